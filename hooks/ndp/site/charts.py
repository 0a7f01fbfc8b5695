"""Charts drawn while the site is built: SVG in the page's own colours, always with the table of what it shows.

pygal computes axes and shapes. What it wraps them in (style and script blocks, tooltips, the date) is left out: the
content policy forbids the first two, and the same catalogue has to give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal
from xml.etree.ElementTree import Element, SubElement, tostring

import pygal  # type: ignore[import-untyped]
from markupsafe import Markup
from pygal.style import Style  # type: ignore[import-untyped]

from ndp.i18n import Language
from ndp.text import Number, format_date, format_number

# pygal leaves an import hook that Python no longer knows how to ask: every later import would warn.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

WIDTH, HEIGHT = 640, 260
BAR_HEIGHT, BAR_MARGIN = 28, 16
ROOM_FOR_TEXT = 1.3
FONT_SIZE = 12
TEXT_GAP = 6
MOST_TICKS = 8
LONGEST_LABEL = 42
YEAR_MONTHS = 12

Look = Literal["measured", "planned"]
# How a series is drawn: colour of the theme, then what tells it apart without colour.
LOOKS: dict[Look, dict[str, str]] = {
    "measured": {"stroke": "var(--ndp-deep, currentColor)", "stroke-width": "2.5"},
    "planned": {"stroke": "var(--ndp-lac, currentColor)", "stroke-width": "2", "stroke-dasharray": "6 4"},
}
AXIS = {"stroke": "var(--ndp-line, currentColor)", "stroke-width": "1", "fill": "none"}
COORDINATE = re.compile(r"-?[0-9]+\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Point:
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
    return _line_chart(title, tuple(series), language, day_title)


# A plan's chart stands on its own page and on its platform's, and pygal takes milliseconds.
@lru_cache(maxsize=2048)
def _line_chart(title: str, series: tuple[TimeSeries, ...], language: Language, day_title: str) -> Chart | None:
    if not any(len(one.points) > 1 for one in series):
        return None
    days = sorted({point.on for one in series for point in one.points})
    chart = pygal.DateLine(
        **_settings(language, HEIGHT),
        x_value_formatter=lambda day: format_date(day, language)[-7:],
        x_labels=_ticks(days[0], days[-1]),
    )
    for one in series:
        # A planned line shows its course, not its corners; a lone point would not show at all without a dot.
        dots = one.look == "measured" or len(one.points) == 1
        chart.add(one.title, [(point.on, float(point.value)) for point in one.points], show_dots=dots)
    texts = [[f"{format_date(point.on, language)}: {point.text}" for point in one.points] for one in series]
    svg = _drawn(chart, title, [one.look for one in series], texts)
    by_day = [{point.on: point.text for point in one.points} for one in series]
    rows = tuple((format_date(day, language), *(values.get(day, "–") for values in by_day)) for day in days)
    head = (day_title, *(one.title for one in series))
    key = tuple((_sample(one.look), one.title) for one in series) if len(series) > 1 else ()
    return Chart(title, svg, head, rows, key)


def bar_chart(title: str, bars: Sequence[Bar], language: Language, head: tuple[str, str]) -> Chart | None:
    """Horizontal bars from the first downwards, each with its text beside it; None where there is none.

    Values are not negative. `head` names the two columns of the table.
    """
    if not bars:
        return None
    most = max(float(bar.value) for bar in bars)
    chart = pygal.HorizontalBar(
        **_settings(language, BAR_MARGIN + BAR_HEIGHT * len(bars)),
        spacing=8,
        range=(0, (most or 1) * ROOM_FOR_TEXT),
        show_x_labels=False,
    )
    # pygal draws the first bar at the bottom.
    upwards = list(reversed(bars))
    chart.x_labels = [_shortened(bar.title) for bar in upwards]
    chart.add(title, [float(bar.value) for bar in upwards])
    svg = _drawn(chart, title, ["measured"], [[bar.text for bar in upwards]], beside=True)
    return Chart(title, svg, head, tuple((bar.title, bar.text) for bar in bars))


def progress_bar(share: Fraction, label: str, goal: Fraction | None = None, *, late: bool = False) -> Markup:
    """A bar filled to `share` (0 to 1; what lies outside is cut off), with a mark at `goal`. For tables `ndp-bars`."""
    width = _percent(share)
    mark = Markup("")
    if goal is not None:
        mark = Markup('<rect class="ndp-bars__goal" x="{}" width="1" height="10"/>').format(min(_percent(goal), 99))
    return Markup(
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect{} width="{}" height="10"/>{}</svg>'
    ).format(label, Markup(' class="ndp-bars__late"') if late else "", width, mark)


def _percent(share: Fraction) -> int:
    return round(100 * max(Fraction(0), min(Fraction(1), share)))


def _settings(language: Language, height: int) -> dict[str, Any]:
    return {
        "css": [],
        "js": [],
        "no_prefix": True,
        "width": WIDTH,
        "height": height,
        "margin": 8,
        "show_legend": False,
        "truncate_label": -1,
        "dots_size": 4,
        "min_scale": 3,
        "max_scale": 6,
        "value_formatter": lambda value: format_number(Decimal(f"{value:.12g}"), language),
        "style": Style(label_font_size=FONT_SIZE, major_label_font_size=FONT_SIZE),
    }


def _ticks(first: date, last: date) -> list[date]:
    """First days of months, at most MOST_TICKS of them, at an even distance of 1, 3, 6, 12, 24… months."""
    months = (last.year - first.year) * YEAR_MONTHS + last.month - first.month + 1
    step = next(step for step in (1, 3, 6, *range(12, 12 * 100, 12)) if months / step <= MOST_TICKS)
    numbers = range(first.year * YEAR_MONTHS + first.month - 1, last.year * YEAR_MONTHS + last.month)
    return [date(number // YEAR_MONTHS, number % YEAR_MONTHS + 1, 1) for number in numbers if number % step == 0]


def _drawn(
    chart: Any, title: str, looks: Sequence[Look], texts: Sequence[Sequence[str]], *, beside: bool = False
) -> Markup:
    """The chart's shapes alone, in the theme's colours.

    `texts` says what each value of each series is: at the pointer, or written `beside` it and without a value axis.
    """
    source = chart.render_tree()
    svg = Element("svg", {"viewBox": source.get("viewBox"), "role": "img", "aria-label": title})
    for plot in source.iter("g"):
        if _classes(plot) & {"plot", "overlay"} and not _classes(plot) & {"text-overlay", "tooltip-overlay"}:
            part = SubElement(svg, "g", {"transform": _rounded(plot, "transform")})
            for group in plot:
                if "axis" in _classes(group):
                    _draw_axis(part, group, anchor="end" if "y" in _classes(group) else "middle", lines=not beside)
                elif "series" in _classes(group):
                    number = _series_number(group)
                    _draw_series(part, group, looks[number], iter(texts[number]), beside=beside)
    # All texts went through ElementTree, which escapes them.
    return Markup(tostring(svg, encoding="unicode"))  # noqa: S704


def _draw_axis(part: Element, axis: Element, *, anchor: str, lines: bool) -> None:
    for element in axis.iter():
        if element.tag == "path" and lines:
            SubElement(part, "path", {"d": _rounded(element, "d"), **AXIS})
        elif element.tag == "text":
            place = {name: _rounded(element, name) for name in ("x", "y")}
            text = SubElement(part, "text", {**place, "text-anchor": anchor, "font-size": str(FONT_SIZE)})
            text.text = element.text


def _draw_series(part: Element, group: Element, look: Look, texts: Iterator[str], *, beside: bool) -> None:
    colour = LOOKS[look]["stroke"]
    for element in group.iter():
        if element.tag == "path" and element.get("d"):
            SubElement(part, "path", {"d": _rounded(element, "d"), "fill": "none", **LOOKS[look]})
        elif element.tag in ("circle", "rect"):
            names = ("cx", "cy", "r") if element.tag == "circle" else ("x", "y", "width", "height")
            shape = SubElement(part, element.tag, {**{n: _rounded(element, n) for n in names}, "fill": colour})
            if beside:
                end = float(element.get("x", "0")) + float(element.get("width", "0"))
                middle = float(element.get("y", "0")) + float(element.get("height", "0")) / 2
                place = {"x": f"{end + TEXT_GAP:.1f}", "y": f"{middle + FONT_SIZE / 3:.1f}"}
                SubElement(part, "text", {**place, "font-size": str(FONT_SIZE)}).text = next(texts)
            else:
                SubElement(shape, "title").text = next(texts)


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _series_number(group: Element) -> int:
    return next(int(name.removeprefix("serie-")) for name in _classes(group) if name.startswith("serie-"))


def _rounded(element: Element, name: str) -> str:
    """An attribute with its numbers to one decimal: a tenth of a pixel is finer than a screen."""
    return COORDINATE.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), element.get(name, "0"))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


def _sample(look: Look) -> Markup:
    attributes = Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in LOOKS[look].items())
    return Markup(
        '<svg width="28" height="10" viewBox="0 0 28 10" aria-hidden="true"><path d="M0 5h28" {}/></svg>'
    ).format(attributes)
