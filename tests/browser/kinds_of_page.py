"""Which pages stand for all: one of every kind of page."""

from __future__ import annotations

from collections.abc import Mapping

from tests.site.reading import Site

from ndp.export import addresses
from ndp.i18n import Language
from ndp.site import routes

# Written by hand: each is its own kind.
BY_HAND = ("guides", "about")


def kind_of(url: str, language: Language) -> str:
    """The kind of the page at `url`: its section and how deep it stands there, or the address of a single page."""
    prefixes = {routes.address(section.key, language=language): section.key for section in routes.SECTIONS}
    prefixes[f"{addresses.CARDS[language]}/"] = "cards"
    known = [prefix for prefix in prefixes if url.startswith(prefix)]
    if not known:
        return url
    prefix = max(known, key=len)
    return url if prefixes[prefix] in BY_HAND else f"{prefix} {url.removeprefix(prefix).count('/')}"


def kinds_of_page(site: Site, language: Language) -> dict[str, str]:
    """For each kind of page in that language, the address of the longest, which is the first to overflow."""
    sizes = {url: len(site.html(url)) for url, page in site.pages.items() if page.language == language}
    return longest_of_kinds(sizes, language)


def longest_of_kinds(sizes: Mapping[str, int], language: Language) -> dict[str, str]:
    """For each kind of page, the address of the longest of those in `sizes`."""
    longest: dict[str, tuple[int, str]] = {}
    for url, size in sizes.items():
        kind = kind_of(url, language)
        longest[kind] = max(longest.get(kind, (0, "")), (size, url))
    return {kind: url for kind, (_, url) in longest.items()}
