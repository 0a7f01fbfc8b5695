"""The numbers of a report, each beside what its plan asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ndp.derive.progress import expected_on, path, reading_day
from ndp.model.plans import Plan, Report
from ndp.model.records import FieldProvenance, Name, Text
from ndp.site.pages.progress import amount
from ndp.site.render import View


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A reported number as shown. `target` and `expected` are empty where no plan asks for it.

    `provenance` is None where the unit's own report is all there is.
    """

    name: Name | None
    value: str
    on: date
    expected: str
    target: str
    note: Text | None
    provenance: FieldProvenance | None


def value_rows(view: View, report: Report, plan: Plan | None) -> Iterator[ValueRow]:
    """What the report says of the indicators of `plan`, in the order of the report."""
    for value in report.values:
        indicator = plan.indicator(value.indicator) if plan else None
        if plan is None or indicator is None:
            continue
        day = reading_day(report, value.on)
        expected: Fraction | None = expected_on(path(plan, indicator), day)
        yield ValueRow(
            indicator.name,
            amount(view, value.value, indicator.unit),
            day,
            amount(view, expected, indicator.unit),
            amount(view, indicator.target, indicator.unit),
            value.note,
            value.provenance,
        )


def figure_rows(view: View, report: Report) -> Iterator[ValueRow]:
    """The numbers of the report that belong to no indicator."""
    for figure in report.figures:
        yield ValueRow(
            figure.name,
            amount(view, figure.value, figure.unit),
            reading_day(report, figure.on),
            "",
            "",
            None,
            figure.provenance,
        )
