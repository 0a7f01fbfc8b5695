"""`/danh-muc/`: the published lists and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ndp.derive.programme_moments import ProgrammeMoment, programme_moments
from ndp.i18n import LANGUAGES, Language
from ndp.model.provenance import provenance_at
from ndp.model.records import Edition, EditionEntry, FieldProvenance, HostCount, Platform
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, section_crumb
from ndp.site.portal import Portal
from ndp.site.programme_chart import NARROW, WIDE, ProgrammeChart, moment_anchor, moment_title, programme_chart
from ndp.site.render import View, render_page


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of an edition."""

    entry: EditionEntry
    platform: Platform
    provenance: FieldProvenance


@dataclass(frozen=True, slots=True)
class CountRow:
    """A host's count; `index` is its place in the file, `most` the greatest count."""

    item: HostCount
    index: int
    most: int


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A moment of the programme in words."""

    moment: ProgrammeMoment
    title: str
    url: str
    anchor: str

    @classmethod
    def of(cls, view: View, moment: ProgrammeMoment) -> MomentRow:
        """The row of a moment."""
        address = view.record_url(moment.kind, moment.record)
        return cls(moment, moment_title(view, moment), address, moment_anchor(moment))


def editions_by_date(portal: Portal) -> list[Edition]:
    """All editions, oldest first; those without a date last."""
    return sorted(portal.catalogue.editions.values(), key=lambda edition: (str(edition.date or "9999"), edition.id))


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every edition's page, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for edition in portal.catalogue.editions.values():
            yield _edition(portal, edition, language)


def _list(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        moments = programme_moments(portal.catalogue)
        return {
            "rows": [{"edition": edition} for edition in editions_by_date(portal)],
            "charts": _charts(view, moments),
            "moments": [MomentRow.of(view, moment) for moment in moments],
            "intro": view._(
                "Danh mục được rà soát, bổ sung qua từng lần công bố. Mỗi lần ghi rõ đã biết gì và còn thiếu gì."
            ),
        }

    return render_page(
        portal,
        language,
        "editions.html",
        section="editions",
        address=lambda other: routes.address("editions", language=other),
        title=lambda view: view._("Các danh mục đã công bố"),
        description=lambda view: view._("Các lần công bố danh mục nền tảng số từ năm 2022: đã biết gì, còn thiếu gì."),
        data=data,
    )


def _charts(view: View, moments: Sequence[ProgrammeMoment]) -> list[tuple[str, ProgrammeChart]]:
    """The programme over time by the screens it is drawn for."""
    drawn = [
        (name, programme_chart(view, moments, measure)) for name, measure in (("wide", WIDE), ("narrow", NARROW))
    ]
    return [(name, chart) for name, chart in drawn if chart is not None]


def _edition(portal: Portal, edition: Edition, language: Language) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        rows = [
            EntryRow(entry, catalogue.platforms[entry.platform], provenance_at(edition, ("entries", index)))
            for index, entry in enumerate(edition.entries)
            if entry.platform in catalogue.platforms
        ]
        most = max((item.count for item in edition.host_counts), default=1)
        return {
            "edition": edition,
            "entry": portal.entry("edition", edition.id),
            "rows": rows,
            "hosts_shown": any(row.entry.host for row in rows),
            "host_counts": [CountRow(item, index, most) for index, item in enumerate(edition.host_counts)],
            "noted": catalogue.observations_about("edition", edition.id),
        }

    return render_page(
        portal,
        language,
        "edition.html",
        section="editions",
        address=lambda other: routes.address("editions", edition.id, language=other),
        title=lambda view: view.plain(edition.name),
        description=lambda view: view.plain(edition.known),
        crumbs=lambda view: [section_crumb(view, "editions")],
        data=data,
        changed=changed_day(portal, "edition", edition.id),
    )
