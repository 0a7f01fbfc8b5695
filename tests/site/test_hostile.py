"""Whatever a contributor writes is shown as it is written: it adds no element, no attribute and no address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from itertools import zip_longest

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.site.building import ROOT
from tests.site.texts import Place, Rewriter, Texts, field_type, text_places

from ndp.history import Change, History
from ndp.kinds import KINDS
from ndp.model.catalogue import Catalogue
from ndp.schema import Schemas, Shape
from ndp.site import render
from ndp.site.build import all_pages
from ndp.site.page import Page
from ndp.site.portal import Portal, Settings
from ndp.site.shell import sentinel
from ndp.text import fold

AS_OF = date(2026, 1, 1)
# The same when folded for the search, like the markup below.
PLAIN = "thuong"
MARKUP = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> " \' onfocus=alert(1) x=" </title></main></p>'
    "{{ 7*7 }} {% raw %} {# c #} %(x)s {x} ${x} <!-- ]]> &lt;b&gt; &#60;"
)
HOSTILE = f"{MARKUP} {sentinel('body')} **b** [x](javascript:alert(1)) # h"
ADDRESS_END = "'onmouseover='alert(1)'&quot;{{7*7}}(x)%22"

# Which platforms have a publiccode.yml depends on how long their texts are, and hostile texts are longer.
MEASURED = re.compile(r'<section aria-labelledby="publiccode">.*?</section>', re.DOTALL)
BENIGN_TEXTS = Texts(
    plain=lambda number: f"Chữ {number} {PLAIN}",
    markdown=lambda number: f"Chữ {number} {PLAIN}",
    address=lambda number: f"https://vidu.vn/{number}/",
)
HOSTILE_TEXTS = Texts(
    plain=lambda number: f"Chữ {number} {HOSTILE}",
    markdown=lambda number: f"Chữ {number} {MARKUP}",
    address=lambda number: f"https://vidu.vn/{number}/{ADDRESS_END}",
)
# Words are escaped once more where a page shows markup for others to copy.
BACK = {HOSTILE: PLAIN, fold(HOSTILE): PLAIN, escape(HOSTILE): PLAIN, MARKUP: PLAIN, ADDRESS_END: ""}

Token = tuple[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def rewriters() -> tuple[Rewriter, ...]:
    """Over the catalogues that the tests have."""
    schemas = Schemas.load(ROOT / "schemas")
    return tuple(Rewriter(schemas, ROOT / folder) for folder in ("tests/fixtures/base", "tests/demo"))


def pages_of(schemas: Schemas, catalogue: Catalogue, words: str) -> dict[str, Page]:
    changes = {
        entry.path: Change("0123456789abcdef", AS_OF, f"Sửa {words}", f"Người {words}")
        for entry in catalogue.all_entries()
    }
    portal = Portal(
        catalogue,
        schemas,
        AS_OF,
        History("0123456789abcdef", AS_OF, changes),
        Settings(repository="https://vidu.vn/kho"),
    )
    return {page.url: page for page in all_pages(portal)}


def tokens(page: Page) -> Iterator[Token]:
    """The elements with their attributes, and the texts, as a browser reads them; hostile words put back.

    A chart of names breaks lines by their length: of it, each kind of element stands once, with its attributes' names.
    """
    document = (
        f'<!doctype html><html><head><title>{escape(page.title)}</title><meta content="{escape(page.description)}">'
        f"</head><body>{MEASURED.sub('', page.body)}</body></html>"
    )
    root = LexborHTMLParser(document).root
    assert root is not None
    charts = root.css("svg.ndp-tree-chart")
    kinds = {(node.tag, tuple(sorted(node.attributes))) for chart in charts for node in chart.traverse()}
    yield from ((f"<{tag}>", dict.fromkeys(names, "")) for tag, names in sorted(kinds))
    for chart in charts:
        chart.decompose()
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            yield put_back(node.text() or ""), {}
        else:
            yield f"<{node.tag}>", {name: put_back(value or "") for name, value in node.attributes.items()}


def first_difference(hostile: Page, benign: Page) -> tuple[Token | None, ...]:
    """The first token that differs, as it is with hostile and with benign texts; empty where all are equal."""
    pairs = zip_longest(tokens(hostile), tokens(benign))
    return next((pair for pair in pairs if pair[0] != pair[1]), ())


def put_back(text: str) -> str:
    for words, plain in BACK.items():
        text = text.replace(words, plain)
    # A summary is cut where it grows too long.
    start, mark, rest = text.partition(MARKUP[:8])
    cut = mark + rest.removesuffix("…").rstrip()
    return start + PLAIN if rest.endswith("…") and MARKUP.startswith(cut) else text


def test_hostile_texts_are_inert_wherever_they_stand(
    rewriters: tuple[Rewriter, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Cut descriptions could not be compared: hostile texts are longer than harmless ones.
    monkeypatch.setattr(render, "LONGEST_DESCRIPTION", 100_000)
    for rewriter in rewriters:
        benign = pages_of(rewriter.schemas, rewriter.catalogue(BENIGN_TEXTS), PLAIN)
        hostile = pages_of(rewriter.schemas, rewriter.catalogue(HOSTILE_TEXTS), HOSTILE)
        assert benign.keys() == hostile.keys()
        shown = sum(MARKUP[:8] in page.title or escape(MARKUP[:8]) in page.body for page in hostile.values())
        assert shown > 20
        differences = {url: first_difference(page, benign[url]) for url, page in hostile.items()}
        assert {url: found for url, found in differences.items() if found} == {}


def test_every_field_that_takes_text_was_tried(rewriters: tuple[Rewriter, ...]) -> None:
    for rewriter in rewriters:
        rewriter.catalogue(BENIGN_TEXTS)
    written = set().union(*(rewriter.written for rewriter in rewriters))
    wanted = {place for place, _ in all_places(rewriters[0].schemas)}
    assert len(wanted) > 100
    assert sorted(map(".".join, wanted - written)) == []


def all_places(schemas: Schemas) -> Iterator[tuple[Place, Shape]]:
    for kind in KINDS:
        yield from text_places(schemas.shape(kind.name), (kind.name,))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)//https://vidu.vn/", "data:text/html,x", "//vidu.vn/", "vidu.vn"]
)
def test_no_address_is_taken_that_is_not_one_of_the_web(rewriters: tuple[Rewriter, ...], address: str) -> None:
    places = [(place, shape) for place, shape in all_places(rewriters[0].schemas) if field_type(shape) == "address"]
    assert len(places) > 5
    assert [place for place, shape in places if re.search(shape.pattern, address)] == []


def test_links_of_contributors_are_marked_and_show_where_they_lead(rewriters: tuple[Rewriter, ...]) -> None:
    links = 0
    faults = set()
    for rewriter in rewriters:
        for page in pages_of(rewriter.schemas, rewriter.catalogue(BENIGN_TEXTS), PLAIN).values():
            for link in LexborHTMLParser(f"<body>{page.body}</body>").css('a[href^="https://vidu.vn/"]'):
                if (link.attributes["href"] or "").startswith("https://vidu.vn/kho"):
                    continue
                links += 1
                parent = link.parent
                beside = parent.text() if parent is not None else ""
                if link.attributes.get("rel") != "nofollow noopener noreferrer ugc" or "vidu.vn" not in beside:
                    faults.add(link.html)
    assert links > 50
    assert faults == set()
