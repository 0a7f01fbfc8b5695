"""`/tra-cuu/`: the page of the search, which without scripts is an index of everything from A to Z; and its files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.search import Item, build_index
from ndp.search.build import shortened
from ndp.search.words import parse, words_of
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.portal import Portal
from ndp.site.render import View, render_page
from ndp.site.templating import sentence_case
from ndp.site.searchable import foreign, item_kinds, items
from ndp.text import sort_key

SECTION = "search"
FOLDER = "assets/search"
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Anchors as Telex keys: they can be typed, and no two letters share one.
KEYS = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
FIGURES = "0–9"
OTHERS = "…"

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


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of the index: what it is filed under, where it leads, and what stands behind it.

    `language` is that of the text where it is not the page's.
    """

    text: str
    url: str
    remark: str
    language: str
    remark_language: str


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """A letter of the alphabet with its lines."""

    letter: str
    anchor: str
    entries: tuple[IndexEntry, ...]


def pages(portal: Portal, made: Sequence[Page]) -> Iterator[Page]:
    """The page of the search in every language, given all other pages."""
    for language in LANGUAGES:
        yield _page(portal, language, made)


def index_files(portal: Portal, made: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """The files that the search fetches: path below the site folder and content. `made` are all pages."""
    for language in LANGUAGES:
        text = translator(language).text
        texts = {key: text(message) for key, message in TEXTS.items()}
        built = build_index(language, item_kinds(language), items(portal, language, made), texts)
        for name, content in built.files.items():
            yield f"{FOLDER}/{name}", content


def _page(portal: Portal, language: Language, made: Sequence[Page]) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        letters = index_letters(view, items(portal, language, made))
        return {
            "letters": letters,
            "examples": [view._(text) for text in (N_("ban do so"), N_("186/QD"), N_("ĐTĐM"), N_("cloud"))],
        }

    return render_page(
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
        kept=False,
    )


def index_letters(view: View, found: Sequence[Item]) -> list[IndexLetter]:
    """Every listed item under its name and its further names, in Vietnamese alphabetical order."""
    titles = {kind.key: kind.title for kind in item_kinds(view.language)}
    entries: dict[tuple[str, str], IndexEntry] = {}
    for item in found:
        if not item.listed:
            continue
        name = _filed(view, item)
        # Publications without a title are only told apart by what they say.
        said = f": {shortened(item.summary, 80)}" if item.kind == "publication" and item.summary else ""
        entries[name, item.url] = _entry(view, name, item.url, titles[item.kind] + said)
        for alias in item.aliases:
            entries.setdefault((alias, item.url), _entry(view, alias, item.url, item.name))
    groups: dict[str, list[IndexEntry]] = {}
    for entry in sorted(entries.values(), key=lambda entry: (sort_key(entry.text), entry.url)):
        groups.setdefault(_letter(entry.text), []).append(entry)
    order = [FIGURES, *(letter.upper() for letter in LETTERS), OTHERS]
    return [IndexLetter(letter, _anchor(letter), tuple(groups[letter])) for letter in sorted(groups, key=order.index)]


def _filed(view: View, item: Item) -> str:
    """What an item is filed under: a platform by what makes it differ from other platforms."""
    if item.kind != "platform":
        return item.name
    general = section_crumb(view, "platforms").title + " "
    return sentence_case(item.name.removeprefix(general))


def _entry(view: View, text: str, url: str, remark: str) -> IndexEntry:
    return IndexEntry(text, view.rel(url), remark, foreign(text, view.language), foreign(remark, view.language))


def _letter(text: str) -> str:
    words = words_of(text)
    if not words:
        return OTHERS
    if words[0].folded[0].isdigit():
        return FIGURES
    letter = unicodedata.normalize("NFC", words[0].letters[0])
    if letter not in LETTERS:
        letter = parse(letter).folded
    return letter.upper() if letter in LETTERS else OTHERS


def _anchor(letter: str) -> str:
    if letter in (FIGURES, OTHERS):
        return "chu-so" if letter == FIGURES else "chu-khac"
    return f"chu-{KEYS.get(letter.lower(), letter.lower())}"
