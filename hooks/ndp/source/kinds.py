"""NDP1xx: everything that can be wrong with a catalogue file as bytes, as text and as YAML."""

from __future__ import annotations

from ndp.problems import ProblemKind
from ndp.source import character_kinds, file_kinds, structure_kinds, syntax_kinds

KINDS: tuple[ProblemKind, ...] = (
    *file_kinds.KINDS,
    *character_kinds.KINDS,
    *structure_kinds.KINDS,
    *syntax_kinds.KINDS,
)
