"""Plan against report, in words and charts: what the pages of platforms, plans and reports share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from ndp.derive.plan_parts import Part, missing_parts, parts_of
from ndp.derive.plans import MilestoneStanding, milestones, plans_of
from ndp.derive.progress import Progress, ProgressState, path, progress
from ndp.derive.reports import effective_reports
from ndp.i18n import N_, Language
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Indicator, Measurements, Plan, Report, Series
from ndp.model.records import FieldProvenance, Name, Platform
from ndp.site import routes
from ndp.site.charts import Chart, Point, TimeSeries, line_chart, progress_bar
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.text import Number, format_number, format_percent

STATES = {
    ProgressState.REACHED: N_("đã đạt"),
    ProgressState.ON_TRACK: N_("đúng tiến độ"),
    ProgressState.BEHIND: N_("chậm"),
    ProgressState.MISSED: N_("không đạt đúng hạn"),
    ProgressState.UNKNOWN: N_("chưa có số liệu"),
}
LATE_STATES = frozenset({ProgressState.BEHIND, ProgressState.MISSED})
LARGE = 100
HUNDREDTHS = 100
SHOWN_REPORTS = 6


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator as shown; every figure is a text with its unit, empty where it is not known."""

    indicator: Indicator
    index: int
    baseline: str
    target: str
    steps: tuple[tuple[str, str], ...]
    latest: str
    latest_on: date | None
    latest_report: Report | None
    share: str
    expected: str
    pace_needed: str
    state: str
    late: bool
    bar: Markup
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class PointView:
    """A published number, as shown, with its source. `when` is that of its day, None where it is the same."""

    on: str
    text: str
    note: Name | None
    provenance: FieldProvenance
    when: FieldProvenance | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A published series: its numbers and, where there are two or more, a chart."""

    series: Series
    points: tuple[PointView, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with how far it has come. `missing` of `parts` are the parts its file does not show."""

    plan: Plan
    parts: tuple[Part, ...]
    missing: tuple[Part, ...]
    indicators: tuple[IndicatorView, ...]
    milestones: tuple[MilestoneStanding, ...]


@dataclass(frozen=True, slots=True)
class PlatformProgress:
    """What the platform page shows of plans, reports and published numbers."""

    platform: Platform
    plans: tuple[PlanView, ...]
    reports: tuple[Report, ...]
    report_count: int
    measurements: tuple[SeriesView, ...]


def platform_progress(view: View, platform: Platform) -> PlatformProgress:
    """Plans, latest reports and published numbers of a platform. Shown by `progress.html`, macro `platform_section`."""
    catalogue, as_of = view.portal.catalogue, view.portal.as_of
    reports = effective_reports(catalogue, platform.id, as_of)
    return PlatformProgress(
        platform,
        tuple(plan_view(view, plan) for plan in plans_of(catalogue, platform.id)),
        tuple(reversed(reports[-SHOWN_REPORTS:])),
        len(reports),
        tuple(measurements(view, platform.id)),
    )


def plan_view(view: View, plan: Plan) -> PlanView:
    """A plan with its indicators as they stand now."""
    return _plan_view(view.portal, view.language, plan.key)


# A plan stands on its own page and on its platform's.
@remembered(2048)
def _plan_view(portal: Portal, language: Language, key: str) -> PlanView:
    view = View(portal, language, routes.home(language))
    plan = portal.catalogue.of_type(Plan)[key]
    found, standings = _standing(portal.catalogue, key, portal.as_of)
    return PlanView(
        plan,
        parts_of(plan.kind),
        missing_parts(plan),
        tuple(indicator_view(view, plan, index, each) for index, each in enumerate(found)),
        standings,
    )


# Pages of both languages show the same.
@remembered(16)
def _standing(
    catalogue: Catalogue, key: str, as_of: date
) -> tuple[tuple[Progress, ...], tuple[MilestoneStanding, ...]]:
    """How the indicators and the milestones of the plan `key` stand."""
    plan = catalogue.of_type(Plan)[key]
    return (
        tuple(progress(catalogue, plan, indicator, as_of) for indicator in plan.indicators),
        tuple(milestones(catalogue, plan, as_of)),
    )


