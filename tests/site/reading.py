"""The built site as tests see it: what stands in each page and where its addresses lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

ADDRESSES = (
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "manifest",
    "ping",
    "poster",
    "src",
    "srcset",
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
QUERY = f":is({', '.join((*HEADINGS, '[id]', *(f'[{name}]' for name in ADDRESSES)))})"


@dataclass(frozen=True, slots=True)
class Link:
    """An address as it is written, in an attribute of an element; `rel` is the element's own, if any."""

    element: str
    attribute: str
    address: str
    rel: str = ""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page of the built site. `url` is its address from the top of the site; `headings` are levels and texts."""

    url: str
    language: str
    title: str
    description: str
    canonical: str
    alternates: Mapping[str, str]
    ids: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    links: tuple[Link, ...]

    @property
    def h1(self) -> str:
        """The text of the first h1."""
        return next((text for level, text in self.headings if level == 1), "")


def read_page(url: str, html: str) -> ReadPage:
    """Read a page."""
    tree = LexborHTMLParser(html)
    ids: list[str] = []
    headings: list[tuple[int, str]] = []
    links: list[Link] = []
    alternates: dict[str, str] = {}
    canonical = ""
    for node in tree.css(QUERY):
        attributes = node.attributes
        tag = node.tag or ""
        rel = (attributes.get("rel") or "").strip()
        if (name := attributes.get("id")) is not None:
            ids.append(name)
        if tag in HEADINGS:
            headings.append((int(tag[1]), _text(node)))
        if tag == "link" and rel == "canonical":
            canonical = attributes["href"] or ""
        elif tag == "link" and rel == "alternate" and "hreflang" in attributes:
            alternates[attributes["hreflang"] or ""] = attributes["href"] or ""
        else:
            links += [Link(tag, key, attributes[key] or "", rel) for key in ADDRESSES if key in attributes]
    html_node, title = tree.css_first("html"), tree.css_first("head > title")
    description = tree.css_first("meta[name=description]")
    return ReadPage(
        url=url,
        language=(html_node.attributes.get("lang") or "") if html_node else "",
        title=_text(title) if title else "",
        description=(description.attributes.get("content") or "") if description else "",
        canonical=canonical,
        alternates=alternates,
        ids=tuple(ids),
        headings=tuple(headings),
        links=tuple(links),
    )


def _text(node: LexborNode) -> str:
    return " ".join(node.text().split())


@dataclass(frozen=True)
class Site:
    """A built site in a folder; `url` is where it says that it stands, ending in a slash."""

    directory: Path
    url: str

    @cached_property
    def pages(self) -> dict[str, ReadPage]:
        """Every page by its address from the top of the site."""
        return {
            url: read_page(url, self.html(url)) for url in map(self._url_of, sorted(self.directory.rglob("*.html")))
        }

    @cached_property
    def files(self) -> frozenset[str]:
        """The address of every file that is not a page."""
        return frozenset(
            f"/{path.relative_to(self.directory).as_posix()}"
            for path in self.directory.rglob("*")
            if path.is_file() and path.suffix != ".html"
        )

    def html(self, url: str) -> str:
        """The text of a page."""
        return (self.directory / f"{url.lstrip('/')}{'index.html' if url.endswith('/') else ''}").read_text("utf-8")

    def _url_of(self, path: Path) -> str:
        return f"/{path.relative_to(self.directory).as_posix()}".removesuffix("index.html")

    def resolves(self, page_url: str, address: str) -> bool:
        """Whether a relative address on a page leads to a page or file of the site, and its anchor to an element."""
        parts = urlsplit(urljoin(page_url, address))
        target = unquote(parts.path)
        if target in self.files:
            return not parts.fragment
        page = self.pages.get(target)
        return page is not None and (not parts.fragment or unquote(parts.fragment) in page.ids)
