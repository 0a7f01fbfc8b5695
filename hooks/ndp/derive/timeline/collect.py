"""All moments of all platforms. A new kind of record joins by one function in `SOURCES`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ndp.derive.timeline import life, lists, work
from ndp.derive.timeline.moment import Moment, Source
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue

SOURCES: tuple[Source, ...] = (
    lists.listings,
    lists.responsibilities,
    work.plans,
    work.reports,
    work.evaluations,
    work.recognitions,
    work.measurements,
    life.awards,
    life.events,
    life.news,
    life.stories,
    life.corrections,
    life.registrations,
    life.proposals,
    lists.legal_documents,
)


def timeline(catalogue: Catalogue, platform: str) -> tuple[Moment, ...]:
    """The moments of a platform, oldest first."""
    return _timelines(catalogue).get(platform, ())


@remembered(4)
def _timelines(catalogue: Catalogue) -> Mapping[str, tuple[Moment, ...]]:
    found: dict[str, list[Moment]] = defaultdict(list)
    for source in SOURCES:
        for platform, moment in source(catalogue):
            found[platform].append(moment)
    return {platform: tuple(sorted(_once(moments), key=Moment.sort_key)) for platform, moments in found.items()}


def _once(moments: list[Moment]) -> list[Moment]:
    """`moments` without the issuing of documents that another moment is made of, and without repeats."""
    told = frozenset().union(*(moment.documents for moment in moments if moment.kind != "legal"))
    kept: dict[tuple[object, ...], Moment] = {}
    for moment in moments:
        if moment.kind != "legal" or told.isdisjoint(moment.documents):
            kept.setdefault((moment.kind, moment.record, moment.title, moment.start, *moment.values.values()), moment)
    return list(kept.values())
