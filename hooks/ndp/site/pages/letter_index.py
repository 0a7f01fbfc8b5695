"""The index of everything from A to Z: on the page of the search, or, where it is long, a few pages for each letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ndp.i18n import Language
from ndp.search import Item
from ndp.search.build import shortened
from ndp.search.words import parse, words_of
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.pages.paging import numbered, page_address, page_count, pager, rows_of
from ndp.site.portal import Portal
from ndp.site.render import View, render_page
from ndp.site.searchable import foreign, item_kinds
from ndp.site.templating import sentence_case
from ndp.text import sort_key

MOST_TOGETHER = 1000
"""Up to so many lines stand on one page; of more, each letter has pages of its own."""
PER_PAGE = 300
LETTER_SLUG: Mapping[Language, str] = {"vi": "chu", "en": "letter"}
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Anchors as Telex keys: they can be typed, and no two letters share one.
KEYS = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
FIGURES = "0–9"
OTHERS = "…"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of the index: what it is filed under, where it leads (site-absolute), and what stands behind it.

    `language` is that of the text where it is not the page's.
    """

    text: str
    url: str
    remark: str
    language: str
    remark_language: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A letter of the alphabet with its lines."""

    letter: str
    anchor: str
    entries: Sequence[IndexEntry]


@dataclass(frozen=True, slots=True)
class LetterLink:
    """A letter, where its lines stand as written on the page, and how many they are."""

    letter: str
    url: str
    count: str


class LetterIndex:
    """Every listed item under its name and its further names, in Vietnamese alphabetical order.

    The page that the index stands on is not in it.
    """

    def __init__(self, portal: Portal, language: Language, found: Sequence[Item]) -> None:
        self._portal = portal
        self._language: Language = language
        own = routes.address("search", language=language)
        self._found = [item for item in found if item.listed and item.url != own]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(map(len, self._by_letter.values()))

    @property
    def together(self) -> bool:
        """Whether all lines stand on the page of the search."""
        return self.count <= MOST_TOGETHER

    def letters(self, view: View) -> list[LetterLink]:
        """The letters that have lines, as the page of `view` leads to them."""
        return [
            LetterLink(
                letter,
                f"#{_anchor(letter)}" if self.together else view.rel(self._address(letter, view.language)),
                view.number(len(entries)),
            )
            for letter, entries in self._by_letter.items()
        ]

    def groups(self) -> list[IndexGroup]:
        """The lines by letter."""
        return [IndexGroup(letter, _anchor(letter), _sorted(entries)) for letter, entries in self._by_letter.items()]

    def pages(self) -> Iterator[Page]:
        """The pages of every letter."""
        for letter, entries in self._by_letter.items():
            kept: list[Sequence[IndexEntry]] = []
            for number in range(1, page_count(entries, PER_PAGE) + 1):
                yield self._page(letter, number, kept)

    def _page(self, letter: str, number: int, kept: list[Sequence[IndexEntry]]) -> Page:
        """Page `number` of a letter; `kept` holds its lines in order once a page has asked for them."""

        def data(view: View) -> Mapping[str, object]:
            if not kept:
                kept.append(_sorted(self._by_letter[letter]))
            first = self._address(letter, self._language)
            return {
                "letter": letter,
                "letters": self.letters(view),
                "entries": rows_of(kept[0], number, PER_PAGE),
                "count": view.number(len(kept[0])),
                "number": number,
                "pager": pager(view, first, number, page_count(kept[0], PER_PAGE)),
            }

        return render_page(
            self._portal,
            self._language,
            "letter.html",
            section="search",
            address=lambda other: self._alternate(letter, number, other),
            title=lambda view: numbered(view._("Bảng tra: {letter}", letter=letter), number, view),
            description=lambda view: numbered(
                view._("Mọi trang của Cổng có tên bắt đầu bằng {letter}.", letter=letter), number, view
            ),
            crumbs=lambda view: [section_crumb(view, "search")],
            data=data,
            listed=False,
        )

    def _address(self, letter: str, language: Language) -> str:
        slug = _anchor(letter).removeprefix("chu-")
        return routes.address("search", LETTER_SLUG[language], slug, language=language)

    def _alternate(self, letter: str, number: int, other: Language) -> str:
        """The page in another language: names differ there, so a letter may have none, and fewer pages."""
        if other == self._language:
            return page_address(self._address(letter, other), number, other)
        return routes.address("search", language=other)

    @cached_property
    def _by_letter(self) -> dict[str, list[IndexEntry]]:
        view = View(self._portal, self._language, routes.address("search", language=self._language))
        groups: dict[str, list[IndexEntry]] = {}
        for entry in _entries(view, self._found):
            groups.setdefault(_letter(entry.text), []).append(entry)
        order = [FIGURES, *(letter.upper() for letter in LETTERS), OTHERS]
        return {letter: groups[letter] for letter in sorted(groups, key=order.index)}


def _sorted(entries: Sequence[IndexEntry]) -> list[IndexEntry]:
    return sorted(entries, key=lambda entry: (sort_key(entry.text), entry.url))


def _entries(view: View, found: Sequence[Item]) -> Iterator[IndexEntry]:
    titles = {kind.key: kind.title for kind in item_kinds(view.language)}
    entries: dict[tuple[str, str], IndexEntry] = {}
    for item in found:
        name = _filed(view, item)
        # Publications without a title are only told apart by what they say.
        said = f": {shortened(item.summary, 80)}" if item.kind == "publication" and item.summary else ""
        entries[name, item.url] = _entry(view, name, item.url, titles[item.kind] + said)
        for alias in item.aliases:
            entries.setdefault((alias, item.url), _entry(view, alias, item.url, item.name))
    yield from entries.values()


def _filed(view: View, item: Item) -> str:
    """What an item is filed under: a platform by what makes it differ from other platforms."""
    if item.kind != "platform":
        return item.name
    general = section_crumb(view, "platforms").title + " "
    return sentence_case(item.name.removeprefix(general))


def _entry(view: View, text: str, url: str, remark: str) -> IndexEntry:
    return IndexEntry(text, url, remark, foreign(text, view.language), foreign(remark, view.language))


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
