"""Charts drawn while the site is built: SVG in the page's own colours, always with the table of what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup, escape

from ndp.i18n import Language
from ndp.site.drawing import Line, Look, Mark, draw_bars, draw_lines, round_values, sample
from ndp.text import Number, format_date, format_month, format_number

MOST_TICKS = 8
LONGEST_LABEL = 42
YEAR_MONTHS = 12


class Point(NamedTuple):
    """A value on a day; `text` is how people read it, unit and all."""

    on: date
    value: Number
    text: str


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """A line of a time chart."""

    title: str
    points: tuple[Point, ...]
    look: Look = "measured"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `text` is how people read its value. `url` leads to what it counts."""

    title: str
    value: Number
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the same as a table: `head` of the columns, `rows` of plain texts. `key` explains the looks."""

    title: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[tuple[Markup, str], ...] = ()


def line_chart(title: str, series: Sequence[TimeSeries], language: Language, day_title: str) -> Chart | None:
    """Lines over time; None where no line has two points, which is no line. `day_title` heads the column of days."""
    if not any(len(one.points) > 1 for one in series):
        return None
    days = sorted({point.on for one in series for point in one.points})
    values = [float(point.value) for one in series for point in one.points]
    across = [Mark(day.toordinal(), format_month(day, language)) for day in _ticks(days[0], days[-1])]
    up = [
        Mark(value, format_number(Decimal(f"{value:.12g}"), language))
        for value in round_values(min(values), max(values))
    ]
    svg = draw_lines(title, [_line(one, language) for one in series], across, up)
    by_day = [{point.on: point.text for point in one.points} for one in series]
    rows = tuple((format_date(day, language), *(texts.get(day, "–") for texts in by_day)) for day in days)
    head = (day_title, *(one.title for one in series))
    key = tuple((sample(one.look), one.title) for one in series) if len(series) > 1 else ()
    return Chart(title, svg, head, rows, key)


def _line(series: TimeSeries, language: Language) -> Line:
    # A planned line shows its course, not its corners; a lone point would not show at all without a dot.
    dots = series.look == "measured" or len(series.points) == 1
    texts = tuple(f"{format_date(point.on, language)}: {point.text}" for point in series.points) if dots else ()
    return Line(tuple((point.on.toordinal(), float(point.value)) for point in series.points), series.look, texts)


def bar_chart(title: str, bars: Sequence[Bar], head: tuple[str, str]) -> Chart | None:
    """Horizontal bars from the first downwards, each with its text beside it; None where there is none.

    Values are not negative. `head` names the two columns of the table.
    """
    if not bars:
        return None
    svg = draw_bars(title, [(_shortened(bar.title), float(bar.value), bar.text) for bar in bars])
    return Chart(title, svg, head, tuple((bar.title, bar.text) for bar in bars))


def progress_bar(share: Fraction, label: str, goal: Fraction | None = None, *, late: bool = False) -> Markup:
    """A bar filled to `share` (0 to 1; what lies outside is cut off), with a mark at `goal`. For tables `ndp-bars`."""
    look = ' class="ndp-bars__late"' if late else ""
    mark = ""
    if goal is not None:
        mark = f'<rect class="ndp-bars__goal" x="{min(_percent(goal), 99)}" width="1" height="10"/>'
    return Markup(  # noqa: S704 - everything but the label is ours
        f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{escape(label)}">'
        f'<rect{look} width="{_percent(share)}" height="10"/>{mark}</svg>'
    )


def _percent(share: Fraction) -> int:
    return round(100 * share) if 0 < share < 1 else 100 * (share > 0)


def _ticks(first: date, last: date) -> list[date]:
    """First days of months, at most MOST_TICKS of them, at an even distance of 1, 3, 6, 12, 24… months."""
    months = (last.year - first.year) * YEAR_MONTHS + last.month - first.month + 1
    step = next(step for step in (1, 3, 6, *range(12, 12 * 100, 12)) if months / step <= MOST_TICKS)
    numbers = range(first.year * YEAR_MONTHS + first.month - 1, last.year * YEAR_MONTHS + last.month)
    return [date(number // YEAR_MONTHS, number % YEAR_MONTHS + 1, 1) for number in numbers if number % step == 0]


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"