def indicator_view(view: View, plan: Plan, index: int, found: Progress) -> IndicatorView:
    """One indicator in words, with its bar and its chart."""
    indicator, latest = found.indicator, found.latest
    late = found.state in LATE_STATES
    share = percent(view, found.share)
    return IndicatorView(
        indicator,
        index,
        baseline=amount(view, indicator.baseline, indicator.unit),
        target=amount(view, indicator.target, indicator.unit),
        steps=tuple((view.date(step.due), amount(view, step.value, indicator.unit)) for step in indicator.steps),
        latest=amount(view, latest.value, indicator.unit) if latest else "",
        latest_on=latest.on if latest else None,
        latest_report=latest.report if latest else None,
        share=share,
        expected=amount(view, found.expected, indicator.unit),
        pace_needed=amount(view, found.pace_needed, indicator.unit),
        state=view._(STATES[found.state]),
        late=late,
        bar=_bar(view, found, share, late=late),
        chart=_indicator_chart(view, plan, found),
    )


def _bar(view: View, found: Progress, share: str, *, late: bool) -> Markup:
    if found.share is None:
        return Markup("")
    label = view._("đã đi {share} quãng đường", share=share)
    return progress_bar(found.share, label, _goal(found), late=late)


def _goal(found: Progress) -> Fraction | None:
    """How much of the way the plan asks for by the day of the latest reading."""
    baseline = found.indicator.baseline
    if found.expected is None or baseline is None:
        return None
    return (found.expected - Fraction(baseline)) / (Fraction(found.indicator.target) - Fraction(baseline))


def _indicator_chart(view: View, plan: Plan, found: Progress) -> Chart | None:
    unit = found.indicator.unit
    planned = tuple(Point(day, value, amount(view, value, unit)) for day, value in path(plan, found.indicator))
    measured = tuple(Point(reading.on, reading.value, amount(view, reading.value, unit)) for reading in found.readings)
    series = [TimeSeries(view._("Kế hoạch"), planned, "planned")]
    if measured:
        series.append(TimeSeries(view._("Báo cáo"), measured))
    title = view._("{name}: kế hoạch và báo cáo", name=view.plain(found.indicator.name))
    return line_chart(title, series, view.language, view._("Ngày"))


def measurements(view: View, platform: str) -> Iterator[SeriesView]:
    """The published series of a platform, each number with its own source."""
    record = view.portal.catalogue.of_type(Measurements).get(platform)
    if record is None:
        return
    for at, series in enumerate(record.series):
        points = tuple(_point(view, record, at, index) for index in range(len(series.points)))
        line = TimeSeries(
            view.plain(series.name),
            tuple(
                Point(point.on.latest, point.value, shown.text)
                for point, shown in zip(series.points, points, strict=True)
            ),
        )
        chart = line_chart(view.plain(series.name), [line], view.language, view._("Ngày"))
        yield SeriesView(series, points, chart)


def _point(view: View, record: Measurements, at: int, index: int) -> PointView:
    series = record.series[at]
    point = series.points[index]
    place = ("series", at, "points", index)
    provenance, when = view.provenance(record, *place), view.provenance(record, *place, "on")
    return PointView(
        view.date(point.on),
        qualified(view, point.value, point.qualifier, series.unit),
        point.note or provenance.note,
        provenance,
        None if when == provenance else when,
    )


def amount(view: View, value: Number | None, unit: Name | None) -> str:
    """A value with its unit; a fraction finer than hundredths is rounded and says so."""
    if value is None:
        return ""
    number = _rounded(view, value) if isinstance(value, Fraction) else format_number(value, view.language)
    name = view.plain(unit)
    return f"{number}{'' if name == '%' else ' '}{name}".strip()


def _rounded(view: View, value: Fraction) -> str:
    if HUNDREDTHS % value.denominator == 0:
        return format_number(value, view.language)
    tenths = round(value, 1)
    rounded = round(value) if abs(value) >= LARGE or tenths.denominator == 1 else tenths
    return view._("khoảng {number}", number=format_number(rounded, view.language))


def qualified(view: View, value: Decimal, qualifier: str, unit: Name | None) -> str:
    """A published number as its source puts it: "hơn 23.000.000 bản ghi"."""
    text = amount(view, value, unit)
    return text if qualifier == "exact" else f"{view.label('measurement.series.points.qualifier', qualifier)} {text}"


def percent(view: View, share: Fraction | None) -> str:
    """A share in whole hundredths, empty for none."""
    return format_percent(share, view.language, 0) if share is not None else ""
