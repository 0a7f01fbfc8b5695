"""The health of the catalogue and of a built site, summed up on a day."""
