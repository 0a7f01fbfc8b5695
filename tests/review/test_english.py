"""Every recorded change told in English: Vietnamese stands only where the catalogue's own words are quoted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.review.case_format import read_case
from tests.review.conftest import BASE, SCHEMAS
from tests.review.test_cases import CASES, NAMES

from ndp.i18n import translator
from ndp.review.decide import decide
from ndp.review.gather import gather
from ndp.review.words import render

VIETNAMESE = re.compile("[À-ỹđĐ]")
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
QUOTED = re.compile("“([^”]*)”")


def told(name: str, form: str) -> str:
    case = read_case(CASES / name / "case.txt", BASE)
    facts = gather(case.proposal, SCHEMAS, date.fromisoformat(case.as_of), case.proposer, case.said)
    return render(facts, decide(facts), form, "en")


def texts_of_the_catalogue(name: str) -> str:
    case = read_case(CASES / name / "case.txt", BASE)
    files = (file for tree in case.trees.values() for file in tree.values())
    return "\n".join(file.content.decode("utf-8", "replace") for file in files)


def own_words(part: Any) -> Iterator[str]:
    """What the JSON form says in our own words."""
    if isinstance(part, list):
        for each in part:
            yield from own_words(each)
    elif isinstance(part, dict):
        yield from (part[key] for key in ("title", "summary") if key in part)
        yield from ([part["label"]] if part.get("form") == "coded" else [])
        yield from (part["values"][name] for name in part.get("terms", ()))
        for each in part.values():
            yield from own_words(each)


@pytest.mark.parametrize("name", NAMES)
def test_all_but_what_is_quoted_is_english(name: str) -> None:
    markdown, text = told(name, "markdown"), told(name, "text")
    assert VIETNAMESE.search(CODE_SPAN.sub("", markdown)) is None
    assert VIETNAMESE.search(QUOTED.sub("", text)) is None
    assert [words for words in own_words(json.loads(told(name, "json"))) if VIETNAMESE.search(words)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_quoted_is_not_our_own_word(name: str) -> None:
    quoted = {match[2] for match in CODE_SPAN.finditer(told(name, "markdown")) if VIETNAMESE.search(match[2])}
    # The catalogue may hold a value that reads like a word of ours.
    catalogue, english = texts_of_the_catalogue(name), translator("en")
    assert [each for each in quoted if english.text(each) != each and each not in catalogue] == []
