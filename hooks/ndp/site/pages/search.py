"""`/tra-cuu/`: the page of the search, which without scripts is an index of everything from A to Z; and its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.search import Item
from ndp.search.build import index_parts
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.pages.letter_index import LetterIndex
from ndp.site.portal import Portal
from ndp.site.render import View, render_page
from ndp.site.searchable import SitePages, item_kinds, items

SECTION = "search"
FOLDER = "assets/search"
# What the search says; {count} and {query} are filled in the browser.
TEXTS: Mapping[str, str] = {
    "count": N_("Tìm thấy: {count}."),
    "none": N_("Không thấy gì cho “{query}”."),
    "hint": N_("Thử bớt từ, gõ không dấu, hoặc tìm cả trong nội dung."),
    "all": N_("Xem mọi kết quả cho “{query}”"),
    "every": N_("Mọi loại"),
    "more": N_("Xem thêm kết quả"),
    "bodies": N_("Tìm cả trong nội dung"),
    "names": N_("Chỉ tìm trong tên và tóm tắt"),
    "forgiveness2": N_("Gần giống, khác dấu:"),
    "forgiveness3": N_("Gần giống, có thể một phím đã gõ nhầm:"),
    "forgiveness4": N_("Không mục nào có đủ các từ. Những mục có một phần:"),
}


def pages(portal: Portal, made: SitePages) -> Iterator[Page]:
    """The page of the search and its index in every language, given all other pages."""
    for language in LANGUAGES:
        yield from language_pages(portal, language, items(portal, language, made))


def index_files(portal: Portal, made: SitePages) -> Iterator[tuple[str, bytes]]:
    """The files that the search fetches: path below the site folder and content. `made` are all pages."""
    for language in LANGUAGES:
        yield from language_files(language, items(portal, language, made))


def language_files(language: Language, found: Sequence[Item]) -> Iterator[tuple[str, bytes]]:
    """Those of one language, whose items are `found`."""
    text = translator(language).text
    texts = {key: text(message) for key, message in TEXTS.items()}
    for name, content in index_parts(language, item_kinds(language), found, texts):
        yield f"{FOLDER}/{name}", content


def language_pages(portal: Portal, language: Language, found: Sequence[Item]) -> Iterator[Page]:
    """The page of the search in one language, whose items are `found`; of a long index, those of each letter too."""
    index = LetterIndex(portal, language, found)

    def data(view: View) -> Mapping[str, Any]:
        return {
            "letters": index.letters(view),
            "groups": index.groups() if index.together else [],
            "count": view.number(index.count),
            "examples": [view._(text) for text in (N_("ban do so"), N_("186/QD"), N_("ĐTĐM"), N_("cloud"))],
        }

    yield render_page(
        portal,
        language,
        "search.html",
        section=SECTION,
        address=lambda other: routes.address(SECTION, language=other),
        title=lambda view: section_crumb(view, SECTION).title,
        description=lambda view: view._(
            "Tìm nền tảng, tổ chức, văn bản, nhiệm vụ và bài hướng dẫn; bảng tra theo chữ cái của mọi trang."
        ),
        data=data,
    )
    if not index.together:
        yield from index.pages()
