import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.i18n import Language
from ndp.text import Number, format_number, format_percent, format_vnd

languages = st.sampled_from(["vi", "en"])
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=7)
numbers = st.integers() | decimals | st.builds(lambda n, k: Fraction(n, 2**k * 5), st.integers(), st.integers(0, 20))
SEPARATORS: dict[str, tuple[str, str]] = {"vi": (".", ","), "en": (",", ".")}


def _read(text: str, language: str) -> Fraction:
    group, point = SEPARATORS[language]
    return Fraction(text.replace("−", "-").replace(group, "").replace(point, "."))


@pytest.mark.parametrize(
    ("value", "places", "vietnamese", "english"),
    [
        (Decimal("1234567.5"), None, "1.234.567,5", "1,234,567.5"),
        (0, None, "0", "0"),
        (999, None, "999", "999"),
        (1000, None, "1.000", "1,000"),
        (-1234, None, "−1.234", "−1,234"),
        (120000, None, "120.000", "120,000"),
        (5, 2, "5,00", "5.00"),
        (Decimal("1.50"), None, "1,50", "1.50"),
        (Decimal("1E+3"), None, "1.000", "1,000"),
        (Decimal("0.1"), 20, "0,10000000000000000000", "0.10000000000000000000"),
        (Decimal("-0.05"), None, "−0,05", "−0.05"),
        (Fraction(1, 8), None, "0,125", "0.125"),
        (Fraction(1, 3), 4, "0,3333", "0.3333"),
        (Fraction(2, 3), 0, "1", "1"),
        (Decimal("0.125"), 2, "0,12", "0.12"),
        (Decimal("0.375"), 2, "0,38", "0.38"),
        (Decimal("2.5"), 0, "2", "2"),
        (Decimal("3.5"), 0, "4", "4"),
        (Decimal("-2.5"), 0, "−2", "−2"),
        (Decimal("-0.4"), 0, "0", "0"),
        (Decimal("-0.0"), None, "0,0", "0.0"),
        (Decimal("999.995"), 2, "1.000,00", "1,000.00"),
        (Decimal("99999999999999999999.05"), None, "99.999.999.999.999.999.999,05", "99,999,999,999,999,999,999.05"),
    ],
)
def test_number(value: Number, places: int | None, vietnamese: str, english: str) -> None:
    assert format_number(value, "vi", places) == vietnamese
    assert format_number(value, "en", places) == english


@given(numbers, languages)
def test_an_exact_number_reads_back_exactly(value: Number, language: Language) -> None:
    assert _read(format_number(value, language), language) == Fraction(value)


@given(numbers | st.fractions(), st.integers(0, 12), languages)
def test_rounds_to_the_nearest_and_halves_to_even(value: Number, places: int, language: Language) -> None:
    shown = _read(format_number(value, language, places), language) * 10**places
    distance = abs(shown - Fraction(value) * 10**places)
    assert shown.denominator == 1
    assert distance <= Fraction(1, 2)
    assert distance < Fraction(1, 2) or shown.numerator % 2 == 0


@given(numbers, st.integers(0, 5))
def test_digits_stand_in_groups_of_three(value: Number, places: int) -> None:
    fraction = f",[0-9]{{{places}}}" if places else ""
    assert re.fullmatch(rf"−?[0-9]{{1,3}}(\.[0-9]{{3}})*{fraction}", format_number(value, "vi", places))


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_refuses_what_is_not_finite(value: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(value, "vi")


@pytest.mark.parametrize("value", [Decimal("1E+999999999"), Decimal("1E-999999"), 10**1000, Fraction(10**1001, 3)])
def test_refuses_numbers_no_page_could_show(value: Number) -> None:
    with pytest.raises(ValueError, match="digits"):
        format_number(value, "vi", 0)


@pytest.mark.parametrize("places", [-1, 10**9])
def test_refuses_impossible_places(places: int) -> None:
    with pytest.raises(ValueError, match="decimal places"):
        format_number(1, "vi", places)


def test_refuses_endless_decimals_without_places() -> None:
    with pytest.raises(ValueError, match="never end"):
        format_number(Fraction(1, 3), "vi")


def test_refuses_a_float() -> None:
    inexact: object = 0.1
    with pytest.raises(TypeError, match="float"):
        format_number(inexact, "vi")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ratio", "places", "vietnamese", "english"),
    [
        (Decimal("0.125"), None, "12,5%", "12.5%"),
        (Fraction(1, 3), 1, "33,3%", "33.3%"),
        (1, None, "100%", "100%"),
        (Decimal("0.50"), None, "50%", "50%"),
        (Decimal("12.5"), None, "1.250%", "1,250%"),
        (Decimal("-0.031"), None, "−3,1%", "−3.1%"),
        (Fraction(1, 2), 1, "50,0%", "50.0%"),
    ],
)
def test_percent(ratio: Number, places: int | None, vietnamese: str, english: str) -> None:
    assert format_percent(ratio, "vi", places) == vietnamese
    assert format_percent(ratio, "en", places) == english


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (0, "0 đồng", "VND 0"),
        (1_200_000_000, "1.200.000.000 đồng", "VND 1,200,000,000"),
        (-50_000, "−50.000 đồng", "−VND 50,000"),
        (Decimal("1000.5"), "1.000 đồng", "VND 1,000"),
    ],
)
def test_dong(amount: Number, vietnamese: str, english: str) -> None:
    assert format_vnd(amount, "vi") == vietnamese
    assert format_vnd(amount, "en") == english


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [
        (0, "0 đồng", "VND 0"),
        (500_000, "500.000 đồng", "VND 500,000"),
        (999_999, "999.999 đồng", "VND 999,999"),
        (1_000_000, "1 triệu đồng", "VND 1 million"),
        (1_200_000_000, "1,2 tỷ đồng", "VND 1.2 billion"),
        (1_250_000_000, "1,25 tỷ đồng", "VND 1.25 billion"),
        (1_234_567_890, "1,23 tỷ đồng", "VND 1.23 billion"),
        (999_990_000, "999,99 triệu đồng", "VND 999.99 million"),
        (999_999_999, "1 tỷ đồng", "VND 1 billion"),
        (350_000_000_000, "350 tỷ đồng", "VND 350 billion"),
        (4_500_000_000_000, "4,5 nghìn tỷ đồng", "VND 4.5 trillion"),
        (12_000_000_000_000_000, "12 triệu tỷ đồng", "VND 12 quadrillion"),
        (1_500 * 10**15, "1.500 triệu tỷ đồng", "VND 1,500 quadrillion"),
        (-1_200_000_000, "−1,2 tỷ đồng", "−VND 1.2 billion"),
    ],
)
def test_dong_in_short(amount: int, vietnamese: str, english: str) -> None:
    assert format_vnd(amount, "vi", compact=True) == vietnamese
    assert format_vnd(amount, "en", compact=True) == english


@given(st.integers())
def test_dong_reads_back_exactly(amount: int) -> None:
    assert _read(format_vnd(amount, "vi").removesuffix(" đồng"), "vi") == amount
    assert _read(format_vnd(amount, "en").replace("VND ", ""), "en") == amount


@given(st.integers(0, 10**18))
def test_short_amounts_are_right_to_half_a_hundredth(amount: int) -> None:
    units = {"triệu tỷ": 10**15, "nghìn tỷ": 10**12, "tỷ": 10**9, "triệu": 10**6, "": 1}
    figure, _, name = format_vnd(amount, "vi", compact=True).removesuffix(" đồng").partition(" ")
    assert abs(_read(figure, "vi") * units[name] - amount) <= Fraction(units[name], 200)
