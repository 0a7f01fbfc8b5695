"""The editor's modules in a browser, without the page around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.site.building import ROOT
from tests.site.fixtures import demo_site, portal_site, shared_folder
from tests.site.serving import served

from ndp.schema import Schemas
from ndp.schema.explain import KIND_OF_KEYWORD

__all__ = ["demo_site", "portal_site", "shared_folder"]

LOAD = """async ([documents, codes]) => {
  const modules = ["check", "diff", "edit", "policy", "shape", "tree", "write"]
  const loaded = await Promise.all(modules.map(name => import(`/editor/${name}.js`)))
  const ndp = Object.assign({}, ...loaded)
  const byId = new Map(documents.map(document => [document.$id, document]))
  const judges = new Map()
  ndp.shape = kind => ndp.shapeOf(byId, kind)
  ndp.data = (kind, text) => ndp.toData(ndp.read(text), ndp.shape(kind))
  ndp.faults = (kind, text) => {
    if (!judges.has(kind)) judges.set(kind, ndp.checker(byId, ndp.shape(kind), kind, codes))
    return judges.get(kind)(ndp.data(kind, text)).map(({ code, path }) => [code, path])
  }
  window.ndp = ndp
}"""


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    """The real schemas."""
    return Schemas.load(ROOT / "schemas")


@pytest.fixture(scope="session")
def scripts(browser: Browser, schemas: Schemas) -> Iterator[Page]:
    """A page whose `ndp` holds everything the modules export, and `faults(kind, text)` that judges a text."""
    documents: list[Any] = list(schemas.raw.values())
    codes = {keyword: kind.code for keyword, kind in KIND_OF_KEYWORD.items()}
    with served(ROOT / "docs/assets/js") as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(LOAD, [documents, codes])
        yield page
        page.close()
