"""Nothing is used whose licence nobody has looked at, and the pages that list them are up to date."""

from __future__ import annotations

import pytest
from tests.conftest import Golden
from tests.licences import acceptable, licence_of, page, used_packages

PAGES = {"vi": "../docs/phat-trien/giay-phep-goi.md", "en": "../docs/en/developing/licences.md"}


def test_each_package_has_a_licence_that_may_be_used() -> None:
    found = {package: licence_of(package) for package in used_packages()}
    assert len(found) > 80
    assert {package: licence for package, licence in found.items() if not acceptable(licence)} == {}


@pytest.mark.parametrize(
    ("expression", "accepted"),
    [
        ("MIT", True),
        ("MIT AND Apache-2.0", True),
        ("MIT OR GPL-3.0-only", True),
        ("(MIT OR Apache-2.0) AND BSD-3-Clause", True),
        ("(MIT OR GPL-3.0-only) AND GPL-3.0-only", False),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("LicenseRef-Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_judged_by_its_parts(expression: str, *, accepted: bool) -> None:
    assert acceptable(expression) is accepted


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_lists_each_package(golden: Golden, language: str) -> None:
    golden(PAGES[language], page(language))
