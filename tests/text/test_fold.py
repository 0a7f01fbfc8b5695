import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.text import fold, slugify

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + list("bcdđxyz")
vietnamese = st.text(st.sampled_from([*LETTERS, *(letter.upper() for letter in LETTERS), *" 0123456789.,-/"]))

# The same table checks the browser's copy of the function.
CASES: list[tuple[str, str]] = json.loads(Path(__file__).with_name("fold_cases.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text() | vietnamese)
def test_composition_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text())
def test_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", fold(text))


@given(vietnamese)
def test_vietnamese_becomes_lower_case_ascii_of_the_same_length(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
    assert len(folded) == len(text)


@given(vietnamese)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đánh giá, chấm điểm & góp ý", "danh-gia-cham-diem-gop-y"),
        ("  Điều 1.IV.5.a  ", "dieu-1-iv-5-a"),
        ("— 35 nền tảng —", "35-nen-tang"),
        ("Cổng/Trục_liên thông", "cong-truc-lien-thong"),
        ("…", ""),
        ("", ""),
        ("平台 số", "so"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text() | vietnamese)
def test_a_slug_is_lower_case_words_joined_by_single_hyphens(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug
