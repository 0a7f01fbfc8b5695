"""Which characters a catalogue text may hold."""

from __future__ import annotations

import sys
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ndp.problems import ProblemKind
from ndp.source import character_kinds as kinds
from ndp.source.characters import ALLOWED, SYMBOLS, find_unusual, make_readable, shorten

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
# Planes 0, 1 and the start of 14 hold all that is not one kind throughout; of the others their ends will do.
PLANE_ENDS = [plane + offset for plane in range(0x20000, sys.maxunicode, 0x10000) for offset in (0, 1, 0xFFFE, 0xFFFF)]
EVERY_CHARACTER = [chr(code) for code in (*range(0x20000), *PLANE_ENDS, *range(0xE0000, 0xE0200))]


def kinds_in(text: str) -> list[ProblemKind]:
    return [finding.kind for finding in find_unusual(text)]


def test_vietnamese_in_normal_form_c_is_allowed() -> None:
    assert kinds_in(unicodedata.normalize("NFC", VIETNAMESE + VIETNAMESE.upper())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ê-đê, Jrai: ơ̆, ƀ; Čeština, Łódź, Straße, Ærø, Øresund, þing, São Tomé, Türkiye",
        "“Hà Nội” – ‘Đà Nẵng’ — «Huế»… §3, №1, 5 × 4 ≤ 20 ≥ 1 ≈ 2 ≠ 3 →",
        "100 m² ± 5 %, 25 °C, 3‰, 10.000 ₫, €5, £5, ¥5, © ® ™ • · ÷ ← ↔ 5′ 7″ m³",
        "a\nb !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~",
    ],
)
def test_ordinary_texts_are_allowed(text: str) -> None:
    assert kinds_in(text) == []


UNUSUAL: list[tuple[str, ProblemKind]] = [
    ("\t", kinds.TAB_CHARACTER),
    ("\r", kinds.CONTROL_CHARACTER),
    ("\0", kinds.CONTROL_CHARACTER),
    ("\x7f", kinds.CONTROL_CHARACTER),
    ("\x85", kinds.CONTROL_CHARACTER),
    ("\x9b", kinds.CONTROL_CHARACTER),
    ("\u2028", kinds.CONTROL_CHARACTER),
    ("\u202e", kinds.BIDIRECTIONAL_CONTROL),
    ("\u2066", kinds.BIDIRECTIONAL_CONTROL),
    ("\u200f", kinds.BIDIRECTIONAL_CONTROL),
    ("\u061c", kinds.BIDIRECTIONAL_CONTROL),
    ("\u200b", kinds.INVISIBLE_CHARACTER),
    ("\u00ad", kinds.INVISIBLE_CHARACTER),
    ("\ufeff", kinds.INVISIBLE_CHARACTER),
    ("\u2060", kinds.INVISIBLE_CHARACTER),
    ("\u3164", kinds.INVISIBLE_CHARACTER),
    ("\u2800", kinds.INVISIBLE_CHARACTER),
    ("a\ufe0f", kinds.INVISIBLE_CHARACTER),
    ("\U000e0041", kinds.INVISIBLE_CHARACTER),
    ("\ue000", kinds.PRIVATE_USE_CHARACTER),
    ("\U00100000", kinds.PRIVATE_USE_CHARACTER),
    ("\u0378", kinds.UNASSIGNED_CHARACTER),
    ("\uffff", kinds.UNASSIGNED_CHARACTER),
    ("\ufdd0", kinds.UNASSIGNED_CHARACTER),
    ("a\u0301", kinds.NOT_NFC),
    ("a\u0323\u0302", kinds.NOT_NFC),
    ("ê\u0301", kinds.NOT_NFC),
    ("а", kinds.NON_LATIN_LETTER),
    ("Ω", kinds.NON_LATIN_LETTER),
    ("中", kinds.NON_LATIN_LETTER),
    ("한", kinds.NON_LATIN_LETTER),
    ("ที่", kinds.NON_LATIN_LETTER),
    ("א", kinds.NON_LATIN_LETTER),
    ("Ａ", kinds.LOOKALIKE_CHARACTER),
    ("５", kinds.LOOKALIKE_CHARACTER),
    ("𝐀", kinds.LOOKALIKE_CHARACTER),
    ("𝟗", kinds.LOOKALIKE_CHARACTER),
    ("ﬁ", kinds.LOOKALIKE_CHARACTER),
    ("①", kinds.LOOKALIKE_CHARACTER),
    ("\u212b", kinds.LOOKALIKE_CHARACTER),
    ("\u212a", kinds.LOOKALIKE_CHARACTER),
    ("\u037e", kinds.LOOKALIKE_CHARACTER),
    ("Ð", kinds.LOOKALIKE_CHARACTER),
    ("ð", kinds.LOOKALIKE_CHARACTER),
    ("ı", kinds.LOOKALIKE_CHARACTER),
    ("\u2011", kinds.LOOKALIKE_CHARACTER),
    ("\u2212", kinds.LOOKALIKE_CHARACTER),
    ("\u00a0", kinds.UNUSUAL_SPACE),
    ("\u3000", kinds.UNUSUAL_SPACE),
    ("\u2009", kinds.UNUSUAL_SPACE),
    ("😀", kinds.CHARACTER_NOT_ALLOWED),
    ("●", kinds.CHARACTER_NOT_ALLOWED),
    ("✓", kinds.CHARACTER_NOT_ALLOWED),
    ("٣", kinds.CHARACTER_NOT_ALLOWED),
    ("ǃ", kinds.CHARACTER_NOT_ALLOWED),
    ("ɑ", kinds.CHARACTER_NOT_ALLOWED),
    ("\ufffd", kinds.REPLACEMENT_CHARACTER),
    ("\u0301", kinds.MISPLACED_MARK),
    ("1\u0301", kinds.MISPLACED_MARK),
    ("q\u0306\u0307", kinds.MISPLACED_MARK),
    ("a\u20dd", kinds.MISPLACED_MARK),
    ("\udcff", kinds.NOT_UTF8),
]


