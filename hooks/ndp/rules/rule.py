"""What a rule is: a kind of problem and a pure function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ndp.model.catalogue import Catalogue, Entry
from ndp.model.references import Pointer
from ndp.problems import ProblemKind


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
    """One entry of the table: `check(catalogue, as_of)` yields each place that breaks the rule."""

    kind: ProblemKind
    check: Check
