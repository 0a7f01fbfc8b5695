"""What a rule is: a kind of problem, a pure function that finds it, and what that function looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.references import Pointer
from ndp.problems import ProblemKind

ANY = tuple(KIND_BY_NAME)
"""Every kind of record."""
NAMES = "names"
"""Among what a rule reads: which files there are, of whatever kind."""
CITATIONS = "citations"
"""Among what a rule reads: which publications are referred to, by records of whatever kind."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that breaks a rule. `at_key` points at the name of the field rather than its value."""

    entry: Entry
    pointer: Pointer = ()
    values: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False


Check = Callable[[Catalogue, date], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the table: `check(catalogue, as_of)` yields each place that breaks the rule.

    It looks at records of the kinds in `each` one by one: what it finds in one depends on that record and on what it
    reads, never on another record of these kinds. What it `reads` are kinds, whose records and files that cannot be
    read may all matter to every finding, NAMES and CITATIONS. It looks at nothing else.
    """

    kind: ProblemKind
    check: Check
    each: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
