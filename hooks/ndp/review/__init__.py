"""What a change of the catalogue means and whether it may be merged: trees → facts → verdict → words."""
