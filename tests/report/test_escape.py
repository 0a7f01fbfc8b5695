"""Whatever somebody wrote, what is printed does nothing but be read."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.strategies import hostile_text, is_harmless

from ndp.report.escape import USUAL, printable, shown_characters
from ndp.source.characters import BIDIRECTIONAL, BLANK


@given(hostile_text)
def test_what_is_printed_is_harmless_and_one_line(text: str) -> None:
    shown = printable(text)
    assert is_harmless(shown)
    assert "\n" not in shown


@given(hostile_text)
def test_escaping_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(hostile_text)
def test_looking_at_a_whole_text_first_changes_nothing(text: str) -> None:
    assert printable(text) == "".join(shown_characters(text))


def test_every_letter_that_passes_unlooked_at_is_harmless() -> None:
    usual = [chr(code) for code in range(sys.maxunicode + 1) if USUAL.fullmatch(chr(code))]
    assert len(usual) > 600
    assert all(shown_characters(letter) == [letter] for letter in usual)


@given(hostile_text)
def test_each_character_is_shown_as_itself_or_as_its_number(text: str) -> None:
    shown = shown_characters(text)
    assert len(shown) == len(text)
    for character, each in zip(text, shown, strict=True):
        number = re.fullmatch(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([89a-f][0-9a-f]))", each)
        if number is None:
            assert each == character
        else:
            code, offset = (int(next(filter(None, number.groups())), 16), 0xDC00 if number[3] else 0)
            assert code + offset == ord(character)


@pytest.mark.parametrize(
    "text",
    [
        "Nền tảng địa chỉ số – “Cục Chuyển đổi số” (187/QĐ-BTTTT), 5 %·…",
        unicodedata.normalize("NFD", "Nghĩa vụ được giao đến hết quý"),
        "C:\\thư mục\\tệp",
        "示範 ế € № 👍",
        "# [mục] và ## tiêu đề",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\u001b[31m"),
        ("a\tb\nc\rd", "a\\u0009b\\u000ac\\u000dd"),
        ("a\u00a0b", "a\\u00a0b"),
        ("\u202egpj", "\\u202egpj"),
        ("\u05d0", "\\u05d0"),
        ("\U000e0041", "\\U000e0041"),
        ("\udcff", "\\xff"),
        ("\ud800", "\\ud800"),
        ("##[add-path]", "#\\u0023[add-path]"),
        ("##VSO[x]", "#\\u0023VSO[x]"),
        ("e\u0302\u0301\u0301", "e\u0302\u0301\\u0301"),
    ],
)
def test_what_acts_or_hides_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_nothing_that_the_reader_calls_invisible_or_bidirectional_stays() -> None:
    every_character = map(chr, range(sys.maxunicode + 1))
    unseen = [each for each in every_character if BLANK.match(each) or each in BIDIRECTIONAL]
    assert len(unseen) > 200
    assert [each for each in unseen if printable(each) == each] == []


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_printable_ascii_stays_but_for_build_commands(text: str) -> None:
    assert printable(text).replace("\\u0023", "#") == text.replace("\\u0023", "#")
