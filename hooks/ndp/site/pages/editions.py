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
from ndp.site.pages.link_list import LinkList, ListedLink, link_list_pages
from ndp.site.pages.long_list import LongList, Shown, long_list_pages
from ndp.site.pages.paging import PER_PAGE as LINKS_TO_A_PAGE
from ndp.site.pages.paging import page_address
from ndp.site.portal import Portal
from ndp.site.programme_chart import NARROW, WIDE, ProgrammeChart, moment_anchor, moment_title, programme_chart
from ndp.site.render import View

EDITIONS_TO_A_PAGE = 50
"""Each says what is known and what is not."""
MOST_MOMENTS = 100
"""Up to so many moments stand below their chart; of more, all stand on pages of their own."""
MOMENTS_SLUG: Mapping[Language, str] = {"vi": "dong-thoi-gian", "en": "timeline"}


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
        yield from long_list_pages(portal, _list(portal), language)
        yield from link_list_pages(portal, _moment_list(portal), language)
        for edition in portal.catalogue.editions.values():
            yield from long_list_pages(portal, _edition(portal, edition), language)


def _list(portal: Portal) -> LongList[Edition]:
    moments = programme_moments(portal.catalogue)

    def data(view: View, shown: Shown[Edition]) -> Mapping[str, Any]:
        return {
            "rows": [{"edition": edition} for edition in shown.rows],
            "charts": _charts(view, moments) if shown.number == 1 else [],
            "moments": [MomentRow.of(view, each) for each in moments] if len(moments) <= MOST_MOMENTS else [],
            "moment_count": len(moments),
            "moments_url": view.rel(_moments_address(view.language)),
            "intro": view._(
                "Danh mục được rà soát, bổ sung qua từng lần công bố. Mỗi lần ghi rõ đã biết gì và còn thiếu gì."
            ),
        }

    return LongList(
        "editions",
        "editions.html",
        lambda language: routes.address("editions", language=language),
        lambda view: view._("Các danh mục đã công bố"),
        lambda view: view._("Các lần công bố danh mục nền tảng số từ năm 2022: đã biết gì, còn thiếu gì."),
        len(portal.catalogue.editions),
        lambda view: editions_by_date(portal),
        data,
        size=EDITIONS_TO_A_PAGE,
    )


def _moments_address(language: Language) -> str:
    return routes.address("editions", MOMENTS_SLUG[language], language=language)


def _moment_list(portal: Portal) -> LinkList:
    moments = programme_moments(portal.catalogue)

    def link(view: View, moment: ProgrammeMoment) -> ListedLink:
        url = portal.address_of(moment.kind, moment.record, view.language)
        return ListedLink(moment_title(view, moment), url, view.date(moment.day), moment_anchor(moment))

    return LinkList(
        "editions",
        _moments_address,
        lambda view: view._("Chương trình theo thời gian"),
        lambda view: [section_crumb(view, "editions")],
        len(moments),
        lambda view: [link(view, moment) for moment in moments],
        MOST_MOMENTS,
    )


def _charts(view: View, moments: Sequence[ProgrammeMoment]) -> list[tuple[str, ProgrammeChart]]:
    """The programme over time by the screens it is drawn for."""
    told = {
        moment_anchor(moment): f"{_told_on(view, place, len(moments))}#{moment_anchor(moment)}"
        for place, moment in enumerate(moments)
    }
    drawn = [
        (name, programme_chart(view, moments, measure, told)) for name, measure in (("wide", WIDE), ("narrow", NARROW))
    ]
    return [(name, chart) for name, chart in drawn if chart is not None]


def _told_on(view: View, place: int, count: int) -> str:
    """The page that says in words what the moment at a place of all is; empty where the chart's own does."""
    if count <= MOST_MOMENTS:
        return ""
    return view.rel(page_address(_moments_address(view.language), place // LINKS_TO_A_PAGE + 1, view.language))


def _edition(portal: Portal, edition: Edition) -> LongList[EntryRow]:
    catalogue = portal.catalogue
    entries = [
        EntryRow(entry, catalogue.platforms[entry.platform], provenance_at(edition, ("entries", index)))
        for index, entry in enumerate(edition.entries)
        if entry.platform in catalogue.platforms
    ]
    most = max((item.count for item in edition.host_counts), default=1)

    def data(view: View, shown: Shown[EntryRow]) -> Mapping[str, Any]:
        return {
            "edition": edition,
            "entry": portal.entry("edition", edition.id),
            "rows": shown.rows,
            "hosts_shown": any(row.entry.host for row in shown.all),
            "host_counts": [CountRow(item, index, most) for index, item in enumerate(edition.host_counts)],
            "noted": catalogue.observations_about("edition", edition.id),
        }

    return LongList(
        "editions",
        "edition.html",
        lambda language: routes.address("editions", edition.id, language=language),
        lambda view: view.plain(edition.name),
        lambda view: view.plain(edition.known),
        len(entries),
        lambda view: entries,
        data,
        lambda view: [section_crumb(view, "editions")],
        changed=changed_day(portal, "edition", edition.id),
    )
