"""`/vinh-danh/`: who was honoured for which month, quarter or year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.derive.programme import Filed, filed
from ndp.i18n import N_
from ndp.model.programme import Award
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.pages.programme_titles import award_title
from ndp.site.portal import Portal
from ndp.site.render import View


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every award's page, in every language."""
    yield from collection_pages(portal, AWARDS)


def newest_first(awards: tuple[Filed[Award], ...]) -> list[Filed[Award]]:
    """Awards by the period they are for, the latest first; the longer of two that end together first."""
    return sorted(awards, key=lambda item: (-item.record.span.last.toordinal(), item.record.span.first, item.key))


def _rows(view: View) -> list[Filed[Award]]:
    return newest_first(filed(view.portal.catalogue, Award))


def _summary(view: View, award: Award) -> str:
    return view.plain(award.reason) or f"{award_title(view, award)}, {award.span.title(view.language)}."


def _page(view: View, key: str, award: Award) -> Mapping[str, Any]:
    return {"ceremony": view.portal.catalogue.entry("event", award.event) if award.event else None}


AWARDS = Collection(
    Award,
    "awards",
    "awards.html",
    "award.html",
    N_("Vinh danh"),
    N_("Các nền tảng số, tổ chức, doanh nghiệp được khen thưởng, vinh danh theo tháng, quý, năm."),
    _rows,
    _summary,
    _page,
)
