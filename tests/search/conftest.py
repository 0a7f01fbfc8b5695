"""The built index, read as the library reads it and as the browser does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import open_page, portal_address
from tests.site.building import published
from tests.site.fixtures import portal_site, shared_folder
from tests.site.reading import Site

from ndp.i18n import LANGUAGES
from ndp.search import Bodies, SearchIndex

__all__ = ["open_page", "portal_address", "portal_site", "shared_folder"]

FOLDER = "assets/search"
SCRIPTS = ("search/find", "search/index", "search/words", "search/words", "fold")
START = """async scripts => {
  const [find, index, words, keys, fold] = await Promise.all(
    scripts.map(address => import(address))
  )
  const read = async name => (await fetch(`/assets/search/${name}`)).json()
  const open = async language => new index.SearchIndex(await read(`${language}.json`))
  const indexes = { vi: await open("vi"), en: await open("en") }
  const bodies = {}
  for (const [language, { data }] of Object.entries(indexes)) bodies[language] = new index.Bodies(data.bodies, read)
  const found = async (language, query, inBodies) => {
    const search = new find.Search(indexes[language], query, inBodies ? bodies[language] : null)
    if (inBodies) await search.bodies.prepare(search.asked)
    return search.find().map(hit => [hit.item, hit.score, hit.forgiveness])
  }
  window.engine = { ...words, ...fold, indexes, bodies, found }
}"""


@pytest.fixture(scope="session")
def files(portal_site: Site) -> dict[str, bytes]:
    """The files that the search reads, by name."""
    return {path.name: path.read_bytes() for path in (portal_site.directory / FOLDER).iterdir()}


@pytest.fixture(scope="session")
def indexes(files: dict[str, bytes]) -> dict[str, SearchIndex]:
    """The index of each language."""
    return {language: SearchIndex.of(files, f"{language}.json") for language in LANGUAGES}


@pytest.fixture(scope="session")
def bodies(files: dict[str, bytes]) -> dict[str, Bodies]:
    """The bodies of each language."""
    return {language: Bodies.of(files, f"{language}.json") for language in LANGUAGES}


@pytest.fixture(scope="session")
def engine(browser: Browser, portal_address: str) -> Iterator[Page]:
    """A page of the site with the search of the browser under `engine`, both indexes loaded."""
    page = browser.new_page(base_url=portal_address)
    page.goto("/tra-cuu/")
    page.evaluate(START, [published(f"js/{name}.js") for name in SCRIPTS])
    yield page
    page.close()


def plain(value: Any) -> Any:
    """A value as it comes back from the browser."""
    return json.loads(json.dumps(value))