@pytest.mark.parametrize(("text", "kind"), UNUSUAL)
def test_other_characters_are_refused_by_kind(text: str, kind: ProblemKind) -> None:
    assert kinds_in(f"xin chào {text} bạn") == [kind]


def test_every_character_is_either_allowed_or_found_once_and_told_visibly() -> None:
    for character in EVERY_CHARACTER:
        findings = find_unusual(character)
        assert len(findings) == (character not in ALLOWED)
        assert all(value.isprintable() for finding in findings for value in finding.values.values())


def test_allowed_characters_stay_as_they_are_under_normal_form_c() -> None:
    assert len(set(ALLOWED)) == len(ALLOWED)
    for character in ALLOWED:
        assert unicodedata.is_normalized("NFC", character)
        assert unicodedata.combining(character) == 0
    assert unicodedata.is_normalized("NFC", ALLOWED)
    for character in set(ALLOWED) - set(SYMBOLS):
        assert unicodedata.is_normalized("NFKC", character)
        assert character.isascii() or unicodedata.category(character) in ("Lu", "Ll")


@given(st.text())
def test_a_text_without_findings_is_in_normal_form_c(text: str) -> None:
    assert find_unusual(text) or unicodedata.is_normalized("NFC", text)


@given(st.text(alphabet=st.sampled_from([*VIETNAMESE, *"\u0300\u0301\u0302\u0306\u0323\u031b", "q", " "])))
def test_decomposed_vietnamese_is_found(text: str) -> None:
    assert find_unusual(text) or unicodedata.is_normalized("NFC", text)


@given(st.text(alphabet=st.sampled_from(VIETNAMESE + " \n")))
def test_marks_are_told_once_a_line(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    lines = sum(not line.isascii() and line.replace("đ", "").isascii() is False for line in decomposed.split("\n"))
    findings = find_unusual(decomposed)
    assert [finding.kind for finding in findings] == [kinds.NOT_NFC] * lines
    for finding in findings:
        assert unicodedata.normalize("NFC", finding.values["word"]) == finding.values["word"]


def test_values_say_what_was_found() -> None:
    (marks,) = find_unusual(unicodedata.normalize("NFD", "tên: “Nền tảng số”"))
    assert (marks.start, marks.values) == (1, {"word": "tên", "count": "4"})
    (look,) = find_unusual("ABＣＤ")
    assert (look.start, look.values) == (2, {"code_points": "U+FF23 U+FF24", "text": "ＣＤ", "replacement": "CD"})
    (zero,) = find_unusual("a\u200b\u200b\u200b\u200b\u200bb")
    assert (zero.start, zero.values) == (1, {"code_points": "U+200B U+200B U+200B U+200B …"})
    (byte,) = find_unusual("a\udcea")
    assert byte.values == {"byte": "0xEA"}
    (unassigned,) = find_unusual("\u0378")
    assert unassigned.values == {"code_points": "U+0378", "unicode_version": unicodedata.unidata_version}


def test_the_yaml_reader_takes_every_text_made_readable() -> None:
    for start in range(0, len(EVERY_CHARACTER), 4096):
        block = "".join(c for c in EVERY_CHARACTER[start : start + 4096] if not "\ud800" <= c <= "\udfff")
        text = make_readable("'" + block.replace("'", "") + "'")
        events = list(yaml.parse(text, Loader=yaml.CLoader))
        scalar = events[2]
        assert isinstance(scalar, yaml.ScalarEvent)
        assert scalar.end_mark is not None
        assert (scalar.end_mark.line, scalar.end_mark.index) == (text.count("\n"), len(text))


def test_shortened_texts_hold_nothing_active() -> None:
    assert shorten("a\u202eb\nc") == "a\ufffdb c"
    assert shorten("x" * 40) == "x" * 29 + "…"
    assert shorten("Đà Nẵng") == "Đà Nẵng"
