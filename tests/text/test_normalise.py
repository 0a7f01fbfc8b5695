import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.text import fold, is_nfc, to_nfc, traditional_tone_placement

TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *TONES)]
vietnamese = st.text(st.sampled_from([*VOWELS, *"bcdđghkqnrtoouuHOUQ  .-"]))

MOVED = [
    # oa
    ("hoà", "hòa"),
    ("hoá", "hóa"),
    ("hoả", "hỏa"),
    ("hoạ", "họa"),
    ("xoã", "xõa"),
    ("toà", "tòa"),
    ("toả", "tỏa"),
    ("toạ", "tọa"),
    ("khoá", "khóa"),
    ("thoả", "thỏa"),
    ("đoá", "đóa"),
    ("đoạ", "đọa"),
    ("loá", "lóa"),
    ("loã", "lõa"),
    ("goá", "góa"),
    ("doạ", "dọa"),
    ("choá", "chóa"),
    ("ngoã", "ngõa"),
    ("nhoà", "nhòa"),
    ("xoá", "xóa"),
    ("oà", "òa"),
    # oe
    ("khoẻ", "khỏe"),
    ("khoé", "khóe"),
    ("hoè", "hòe"),
    ("loè", "lòe"),
    ("loé", "lóe"),
    ("xoè", "xòe"),
    ("toé", "tóe"),
    ("choé", "chóe"),
    ("ngoẻ", "ngỏe"),
    ("oẹ", "ọe"),
    # uy
    ("thuỷ", "thủy"),
    ("thuý", "thúy"),
    ("thuỵ", "thụy"),
    ("huỷ", "hủy"),
    ("huý", "húy"),
    ("tuỳ", "tùy"),
    ("tuỷ", "tủy"),
    ("tuý", "túy"),
    ("luỹ", "lũy"),
    ("luỵ", "lụy"),
    ("nguỵ", "ngụy"),
    ("suý", "súy"),
    ("truỵ", "trụy"),
    ("uỷ", "ủy"),
    ("uý", "úy"),
    # case
    ("Hoà", "Hòa"),
    ("HOÁ", "HÓA"),
    ("Uỷ", "Ủy"),
    ("UỶ", "ỦY"),
    ("Thuỵ", "Thụy"),
    ("ĐOÀ", "ĐÒA"),
    ("Khoẻ", "Khỏe"),
    # texts
    ("Bộ Văn hoá, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
    ("Uỷ ban huỷ thoả thuận (đã khoá).", "Ủy ban hủy thỏa thuận (đã khóa)."),
    ("hoá-đơn/khoá_sổ", "hóa-đơn/khóa_sổ"),
    ("số hoá", "số hóa"),
]

UNMOVED = [
    # already in the traditional place
    *("hòa", "hóa", "khỏe", "thủy", "Ủy", "tùy", "họa", "xòe"),
    # no tone
    *("hoa", "khoe", "thuy", "huy", "uy", "oa"),
    # qu and gi are initials
    *("quý", "quỳ", "quỷ", "quỹ", "quỵ", "Quý", "QUỸ", "quà", "quá", "quả", "quạ", "què", "quẻ", "quế", "quở"),
    *("già", "giá", "giả", "giữ", "giỏ", "gìn", "giết", "giúp", "giò"),
    # a final consonant
    *("hoàn", "toán", "khoảng", "hoạt", "thoát", "hoạch", "hoành", "khoét", "loẹt", "huỳnh", "huýt", "quỳnh", "thuyền"),
    # longer rhymes
    *("ngoài", "xoáy", "ngoáo", "ngoéo", "khoái", "khuỷu", "khuya", "tuyết", "nguyễn"),
    # other rhymes of two vowels
    *(
        "huệ",
        "thuở",
        "tuế",
        "của",
        "lúa",
        "mùa",
        "múi",
        "núi",
        "bói",
        "mía",
        "nghĩa",
        "lửa",
        "tàu",
        "kéo",
        "cấy",
        "lũy",
    ),
    # a single vowel
    *("ý", "kỹ", "lý", "tỷ", "hà", "xé"),
    # not a Vietnamese syllable
    *("Chloé", "Zoé", "boaoá", "xhoà", "kquý", "uoá"),
]


@pytest.mark.parametrize(("modern", "traditional"), MOVED)
def test_moves_the_mark_to_the_first_vowel(modern: str, traditional: str) -> None:
    assert traditional_tone_placement(modern) == traditional


@pytest.mark.parametrize("word", UNMOVED)
def test_leaves_all_else(word: str) -> None:
    assert traditional_tone_placement(word) == word


@given(vietnamese | st.text())
def test_both_placements_give_the_same_text(text: str) -> None:
    once = traditional_tone_placement(text)
    assert traditional_tone_placement(once) == once
    assert fold(once) == fold(text)
    assert traditional_tone_placement(unicodedata.normalize("NFD", text)) == once
    assert is_nfc(once)


@given(vietnamese)
def test_only_the_place_of_a_mark_changes(text: str) -> None:
    before, after = (unicodedata.normalize("NFD", form) for form in (text, traditional_tone_placement(text)))
    assert sorted(before) == sorted(after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("số", True), ("so\u0302\u0301", False), ("sô\u0301", False), ("so", True), ("", True), ("đ", True)],
)
def test_recognises_nfc(text: str, expected: bool) -> None:
    assert is_nfc(text) is expected


@given(st.text())
def test_to_nfc_composes_and_keeps_the_characters(text: str) -> None:
    assert is_nfc(to_nfc(text))
    assert unicodedata.normalize("NFD", to_nfc(text)) == unicodedata.normalize("NFD", text)
    assert is_nfc(text) == (to_nfc(text) == text)
