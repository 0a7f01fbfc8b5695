"""Records that were in the catalogue and are no more: what they were called, when they went, as Git tells.

Only what leaves the portal as data is told of. A record that came back is none of these, nor is one that Git has not
seen go. What cannot be read any more by today's schema is told without a title, and so are kinds that tell of persons:
a record of one may have gone because it told too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ndp.export.fields import OPEN_KINDS
from ndp.history import Change, FileChange
from ndp.i18n import LANGUAGES, Language
from ndp.kinds import KIND_BY_NAME, record_of
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue, Entry
from ndp.review.judge import Judge
from ndp.review.tree import PLAIN, TreeFile
from ndp.site import routes
from ndp.site.pages.common import record_title
from ndp.site.portal import Portal
from ndp.site.record_history import UNTOLD_KINDS, operation
from ndp.site.render import View

Key = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A record that is gone, and the commit that took it away.

    `titles` are the last it had, by language, empty where they are not known or not told. `named` are the records that
    it named, as far as that is told.
    """

    kind: str
    id: str
    path: str
    change: Change
    titles: Mapping[Language, str]
    named: tuple[Key, ...]


# The pages and the data of a site ask for the same.
@remembered(2)
def removals(portal: Portal) -> tuple[Removal, ...]:
    """Every record that is gone, the last to go first."""
    gone = list(_gone(portal))
    contents = portal.history.contents(file.before for (kind, _), _, file in gone if kind not in UNTOLD_KINDS)
    judge = Judge(portal.schemas, portal.as_of)
    entries: dict[Key, Entry] = {}
    for key, _, file in gone:
        content = contents.get(file.before)
        reading = judge.read(file.path, TreeFile(PLAIN, file.before, len(content), content)) if content else None
        if reading is not None and reading.entry is not None:
            entries[key] = reading.entry
    titles = _titles(portal, entries)
    return tuple(
        Removal(*key, file.path, change, titles.get(key, {}), _named(key, entries.get(key)))
        for key, change, file in gone
    )


def _gone(portal: Portal) -> Iterator[tuple[Key, Change, FileChange]]:
    """The records that are gone, each by the newest commit that took it away."""
    seen: set[str] = set()
    for commit in portal.history.commits:
        for file in commit.files:
            if operation(file) != "remove" or file.path in seen:
                continue
            seen.add(file.path)
            place = record_of(file.path)
            if place is not None and place[0].name in OPEN_KINDS:
                key = place[0].name, place[1]
                if not portal.catalogue.exists(*key):
                    yield key, commit.change, file


def _titles(portal: Portal, entries: Mapping[Key, Entry]) -> dict[Key, dict[Language, str]]:
    """The titles that the entries had, beside what of the catalogue they name."""
    around = {
        (known.kind, known.id): known
        for entry in entries.values()
        for reference in entry.references
        if (known := portal.catalogue.entry(reference.kind, reference.target)) is not None
    }
    before = replace(portal, catalogue=Catalogue.of((around | dict(entries)).values()))
    views = [View(before, language, routes.home(language)) for language in LANGUAGES]
    return {key: {view.language: record_title(view, *key) for view in views} for key in entries}


def _named(key: Key, entry: Entry | None) -> tuple[Key, ...]:
    """What the record named; at least the platform whose folder it was in."""
    named = {(reference.kind, reference.target): None for reference in entry.references} if entry is not None else {}
    if KIND_BY_NAME[key[0]].depth > 1:
        named["platform", key[1].partition("/")[0]] = None
    return tuple(named)
