"""`/dien-hinh/`: how platforms were put to good use, and guides to using them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from ndp.derive.programme import Filed, filed
from ndp.i18n import N_
from ndp.model.programme import Story
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.pages.long_list import Shown
from ndp.site.pages.programme_titles import body_name
from ndp.site.portal import Portal
from ndp.site.render import View


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every story's page, in every language."""
    yield from collection_pages(portal, STORIES)


def newest_stories(items: Iterable[Filed[Story]]) -> list[Filed[Story]]:
    """Stories, the latest first; those without a time last."""
    return sorted(items, key=lambda item: (-item.record.date.latest.toordinal() if item.record.date else 0, item.key))


def _rows(view: View) -> list[Filed[Story]]:
    kinds = view.portal.vocabulary.codes("story.kind")
    return sorted(newest_stories(filed(view.portal.catalogue, Story)), key=lambda item: kinds.index(item.record.kind))


def _listed(view: View, shown: Shown[Filed[Story]]) -> Mapping[str, Any]:
    return {"groups": [(kind, list(items)) for kind, items in groupby(shown.rows, lambda item: item.record.kind)]}


def _summary(view: View, story: Story) -> str:
    return view.plain(story.summary)


def _page(view: View, key: str, story: Story) -> Mapping[str, Any]:
    return {"author": body_name(view, story.organisation) if story.organisation else ""}


STORIES = Collection(
    Story,
    "stories",
    "stories.html",
    "story.html",
    N_("Điển hình và hướng dẫn sử dụng"),
    N_("Những nơi dùng tốt nền tảng số và bài hướng dẫn sử dụng từng nền tảng."),
    _rows,
    _summary,
    _page,
    _listed,
)
