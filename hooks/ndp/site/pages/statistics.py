"""`/thong-ke/`: figures of the whole programme, every figure with the rows it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.derive.statistics import Coverage, YearCount, coverage, documents_by_year, records_by_kind
from ndp.doctor.health import Health
from ndp.i18n import LANGUAGES, N_, Language
from ndp.kinds import KIND_BY_NAME, KINDS
from ndp.model.catalogue import Entry
from ndp.model.records import Edition, Level, Platform
from ndp.site import routes
from ndp.site.charts import Bar, bar_chart
from ndp.site.page import Page
from ndp.site.pages.common import MAIN_EDITION, record_title
from ndp.site.pages.editions import editions_by_date
from ndp.site.pages.link_list import SHOWN, LinkList, ListedLink, link_list_pages
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page
from ndp.site.templating import sentence_case

LEVELS: tuple[Level, ...] = ("verified", "reported", "unverified")
TITLE, UNKNOWN, UNNAMED = N_("Thống kê chương trình"), N_("Chưa biết"), N_("Nền tảng còn chờ nguồn cho tên")
STALE = N_("Nền tảng, tổ chức, phân công không sửa quá {count} tháng")
MISSING = "missing"
KNOWN_SLUG: Mapping[Language, str] = {"vi": "da-biet", "en": "known"}
UNNAMED_SLUG: Mapping[Language, str] = {"vi": "cho-ten", "en": "unnamed"}
DOCUMENTS_SLUG: Mapping[Language, str] = {"vi": "van-ban", "en": "documents"}
STALE_SLUG: Mapping[Language, str] = {"vi": "lau-chua-sua", "en": "long-unchanged"}
PRIVATE_KINDS = frozenset({"account", "policy", "measurement"})
"""Kinds without pages of their own, which the table of records leaves out."""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How many platforms a field is known of at one level, and the first of them; all stand at `url`."""

    level: str
    platforms: tuple[Platform, ...]
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A field of platforms: known at each level, then missing."""

    key: str
    title: str
    cells: tuple[CoverageCell, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The page in every language."""
    health = Health(portal.catalogue, portal.as_of, portal.history)
    for language in LANGUAGES:
        yield _page(portal, language, health)
        for found in _link_lists(portal, health):
            yield from link_list_pages(portal, found, language)


def _cell_address(key: str, level: str, language: Language) -> str:
    return routes.address("statistics", KNOWN_SLUG[language], key, level, language=language)


def _list_address(name: Mapping[Language, str], language: Language) -> str:
    return routes.address("statistics", name[language], language=language)


def _link_lists(portal: Portal, health: Health) -> Iterator[LinkList]:
    """The lists that may be longer than the page shows."""

    def crumbs(view: View) -> list[Crumb]:
        return [Crumb(view._(TITLE), routes.address("statistics", language=view.language))]

    edition = _edition(portal)
    for one in coverage(portal.catalogue, [entry.platform for entry in edition.entries]):
        for level, ids in (*((level, one.known.get(level, ())) for level in LEVELS), (MISSING, one.missing)):
            yield _cell_list(portal, one, level, ids, crumbs)
    for year in documents_by_year(portal.catalogue):
        yield _year_list(portal, year, crumbs)
    yield LinkList(
        "statistics",
        lambda language: _list_address(UNNAMED_SLUG, language),
        lambda view: view._(UNNAMED),
        crumbs,
        len(health.unnamed),
        lambda view: _platform_links(view, health.unnamed),
    )
    yield LinkList(
        "statistics",
        lambda language: _list_address(STALE_SLUG, language),
        lambda view: view._(STALE, count=health.months),
        crumbs,
        len(health.stale),
        lambda view: [
            ListedLink(
                record_title(view, each.entry.kind, each.entry.id),
                portal.address_of(each.entry.kind, each.entry.id, view.language),
                view.date(each.day),
            )
            for each in health.stale
        ],
    )


def _year_address(year: int, language: Language) -> str:
    return routes.address("statistics", DOCUMENTS_SLUG[language], str(year), language=language)


def _year_list(portal: Portal, year: YearCount, crumbs: Callable[[View], list[Crumb]]) -> LinkList:
    return LinkList(
        "statistics",
        lambda language: _year_address(year.year, language),
        lambda view: view._("Văn bản năm {year}", year=year.year),
        crumbs,
        len(year.documents),
        lambda view: [
            ListedLink(view.clause(each), portal.address_of("legal", each, view.language)) for each in year.documents
        ],
    )


def _cell_list(
    portal: Portal, one: Coverage, level: str, ids: tuple[str, ...], crumbs: Callable[[View], list[Crumb]]
) -> LinkList:
    def title(view: View) -> str:
        word = view._(UNKNOWN) if level == MISSING else view.label("provenance.level", level)
        return f"{view._(one.title)}: {sentence_case(word)}"

    platforms = portal.catalogue.platforms
    return LinkList(
        "statistics",
        lambda language: _cell_address(one.key, level, language),
        title,
        crumbs,
        len(ids),
        lambda view: _platform_links(view, [platforms[each] for each in ids]),
    )


