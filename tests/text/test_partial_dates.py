import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.i18n import Language
from ndp.text import PartialDate, format_date, format_month, format_period


def _cut(date: datetime.date, parts: int) -> PartialDate:
    return PartialDate(*(date.year, date.month, date.day)[:parts])


partial_dates = st.builds(_cut, st.dates(), st.integers(1, 3))
# Close together, so that the relations are not all decided by the year.
close_dates = st.builds(_cut, st.dates(datetime.date(2023, 11, 1), datetime.date(2024, 3, 31)), st.integers(1, 3))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-02-11", (2022, 2, 11), (2022, 2, 11)),
        ("2022-02", (2022, 2, 1), (2022, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2000-02", (2000, 2, 1), (2000, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("2022-04", (2022, 4, 1), (2022, 4, 30)),
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("0001", (1, 1, 1), (1, 12, 31)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
    ],
)
def test_span(text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]) -> None:
    date = PartialDate.parse(text)
    assert date.earliest == datetime.date(*earliest)
    assert date.latest == datetime.date(*latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "0000",
        "2022-00",
        "2022-13",
        "2022-2",
        "2022-02-00",
        "2022-02-29",
        "2022-02-30",
        "2022-04-31",
        "2022-02-1",
        "2022-02-11T00:00",
        "2022-02-11 ",
        "2022-02-11\n",
        "20220211",
        "11/02/2022",
        "-2022",
        "2022-W05",
        "٢٠٢٢",
    ],
)
def test_refuses_what_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(2022, 13), (2022, 0), (2022, 2, 30), (2022, 2, 0), (0,), (10000,), (2022, None, 5)])
def test_cannot_be_built_impossible(parts: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"must be|range|needs"):
        PartialDate(*parts)


@given(partial_dates)
def test_parse_reads_what_str_writes(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(st.dates())
def test_a_full_date_is_its_own_span(date: datetime.date) -> None:
    partial = PartialDate.from_date(date)
    assert str(partial) == date.isoformat()
    assert partial.earliest == partial.latest == date


@given(partial_dates)
def test_earliest_does_not_follow_latest(date: PartialDate) -> None:
    assert date.earliest <= date.latest
    assert date.earliest.year == date.latest.year == date.year


@pytest.mark.parametrize(
    ("one", "other", "certainly", "possibly", "overlaps"),
    [
        ("2022-02-11", "2022-02-12", True, True, False),
        ("2022-02-11", "2022-02-11", False, False, True),
        ("2022-02-12", "2022-02-11", False, False, False),
        ("2022-02", "2022-03-01", True, True, False),
        ("2022-02", "2022-02-28", False, True, True),
        ("2022-02", "2022-02-01", False, False, True),
        ("2022-02-28", "2022-02", False, False, True),
        ("2022-02-27", "2022-02", False, True, True),
        ("2022-02", "2022-02", False, True, True),
        ("2022", "2022-01", False, True, True),
        ("2021", "2022", True, True, False),
        ("2022", "2021", False, False, False),
        ("2022-12", "2022", False, True, True),
    ],
)
def test_before_and_overlap(one: str, other: str, certainly: bool, possibly: bool, overlaps: bool) -> None:
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    assert first.certainly_before(second) is certainly
    assert first.possibly_before(second) is possibly
    assert first.overlaps(second) is overlaps


@given(close_dates, close_dates)
def test_relations_hold_for_the_days_meant(one: PartialDate, other: PartialDate) -> None:
    first, second = _days(one), _days(other)
    assert one.certainly_before(other) == all(
        a < b for a in (min(first), max(first)) for b in (min(second), max(second))
    )
    assert one.possibly_before(other) == any(
        a < b for a in (min(first), max(first)) for b in (min(second), max(second))
    )
    assert one.overlaps(other) == bool(first & second)


@given(close_dates, close_dates)
def test_two_dates_overlap_or_one_is_certainly_before(one: PartialDate, other: PartialDate) -> None:
    assert [one.certainly_before(other), other.certainly_before(one), one.overlaps(other)].count(True) == 1


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("2022-02-11", "11/02/2022", "11 February 2022"),
        ("2025-03-01", "01/03/2025", "1 March 2025"),
        ("2022-02", "tháng 02/2022", "February 2022"),
        ("2022-12", "tháng 12/2022", "December 2022"),
        ("2022", "năm 2022", "2022"),
    ],
)
def test_format(text: str, vietnamese: str, english: str) -> None:
    date = PartialDate.parse(text)
    assert date.format("vi") == format_date(date, "vi") == vietnamese
    assert date.format("en") == format_date(date, "en") == english


@given(st.dates())
def test_the_formatted_day_can_be_read_back(date: datetime.date) -> None:
    day, month, year = map(int, format_date(date, "vi").split("/"))
    assert datetime.date(year, month, day) == date
    day_text, _, year_text = format_date(date, "en").split()
    assert (int(day_text), int(year_text)) == (date.day, date.year)


def test_english_months() -> None:
    for month in range(1, 13):
        assert PartialDate(2022, month).format("en") == datetime.date(2022, month, 1).strftime("%B %Y")


@pytest.mark.parametrize(
    ("start", "end", "language", "expected"),
    [
        ("2022-02-11", None, "vi", "từ 11/02/2022"),
        ("2022-02-11", "2025-02-28", "vi", "11/02/2022 – 28/02/2025"),
        (None, "2025-02-28", "vi", "đến 28/02/2025"),
        ("2022-02", None, "vi", "từ tháng 02/2022"),
        (None, "2025", "vi", "đến năm 2025"),
        ("2022", "2025-02", "vi", "năm 2022 – tháng 02/2025"),
        ("2022-02-11", "2022-02-11", "vi", "11/02/2022"),
        ("2022-02-11", None, "en", "from 11 February 2022"),
        ("2022-02-11", "2025-02-28", "en", "11 February 2022 – 28 February 2025"),
        (None, "2025-02-28", "en", "until 28 February 2025"),
        ("2022", "2022", "en", "2022"),
    ],
)
def test_period(start: str | None, end: str | None, language: Language, expected: str) -> None:
    first = None if start is None else PartialDate.parse(start)
    last = None if end is None else PartialDate.parse(end)
    assert format_period(first, last, language) == expected


def test_a_period_takes_plain_dates() -> None:
    assert format_period(datetime.date(2022, 2, 11), PartialDate(2025), "vi") == "11/02/2022 – năm 2025"


def test_a_period_needs_an_end() -> None:
    with pytest.raises(ValueError, match="start or an end"):
        format_period(None, None, "vi")


def _days(date: PartialDate) -> set[datetime.date]:
    count = (date.latest - date.earliest).days + 1
    return {date.earliest + datetime.timedelta(days=number) for number in range(count)}


def test_months_in_tight_places() -> None:
    assert format_month(datetime.date(2026, 2, 28), "vi") == "02/2026"
    assert format_month(datetime.date(2026, 2, 28), "en") == "Feb 2026"
