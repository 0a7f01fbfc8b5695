"""Pages stay light however large the catalogue grows: long lists are cut into pages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.bench.pages import BYTES, COMPRESSED_BYTES
from tests.bench.synthesise import write
from tests.site.building import ROOT

from ndp.i18n import LANGUAGES
from ndp.kinds import KINDS
from ndp.schema import Schemas
from ndp.site import routes
from ndp.site.build import all_pages
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.validate import judge

FEWER, PLATFORMS = 500, 1000
DENSITY = 10
"""With it a thousand platforms have nearly as many other records as ten thousand: only what follows the number of
platforms itself is smaller."""
GROWTH = 28 * 1024
"""How much a page may be larger at PLATFORMS than at FEWER: lists that were not yet full fill their page. A link for
each platform takes more. The last page of a list is left out."""
LATER_PAGE = re.compile(r"/(trang|page)/[0-9]+/$")
GROWING_KINDS = ("legal", "organisation", "edition", "criteria", "duty")
"""Kinds whose records' pages list what refers to them."""


LISTS = (
    ("/to-chuc/", "tbody th a", "organisation"),
    ("/van-ban/", "tbody th a", "legal"),
    ("/nguon-tin/", "tbody th a", "publication"),
    ("/gop-y/", "tbody th a", "feedback"),
    ("/danh-gia/", "tbody th a", "evaluation"),
    ("/cong-nhan/", "tbody th a", "recognition"),
    ("/tin-tuc/", ".ndp-timeline p a", "news"),
    ("/dien-hinh/", "h3 a", "story"),
    ("/su-kien/", "tbody th a", "event"),
    ("/hoi-dap/", "section li > a", "question"),
)
"""Address, links of the rows, and kind of each list that stands whole over its pages."""


SECTIONS = tuple(
    routes.address(section.key, language=language) for section in routes.SECTIONS for language in LANGUAGES
)
DECISION = ("/van-ban/186/", "/en/documents/186/")


def portal(folder: Path, platforms: int) -> Portal:
    write(platforms, folder, DENSITY)
    schemas = Schemas.load(ROOT / "schemas")
    as_of = date(2026, 11, 24)
    judgement = judge(folder, schemas, as_of)
    assert judgement.errors == ()
    return Portal(judgement.catalogue, schemas, as_of)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return portal(tmp_path_factory.mktemp("large"), PLATFORMS)


@pytest.fixture(scope="module")
def pages(large: Portal) -> dict[str, Page]:
    return {page.url: page for page in all_pages(large)}


@pytest.fixture(scope="module")
def drawn(large: Portal, pages: dict[str, Page]) -> dict[str, str]:
    """The content of every page but those of records that nothing is listed on, of which one of each kind stands."""
    return {url: str(pages[url].body) for url in _growing(large, pages)}


def _growing(portal: Portal, pages: dict[str, Page]) -> Iterator[str]:
    of_records: set[str] = set()
    for kind in KINDS:
        for language in LANGUAGES:
            found = [portal.address_of(kind.name, key, language) for key in portal.catalogue.entries.get(kind.name, {})]
            of_records.update(found)
            yield from dict.fromkeys(
                url for url in (found if kind.name in GROWING_KINDS else found[:1]) if url in pages
            )
    yield from (url for url in pages if url not in of_records)


def test_no_page_outgrows_its_bounds(drawn: dict[str, str]) -> None:
    assert len(drawn) > 4000
    sizes = {url: (len(html.encode()), len(gzip.compress(html.encode(), 9, mtime=0))) for url, html in drawn.items()}
    heavy = {url: size for url, size in sizes.items() if size[0] > BYTES or size[1] > COMPRESSED_BYTES}
    assert heavy == {}


def test_no_page_grows_with_the_catalogue(drawn: dict[str, str], tmp_path: Path) -> None:
    fewer = portal(tmp_path, FEWER)
    smaller = {page.url: page for page in all_pages(fewer)}
    compared = [url for url in _growing(fewer, smaller) if url in drawn and not LATER_PAGE.search(url)]
    assert len(compared) > 1000
    growth = {url: len(drawn[url].encode()) - len(str(smaller[url].body).encode()) for url in compared}
    assert {url: more for url, more in growth.items() if more > GROWTH} == {}


