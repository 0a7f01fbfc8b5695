"""Every address outside the portal that the catalogue names, with the records that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ndp.model.catalogue import Catalogue
from ndp.rules.addresses import ADDRESS_FIELDS, WITH_ADDRESS


def cited_addresses(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The addresses, sorted, each with the paths of the files that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry, _, part in WITH_ADDRESS.in_entries(catalogue.all_entries()):
        for name in ADDRESS_FIELDS:
            url = getattr(part, name, None)
            if isinstance(url, str):
                found[url].add(entry.path)
    return {url: tuple(sorted(paths)) for url, paths in sorted(found.items())}
