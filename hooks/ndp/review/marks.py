"""Which differences a reviewer has to look at twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ndp.review.compare import Difference
from ndp.review.facts import Mark
from ndp.review.shown import domains, is_within

RISING = ("unverified", "reported", "verified")
RIGHTS = frozenset({"account", "policy"})


def marks_of(kind: str, difference: Difference, version: Any, known_domains: frozenset[str]) -> tuple[Mark, ...]:
    """The marks of a difference in a record of `kind`, each once.

    `version` is the record's data in which the difference's pointer leads somewhere; `known_domains` are those that
    the record named before.
    """
    return tuple(dict.fromkeys(_marks(kind, difference, version, known_domains)))


def _marks(kind: str, difference: Difference, version: Any, known_domains: frozenset[str]) -> Iterator[Mark]:
    if kind in RIGHTS:
        yield "rights"
    if difference.op in ("added", "changed") and difference.shape is not None:
        found = domains(difference.after, difference.shape)
        if any(not is_within(domain, known_domains) for domain in found):
            yield "new-domain"
    steps = difference.pointer
    if kind == "assignment" and _is_about_host(difference, version):
        yield "host"
    if "contacts" in steps[:1]:
        yield "contact"
    if "status" in steps:
        yield "status"
    if steps == ("parent",):
        yield "parent"
    if steps[-1:] == ("level",) and _rises(difference.before, difference.after):
        yield "level"


def _is_about_host(difference: Difference, version: Any) -> bool:
    if difference.pointer[:1] != ("assignments",):
        return False
    items = [difference.before, difference.after] if len(difference.pointer) <= len(("assignments", 0)) else []
    if len(difference.pointer) > 1:
        items.append(version["assignments"][difference.pointer[1]])
    flat = [each for item in items for each in (item if isinstance(item, list) else [item])]
    became = difference.pointer[-1] == "role" and "host" in (difference.before, difference.after)
    return became or any(isinstance(item, dict) and item.get("role") == "host" for item in flat)


def _rises(before: Any, after: Any) -> bool:
    return before in RISING and after in RISING and RISING.index(after) > RISING.index(before)
