"""Pages that grow with the catalogue stay light at a thousand platforms: long lists are cut into pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.bench.synthesise import write
from tests.site.building import ROOT

from ndp.kinds import KINDS
from ndp.schema import Schemas
from ndp.site.build import all_pages
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.validate import judge

PLATFORMS = 1000
BYTES, COMPRESSED_BYTES = 160 * 1024, 24 * 1024
"""Of a page's own content, as it is and as it is sent; a page of a platform has a smaller budget (test_budgets.py)."""
GROWING_KINDS = ("legal", "organisation", "edition")
"""Kinds whose records' pages list what refers to them."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    folder = tmp_path_factory.mktemp("large")
    write(PLATFORMS, folder)
    schemas = Schemas.load(ROOT / "schemas")
    as_of = date(2026, 11, 24)
    judgement = judge(folder, schemas, as_of)
    assert judgement.errors == ()
    return Portal(judgement.catalogue, schemas, as_of)


@pytest.fixture(scope="module")
def pages(large: Portal) -> dict[str, Page]:
    return {page.url: page for page in all_pages(large) if page.language == "vi"}


@pytest.fixture(scope="module")
def drawn(large: Portal, pages: dict[str, Page]) -> dict[str, str]:
    """The content of every page but those of records that nothing is listed on, of which one of each kind stands."""
    return {url: str(pages[url].body) for url in _growing(large, pages)}


def _growing(portal: Portal, pages: dict[str, Page]) -> Iterator[str]:
    of_records: set[str] = set()
    for kind in KINDS:
        found = [portal.address_of(kind.name, key, "vi") for key in portal.catalogue.entries.get(kind.name, {})]
        of_records.update(found)
        yield from dict.fromkeys(url for url in (found if kind.name in GROWING_KINDS else found[:1]) if url in pages)
    yield from (url for url in pages if url not in of_records)


def test_no_page_outgrows_its_bounds(drawn: dict[str, str]) -> None:
    assert len(drawn) > 400
    sizes = {url: (len(html.encode()), len(gzip.compress(html.encode(), 9, mtime=0))) for url, html in drawn.items()}
    heavy = {url: size for url, size in sizes.items() if size[0] > BYTES or size[1] > COMPRESSED_BYTES}
    assert heavy == {}


def test_every_list_is_whole_over_its_pages(large: Portal, drawn: dict[str, str]) -> None:
    """What is no longer on the first page stands on those it leads to, once."""
    catalogue = large.catalogue

    def rows(start: str, rows_in: str) -> list[str]:
        numbers = [1, *sorted(int(url.split("/")[-2]) for url in drawn if url.startswith(f"{start}trang/"))]
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
    for url, html in drawn.items():
        if not any(part in url for part in ("/trang/", "/dua-vao/", "/da-biet/", "/chu/")):
            continue
        for link in LexborHTMLParser(html).css("a"):
            target = _absolute(url, (link.attributes["href"] or "").partition("#")[0])
            if target.startswith(("/nen-tang/", "/ke-hoach/", "/van-ban/", "/thong-ke/", "/tra-cuu/", "/phan-cong/")):
                # The synthesised catalogue has not the Decision that every page cites.
                assert target in pages or target == "/van-ban/186/", (url, target)


def _absolute(page: str, address: str) -> str:
    """`address` as written on `page`, site-absolute."""
    parts = page.strip("/").split("/") if page != "/" else []
    for step in address.partition("?")[0].split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "/" + "".join(f"{part}/" for part in parts)
