"""What became of the platforms from one edition of the list to another."""

from __future__ import annotations

from itertools import combinations

from ndp.export.derived_documents import EditionComparison, ListedPlatform, MovedPlatform
from ndp.model.catalogue import Catalogue
from ndp.model.records import Edition


def edition_pairs(catalogue: Catalogue) -> list[tuple[Edition, Edition]]:
    """All pairs of editions, the older first."""
    editions = sorted(catalogue.editions.values(), key=lambda edition: (str(edition.date or ""), edition.id))
    return list(combinations(editions, 2))


def compare(before: Edition, after: Edition) -> EditionComparison:
    """What differs between two editions."""
    old, new = _lines(before), _lines(after)
    both = [platform for platform in new if platform in old]
    changed = [
        MovedPlatform(platform=platform, before=old[platform], after=new[platform])
        for platform in both
        if old[platform] != new[platform]
    ]
    return EditionComparison(
        before=before.id,
        after=after.id,
        complete=_is_complete(before) and _is_complete(after),
        added=[line for platform, line in new.items() if platform not in old],
        removed=[line for platform, line in old.items() if platform not in new],
        changed=changed,
        same=len(both) - len(changed),
    )


def _lines(edition: Edition) -> dict[str, ListedPlatform]:
    return {
        entry.platform: ListedPlatform(platform=entry.platform, number=entry.number, group=entry.group, host=entry.host)
        for entry in edition.entries
    }


def _is_complete(edition: Edition) -> bool:
    return edition.total is not None and len(edition.entries) >= edition.total
