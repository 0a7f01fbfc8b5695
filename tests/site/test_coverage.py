"""Everything there is to know has its page, in both languages."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser
from tests.site.building import ROOT
from tests.site.reading import Site

from ndp.export import addresses
from ndp.i18n import LANGUAGES
from ndp.kinds import KINDS
from ndp.rules.registry import KINDS as PROBLEM_KINDS
from ndp.schema import Schemas
from ndp.site import routes
from ndp.site.portal import Portal
from ndp.validate import judge

# Addresses do not depend on it.
AS_OF = date(2026, 1, 1)
FIRST_LIST = "lan-1"
CARDS = tuple(f"{folder}/" for folder in addresses.CARDS.values())
ROOTS = {"portal": ROOT, "demo": ROOT / "tests/demo"}


@pytest.fixture(scope="module")
def portals() -> dict[str, Portal]:
    """What each site is built from."""
    schemas = Schemas.load(ROOT / "schemas")
    return {name: Portal(judge(root, schemas, AS_OF).catalogue, schemas, AS_OF) for name, root in ROOTS.items()}


def test_the_first_list_has_its_35_platforms(portals: dict[str, Portal], portal_site: Site) -> None:
    catalogue = portals["portal"].catalogue
    entries = catalogue.editions[FIRST_LIST].entries
    assert sorted(entry.number or 0 for entry in entries) == list(range(1, 36))
    for language in LANGUAGES:
        for entry in entries:
            page = LexborHTMLParser(portal_site.html(routes.address("platforms", entry.platform, language=language)))
            number = page.css_first(".ndp-no b")
            assert number is not None
            assert number.text() == f"{entry.number:02d}"
    urls = {routes.address("platforms", entry.platform) for entry in entries}
    assert len(urls) == 35


@pytest.mark.parametrize("name", ROOTS)
def test_each_record_has_its_page(portals: dict[str, Portal], name: str, request: pytest.FixtureRequest) -> None:
    pages = request.getfixturevalue(f"{name}_site").pages
    portal = portals[name]
    wanted = {
        portal.address_of(entry.kind, entry.id, language)
        for entry in portal.catalogue.all_entries()
        for language in LANGUAGES
    }
    assert len(wanted) > 50
    assert sorted(wanted - pages.keys()) == []


def test_a_platform_is_called_by_its_name(portals: dict[str, Portal], portal_site: Site) -> None:
    named = [platform for platform in portals["portal"].catalogue.platforms.values() if platform.name]
    assert named
    for platform in named:
        assert platform.name is not None
        assert portal_site.pages[routes.address("platforms", platform.id)].h1 == platform.name.best("vi")[0]


def test_each_problem_code_has_its_page(site: Site) -> None:
    for language in LANGUAGES:
        for code in PROBLEM_KINDS:
            assert code in site.pages[routes.address("errors", code, language=language)].title


def test_each_kind_of_file_has_its_reference(site: Site) -> None:
    for language in LANGUAGES:
        for kind in KINDS:
            assert routes.address("files", kind.name, language=language) in site.pages


def test_schemas_are_published_where_their_ids_point(portal_site: Site) -> None:
    schemas = sorted((ROOT / "schemas").glob("*.json"))
    assert len(schemas) > len(KINDS)
    for path in schemas:
        document = json.loads(path.read_text("utf-8"))
        assert document["$id"].startswith(portal_site.url)
        published = portal_site.directory / document["$id"].removeprefix(portal_site.url)
        assert json.loads(published.read_text("utf-8")) == document


def test_invented_data_says_so_on_every_page(demo_site: Site, portal_site: Site) -> None:
    banner = yaml.safe_load((ROOT / "tests/demo/mkdocs.yml").read_text("utf-8"))["extra"]["banner"]
    for url, page in demo_site.pages.items():
        assert (banner[page.language] in demo_site.html(url)) or url.startswith(CARDS), url
    assert not any(text in portal_site.html(url) for url in portal_site.pages for text in banner.values())
