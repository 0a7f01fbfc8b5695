"""Words are compared the same way in the library and in the browser, and as people mean them."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from ndp.search.keys import telex, vni
from ndp.search.words import (
    AGREES,
    BEGINS,
    BEGINS_AGREEING,
    CONFLICTS,
    EXACT,
    Word,
    fit,
    fit_with_slip,
    one_slip,
    parse,
    tokens,
)
from ndp.text import fold, traditional_tone_placement

FOLD_CASES = json.loads((Path(__file__).parents[1] / "text/fold_cases.json").read_text(encoding="utf-8"))
SEED = 186
SYLLABLES = tokens(
    "nền tảng số quốc gia điện toán đám mây hóa hoá đơn trợ lý lí ảo kỹ kĩ năng quý quí thuỷ thủy khỏe khoẻ Đường "
    "đường duong ĐTĐM QĐ 186 08 8 2022 QH15 IoT cloud blockchain người khuỷu nghiêng ương ý y i café naïve Straße"
)
ALPHABET = "abcdeghiklmnopqrstuvxyàảãáạăằêềệôốơởưừđ0123456789"


def test_folding_is_the_same_in_the_browser(engine: Page) -> None:
    given_texts = [case[0] for case in FOLD_CASES]
    assert engine.evaluate("texts => texts.map(engine.fold)", given_texts) == [case[1] for case in FOLD_CASES]
    # Generated ones too: the table is short.
    chance = random.Random(SEED)  # noqa: S311 - the same every time
    texts = [
        "".join(chance.choice(ALPHABET.upper() + ALPHABET + " \u0301\u0323") for _ in range(12)) for _ in range(300)
    ]
    assert engine.evaluate("texts => texts.map(engine.fold)", texts) == [fold(text) for text in texts]


def words() -> list[str]:
    """Words of every sort, also decomposed, in capitals and cut short."""
    chance = random.Random(SEED)  # noqa: S311 - the same every time
    made = ["".join(chance.choice(ALPHABET) for _ in range(chance.randint(1, 6))) for _ in range(60)]
    made += [*SYLLABLES, *(word.upper() for word in SYLLABLES), *(fold(word) for word in SYLLABLES)]
    made += [unicodedata.normalize("NFD", word) for word in SYLLABLES]
    return made + [word[:size] for word in SYLLABLES for size in (1, 2, 3)]


def test_words_are_taken_apart_the_same_way_in_the_browser(engine: Page) -> None:
    there = engine.evaluate("words => words.map(engine.parse).map(w => [w.folded, w.letters, w.tone, w.same])", words())
    assert there == [[w.folded, list(w.letters), w.tone, w.same] for w in map(parse, words())]
    texts = ["186/QĐ-BTTTT", "“Lần 1” – 35 nền tảng", "a_b c'd", "tiê\u0301ng", "\u0301x", "KH&CN"]
    cut = "texts => texts.map(text => engine.tokens(text).map(match => match[0]))"
    assert engine.evaluate(cut, texts) == [tokens(text) for text in texts]


@pytest.mark.parametrize("judge", [fit, fit_with_slip], ids=["fit", "fitWithSlip"])
@pytest.mark.parametrize("beginning", [False, True], ids=["whole", "beginning"])
def test_fits_are_the_same_in_the_browser(engine: Page, judge: Any, beginning: bool) -> None:
    name = "fit" if judge is fit else "fitWithSlip"
    there = engine.evaluate(
        f"""([words, beginning]) => {{
          const parsed = words.map(engine.parse)
          return parsed.map(typed => parsed.map(known => engine.{name}(typed, known, beginning)))
        }}""",
        [words(), beginning],
    )
    parsed = [parse(word) for word in words()]
    here = [[judge(typed, known, beginning=beginning) for known in parsed] for typed in parsed]
    assert there == here
    assert len({value for row in here for value in row}) > 2 - (judge is fit_with_slip and not beginning)


def test_keys_are_read_the_same_way_in_the_browser(engine: Page) -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same every time
    typed = ["".join(chance.choice("abcdeghiklmnoqrstuvwxyfj0123456789") for _ in range(5)) for _ in range(2000)]
    typed += ["dd", "ddieenj", "dduowngf", "d9ie6n5", "w", "trawng", "hoaw", "tangr", "nen62"]
    script = "words => words.map(word => [engine.telex(word), engine.vni(word)].map(w => w && [w.letters, w.tone]))"
    here = [[word and [list(word.letters), word.tone] for word in (telex(text), vni(text))] for text in typed]
    assert engine.evaluate(script, typed) == here
    assert sum(bool(pair[0]) for pair in here) > 20
    assert sum(bool(pair[1]) for pair in here) > 20


@pytest.mark.parametrize(
    ("typed", "known", "quality"),
    [
        ("số", "số", EXACT),
        ("SỐ", "số", EXACT),
        ("so", "số", AGREES),
        ("sô", "số", AGREES),
        ("sò", "số", CONFLICTS),
        ("số", "so", CONFLICTS),
        ("d", "đ", AGREES),
        ("đ", "d", CONFLICTS),
        ("hòa", "hoà", EXACT),
        ("khoẻ", "khỏe", EXACT),
        ("thuỷ", "thủy", EXACT),
        ("lí", "lý", EXACT),
        ("ki", "kỹ", AGREES),
        ("quí", "quý", EXACT),
        ("mai", "may", 0),
        ("8", "08", EXACT),
        ("18", "186", 0),
        ("điện", "đien", CONFLICTS),
    ],
)
def test_whole_words_fit(typed: str, known: str, quality: int) -> None:
    assert fit(parse(typed), parse(known), beginning=False) == quality


@pytest.mark.parametrize(
    ("typed", "known", "quality"),
    [
        ("điệ", "điện", BEGINS),
        ("đi", "điện", BEGINS_AGREEING),
        ("di", "điện", BEGINS_AGREEING),
        ("quy", "quyết", BEGINS_AGREEING),
        ("18", "186", BEGINS),
        ("x", "điện", 0),
    ],
)
def test_beginnings_fit(typed: str, known: str, quality: int) -> None:
    assert fit(parse(typed), parse(known), beginning=True) == quality


@given(st.text(alphabet="bcdghklmnpqrstvxaeiouy", min_size=1, max_size=6), st.data())
def test_a_slip_is_one_letter_more_less_other_or_exchanged(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdeghiklmnopqrstuvxy"))
    changed = {
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
    } - {word}
    assert all(one_slip(text, word) and one_slip(word, text) for text in changed)


@pytest.mark.parametrize(("a", "b"), [("abc", "abc"), ("abc", "cab"), ("toan", "tn"), ("abcd", "badc"), ("", "ab")])
def test_more_is_no_slip(a: str, b: str) -> None:
    assert not one_slip(a, b)


def test_the_place_of_tone_marks_does_not_matter() -> None:
    """Where the library for texts sees one spelling, so does the search."""
    for old, new in (("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("hoạ", "họa"), ("túy", "tuý")):
        assert traditional_tone_placement(new) == traditional_tone_placement(old)
        assert fit(parse(new), parse(old), beginning=False) == EXACT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tangr", "tảng"),
        ("ddieenj", "điện"),
        ("ddiejen", "điện"),
        ("dduowngf", "đường"),
        ("dduwowngf", "đường"),
        ("nuowcs", "nước"),
        ("quoocs", "quốc"),
        ("trawng", "trăng"),
        ("Soos", "số"),
        ("hoas", "hóa"),
    ],
)
def test_telex(typed: str, meant: str) -> None:
    assert same(telex(typed), meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tang3", "tảng"),
        ("d9ie6n5", "điện"),
        ("dien65", "diện"),
        ("d9u7o7ng2", "đường"),
        ("trang8", "trăng"),
        ("so61", "số"),
    ],
)
def test_vni(typed: str, meant: str) -> None:
    assert same(vni(typed), meant)


@pytest.mark.parametrize("typed", ["", "cloud", "bcd", "186", "điện", "nền", "QH15x0", "2a"])
def test_what_is_not_typed_with_keys_is_left(typed: str) -> None:
    assert vni(typed) is None
    if typed != "cloud":
        assert telex(typed) is None


def same(word: Word | None, meant: str) -> bool:
    return word is not None and fit(word, parse(meant), beginning=False) == EXACT