def _platform_links(view: View, platforms: Iterable[Platform]) -> list[ListedLink]:
    return [
        ListedLink(view.platform_title(each), view.portal.address_of("platform", each.id, view.language))
        for each in platforms
    ]


def _edition(portal: Portal) -> Edition:
    return portal.catalogue.editions.get(MAIN_EDITION) or editions_by_date(portal)[0]


def _page(portal: Portal, language: Language, health: Health) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        edition = _edition(portal)
        years = documents_by_year(catalogue)
        return {
            "edition": edition,
            "levels": LEVELS,
            "coverage": _coverage_rows(view, edition),
            "coverage_chart": _coverage_chart(view, edition),
            "years": years,
            "shown": SHOWN,
            "year_url": lambda year: view.rel(_year_address(year, language)),
            "years_chart": bar_chart(
                view._("Văn bản theo năm"),
                [Bar(str(one.year), len(one.documents), view.number(len(one.documents))) for one in years],
                (view._("Năm"), view._("Số văn bản")),
            ),
            "lists_chart": _lists_chart(view),
            "kinds": _kind_rows(view),
            **_health(view, health),
            "intro": view._("Cổng biết gì và chắc đến đâu, điều gì đã diễn ra. Mỗi con số mở ra danh sách mà nó đếm."),
        }

    return render_page(
        portal,
        language,
        "statistics.html",
        section="statistics",
        address=lambda other: routes.address("statistics", language=other),
        title=lambda view: view._(TITLE),
        description=lambda view: view._(
            "Số liệu của chương trình nền tảng số quốc gia: mức kiểm chứng, văn bản theo năm, danh mục, "
            "số mục mỗi loại."
        ),
        data=data,
    )


def _health(view: View, health: Health) -> Mapping[str, Any]:
    """How the whole catalogue is: what `ndp doctor` tells and concerns readers."""
    facts = health.facts
    total = sum(facts.values())
    return {
        "facts": [(level, count, round(count * 100 / total) if total else 0) for level, count in facts.items()],
        "unnamed": health.unnamed[:SHOWN],
        "unnamed_count": len(health.unnamed),
        "unnamed_url": view.rel(_list_address(UNNAMED_SLUG, view.language)),
        "stale": [(_record(view, each.entry), each.day) for each in health.stale[:SHOWN]],
        "stale_count": len(health.stale),
        "stale_url": view.rel(_list_address(STALE_SLUG, view.language)),
        "months": health.months,
        "untranslated": [
            (view._(KIND_BY_NAME[kind].title), count)
            for kind, count in health.untranslated.items()
            if kind not in PRIVATE_KINDS
        ],
    }


def _record(view: View, entry: Entry) -> tuple[str, str]:
    """Address and title of the page that shows an entry."""
    return view.record_url(entry.kind, entry.id), record_title(view, entry.kind, entry.id)


def _coverages(view: View, edition: Edition) -> tuple[Coverage, ...]:
    return coverage(view.portal.catalogue, [entry.platform for entry in edition.entries])


def _coverage_rows(view: View, edition: Edition) -> list[CoverageRow]:
    platforms = view.portal.catalogue.platforms

    def cell(key: str, level: str, ids: tuple[str, ...]) -> CoverageCell:
        url = view.rel(_cell_address(key, level, view.language))
        return CoverageCell(level, tuple(platforms[one] for one in ids[:SHOWN]), len(ids), url)

    return [
        CoverageRow(
            one.key,
            view._(one.title),
            (
                *(cell(one.key, level, one.known.get(level, ())) for level in LEVELS),
                cell(one.key, MISSING, one.missing),
            ),
        )
        for one in _coverages(view, edition)
    ]


def _coverage_chart(view: View, edition: Edition) -> Any:
    """How many of the list's platforms each field is sourced for: verified or reported."""
    bars = []
    for one in _coverages(view, edition):
        sourced = sum(len(one.known.get(level, ())) for level in ("verified", "reported"))
        text = f"{view.number(sourced)} / {view.number(len(edition.entries))}"
        bars.append(Bar(view._(one.title), sourced, text))
    return bar_chart(
        view._("Số nền tảng đã có nguồn, theo từng thông tin"),
        bars,
        (view._("Thông tin"), view._("Nền tảng đã có nguồn")),
    )


def _lists_chart(view: View) -> Any:
    editions = [edition for edition in editions_by_date(view.portal) if edition.total is not None]
    return bar_chart(
        view._("Số nền tảng mỗi danh mục công bố"),
        [
            Bar(
                f"{view.edition_short(edition)} ({edition.date or '–'})",
                edition.total or 0,
                view.number(edition.total or 0),
            )
            for edition in editions
        ],
        (view._("Danh mục"), view._("Số nền tảng")),
    )


def _kind_rows(view: View) -> list[Mapping[str, Any]]:
    counts = records_by_kind(view.portal.catalogue)
    return [
        {
            "title": view._(kind.title),
            "count": counts.get(kind.name, 0),
            "url": view.to(routes.SECTION_OF_KIND[kind.name]),
        }
        for kind in KINDS
        if kind.name not in PRIVATE_KINDS
    ]
