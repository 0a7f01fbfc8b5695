"""The score sheet's script computes what `ndp.derive.scoring` computes, to the last digit."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.derive.scoring_cases import generated_case, seeded, to_criteria, to_evaluation

from ndp.derive.scoring import derive, to_plain
from ndp.derive.scoring.words import CHANGES, GROUPS, NO_WAY, REASONS, WAY, Words
from ndp.i18n import Language, translator
from ndp.text import format_number

SCRIPTS = Path(__file__).parents[2] / "docs/assets/js"
SEED = 186
CASES = 400


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """An empty page with the script's functions under `score`."""
    page = browser.new_page()
    exported = "window.score = { derive, parse, formatNumber, Words }"
    modules = [(SCRIPTS / name).read_text(encoding="utf-8") for name in ("score.js", "score-words.js")]
    # One script in place of two that import each other: a page without an address has nothing to import from.
    joined = re.sub(r'^import .* from "\./score\.js"$', "", "\n".join(modules), flags=re.MULTILINE)
    page.add_script_tag(content=joined + exported, type="module")
    page.wait_for_function("window.score")
    return page


def test_the_script_and_the_library_derive_the_same_from_generated_sheets(page: Page) -> None:
    random = seeded(SEED)
    cases = [generated_case(random) for _ in range(CASES)]
    here = [to_plain(derive(to_criteria(criteria), to_evaluation(sheets))) for criteria, sheets in cases]
    there: list[Any] = page.evaluate(
        "cases => cases.map(([criteria, sheets]) => score.derive(criteria, sheets))", cases
    )
    assert len(here) == CASES
    for case, (ours, theirs) in enumerate(zip(here, there, strict=True)):
        assert theirs == ours, f"case {case} of seed {SEED}"
    # The cases have to reach every outcome and every reason, else the comparison proves little.
    assert {result["outcome"] for result in here} == {"passed", "failed", "inconclusive"}
    assert len({reason["code"] for result in here for reason in result["reasons"]}) == 11
    assert any(reason["ways"] for result in here for reason in result["reasons"])


def test_the_script_writes_numbers_as_the_pages_do(page: Page) -> None:
    random = seeded(SEED)
    numbers = [
        (Fraction(random.randint(-(10**7), 10**7), random.choice([1, 2, 3, 7, 8, 10, 1000])), random.randint(0, 4))
        for _ in range(300)
    ]
    for language in ("vi", "en"):
        there = page.evaluate(
            "([numbers, language]) => numbers.map(([value, places]) => {"
            " const [n, d = '1'] = value.split('/');"
            " return score.formatNumber({ n: BigInt(n), d: BigInt(d) }, language, places) })",
            [[(str(value), places) for value, places in numbers], language],
        )
        assert there == [format_number(value, language, places) for value, places in numbers]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_script_says_what_the_pages_say(page: Page, language: Language) -> None:
    random = seeded(SEED + 1)
    cases = [generated_case(random) for _ in range(CASES // 4)]
    say = translator(language).text
    texts = {
        "reasons": {code: say(text) for code, text in REASONS.items()},
        "changes": {code: say(text) for code, text in CHANGES.items()},
        "groups": {code: say(text) for code, text in GROUPS.items()},
        "way": say(WAY),
        "no_way": say(NO_WAY),
    }
    there = page.evaluate(
        "([cases, texts, language]) => cases.map(([criteria, sheets]) => {"
        " const words = new score.Words(texts, language, criteria);"
        " return score.derive(criteria, sheets).reasons.map(each =>"
        " [words.reason(each), words.change(each), ...words.ways(each)]) })",
        [cases, texts, language],
    )
    for (criteria, sheets), theirs in zip(cases, there, strict=True):
        record = to_criteria(criteria)
        words = Words(record, language)
        result = derive(record, to_evaluation(sheets))
        ours = [
            [words.reason(each), words.change(each), *map(words.way, each.ways)]
            + ([words.say(NO_WAY)] if each.code in ("below-group", "below-overall") and not each.ways else [])
            for each in result.reasons
        ]
        assert theirs == ours


@pytest.mark.parametrize("text", ["", "abc", "1e5", "1,5", ".5", "5.", "--1", "1/0", " 1", "0x10"])
def test_what_is_no_number_is_refused(page: Page, text: str) -> None:
    assert page.evaluate("text => score.parse(text) === null", text)
