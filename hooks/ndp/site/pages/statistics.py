"""`/thong-ke/`: figures of the whole programme, every figure with the rows it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.derive.statistics import Coverage, coverage, documents_by_year, records_by_kind
from ndp.doctor.health import Health
from ndp.i18n import LANGUAGES, Language
from ndp.kinds import KIND_BY_NAME, KINDS
from ndp.model.catalogue import Entry
from ndp.model.records import Edition, Level, Platform
from ndp.site import routes
from ndp.site.charts import Bar, bar_chart
from ndp.site.page import Page
from ndp.site.pages.common import MAIN_EDITION, record_title
from ndp.site.pages.editions import editions_by_date
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

LEVELS: tuple[Level, ...] = ("verified", "reported", "unverified")
PRIVATE_KINDS = frozenset({"account", "policy", "measurement"})
"""Kinds without pages of their own, which the table of records leaves out."""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How many platforms a field is known of at one level, and which."""

    level: str
    platforms: tuple[Platform, ...]


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


def _page(portal: Portal, language: Language, health: Health) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        edition = catalogue.editions.get(MAIN_EDITION) or editions_by_date(portal)[0]
        years = documents_by_year(catalogue)
        return {
            "edition": edition,
            "levels": LEVELS,
            "coverage": _coverage_rows(view, edition),
            "coverage_chart": _coverage_chart(view, edition),
            "years": years,
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
        title=lambda view: view._("Thống kê chương trình"),
        description=lambda view: view._(
            "Số liệu của chương trình nền tảng số quốc gia: mức kiểm chứng, văn bản theo năm, danh mục, "
            "số mục mỗi loại."
        ),
        data=data,
        kept=False,
    )


def _health(view: View, health: Health) -> Mapping[str, Any]:
    """How the whole catalogue is: what `ndp doctor` tells and concerns readers."""
    facts = health.facts
    total = sum(facts.values())
    return {
        "facts": [(level, count, round(count * 100 / total) if total else 0) for level, count in facts.items()],
        "unnamed": health.unnamed,
        "stale": [(_record(view, each.entry), each.day) for each in health.stale],
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

    def cell(level: str, ids: tuple[str, ...]) -> CoverageCell:
        return CoverageCell(level, tuple(platforms[one] for one in ids))

    return [
        CoverageRow(
            one.key,
            view._(one.title),
            (*(cell(level, one.known.get(level, ())) for level in LEVELS), cell("missing", one.missing)),
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
