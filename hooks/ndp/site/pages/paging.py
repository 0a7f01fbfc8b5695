"""Long lists cut into pages: a hundred rows to each, whatever the size of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from typing import TypeVar

from ndp.i18n import Language
from ndp.site.render import View

T = TypeVar("T")

PER_PAGE = 100
PAGE_SLUG: Mapping[Language, str] = {"vi": "trang", "en": "page"}
SHOWN_LINKS, NEIGHBOURS = 9, 2
"""Up to so many pages all are linked; of more the first, the last and those around the open one."""
GAP = 0


def page_count(rows: Sized, size: int = PER_PAGE) -> int:
    """How many pages a list takes; an empty one takes one."""
    return max(1, -(-len(rows) // size))


def rows_of(rows: Sequence[T], number: int, size: int = PER_PAGE) -> Sequence[T]:
    """The rows of page `number`, counted from 1."""
    return rows[(number - 1) * size : number * size]


def page_address(first: str, number: int, language: Language) -> str:
    """The address of page `number` of the list that begins at `first`."""
    return first if number == 1 else f"{first}{PAGE_SLUG[language]}/{number}/"


def numbered(text: str, number: int, view: View) -> str:
    """A title of the list as that of its page `number`."""
    return text if number == 1 else view._("{title} (trang {number})", title=text, number=number)


def pager(view: View, first: str, number: int, count: int) -> list[tuple[int, str]]:
    """The pages to link to from page `number` of `count`: number and address; GAP stands for those left out."""
    shown = [
        each
        for each in range(1, count + 1)
        if count <= SHOWN_LINKS or each in (1, count) or abs(each - number) <= NEIGHBOURS
    ]
    links: list[tuple[int, str]] = []
    for before, each in zip([0, *shown], shown, strict=False):
        if each > before + 1:
            links.append((GAP, ""))
        links.append((each, view.rel(page_address(first, each, view.language))))
    return links
