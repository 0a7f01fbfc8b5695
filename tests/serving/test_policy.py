"""Browsers are told the same by every kind of server: all forms come from one list."""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.site.reading import Site

from ndp.serving.forms import HEADERS, MOST_RULES, NGINX, TABLE, headers_file
from ndp.serving.policy import (
    CARD_POLICY,
    CLASSES,
    COMMON,
    CSP,
    PAGE_POLICY,
    FileClass,
    class_of,
    meta_policy,
)

OWN = {f"/{name}" for name in (HEADERS, NGINX, TABLE)}
ASKED_FOR = {
    *("Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"),
    *("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Content-Security-Policy", "Cache-Control"),
    *("Cross-Origin-Embedder-Policy", "X-Permitted-Cross-Domain-Policies", "X-DNS-Prefetch-Control"),
}


def addresses_of(site: Site) -> list[str]:
    """Every file as it is asked for."""
    return [*site.pages, *(path for path in site.files if path not in OWN)]


def rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Patterns and headers of a `_headers` file."""
    for block in re.split(r"\n(?=\S)", text.rstrip("\n")):
        pattern, *lines = block.split("\n")
        pairs = [line.removeprefix("  ").partition(": ") for line in lines]
        yield pattern, {name: value for name, _, value in pairs}


def maps(text: str) -> dict[str, dict[str, str]]:
    """The variables of an nginx file, each with its cases in order."""
    found = {}
    for source, name, body in re.findall(r"map (\$\w+) (\$\w+) \{\n(.*?)\n\}", text, re.DOTALL):
        cases = dict(re.findall(r'^ +(\S+) "?(.*?)"?;$', body, re.MULTILINE))
        found[name] = {"from": source, **cases}
    return found


def test_every_header_that_is_asked_for_is_sent_with_every_file() -> None:
    for each in CLASSES:
        assert set(each.all_headers) >= ASKED_FOR, each.name
        assert "unsafe" not in each.headers[CSP]
        # The one text of style that badges hold.
        assert each.headers[CSP].count("sha256") == (each.name == "card")
        assert not set(COMMON) & set(each.headers)


def test_only_cards_may_be_framed() -> None:
    assert {each.name: each.headers[CSP].rpartition("frame-ancestors ")[2] for each in CLASSES} == {
        "page": "'none'",
        "card": "*",
        "data": "'none'",
        "asset": "'none'",
        "card-asset": "'none'",
    }
    assert {each.name for each in CLASSES if "X-Frame-Options" not in each.headers} == {"card"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "page"),
        ("/en/", "page"),
        ("/nen-tang/ban-do-so/", "page"),
        ("/du-lieu/", "page"),
        ("/du-lieu/api/", "page"),
        ("/en/data/", "page"),
        ("/build.json", "page"),
        ("/assets/search/vi.json", "page"),
        ("/assets/search/vi-texts-57d5650111e7.json", "asset"),
        ("/assets/css/portal.0a1b2c3d.css", "asset"),
        ("/assets/embed/card.0a1b2c3d.css", "card-asset"),
        ("/nhung/ban-do-so/", "card"),
        ("/en/embed/ban-do-so/huy-hieu.svg", "card"),
        ("/api/v1/index.json", "data"),
        ("/du-lieu/dcat.ttl", "data"),
        ("/en/data/feed/changes.atom", "data"),
    ],
)
def test_files_belong_to_the_class_of_their_address(address: str, name: str) -> None:
    assert class_of(address).name == name


def test_pages_hold_the_same_policy(site: Site) -> None:
    expected = {"page": meta_policy(PAGE_POLICY), "card": meta_policy(CARD_POLICY)}
    seen = set()
    for url in site.pages:
        document = LexborHTMLParser(site.html(url))
        metas = document.css("meta[http-equiv=Content-Security-Policy]")
        kind = class_of(url).name
        assert [meta.attributes["content"] for meta in metas] == [expected[kind]], url
        seen.add(kind)
        assert document.css("style, [style], script:not([src]):not([type$='json'])") == []
    assert seen == set(expected)
    assert meta_policy(PAGE_POLICY) + "; frame-ancestors 'none'" == class_of("/").headers[CSP]


def test_hosts_that_read_the_headers_file_send_the_same(site: Site) -> None:
    found = list(rules((site.directory / HEADERS).read_text("utf-8")))
    assert len(found) <= MOST_RULES
    for address in addresses_of(site):
        headers: dict[str, str] = {}
        for pattern, values in found:
            if fnmatch.fnmatchcase(address, pattern):
                # Hosts differ in what they do when two rules set one header: none may.
                assert not headers.keys() & values.keys(), (address, pattern)
                headers |= values
        assert headers == class_of(address).all_headers, address


def test_nginx_sends_the_same(site: Site) -> None:
    found = maps((site.directory / NGINX).read_text("utf-8"))
    classes = found.pop("$ndp_class")
    assert found.pop("$ndp_hsts")["on"] == COMMON["Strict-Transport-Security"]

    def class_name(address: str) -> str:
        patterns = ((case[1:], name) for case, name in classes.items() if case.startswith("~"))
        return next((name for pattern, name in patterns if re.match(pattern, address)), classes["default"])

    for address in addresses_of(site):
        name = class_name(address)
        sent = {variable: cases[name] for variable, cases in found.items() if name in cases}
        headers = {f"$ndp_{key.lower().replace('-', '_')}": value for key, value in class_of(address).headers.items()}
        assert sent == headers, address


def test_the_table_for_stores_says_the_same(site: Site) -> None:
    table = json.loads((site.directory / TABLE).read_text("utf-8"))

    def row(address: str) -> dict[str, object]:
        return next(row for row in table if not row["prefixes"] or address.startswith(tuple(row["prefixes"])))

    for address in addresses_of(site):
        each: FileClass = class_of(address)
        assert (row(address)["class"], row(address)["headers"]) == (each.name, each.all_headers)


def test_more_rules_than_hosts_read_are_refused() -> None:
    with pytest.raises(ValueError, match="100"):
        headers_file(f"muc-{number}/index.html" for number in range(MOST_RULES))
