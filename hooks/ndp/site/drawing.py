"""Shapes of charts as SVG: axes, lines and bars in the theme's colours, in pixels to one decimal.

Written as text and not by a chart library, which takes milliseconds where a large catalogue has a chart for each plan.
There is no style, class or script: the content policy forbids the first and the last.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

WIDTH, HEIGHT = 640, 260
MARGIN = 8
FONT_SIZE = 12
LETTER = 0.6 * FONT_SIZE
"""About how wide a character is."""
BASELINE = 0.35 * FONT_SIZE
"""How far below its middle a text stands."""
AXIS_GAP = 10
ROOM = 0.02
"""Part of the range that is left free at either end of an axis."""
FEWEST_STEPS, MOST_STEPS = 3, 6
BAR_HEIGHT, BAR_TOP, BAR_STEP = 12, 20, 46
"""Of a bar, of the name above it, and from one bar to the next."""
BAR_GAP = 8
LONGEST = 2000
"""Longer than any screen lets a bar be."""
DOT = 4

Look = Literal["measured", "planned"]
# How a series is drawn: colour of the theme, then what tells it apart without colour.
LOOKS: dict[Look, dict[str, str]] = {
    "measured": {"stroke": "var(--ndp-deep, currentColor)", "stroke-width": "2.5"},
    "planned": {"stroke": "var(--ndp-lac, currentColor)", "stroke-width": "2", "stroke-dasharray": "6 4"},
}
AXIS = 'stroke="var(--ndp-line, currentColor)" stroke-width="1" fill="none"'


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` along `length` pixels, with room at both ends."""

    low: float
    high: float
    length: float

    def place(self, value: float) -> float:
        """How many pixels from the start a value lies."""
        span = self.high - self.low
        return self.length * (value - self.low + ROOM * span) / ((1 + 2 * ROOM) * span)


class Mark(NamedTuple):
    """A value on an axis with the text beside it."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points (across, up); `texts` say what each is, none where the line has no dots."""

    points: tuple[tuple[float, float], ...]
    look: Look
    texts: tuple[str, ...] = ()


def draw_lines(title: str, lines: Sequence[Line], across: Sequence[Mark], up: Sequence[Mark]) -> Markup:
    """Lines above an axis `across` with an axis `up` at its left; both have at least one mark."""
    left = MARGIN + AXIS_GAP + _room(mark.text for mark in up)
    width, height = WIDTH - left - MARGIN, HEIGHT - 2 * MARGIN - AXIS_GAP - FONT_SIZE
    horizontal = _scale([*(x for line in lines for x, _ in line.points), *(mark.value for mark in across)], width)
    vertical = _scale([y for line in lines for _, y in line.points], height)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return horizontal.place(point[0]), height - vertical.place(point[1])

    axes = [f'<path d="M0 {_px(height)} h{_px(width)}" {AXIS} />' if all(mark.value for mark in up) else ""]
    for mark in up:
        y = height - vertical.place(mark.value)
        axes.append(f'<path d="M0 {_px(y)} h{_px(width)}" {AXIS} />{_text(-5, y + BASELINE, mark.text, "end")}')
    axes.append(f'<path d="M0 0 v{_px(height)}" {AXIS} />')
    for mark in across:
        x = horizontal.place(mark.value)
        axes.append(
            f'<path d="M{_px(x)} 0 v{_px(height)}" {AXIS} />'
            f"{_text(x, height + AXIS_GAP + FONT_SIZE / 2, mark.text, 'middle')}"
        )
    shapes = [_path([at(point) for point in line.points], line.look) for line in lines]
    dots = [
        _dot(at(point), text, line.look) for line in lines for point, text in zip(line.points, line.texts, strict=False)
    ]
    place = f'transform="translate({int(left)}, {MARGIN})"'
    parts = f"<g {place}>{''.join((*axes, *shapes))}</g><g {place}>{''.join(dots)}</g>"
    return _svg(title, HEIGHT, parts)


def draw_bars(title: str, bars: Sequence[tuple[str, float, str]]) -> Markup:
    """Horizontal bars from the first downwards: each its name, its value, which is not negative, and its text.

    As wide as there is room, and never scaled: the texts keep their size on any screen.
    """
    largest = max(value for _, value, _ in bars) or 1
    rows = []
    for number, (name, value, text) in enumerate(bars):
        top = BAR_STEP * number
        share = _px(100 * value / largest)
        rows.append(
            f'<text y="{top + FONT_SIZE}">{escape(name)}<tspan dx="{BAR_GAP}" font-weight="600">{escape(text)}</tspan>'
            f'</text><path d="M0 {top + BAR_TOP + BAR_HEIGHT}h{LONGEST}" {AXIS} />'
            f'<rect y="{top + BAR_TOP}" width="{share}%" height="{BAR_HEIGHT}" fill="{LOOKS["measured"]["stroke"]}" />'
        )
    # Every text was escaped where it was written.
    return Markup(  # noqa: S704
        f'<svg class="ndp-chart__bars" width="100%" height="{BAR_STEP * len(bars)}" role="img" '
        f'aria-label="{escape(title)}">{"".join(rows)}</svg>'
    )


def sample(look: Look) -> Markup:
    """A short piece of line, for the key of a chart."""
    # The values of LOOKS are our own.
    return Markup(  # noqa: S704
        f'<svg width="28" height="10" viewBox="0 0 28 10" aria-hidden="true"><path d="M0 5h28" {_look(look)}/></svg>'
    )


def round_values(low: float, high: float) -> list[float]:
    """Three to six round values between `low` and `high`, both ends themselves where there are not two."""
    if low == high:
        return [low]
    order = round(math.log10(max(abs(low), abs(high)))) - 1
    while (high - low) / 10**order < FEWEST_STEPS:
        order -= 1
    step = float(10**order)
    while (high - low) / step > MOST_STEPS:
        step *= 2
    found = [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return found if len(found) > 1 else [low, high]


def _room(texts: Iterable[str]) -> float:
    return max(FONT_SIZE, max(map(len, texts)) * LETTER)


def _scale(values: Iterable[float], length: float) -> Scale:
    found = list(values)
    low, high = min(found), max(found)
    if low == high:
        # One value alone lies in the middle.
        reach = abs(low) / 2 or 1
        return Scale(low - reach, high + reach, length)
    return Scale(low, high, length)


def _path(points: Sequence[tuple[float, float]], look: Look) -> str:
    if len(points) == 1:
        return ""
    first, *rest = (f"{_px(x)} {_px(y)}" for x, y in points)
    return f'<path d="M{first} L{" ".join(rest)}" fill="none" {_look(look)} />'


def _dot(place: tuple[float, float], text: str, look: Look) -> str:
    x, y = map(_px, place)
    title = f"<title>{escape(text)}</title>"
    return f'<circle cx="{x}" cy="{y}" r="{DOT}" fill="{LOOKS[look]["stroke"]}">{title}</circle>'


def _text(x: float, y: float, text: str, anchor: str = "") -> str:
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{_px(x)}" y="{_px(y)}"{anchored} font-size="{FONT_SIZE}">{escape(text)}</text>'


def _look(look: Look) -> str:
    return " ".join(f'{name}="{value}"' for name, value in LOOKS[look].items())


def _px(value: float) -> str:
    """A coordinate to one decimal: a tenth of a pixel is finer than a screen."""
    return f"{value:.1f}".removesuffix(".0")


def _svg(title: str, height: int, parts: str) -> Markup:
    # Every text in `parts` was escaped where it was written.
    return Markup(  # noqa: S704
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">{parts}</svg>'
    )
