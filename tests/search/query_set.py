"""The questions of `queries.yml` and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ndp.i18n import Language

TOP_ONE = 97
"""Of a hundred questions, so many have the right answer first; all have it among the first `SHOWN`."""
SHOWN = 3


@dataclass(frozen=True)
class Query:
    """What is typed, and the address or addresses that are right."""

    category: str
    text: str
    language: Language
    answers: tuple[str, ...]

    def rank(self, found: Sequence[str]) -> int:
        """The place of the first right answer among the addresses found, from 0; past the end where there is none."""
        return next((place for place, address in enumerate(found) if address in self.answers), len(found))


def _queries() -> tuple[Query, ...]:
    rows = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
    return tuple(
        Query(
            category,
            str(row["q"]),
            row.get("lang", "vi"),
            tuple([row["to"]] if isinstance(row["to"], str) else row["to"]),
        )
        for category, members in rows.items()
        for row in members
    )


QUERIES = _queries()


def check(ranks: Sequence[int], shown: Sequence[Sequence[str]]) -> None:
    """Hold the ranks of all queries, and the addresses shown for each, against the goals."""
    missed = [
        (query.category, query.text, list(found[:SHOWN]))
        for query, rank, found in zip(QUERIES, ranks, shown, strict=True)
        if rank >= min(SHOWN, len(found))
    ]
    assert missed == []
    first = sum(rank == 0 for rank in ranks)
    assert first * 100 >= TOP_ONE * len(ranks)
