"""The programme on a line of time: a lane for each kind of moment, a dot for each month. Drawn by `charts.html`.

A lane of a thousand documents has no more dots than months: the dot grows with what it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from ndp.derive.programme_moments import MOMENT_KINDS, MomentKind, ProgrammeMoment
from ndp.i18n import N_
from ndp.site.pages.common import record_title
from ndp.site.render import View

RIGHT = 24
TOP = 8
LANE = 52
YEAR_WIDTH = 44
SMALLEST, GROWTH, LARGEST = 5.0, 2.5, 16.0
LABEL_WIDTH = 118
LABEL_LINES = 3
LABEL_LINE = 18

LANES: Mapping[MomentKind, str] = {
    "edition": N_("Danh mục"),
    "legal": N_("Văn bản"),
    "event": N_("Sự kiện"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of a chart and where its years begin; `label_lines` above the lane of lists hold their names."""

    width: int
    left: int
    label_lines: int


WIDE = Measure(960, 112, LABEL_LINES)
NARROW = Measure(286, 8, 0)
"""Lanes are named above their lines."""


@dataclass(frozen=True, slots=True)
class Dot:
    """What happened in one month, or in a year whose month nobody knows; `label` is written above it."""

    x: float
    y: float
    radius: float
    title: str
    url: str
    label: str = ""
    label_y: float = 0
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A kind of moment with its dots, oldest first."""

    title: str
    kind: MomentKind
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeChart:
    """The lanes over years. `years` are pairs of a year and where it begins; `today` is where the site's day is."""

    width: int
    height: int
    left: int
    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]
    today: float | None


def programme_chart(
    view: View, moments: Sequence[ProgrammeMoment], measure: Measure, told: Mapping[str, str]
) -> ProgrammeChart | None:
    """Lay the moments out; None where there is none. `told` says by anchor where each stands in words."""
    if not moments:
        return None
    first = min(moment.day.year for moment in moments)
    last = max(moment.day.year for moment in moments)
    scale = _Scale(measure, date(first, 1, 1), date(last, 12, 31))
    lanes = []
    y = float(TOP)
    for kind in MOMENT_KINDS:
        of_kind = [moment for moment in moments if moment.kind == kind]
        if of_kind:
            height = LANE + (LABEL_LINE * measure.label_lines if kind == "edition" else 0)
            lanes.append(
                Lane(view._(LANES[kind]), kind, y + height - LANE / 2, _dots(view, of_kind, scale, y + height, told))
            )
            y += height
    step = -(-(last - first + 1) * YEAR_WIDTH // (measure.width - measure.left))
    years = tuple((year, scale.x(date(year, 1, 1))) for year in range(first, last + 1, step))
    as_of = view.portal.as_of
    today = scale.x(as_of) if scale.first <= as_of <= scale.last else None
    return ProgrammeChart(measure.width, round(y) + 28, measure.left, tuple(lanes), years, today)


@dataclass(frozen=True, slots=True)
class _Scale:
    measure: Measure
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self.measure.left + share * (self.measure.width - self.measure.left - RIGHT), 1)


def _dots(
    view: View, moments: Sequence[ProgrammeMoment], scale: _Scale, bottom: float, told: Mapping[str, str]
) -> tuple[Dot, ...]:
    """`bottom` is that of the lane. Labels that would run into the one before go one line up."""
    months: dict[tuple[int, int | None], list[ProgrammeMoment]] = {}
    for moment in moments:
        months.setdefault((moment.day.year, moment.day.month), []).append(moment)
    found: list[Dot] = []
    y = bottom - LANE / 2
    ends = [float(-LABEL_WIDTH)] * scale.measure.label_lines
    for members in months.values():
        day = members[0].day
        x = round((scale.x(day.earliest) + scale.x(day.latest)) / 2, 1)
        radius = round(min(LARGEST, SMALLEST + GROWTH * sqrt(len(members) - 1)), 1)
        label, label_y = "", 0.0
        if members[0].kind == "edition":
            line = next((line for line, end in enumerate(ends) if x - end >= LABEL_WIDTH), None)
            if line is not None:
                label = view.edition_short(view.portal.catalogue.editions[members[0].record])
                label_y = y - 16 - LABEL_LINE * line
                ends[line] = x
        found.append(
            Dot(x, y, radius, _title(view, members), _url(view, members, told), label, label_y, day.month is None)
        )
    return tuple(found)


def _title(view: View, members: Sequence[ProgrammeMoment]) -> str:
    day = view.date(members[0].day)
    if len(members) == 1:
        return f"{day}: {moment_title(view, members[0])}"
    when = day[-7:] if members[0].day.month is not None else day
    return view._("{when}: {count} {kind}", when=when, count=len(members), kind=view._(LANES[members[0].kind]).lower())


def _url(view: View, members: Sequence[ProgrammeMoment], told: Mapping[str, str]) -> str:
    if len(members) == 1:
        return view.record_url(members[0].kind, members[0].record)
    return told[moment_anchor(members[0])]


def moment_anchor(moment: ProgrammeMoment) -> str:
    """The anchor of the moment in the list below the chart."""
    return f"luc-{moment.kind}-{moment.record}"


def moment_title(view: View, moment: ProgrammeMoment) -> str:
    """What happened, in words."""
    if moment.kind == "legal":
        document = view.portal.catalogue.legal[moment.record]
        name = view.plain(document.title) or view.plain(document.summary)
        return f"{document.number}: {name}" if document.number and name else document.number or name or document.id
    return record_title(view, moment.kind, moment.record)
