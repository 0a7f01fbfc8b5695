"""`/tin-tuc/`: news of the programme, the latest first, each with its sources.

Not the theme's blog: a contributor's text must never meet the site's own Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ndp.derive.programme import Filed, filed
from ndp.i18n import N_
from ndp.model.programme import NewsItem
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.portal import Portal
from ndp.site.render import View


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every item's page, in every language."""
    yield from collection_pages(portal, NEWS)


def latest_first(items: Iterable[Filed[NewsItem]]) -> list[Filed[NewsItem]]:
    """News by the last day it can be of, the latest first."""
    return sorted(items, key=lambda item: (-item.record.date.latest.toordinal(), item.key))


def _rows(view: View) -> list[Filed[NewsItem]]:
    return latest_first(filed(view.portal.catalogue, NewsItem))


def _summary(view: View, item: NewsItem) -> str:
    return view.plain(item.summary)


def _page(view: View, key: str, item: NewsItem) -> Mapping[str, Any]:
    editions = view.portal.catalogue.editions
    return {"editions": [editions[one] for one in item.editions if one in editions]}


NEWS = Collection(
    NewsItem,
    "news",
    "news.html",
    "news_item.html",
    N_("Tin tức"),
    N_("Tin về chương trình và các nền tảng số quốc gia, mỗi tin đều ghi nguồn."),
    _rows,
    _summary,
    _page,
)
