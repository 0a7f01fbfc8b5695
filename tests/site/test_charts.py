"""Charts: shapes in the theme's colours and nothing a content policy forbids, the same every time, with their table."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from ndp.site.charts import Bar, Chart, Point, TimeSeries, bar_chart, line_chart, progress_bar

HOSTILE = '"><script>alert(1)</script>&'
ELEMENTS = {"svg", "g", "path", "text", "tspan", "circle", "rect", "title"}


def points(*values: tuple[str, str]) -> tuple[Point, ...]:
    return tuple(Point(date.fromisoformat(day), Decimal(number), f"{number} lượt") for day, number in values)


PLANNED = TimeSeries("Kế hoạch", points(("2026-01-01", "0"), ("2026-12-31", "365")), "planned")
MEASURED = TimeSeries("Báo cáo", points(("2026-01-25", "10"), ("2026-02-25", "60.5"), ("2026-03-25", "73")))


def line() -> Chart:
    chart = line_chart("Số lượt", [PLANNED, MEASURED], "vi", "Ngày")
    assert chart is not None
    return chart


def drawn(svg: Markup) -> Element:
    return fromstring(str(svg))  # noqa: S314 - what this project has just drawn


def test_a_line_chart_shows_every_value_and_tells_the_lines_apart_without_colour() -> None:
    svg = drawn(line().svg)
    titles = [title.text for title in svg.iter("title")]
    assert titles == ["25/01/2026: 10 lượt", "25/02/2026: 60.5 lượt", "25/03/2026: 73 lượt"]
    dashed = [path for path in svg.iter("path") if path.get("stroke-dasharray")]
    assert len(dashed) == 1
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Số lượt"


def test_a_chart_comes_with_the_table_of_what_it_shows() -> None:
    assert line().head == ("Ngày", "Kế hoạch", "Báo cáo")
    assert line().rows == (
        ("01/01/2026", "0 lượt", "–"),
        ("25/01/2026", "–", "10 lượt"),
        ("25/02/2026", "–", "60.5 lượt"),
        ("25/03/2026", "–", "73 lượt"),
        ("31/12/2026", "365 lượt", "–"),
    )
    assert [title for _, title in line().key] == ["Kế hoạch", "Báo cáo"]


def test_values_lie_where_they_belong() -> None:
    """Days run to the right and greater values lie higher (their y is smaller)."""
    dots = [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in drawn(line().svg).iter("circle")]
    assert [x for x, _ in dots] == sorted(x for x, _ in dots)
    assert [y for _, y in dots] == sorted((y for _, y in dots), reverse=True)


def test_a_lone_point_is_no_line() -> None:
    lone = TimeSeries("Báo cáo", points(("2026-01-25", "10")))
    assert line_chart("Số lượt", [lone], "vi", "Ngày") is None
    assert line_chart("Số lượt", [], "vi", "Ngày") is None


def test_a_lone_planned_point_beside_a_line_is_seen() -> None:
    target = TimeSeries("Kế hoạch", points(("2026-12-31", "365")), "planned")
    chart = line_chart("Số lượt", [target, MEASURED], "vi", "Ngày")
    assert chart is not None
    assert len(list(drawn(chart.svg).iter("circle"))) == 4
    assert len(list(drawn(line().svg).iter("circle"))) == 3


@pytest.mark.parametrize("last", ["2026-01-26", "2026-12-31", "2027-06-30", "2031-01-01", "2099-12-31"])
def test_the_axis_of_days_has_few_ticks(last: str) -> None:
    series = TimeSeries("x", points(("2026-01-25", "1"), (last, "2")))
    chart = line_chart("x", [series], "vi", "Ngày")
    assert chart is not None
    ticks = [text.text for text in drawn(chart.svg).iter("text") if re.fullmatch(r"\d\d/\d{4}", text.text or "")]
    assert 1 <= len(ticks) <= 9


def test_bars_are_as_long_as_their_values_and_say_them() -> None:
    chart = bar_chart("Nguồn lực", [Bar("Công", 300, "300 tỷ"), Bar("Khác", 100, "100 tỷ")], ("Nguồn", "Số tiền"))
    assert chart is not None
    widths = [float(bar.get("width", "").removesuffix("%")) for bar in drawn(chart.svg).iter("rect")]
    assert widths[0] == pytest.approx(3 * widths[1], rel=0.01)
    texts = [list(text.itertext()) for text in drawn(chart.svg).iter("text")]
    assert texts == [["Công", "300 tỷ"], ["Khác", "100 tỷ"]]
    assert chart.rows == (("Công", "300 tỷ"), ("Khác", "100 tỷ"))
    assert bar_chart("Nguồn lực", [], ("Nguồn", "Số tiền")) is None


def test_bars_may_all_be_nought() -> None:
    chart = bar_chart("Đếm", [Bar("a", 0, "0"), Bar("b", 0, "0")], ("Tên", "Số"))
    assert chart is not None
    assert [bar.get("width") for bar in drawn(chart.svg).iter("rect")] == ["0%", "0%"]


@pytest.mark.parametrize(
    ("share", "width"),
    [(Fraction(51, 80), 64), (Fraction(21, 20), 100), (Fraction(-1, 2), 0), (Fraction(0), 0), (Fraction(1), 100)],
)
def test_a_progress_bar_is_filled_to_its_share(share: Fraction, width: int) -> None:
    svg = drawn(progress_bar(share, HOSTILE))
    assert [bar.get("width") for bar in svg.iter("rect")] == [str(width)]
    assert svg.get("aria-label") == HOSTILE


def test_a_progress_bar_marks_its_goal_and_shows_lateness() -> None:
    bar, goal = drawn(progress_bar(Fraction(1, 2), "nửa đường", Fraction(3, 4), late=True)).iter("rect")
    assert (bar.get("class"), goal.get("class"), goal.get("x")) == ("ndp-bars__late", "ndp-bars__goal", "75")
    assert list(drawn(progress_bar(Fraction(1, 2), "x", Fraction(2))).iter("rect"))[1].get("x") == "99"


def test_hostile_names_stay_text() -> None:
    hostile = TimeSeries(HOSTILE, (Point(date(2026, 1, 1), 1, HOSTILE), Point(date(2026, 2, 1), 2, HOSTILE)))
    chart = line_chart(HOSTILE, [hostile, PLANNED], "vi", HOSTILE)
    bars = bar_chart(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)], (HOSTILE, HOSTILE))
    assert chart is not None
    assert bars is not None
    for svg in (chart.svg, bars.svg, *(sample for sample, _ in chart.key)):
        assert {element.tag for element in drawn(svg).iter()} <= ELEMENTS
        assert "<script" not in svg


values = st.integers(-(10**15), 10**15)


@given(st.dictionaries(st.dates(date(2000, 1, 1), date(2099, 12, 31)), values, min_size=2, max_size=6))
def test_any_series_draws_the_same_lawful_shapes_every_time(found: dict[date, int]) -> None:
    series = TimeSeries("x", tuple(Point(day, found[day], str(found[day])) for day in sorted(found)))
    first, second = (line_chart("Số", [series], "vi", "Ngày") for _ in range(2))
    assert first is not None
    assert first == second
    for element in drawn(first.svg).iter():
        assert element.tag in ELEMENTS
        assert not {"style", "id", "class"} & set(element.attrib)
        assert not any(name.startswith("on") for name in element.attrib)
    assert len(list(drawn(first.svg).iter("circle"))) == len(found)
