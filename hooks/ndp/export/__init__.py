"""The catalogue as files for others to build on: made from model and schemas, the same bytes for the same commit."""
