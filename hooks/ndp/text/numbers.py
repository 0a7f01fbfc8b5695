"""Numbers, percentages and amounts of đồng as people read them. Exact: nothing passes through a float.

Vietnamese writes 1.234.567,5 and English 1,234,567.5; negative numbers carry the minus sign U+2212. Wherever digits
are dropped, halves go to the even neighbour (0.125 to two places is 0.12, 0.375 is 0.38).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from ndp.i18n import Language

Number: TypeAlias = int | Decimal | Fraction

MINUS = "\u2212"
# Written out, Decimal("1e999999999") would fill the memory; no real figure comes near this many digits.
_MOST_DIGITS = 1000
_COMMON = 10**18
"""Whole numbers below it are written without further ado."""
_COMPACT_PLACES = 2
_COMPACT_UNITS: tuple[tuple[int, dict[Language, str]], ...] = (
    (10**6, {"vi": "triệu", "en": "million"}),
    (10**9, {"vi": "tỷ", "en": "billion"}),
    (10**12, {"vi": "nghìn tỷ", "en": "trillion"}),
    (10**15, {"vi": "triệu tỷ", "en": "quadrillion"}),
)


def format_number(value: Number, language: Language, places: int | None = None) -> str:
    """`value` with thousands grouped and `places` digits after the decimal separator.

    Without `places`, the exact value: a Decimal with the digits it was written with, a Fraction with as many as it
    needs. TypeError for a float; ValueError for NaN, infinity, numbers of more than a thousand digits, negative
    `places`, and a Fraction without `places` whose decimals never end.
    """
    # isinstance(value, Fraction) takes long where the value is none.
    if isinstance(value, Decimal):
        digits = str(value)
        if digits.isdecimal():
            value = int(digits)
    elif type(value) is Fraction and value.denominator == 1:
        value = value.numerator
    if places is None and isinstance(value, int) and -_COMMON < value < _COMMON:
        return f"{MINUS if value < 0 else ''}{_grouped(abs(value), language)}"
    exact = _exact(value)
    if places is None:
        places = _own_places(value)
    if not 0 <= places <= _MOST_DIGITS:
        raise ValueError(f"cannot write {places} decimal places")
    units = round(exact * 10**places)
    whole, rest = divmod(abs(units), 10**places)
    text = _grouped(whole, language)
    if places:
        text += f"{',' if language == 'vi' else '.'}{rest:0{places}d}"
    return f"{MINUS}{text}" if units < 0 else text


def _grouped(whole: int, language: Language) -> str:
    text = f"{whole:,}"
    return text.replace(",", ".") if language == "vi" else text


def format_percent(ratio: Number, language: Language, places: int | None = None) -> str:
    """`ratio` (1 is 100%) in hundredths: "12,5%", "12.5%". `places` and errors as in `format_number`."""
    return f"{format_number(_exact(ratio) * 100, language, places)}%"


def format_vnd(amount: Number, language: Language, *, compact: bool = False) -> str:
    """`amount` in đồng, rounded to whole đồng: "1.200.000.000 đồng", "VND 1,200,000,000".

    `compact` writes amounts from one million upwards in the largest fitting unit with at most two decimals:
    "1,2 tỷ đồng", "VND 1.2 billion". Errors as in `format_number`.
    """
    whole = round(_exact(amount))
    sign = MINUS if whole < 0 else ""
    figure = _compact(abs(whole), language) if compact else format_number(abs(whole), language)
    return f"{sign}{figure} đồng" if language == "vi" else f"{sign}VND {figure}"


def _compact(amount: int, language: Language) -> str:
    if amount < _COMPACT_UNITS[0][0]:
        return format_number(amount, language)
    rounded = [(round(Fraction(amount, unit), _COMPACT_PLACES), names[language]) for unit, names in _COMPACT_UNITS]
    # Chosen after rounding, so that 999.999.999 becomes "1 tỷ" and not "1.000 triệu".
    figure, name = next((candidate for candidate in rounded if candidate[0] < 1000), rounded[-1])
    return f"{format_number(figure, language)} {name}"


def _exact(value: Number) -> Fraction:
    if not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"an exact number is needed, not {type(value).__name__}")
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"not a finite number: {value}")
        if abs(value.adjusted()) > _MOST_DIGITS:
            raise ValueError(f"a number of more than {_MOST_DIGITS} digits")
    exact = Fraction(value)
    if abs(exact) >= 10**_MOST_DIGITS:
        raise ValueError(f"a number of more than {_MOST_DIGITS} digits")
    return exact


def _own_places(value: Number) -> int:
    if isinstance(value, Decimal):
        return max(0, -int(value.as_tuple().exponent))
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        raise ValueError(f"the decimals of {value} never end: say how many places to write")
    return max(twos, fives)
