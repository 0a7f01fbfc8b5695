"""Sitemaps (sitemaps.org): every page with its other languages and the day of its last change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from xml.etree.ElementTree import Element, SubElement

from ndp.export.context import Export, ExportFile
from ndp.export.spool import Spool
from ndp.export.xml import DECLARATION, to_xml, xml_content, xml_value
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


def sitemap_files(export: Export, pages: Iterable[ListedPage], limit: int = MOST_PAGES) -> Iterator[ExportFile]:
    """The sitemap of `pages`, in their order; of more than `limit` pages an index with several.

    No page is held longer than it takes to write it down: there may be hundreds of thousands.
    """
    rest = iter(pages)
    parts: list[str] = []
    while first := next(rest, None):
        part = _sitemap(export, chain([first], islice(rest, limit - 1)))
        following = next(rest, None)
        if following is None and not parts:
            yield ExportFile(ADDRESS, part)
            return
        parts.append(f"/sitemap-{len(parts) + 1}.xml")
        yield ExportFile(parts[-1], part)
        rest = chain(filter(None, [following]), rest)
    index = Element("sitemapindex", {"xmlns": SITEMAP})
    for address in parts:
        SubElement(SubElement(index, "sitemap"), "loc").text = export.absolute(address)
    yield ExportFile(ADDRESS, to_xml(index))


def _sitemap(export: Export, pages: Iterable[ListedPage]) -> Spool:
    spool = Spool()
    spool.add(f'{DECLARATION}<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">\n')
    for page in pages:
        spool.add(f"  <url>\n    <loc>{xml_content(export.absolute(page.url))}</loc>\n")
        if page.changed:
            spool.add(f"    <lastmod>{xml_content(page.changed)}</lastmod>\n")
        for language, address in sorted(page.alternates.items()):
            target = xml_value(export.absolute(address))
            spool.add(f'    <xhtml:link rel="alternate" hreflang="{language}" href="{target}" />\n')
        spool.add("  </url>\n")
    spool.add("</urlset>\n")
    return spool
