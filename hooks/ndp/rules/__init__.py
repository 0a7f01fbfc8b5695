"""What a schema cannot say: rules over the whole catalogue, one pure function each, one table of them all."""
