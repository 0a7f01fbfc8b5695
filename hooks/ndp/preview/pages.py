"""Finds the generated page at an address without making all others."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.site.build import PAGE_MAKERS
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.site.routes import SECTIONS

SECTION_OF_SLUG = {slug: section.key for section in SECTIONS for slug in (section.vi, f"en/{section.en}")}


class LazyPages:
    """The pages of `portal` but those of the search. Each maker is asked for no more pages than have to be.

    `places` says which maker made the page at an address before; it is added to.
    """

    def __init__(self, portal: Portal, places: dict[str, int]) -> None:
        self._portal = portal
        self._places = places
        self._started: dict[int, Iterator[Page]] = {}
        self._found: dict[str, Page] = {}

    def find(self, url: str) -> Page | None:
        """The page at the site-absolute address `url`."""
        if url not in self._found:
            for maker in self._makers(url):
                if self._make(maker, url):
                    break
        return self._found.get(url)

    def _make(self, maker: int, url: str) -> bool:
        """Have a maker go on until it has made the page at `url`."""
        if maker not in self._started:
            self._started[maker] = PAGE_MAKERS[maker](self._portal)
        for page in self._started[maker]:
            self._found[page.url] = page
            self._places[page.url] = maker
            if page.url == url:
                return True
        return False

    def _makers(self, url: str) -> list[int]:
        """All makers, the likeliest first: who made the page before, then the one that is called as the section."""
        known = self._places.get(url)
        section = _section(url)
        return sorted(
            range(len(PAGE_MAKERS)),
            key=lambda maker: (maker != known, PAGE_MAKERS[maker].__module__.rpartition(".")[2] != section),
        )


def _section(url: str) -> str:
    steps = url.strip("/").split("/")
    slug = "/".join(steps[:2] if steps[0] == "en" else steps[:1])
    return SECTION_OF_SLUG.get(slug, "home")
