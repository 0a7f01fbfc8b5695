"""Strict reading of the catalogue: which files there are, and what each says, every value with its place."""

from ndp.source.files import CatalogueFile, Walk, read_file, walk
from ndp.source.parse import ParsedFile, parse
from ndp.source.tree import (
    Mapping,
    Node,
    Pointer,
    Scalar,
    Sequence,
    find,
    format_pointer,
    locate,
    locate_key,
    parse_pointer,
)

__all__ = [
    "CatalogueFile",
    "Mapping",
    "Node",
    "ParsedFile",
    "Pointer",
    "Scalar",
    "Sequence",
    "Walk",
    "find",
    "format_pointer",
    "locate",
    "locate_key",
    "parse",
    "parse_pointer",
    "read_file",
    "walk",
]
