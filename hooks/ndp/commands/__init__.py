"""The commands of `ndp`, one module each (see `ndp.commands.parser.Command`)."""
