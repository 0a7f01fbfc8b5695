"""The chart of organisations and the line of time: each place in the drawing, no text on another, links that lead."""

from __future__ import annotations

import itertools
import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.site.reading import Site

from ndp.i18n import LANGUAGES, Language
from ndp.site import routes

NUMBERS = re.compile(r"-?[0-9.]+")
SECTIONS = ("organisations", "editions")


def number(node: LexborNode, name: str) -> float:
    return float(node.attributes[name] or "")


def drawings(site: Site, section: str, language: Language) -> list[LexborNode]:
    found = LexborHTMLParser(site.html(routes.address(section, language=language))).css(".ndp-drawn svg")
    assert len(found) == 2, "one for wide screens, one for narrow ones"
    return found


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_within_the_drawing(site: Site, section: str, language: Language) -> None:
    for svg in drawings(site, section, language):
        width, height = number(svg, "width"), number(svg, "height")
        places = [(number(text, "x"), number(text, "y")) for text in svg.css("text")]
        places += [(number(dot, "cx"), number(dot, "cy")) for dot in svg.css("circle")]
        assert len(places) > 20
        assert all(0 <= x <= width and 0 <= y <= height for x, y in places)
        for path in svg.css("path"):
            assert all(0 <= float(found) <= max(width, height) for found in NUMBERS.findall(path.attributes["d"] or ""))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_says_what_it_is_and_leads_on(site: Site, section: str, language: Language) -> None:
    html = site.html(routes.address(section, language=language))
    page = LexborHTMLParser(html)
    ids = {node.attributes["id"] for node in page.css("[id]")}
    for svg in drawings(site, section, language):
        for name in ("aria-labelledby", "aria-describedby"):
            assert svg.attributes[name] in ids
        links = [link.attributes["href"] or "" for link in svg.css("a")]
        assert len(links) > 10
        assert {link[1:] for link in links if link.startswith("#")} <= ids
        # The same in words: every page the drawing leads to is also linked from the lists.
        listed = {link.attributes["href"] for link in page.css("main :not(svg) > a")}
        assert {link for link in links if not link.startswith("#")} <= listed


def test_names_of_organisations_do_not_run_into_each_other(portal_site: Site) -> None:
    for svg in drawings(portal_site, "organisations", "vi"):
        columns: dict[float, list[tuple[float, int]]] = {}
        for text in svg.css("text"):
            columns.setdefault(number(text, "x"), []).append((number(text, "y"), len(text.css("tspan"))))
        assert len(columns) > 2
        for texts in columns.values():
            for (y, lines), (below, _) in itertools.pairwise(sorted(texts)):
                assert y + 18 * lines <= below


def test_names_of_lists_do_not_run_into_each_other(portal_site: Site) -> None:
    wide, narrow = drawings(portal_site, "editions", "vi")
    labels = [(number(text, "x"), number(text, "y")) for text in wide.css("a text")]
    assert len(labels) > 2
    assert all(y != other or abs(x - beside) >= 110 for (x, y), (beside, other) in itertools.combinations(labels, 2))
    assert narrow.css("a text") == []
