"""Long lists of links: a page shows the first of them, pages of their own show all, a hundred to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ndp.i18n import Language
from ndp.site.page import Page
from ndp.site.pages.paging import PER_PAGE, numbered, page_address, page_count, pager, rows_of
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page

SHOWN = 50
"""So many links stand on a page that is not about them alone."""


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A link, `url` site-absolute, what is said beside it, and the anchor by which others lead to it."""

    title: str
    url: str
    remark: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class LinkList:
    """A list of `count` links with pages of its own, the first of them at `address`.

    `links` gives all of them in the language of a view; it is asked once, when the first page is drawn. The page that
    the list is long for shows `shown` of them: so many need no page of their own.
    """

    section: str
    address: Callable[[Language], str]
    title: Callable[[View], str]
    crumbs: Callable[[View], list[Crumb]]
    count: int
    links: Callable[[View], Sequence[ListedLink]]
    shown: int = SHOWN


def link_list_pages(portal: Portal, found: LinkList, language: Language) -> Iterator[Page]:
    """The pages of a list; none where the page that shows it names all its links."""
    if found.count <= found.shown:
        return
    count = page_count(range(found.count))
    kept: list[Sequence[ListedLink]] = []

    def links(view: View) -> Sequence[ListedLink]:
        if not kept:
            kept.append(found.links(view))
        return kept[0]

    for number in range(1, count + 1):
        yield _page(portal, found, links, language, number, count)


def _page(
    portal: Portal,
    found: LinkList,
    links: Callable[[View], Sequence[ListedLink]],
    language: Language,
    number: int,
    count: int,
) -> Page:
    return render_page(
        portal,
        language,
        "links.html",
        section=found.section,
        address=lambda other: page_address(found.address(other), number, other),
        title=lambda view: numbered(found.title(view), number, view),
        description=lambda view: numbered(found.title(view), number, view),
        crumbs=found.crumbs,
        data=lambda view: {
            "count": found.count,
            "first": (number - 1) * PER_PAGE + 1,
            "links": rows_of(links(view), number),
            "number": number,
            "pager": pager(view, found.address(language), number, count),
        },
        listed=False,
    )
