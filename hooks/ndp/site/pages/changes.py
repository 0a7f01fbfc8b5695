"""`/thay-doi/`: what changed in the catalogue lately, from Git."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ndp.export.fields import CLOSED_KINDS
from ndp.history import Change, Commit, FileChange
from ndp.i18n import LANGUAGES, N_, Language
from ndp.kinds import record_of
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import KIND_WORDS, record_title
from ndp.site.pages.removals import Removal, removals
from ndp.site.portal import Portal
from ndp.site.record_history import Op, operation
from ndp.site.render import View, render_page

MOST_COMMITS = 100
MOST_RECORDS = 12
OPS: dict[Op, str] = {"add": N_("Thêm mục"), "edit": N_("Sửa"), "remove": N_("Bỏ mục")}


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record in a commit: what was done, what it is called and where it stands; no address where it is no more.

    `path` is its file, where nothing else is known of it.
    """

    op: str
    kind: str = ""
    title: str = ""
    url: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class RecentCommit:
    """A commit with the records it changed, those after `MOST_RECORDS` apart."""

    change: Change
    records: tuple[ChangedRecord, ...]
    more: tuple[ChangedRecord, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The page in every language."""
    for language in LANGUAGES:
        yield _page(portal, language)


def _page(portal: Portal, language: Language) -> Page:
    return render_page(
        portal,
        language,
        "changes.html",
        section="",
        address=lambda other: routes.address("changes", language=other),
        title=lambda view: view._("Thay đổi gần đây"),
        description=lambda view: view._(
            "{count} lần sửa gần nhất của danh mục: ngày nào, ai, mục nào.", count=view.number(MOST_COMMITS)
        ),
        data=lambda view: {"commits": recent_commits(view)},
        changed=portal.history.day.isoformat() if portal.history.day else "",
    )


def recent_commits(view: View) -> list[RecentCommit]:
    """The newest commits that touched records of the catalogue."""
    entries = {entry.path: (entry.kind, entry.id) for entry in view.portal.catalogue.all_entries()}
    gone = {removal.path: removal for removal in removals(view.portal)}

    def recent(commit: Commit) -> RecentCommit:
        records = [_record(view, file, entries.get(file.path), gone.get(file.path)) for file in commit.files]
        return RecentCommit(commit.change, tuple(records[:MOST_RECORDS]), tuple(records[MOST_RECORDS:]))

    return [recent(commit) for commit in view.portal.history.commits[:MOST_COMMITS]]


def _record(view: View, file: FileChange, entry: tuple[str, str] | None, gone: Removal | None) -> ChangedRecord:
    op = view._(OPS[operation(file)])
    if entry is not None:
        return ChangedRecord(op, view._(KIND_WORDS[entry[0]]), record_title(view, *entry), view.record_url(*entry))
    if gone is not None:
        title = gone.titles.get(view.language, "")
        return ChangedRecord(op, view._(KIND_WORDS[gone.kind]), title, path="" if title else gone.id)
    place = record_of(file.path)
    if place is not None and place[0].name in CLOSED_KINDS:
        # Its name is that of a person.
        return ChangedRecord(op, view._(KIND_WORDS[place[0].name]))
    return ChangedRecord(op, path=file.path)
