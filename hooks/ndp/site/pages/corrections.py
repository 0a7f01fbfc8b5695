"""`/dinh-chinh/`: false information about platforms or the programme, and what was found."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.derive.programme import Filed, filed
from ndp.i18n import N_
from ndp.model.programme import Correction
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.portal import Portal
from ndp.site.render import View


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every correction's page, in every language."""
    yield from collection_pages(portal, CORRECTIONS)


def _rows(view: View) -> list[Filed[Correction]]:
    found = filed(view.portal.catalogue, Correction)
    return sorted(found, key=lambda item: (-item.record.published_on.latest.toordinal(), item.key))


def _summary(view: View, correction: Correction) -> str:
    return view.plain(correction.finding)


CORRECTIONS = Collection(
    Correction,
    "corrections",
    "corrections.html",
    "correction.html",
    N_("Đính chính tin sai"),
    N_("Thông tin sai sự thật về nền tảng số quốc gia và điều đã kiểm chứng."),
    _rows,
    _summary,
    lambda view, key, correction: {},
)
