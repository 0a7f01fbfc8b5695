"""Sitemaps (sitemaps.org): every page with its other languages and the day of its last change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from ndp.export.context import Export, ExportFile
from ndp.export.xml import to_xml
from ndp.i18n import Language
from ndp.site.page import Page

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ADDRESS = "/sitemap.xml"
MOST_PAGES = 50_000
"""The protocol's own limit for one file."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page for the sitemap: site-absolute addresses, its own and by language; `changed` is an ISO day or empty."""

    url: str
    alternates: Mapping[Language, str] = field(default_factory=dict)
    changed: str = ""

    @classmethod
    def of(cls, page: Page) -> ListedPage:
        """A generated page."""
        return cls(page.url, page.alternates, page.changed)


def sitemap_files(export: Export, pages: Sequence[ListedPage], limit: int = MOST_PAGES) -> Iterator[ExportFile]:
    """The sitemap; of more than `limit` pages an index with several."""
    ordered = sorted(pages, key=lambda page: page.url)
    if len(ordered) <= limit:
        yield ExportFile(ADDRESS, _sitemap(export, ordered))
        return
    index = Element("sitemapindex", {"xmlns": SITEMAP})
    for number, start in enumerate(range(0, len(ordered), limit), start=1):
        address = f"/sitemap-{number}.xml"
        SubElement(SubElement(index, "sitemap"), "loc").text = export.absolute(address)
        yield ExportFile(address, _sitemap(export, ordered[start : start + limit]))
    yield ExportFile(ADDRESS, to_xml(index))


def _sitemap(export: Export, pages: Sequence[ListedPage]) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for page in pages:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = export.absolute(page.url)
        if page.changed:
            SubElement(url, "lastmod").text = page.changed
        for language, address in sorted(page.alternates.items()):
            attributes = {"rel": "alternate", "hreflang": language, "href": export.absolute(address)}
            SubElement(url, "xhtml:link", attributes)
    return to_xml(root)
