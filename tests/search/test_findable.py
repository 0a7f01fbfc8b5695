"""Everything that has a page can be found, and what is found is there."""

from __future__ import annotations

from datetime import date
from urllib.parse import urldefrag

import pytest
from tests.docs.pages import PAGES as GUIDES
from tests.site.building import ROOT
from tests.site.reading import Site

from ndp.i18n import LANGUAGES, Language
from ndp.kinds import KINDS
from ndp.schema import Schemas
from ndp.search import Bodies, SearchIndex, find
from ndp.site.build import all_pages
from ndp.site.page import Page
from ndp.site.pages.search import index_files
from ndp.site.portal import Portal
from ndp.site.searchable import WEIGHTS, SitePages, item_kinds
from ndp.validate import judge

AS_OF = date(2026, 1, 1)
# They stand on the page of what they are about.
NO_PAGE = {"assignment", "measurement", "account", "policy"}


def test_every_kind_of_record_can_be_found() -> None:
    """A new kind needs its weight here; what more is known of it is said in DETAILS."""
    assert {kind.name for kind in KINDS} - NO_PAGE <= WEIGHTS.keys()
    for language in LANGUAGES:
        assert len({kind.title for kind in item_kinds(language)}) == len(WEIGHTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_is_there(portal_site: Site, indexes: dict[str, SearchIndex], language: Language) -> None:
    index = indexes[language]
    urls = [index.url(item) for item in range(len(index))]
    assert len(set(urls)) == len(urls)
    assert [url for url in urls if not portal_site.resolves("/", url)] == []
    assert all(portal_site.pages[urldefrag(url)[0]].language == language for url in urls)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_found(portal_site: Site, indexes: dict[str, SearchIndex], language: Language) -> None:
    index = indexes[language]
    known = {urldefrag(index.url(item))[0] for item in range(len(index))}
    schemas = Schemas.load(ROOT / "schemas")
    portal = Portal(judge(ROOT, schemas, AS_OF).catalogue, schemas, AS_OF)
    pages = {page.url for page in all_pages(portal) if page.language == language and page.listed}
    guides = {guide.url for guide in GUIDES if guide.url.startswith("/en/") == (language == "en")}
    assert guides
    assert (pages | guides) - known == set()


@pytest.fixture(scope="module")
def demo() -> tuple[Portal, list[Page], dict[str, bytes]]:
    """The demonstration, which has something of every kind: its portal, pages and files of the search."""
    schemas = Schemas.load(ROOT / "schemas")
    portal = Portal(judge(ROOT / "tests/demo", schemas, AS_OF).catalogue, schemas, AS_OF)
    pages = list(all_pages(portal))
    files = index_files(portal, SitePages(portal, pages))
    return portal, pages, {path.rpartition("/")[2]: content for path, content in files}


def test_records_of_every_kind_are_found_by_their_names(demo: tuple[Portal, list[Page], dict[str, bytes]]) -> None:
    portal, pages, files = demo
    index = SearchIndex.of(files, "vi.json")
    assert {kind.key for kind in index.kinds} >= {kind.name for kind in KINDS} - NO_PAGE
    addresses = {page.url for page in pages}
    items = {index.url(item): item for item in range(len(index))}
    for entry in portal.catalogue.all_entries():
        if entry.kind in NO_PAGE:
            continue
        url = portal.address_of(entry.kind, entry.id, "vi")
        assert url in addresses
        assert url in [index.url(hit.item) for hit in find(index, index.name(items[url]))]


def test_feedback_is_only_published_where_its_page_shows_it(demo: tuple[Portal, list[Page], dict[str, bytes]]) -> None:
    """The index is a published file: it may not say what was withheld."""
    _, _, files = demo
    index, bodies = SearchIndex.of(files, "vi.json"), Bodies.of(files, "vi.json")
    feedback = [item for item in range(len(index)) if index.kind(item).key == "feedback"]
    assert feedback
    assert {bodies.text(item) for item in feedback} == {""}
    assert {index.summary(item) for item in feedback} == {""}
