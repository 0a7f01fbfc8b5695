"""What the hand-written pages are held against: the generated pages, and the catalogue with examples laid over it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.docs.pages import ROOT

from ndp.schema import Schemas
from ndp.site.build import all_pages
from ndp.site.portal import Portal
from ndp.validate import Judgement, judge

# Later than any date in the catalogue: nothing in it is still to come.
AS_OF = date(9999, 1, 1)
ANCHOR = re.compile(r'\sid="([^"]+)"')

LayOver = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    """The real schemas."""
    return Schemas.load(ROOT / "schemas")


@pytest.fixture(scope="session")
def judgement(schemas: Schemas) -> Judgement:
    """The real catalogue, judged."""
    return judge(ROOT, schemas, AS_OF)


@pytest.fixture(scope="session")
def generated(schemas: Schemas, judgement: Judgement) -> dict[str, frozenset[str]]:
    """The anchors of every generated page by its address."""
    portal = Portal(judgement.catalogue, schemas, AS_OF)
    return {page.url: frozenset(ANCHOR.findall(str(page.body))) for page in all_pages(portal)}


@pytest.fixture
def lay_over(tmp_path: Path) -> LayOver:
    """A function: a folder with a copy of the real catalogue and `files` (path from that folder → text) in it."""

    def run(files: Mapping[str, str]) -> Path:
        shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return tmp_path

    return run
