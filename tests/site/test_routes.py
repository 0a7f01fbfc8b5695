"""Addresses: one table, relative between any two pages."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.kinds import KINDS
from ndp.site import routes

PARTS = st.lists(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda part: len(part) < 12), max_size=4
)
ADDRESSES = PARTS.map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@given(ADDRESSES, ADDRESSES, st.sampled_from(["", "#d1.iv.5.a", "?q=ban+do"]))
def test_a_relative_address_leads_to_its_target(start: str, target: str, rest: str) -> None:
    written = routes.relative(start, target + rest)
    assert not written.startswith("/")
    assert urljoin(f"https://ndp.example{start}", written) == f"https://ndp.example{target}{rest}"


@given(ADDRESSES, ADDRESSES)
def test_a_site_below_another_path_keeps_its_links(start: str, target: str) -> None:
    written = routes.relative(start, target)
    assert urljoin(f"https://ndp.example/thu-muc{start}", written) == f"https://ndp.example/thu-muc{target}"


def test_addresses_are_vietnamese_and_english_below_en() -> None:
    assert routes.address("platforms", "dia-chi-so") == "/nen-tang/dia-chi-so/"
    assert routes.address("platforms", "dia-chi-so", language="en") == "/en/platforms/dia-chi-so/"
    assert (routes.home("vi"), routes.home("en")) == ("/", "/en/")
    assert routes.guide("enterprises", "en") == "/en/guides/enterprises/"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_sections_share_an_address(language: str) -> None:
    slugs = [section.vi if language == "vi" else section.en for section in routes.SECTIONS]
    assert len(set(slugs)) == len(slugs)


def test_every_kind_of_record_has_a_section() -> None:
    assert {kind.name for kind in KINDS} <= set(routes.SECTION_OF_KIND)
