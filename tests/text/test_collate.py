import itertools
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ndp.text import sort_key

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
LETTERS = [*VOWELS, *"bcdđghklmnpqrstvx"]
# One vowel with its tone: different syllables differ in letters, tone or case, never only in the place of the tone.
syllables = st.builds(
    lambda initial, vowel, final, change: change(initial + vowel + final),
    st.sampled_from(["", "b", "c", "đ", "ng", "th", "tr"]),
    st.sampled_from(VOWELS),
    st.sampled_from(["", "c", "n", "ng", "nh"]),
    st.sampled_from([str.lower, str.title, str.upper]),
)
phrases = st.lists(syllables, min_size=1, max_size=4).map(" ".join)
texts = st.text() | st.text(st.sampled_from([*LETTERS, *"AĐ\u0301\u0323 019.-fjwzü"]), max_size=12)

PAIRS = [
    # the alphabet
    ("an", "ăn"),
    ("ăn", "ân"),
    ("ân", "ba"),
    ("ca", "da"),
    ("da", "đa"),
    ("dũng", "đa"),
    ("đa", "em"),
    ("em", "êm"),
    ("en", "êm"),
    ("êm", "ga"),
    ("hoa", "hôm"),
    ("hôm", "hơi"),
    ("hơn", "hu"),
    ("thu", "thư"),
    ("thun", "thư"),
    ("thư", "vui"),
    ("quen", "quên"),
    ("quyên", "ra"),
    ("xa", "yên"),
    # letters that only foreign words have
    ("êm", "fax"),
    ("fax", "ga"),
    ("in", "jun"),
    ("jun", "ka"),
    ("vui", "web"),
    ("web", "xa"),
    ("yên", "zalo"),
    # ch, gh, ng, nh, th, tr are two letters each
    ("chim", "cò"),
    ("ghi", "gì"),
    ("ngà", "nhà"),
    ("nhà", "no"),
    ("than", "tin"),
    ("tin", "tran"),
    # tones in order
    ("ma", "mà"),
    ("mà", "mả"),
    ("mả", "mã"),
    ("mã", "má"),
    ("má", "mạ"),
    ("ấn", "ận"),
    ("sở", "sỡ"),
    # letters count before tones within a syllable
    ("mạ", "man"),
    ("bà con", "bạ"),
    ("ác", "ách"),
    ("áng", "anh"),
    ("mạn", "mang"),
    ("cạn", "càng"),
    ("tứ", "từng"),
    # a tone belongs to its syllable, wherever it is written
    ("hoà", "hỏa"),
    ("hòa", "hoả"),
    ("hoá", "họa"),
    ("thuỷ", "thúy"),
    ("thủy", "thuý"),
    # syllable by syllable: a tone of the first one counts before the letters of the second
    ("tuân thủ", "tuần chay"),
    ("ba vì", "bà con"),
    ("cá voi", "cạ bạn"),
    ("Hà Tĩnh", "Hạ Long"),
    ("Thanh Hóa", "Thành An"),
    ("dân trí", "dẫn chứng"),
    # a text precedes its continuations
    ("nền tảng", "nền tảng số"),
    ("Bộ Y tế", "Bộ Y tế dự phòng"),
    ("cha", "chan"),
    ("cha mẹ", "chan"),
    # organisations and provinces
    ("Bộ Công an", "Bộ Công Thương"),
    ("Bộ Công Thương", "Bộ Giáo dục và Đào tạo"),
    ("Bộ Giao thông vận tải", "Bộ Giáo dục và Đào tạo"),
    ("Bộ Ngoại giao", "Bộ Nội vụ"),
    ("Bộ Nội vụ", "Bộ Quốc phòng"),
    ("Cục An toàn thông tin", "Cục Bưu chính"),
    ("Cần Thơ", "Đà Nẵng"),
    ("Hà Giang", "Hà Nội"),
    ("Hậu Giang", "Hòa Bình"),
    ("Quảng Nam", "Quảng Ngãi"),
    ("Quảng Ngãi", "Quảng Ninh"),
    ("Quảng Trị", "Sóc Trăng"),
    # numbers by value, before letters
    ("Lần 2", "Lần 10"),
    ("Lần 9", "Lần 10"),
    ("Lần 02", "Lần 3"),
    ("Lần 99999999999999999999", "Lần 100000000000000000000"),
    ("2 lần", "10 lần"),
    ("Điều 2", "Điều ba"),
    ("5G", "An Giang"),
    ("Đ1.2", "Đ1.10"),
    ("186/QĐ-BTTTT", "1230/QĐ-BTTTT"),
    # punctuation only parts syllables
    ("(Bộ) An", "Bộ Ba"),
    ("bưu chính", "bưu-điện"),
    ("bưu-chính", "bưu điện"),
    ("“Zalo” A", "Zalo B"),
    # small letters first, where all else is the same
    ("a", "A"),
    ("hòa bình", "Hòa Bình"),
    ("Hòa bình", "Hòa Bình"),
    ("Hòa Bình", "hòa bình xanh"),
    ("Ma", "mà"),
    # last, the spelling: no two different texts share a place
    ("Lần 02", "Lần 2"),
    ("a b", "a-b"),
    ("hoà", "hòa"),
    # other marks do not count, other scripts follow
    ("Muller", "Müller"),
    ("Müller", "Mum"),
    ("zalo", "ωmega"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_dictionary_order(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


def test_letters_and_tones_in_full() -> None:
    text = (
        "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f g h i ì ỉ ĩ í ị j k l m n "
        "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v w x y ỳ ỷ ỹ ý ỵ z"
    )
    expected = text.split()
    assert sorted(sorted(expected), key=sort_key) == expected


def test_platform_names_as_a_reader_expects_them() -> None:
    expected = [
        "Nền tảng 2",
        "Nền tảng 10",
        "Nền tảng bản đồ số",
        "Nền tảng dạy học trực tuyến",
        "Nền tảng địa chỉ số",
        "Nền tảng hóa đơn điện tử",
        "Nền tảng họp trực tuyến",
        "Nền tảng quản trị",
        "Nền tảng trí tuệ nhân tạo",
        "Nền tảng trợ lý ảo",
    ]
    assert sorted(sorted(expected), key=sort_key) == expected


@given(texts, texts)
def test_keys_are_equal_exactly_where_the_normal_forms_are(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same


@given(texts)
def test_composition_does_not_matter(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(texts, texts)
def test_exactly_one_of_two_different_texts_comes_first(one: str, other: str) -> None:
    first, second = sort_key(one), sort_key(other)
    assert [first < second, first == second, first > second].count(True) == 1


@given(st.lists(texts, max_size=6))
def test_the_order_of_input_does_not_matter(given_texts: list[str]) -> None:
    composed = [unicodedata.normalize("NFC", text) for text in given_texts]
    expected = sorted(composed, key=sort_key)
    for shuffled in itertools.islice(itertools.permutations(composed), 24):
        assert sorted(shuffled, key=sort_key) == expected


@given(phrases, syllables)
def test_a_phrase_precedes_its_continuations(phrase: str, syllable: str) -> None:
    assert sort_key(phrase) < sort_key(f"{phrase} {syllable}")


@given(phrases, phrases)
def test_case_never_outweighs_letters_or_tones(one: str, other: str) -> None:
    assume(one.lower() != other.lower())
    expected = sort_key(one.lower()) < sort_key(other.lower())
    assert (sort_key(one) < sort_key(other)) == expected
    assert (sort_key(one.upper()) < sort_key(other.lower())) == expected


@given(syllables, syllables, phrases, phrases)
def test_the_first_different_syllable_decides(one: str, other: str, rest: str, other_rest: str) -> None:
    assume(one.lower() != other.lower())
    expected = sort_key(one) < sort_key(other)
    assert (sort_key(f"{one} {rest}") < sort_key(f"{other} {other_rest}")) == expected


@given(st.integers(min_value=0), st.integers(min_value=0), phrases)
def test_numbers_compare_by_value(one: int, other: int, phrase: str) -> None:
    assert (sort_key(f"{phrase} {one}") < sort_key(f"{phrase} {other}")) == (one < other)
