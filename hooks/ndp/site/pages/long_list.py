"""A list that is a page of its own and goes on over further pages when it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ndp.i18n import Language
from ndp.site.page import Page
from ndp.site.pages.paging import PER_PAGE, numbered, page_address, page_count, pager, rows_of
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """Page `number` of a list: its `rows`, which stand among `all`, `size` to a page; the list begins at `first`."""

    all: Sequence[T]
    rows: Sequence[T]
    number: int
    size: int
    first: str

    def starts(self, view: View, key_of: Callable[[T], str]) -> dict[str, str]:
        """Where the rows of each key begin, as the page of `view` leads to them; keys are anchors, in their order."""
        found: dict[str, str] = {}
        for place, row in enumerate(self.all):
            key = key_of(row)
            if key not in found:
                number = place // self.size + 1
                page = "" if number == self.number else view.rel(page_address(self.first, number, view.language))
                found[key] = f"{page}#{key}"
        return found


@dataclass(frozen=True, slots=True)
class LongList(Generic[T]):
    """A list of `count` rows. The template is given what `data` finds, `number`, `count` and `pager`.

    `rows` gives all rows in the language of a view and is asked once: what they hold must not depend on where the page
    stands. `crumbs` are those of the first page; further ones lead back to it.
    """

    section: str
    template: str
    address: Callable[[Language], str]
    title: Callable[[View], str]
    description: Callable[[View], str]
    count: int
    rows: Callable[[View], Sequence[T]]
    data: Callable[[View, Shown[T]], Mapping[str, Any]]
    crumbs: Callable[[View], list[Crumb]] = lambda view: []
    size: int = PER_PAGE
    changed: str = ""


def long_list_pages(portal: Portal, found: LongList[T], language: Language) -> Iterator[Page]:
    """The pages of a list; one where it is empty. Only the first is found by the search."""
    kept: list[Sequence[T]] = []

    def rows(view: View) -> Sequence[T]:
        if not kept:
            kept.append(found.rows(view))
        return kept[0]

    for number in range(1, page_count(range(found.count), found.size) + 1):
        yield _page(portal, found, rows, language, number)


def _page(
    portal: Portal, found: LongList[T], rows: Callable[[View], Sequence[T]], language: Language, number: int
) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        first = found.address(language)
        shown = Shown(rows(view), rows_of(rows(view), number, found.size), number, found.size, first)
        return {
            **found.data(view, shown),
            "number": number,
            "count": found.count,
            "pager": pager(view, first, number, page_count(range(found.count), found.size)),
        }

    def crumbs(view: View) -> list[Crumb]:
        own = [Crumb(found.title(view), found.address(language))] if number > 1 else []
        return [*found.crumbs(view), *own]

    return render_page(
        portal,
        language,
        found.template,
        section=found.section,
        address=lambda other: page_address(found.address(other), number, other),
        title=lambda view: numbered(found.title(view), number, view),
        description=lambda view: numbered(found.description(view), number, view),
        crumbs=crumbs,
        data=data,
        changed=found.changed,
        listed=number == 1,
    )
