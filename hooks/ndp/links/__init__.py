"""The catalogue's addresses in the wide web: which lead nowhere, elsewhere, or to another owner."""