def test_every_list_is_whole_over_its_pages(large: Portal, drawn: dict[str, str]) -> None:
    """What is no longer on the first page stands on those it leads to, once."""
    catalogue = large.catalogue

    def rows(start: str, rows_in: str) -> list[str]:
        numbers = [1, *sorted(int(url.split("/")[-2]) for url in drawn if url.startswith(f"{start}trang/"))]
        assert len(numbers) > 1, start
        found = []
        for number in numbers:
            url = start if number == 1 else f"{start}trang/{number}/"
            links = LexborHTMLParser(drawn[url]).css(rows_in)
            found += [_absolute(url, link.attributes["href"] or "") for link in links]
        return found

    plans = rows("/ke-hoach/", "tbody th a")
    assert sorted(plans) == sorted(large.address_of("plan", key, "vi") for key in catalogue.entries["plan"])
    without = rows("/ke-hoach/", "details li a")
    planned = {key.partition("/")[0] for key in catalogue.entries["plan"]}
    assert len(without) == len(set(without)) == PLATFORMS - len(planned)
    matrix = rows("/phan-cong/", ".ndp-matrix tbody th a")
    assert len(matrix) == len(set(matrix)) == PLATFORMS
    resting = rows("/van-ban/quyet-dinh-thu/dua-vao/", "li > a:not([aria-current])")
    assert len({url for url in resting if url.startswith("/nen-tang/")}) == PLATFORMS
    for start, links, kind in LISTS:
        shown = rows(start, links)
        assert sorted(shown) == sorted(large.address_of(kind, key, "vi") for key in catalogue.entries[kind]), start
    listed = rows("/danh-muc/lan-1/", "tbody th a")
    assert listed == [
        large.address_of("platform", entry.platform, "vi") for entry in catalogue.editions["lan-1"].entries
    ]
    held = [held for held in catalogue.roles_of("cong-ty-0") if held.assignment.role == "core-enterprise"]
    assert len(rows("/to-chuc/cong-ty-0/vai-tro/core-enterprise/", ".ndp-wrap > .ndp-plainlist a")) == len(held)


def test_the_index_leads_to_everything_by_its_letter(large: Portal, drawn: dict[str, str]) -> None:
    start = "/tra-cuu/"
    letters = LexborHTMLParser(drawn[start]).css(".ndp-letters a")
    assert len(letters) > 20
    found: set[str] = set()
    for letter in letters:
        first = _absolute(start, letter.attributes["href"] or "")
        assert first in drawn
        for url in (url for url in drawn if url == first or url.startswith(f"{first}trang/")):
            page = LexborHTMLParser(drawn[url])
            assert [link.text().split()[0] for link in page.css(".ndp-letters [aria-current]")] == [
                letter.text().split()[0]
            ]
            found.update(_absolute(url, link.attributes["href"] or "") for link in page.css(".ndp-az a"))
    for kind in ("platform", "organisation", "plan", "legal"):
        assert {large.address_of(kind, key, "vi") for key in large.catalogue.entries[kind]} <= found, kind


def test_links_lead_to_pages_that_are_there(pages: dict[str, Page], drawn: dict[str, str]) -> None:
    made = tuple(address for address in SECTIONS if address in pages)
    for url, html in drawn.items():
        for link in LexborHTMLParser(html).css("a"):
            address = (link.attributes["href"] or "").partition("#")[0]
            target = _absolute(url, address)
            if ":" not in address and address.endswith("/") and target.startswith(made):
                # The synthesised catalogue has not the Decision that every page cites.
                assert target in pages or target in DECISION, (url, target)


def _absolute(page: str, address: str) -> str:
    """`address` as written on `page`, site-absolute."""
    parts = page.strip("/").split("/") if page != "/" else []
    for step in address.partition("?")[0].split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "/" + "".join(f"{part}/" for part in parts)
