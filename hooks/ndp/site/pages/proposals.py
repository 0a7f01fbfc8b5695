"""`/de-xuat/`: platforms that ministries and provinces propose for the list, and what became of each proposal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.derive.programme import Filed, filed
from ndp.i18n import N_
from ndp.model.programme import Proposal
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.portal import Portal
from ndp.site.render import View

BY_PROVINCE, BY_MINISTRY = "186/d2.iv.3", "186/d2.iii.2.c"
"""The clauses by which a province, or any other body, proposes."""


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every proposal's page, in every language."""
    yield from collection_pages(portal, PROPOSALS)


def _rows(view: View) -> list[Filed[Proposal]]:
    found = filed(view.portal.catalogue, Proposal)
    return sorted(found, key=lambda item: (-item.record.proposed_on.latest.toordinal(), item.key))


def _summary(view: View, proposal: Proposal) -> str:
    return view.plain(proposal.purpose or proposal.need)


def _page(view: View, key: str, proposal: Proposal) -> Mapping[str, Any]:
    proposer = view.portal.catalogue.organisations.get(proposal.proposer)
    province = proposer is not None and proposer.kind == "province-level"
    return {
        "clause": BY_PROVINCE if province else BY_MINISTRY,
        "platform": view.portal.catalogue.platforms.get(proposal.platform or ""),
    }


PROPOSALS = Collection(
    Proposal,
    "proposals",
    "proposals.html",
    "proposal.html",
    N_("Đề xuất nền tảng mới"),
    N_("Các nền tảng do bộ, ngành, địa phương đề xuất bổ sung vào danh mục và kết quả xem xét."),
    _rows,
    _summary,
    _page,
)
