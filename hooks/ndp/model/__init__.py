"""The catalogue as typed, immutable records with references resolved."""
