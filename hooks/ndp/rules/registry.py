"""Every kind of problem by its code: the one list behind the pages, the reports and the tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ndp.problems.kind import ProblemKind
from ndp.rules.table import ALL_RULES
from ndp.schema.kinds import KINDS as SCHEMA_KINDS
from ndp.source.kinds import KINDS as SOURCE_KINDS


def by_code(kinds: Iterable[ProblemKind]) -> Mapping[str, ProblemKind]:
    """`kinds` by code, in the order of the codes. Raises ValueError when a code or a name is used twice."""
    found: dict[str, ProblemKind] = {}
    names: dict[str, str] = {}
    for kind in sorted(kinds, key=lambda kind: kind.code):
        if kind.code in found:
            raise ValueError(f"{kind.code} is both {found[kind.code].name} and {kind.name}")
        if kind.name in names:
            raise ValueError(f"{kind.name} is both {names[kind.name]} and {kind.code}")
        found[kind.code] = kind
        names[kind.name] = kind.code
    return found


KINDS: Mapping[str, ProblemKind] = by_code((*SOURCE_KINDS, *SCHEMA_KINDS, *(rule.kind for rule in ALL_RULES)))
