"""The site of one state of the catalogue, each file made when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ndp.export import addresses
from ndp.export.api import api_files
from ndp.export.calendars import calendar_files
from ndp.export.context import API, TABLES, Export, ExportFile
from ndp.export.dcat import graph_files
from ndp.export.embeds import embed_files
from ndp.export.feeds import feed_files
from ndp.export.linked_data import ExportShell
from ndp.export.openapi import ADDRESS as OPENAPI
from ndp.export.openapi import openapi_file
from ndp.export.publiccode import publiccode_files
from ndp.export.published import table_files
from ndp.export.sitemap import ListedPage, sitemap_files
from ndp.export.sources import source_files
from ndp.export.well_known import well_known_files
from ndp.i18n import LANGUAGES
from ndp.kinds import CATALOGUE_FOLDER
from ndp.preview.pages import LazyPages
from ndp.problems import Problem
from ndp.site import routes
from ndp.site.build import named_pages, schema_files
from ndp.site.comparison import comparison_files
from ndp.site.editor_data import FOLDER as EDITOR
from ndp.site.editor_data import editor_files
from ndp.site.missing import FILES as MISSING
from ndp.site.missing import missing_documents
from ndp.site.page import Page
from ndp.site.pages import search
from ndp.site.pages.platform_index import index_files
from ndp.site.portal import Portal
from ndp.site.scoring_data import DATA_FILE as SCORING
from ndp.site.scoring_data import scoring_file
from ndp.site.searchable import SitePages
from ndp.site.shell import Shell

INDEX = "index.html"
Files = Iterable[tuple[str, str | bytes]]


@dataclass(frozen=True, slots=True)
class Family:
    """Files that are made together, at paths that begin as `paths` says; no page is there."""

    paths: re.Pattern[str]
    make: Callable[[LazySite], Files]


class LazySite:
    """Every file of the portal's site but those that tell of all others: `build.json` and what servers are told.

    `problems` are the catalogue's warnings, `written` the hand-written pages. `places` says which maker made the page
    at an address before; it is added to.
    """

    def __init__(
        self,
        portal: Portal,
        shell: Shell,
        problems: tuple[Problem, ...],
        written: Sequence[ListedPage],
        places: dict[str, int],
    ) -> None:
        self.portal = portal
        self.shell = shell
        self.written = written
        self.export = Export(portal, problems)
        self._pages = LazyPages(portal, places)
        self._started: dict[Family, Iterator[tuple[str, str | bytes]]] = {}
        self._files: dict[str, bytes] = {}

    def file(self, path: str) -> bytes | None:
        """The file at `path` below the site folder."""
        if path not in self._files:
            families = [family for family in FAMILIES if family.paths.match(path)]
            for family in families:
                self._make(family, path)
            page = None if families else self._page(path)
            if page is not None:
                self._files[path] = self._wrapper.wrap(page).encode()
        return self._files.get(path)

    def _page(self, path: str) -> Page | None:
        url = f"/{path.removesuffix(INDEX)}"
        if not path.endswith(INDEX) or not url.endswith("/"):
            return None
        return self._search_pages.get(url) if url.startswith(SEARCH) else self._pages.find(url)

    def _make(self, family: Family, path: str) -> None:
        """Make the files of a family up to that at `path`."""
        started = self._started.get(family)
        if started is None:
            started = self._started[family] = iter(family.make(self))
        while path not in self._files and (made := next(started, None)):
            name, content = made
            self._files[name] = content.encode() if isinstance(content, str) else content

    @cached_property
    def _wrapper(self) -> ExportShell:
        return ExportShell(self.shell, self.export)

    @cached_property
    def found(self) -> SitePages:
        """The generated pages, as the search knows them."""
        return SitePages(self.portal, named_pages(self.portal))

    @cached_property
    def _search_pages(self) -> Mapping[str, Page]:
        return {page.url: page for page in search.pages(self.portal, self.found)}


def _exported(make: Callable[[Export], Iterable[ExportFile]]) -> Callable[[LazySite], Files]:
    return lambda site: ((file.address[1:], file.data) for file in make(site.export))


def _sitemap(site: LazySite) -> Files:
    written = sorted(site.written, key=lambda page: page.url)
    listed = chain(written, (ListedPage.of(page) for page in named_pages(site.portal) if page.listed))
    return ((file.address[1:], file.data) for file in sitemap_files(site.export, listed))


def _family(make: Callable[[LazySite], Files], *starts: str) -> Family:
    return Family(re.compile("|".join(start.removeprefix("/") for start in starts)), make)


SEARCH = tuple(routes.address(search.SECTION, language=language) for language in LANGUAGES)
COMPARE = tuple(routes.address("compare", language=language) for language in LANGUAGES)
FAMILIES = (
    _family(lambda site: search.index_files(site.portal, site.found), f"{search.FOLDER}/"),
    _family(lambda site: schema_files(site.portal), "schemas/"),
    _family(lambda site: [scoring_file(site.portal)], f"assets/{SCORING}"),
    _family(lambda site: index_files(site.portal), "assets/data/list/"),
    _family(lambda site: editor_files(site.portal), f"assets/{EDITOR}/"),
    _family(lambda site: comparison_files(site.portal), *(rf"{folder}.+\.json" for folder in COMPARE)),
    _family(lambda site: missing_documents(site.portal, site.shell), *MISSING.values()),
    _family(_exported(lambda export: [openapi_file(export)]), OPENAPI),
    _family(_exported(api_files), f"{API}/(?!openapi)"),
    _family(_exported(publiccode_files), f"{addresses.PUBLICCODE}/"),
    _family(_exported(table_files), f"{TABLES}/(?!publiccode)"),
    _family(_exported(graph_files), r"du-lieu/[a-z-]+\.(ttl|jsonld)"),
    _family(_exported(feed_files), *addresses.FEEDS.values()),
    _family(_exported(calendar_files), *addresses.CALENDARS.values()),
    _family(_exported(embed_files), addresses.CARD_ASSETS, *(f"{folder}/" for folder in addresses.CARDS.values())),
    _family(_exported(well_known_files), r"(robots|llms|security)\.txt", r"\.well-known/"),
    _family(_exported(source_files), f"{CATALOGUE_FOLDER}/"),
    _family(_sitemap, "sitemap"),
)
