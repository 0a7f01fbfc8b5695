"""Plans, reports and published measurements (Decision 186, Article 1.IV.1, Article 1.IV.2 and Article 2.II.1.đ).

Money is whole VND; measured values are exact decimals in the unit their indicator names.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import ClassVar, Literal

import msgspec

from ndp.model.records import Name, Provenance, Record, Text, Value
from ndp.text import PartialDate, ReportPeriod

PlanKind = Literal["ministry", "host", "merged", "enterprise"]
TaskState = Literal["done", "under-way", "not-started"]
Qualifier = Literal["exact", "at-least", "about", "nearly"]


class Approval(Value, frozen=True):
    """By whom, by which document and when a plan was approved."""

    document: str | None = None
    organisation: str | None = None
    date: PartialDate | None = None
    provenance: Provenance | None = None


class PlanPeriod(Value, frozen=True):
    """First and last day a plan is for; without `to` it goes on."""

    from_: PartialDate = msgspec.field(name="from")
    to: PartialDate | None = None


class Step(Value, frozen=True):
    """A value to be reached before the final one."""

    due: PartialDate
    value: Decimal


class Indicator(Value, frozen=True):
    """What a plan measures: from `baseline` to `target` by `due`. A target below the baseline means falling."""

    id: str
    name: Name
    target: Decimal
    due: PartialDate
    unit: Name | None = None
    baseline: Decimal | None = None
    baseline_on: PartialDate | None = None
    steps: tuple[Step, ...] = ()
    note: Text | None = None
    provenance: Provenance | None = None


class PlanStage(Value, frozen=True):
    """A stage of a plan: where and by whom the platform is used."""

    id: str
    title: Name
    scope: Text
    audiences: tuple[str, ...]
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    provenance: Provenance | None = None


class Milestone(Value, frozen=True):
    """Something that has to be finished by a date."""

    id: str
    title: Name
    due: PartialDate
    note: Text | None = None
    provenance: Provenance | None = None


class Agreement(Value, frozen=True):
    """One version of the agreement between host, Ministry and core enterprises."""

    version: str
    parties: tuple[str, ...]
    date: PartialDate | None = None
    document: str | None = None
    summary: Text | None = None
    provenance: Provenance | None = None


class CoordinatingBody(Value, frozen=True):
    """A board or working group across bodies; without `date` it is only intended."""

    kind: Literal["board", "working-group"]
    name: Name
    members: tuple[str, ...] = ()
    date: PartialDate | None = None


class Coordination(Value, frozen=True):
    """How the parties work together."""

    mechanism: Text
    bodies: tuple[CoordinatingBody, ...] = ()


class Task(Value, frozen=True):
    """Something to be done in a month (1-12) of a year; `unit` does it."""

    id: str
    title: Name
    month: int | None = None
    result: Text | None = None
    unit: str | None = None
    provenance: Provenance | None = None


class PlanYear(Value, frozen=True):
    """What a plan asks of one year."""

    year: int
    objectives: tuple[Text, ...] = ()
    tasks: tuple[Task, ...] = ()
    provenance: Provenance | None = None


class Funding(Value, frozen=True):
    """Money from one source; `amount` in whole VND."""

    source: Literal["public", "enterprise", "other"]
    amount: int
    purpose: Text | None = None
    provenance: Provenance | None = None


class Responsibility(Value, frozen=True):
    """What the host charges a unit with."""

    organisation: str
    task: Text


class Plan(Record, frozen=True):
    """A plan for a platform. `extent` partial: only some of its content is known."""

    KIND: ClassVar[str] = "plan"

    platform: str
    kind: PlanKind
    owner: str
    extent: Literal["complete", "partial"]
    title: Name
    approval: Approval | None = None
    period: PlanPeriod | None = None
    objectives: tuple[Text, ...] = ()
    task_groups: tuple[Text, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    stages: tuple[PlanStage, ...] = ()
    requirements: tuple[Text, ...] = ()
    roadmap: tuple[Milestone, ...] = ()
    adoption: Text | None = None
    process_review: Text | None = None
    training: Text | None = None
    agreements: tuple[Agreement, ...] = ()
    policy_proposals: tuple[Text, ...] = ()
    coordination: Coordination | None = None
    years: tuple[PlanYear, ...] = ()
    delivery_model: str | None = None
    funding: tuple[Funding, ...] = ()
    medium_term: Text | None = None
    long_term: Text | None = None
    focal_unit: str | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    research: Text | None = None
    design: Text | None = None
    rollout: Text | None = None
    resources: Text | None = None
    core_technology: tuple[Text, ...] = ()

    @property
    def key(self) -> str:
        """How other records refer to the plan: `<platform>/<id>`."""
        return f"{self.platform}/{self.id}"

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator of that id."""
        return next((one for one in self.indicators if one.id == indicator_id), None)

    def tasks(self) -> tuple[tuple[int, Task], ...]:
        """Every task with its year, in file order."""
        return tuple((part.year, task) for part in self.years for task in part.tasks)


class ReportedValue(Value, frozen=True):
    """What an indicator of the plan stands at, `on` the day given or the end of the period."""

    indicator: str
    value: Decimal
    on: datetime.date | None = None
    note: Text | None = None
    provenance: Provenance | None = None


class Figure(Value, frozen=True):
    """A reported number that belongs to no indicator of a plan."""

    id: str
    name: Name
    unit: Name
    value: Decimal
    on: datetime.date | None = None
    provenance: Provenance | None = None


class ReportedTask(Value, frozen=True):
    """How far a task of the plan has come."""

    task: str
    state: TaskState
    note: Text | None = None


class ReachedMilestone(Value, frozen=True):
    """A milestone of the plan that was reached."""

    milestone: str
    reached_on: datetime.date
    note: Text | None = None


class Correction(Value, frozen=True):
    """Which report (`<platform>/<id>`) this one takes the place of, and why."""

    report: str
    reason: Text


class Report(Record, frozen=True):
    """A unit's report on a platform for one period (see `ndp.text.periods`); never edited, only corrected."""

    KIND: ClassVar[str] = "report"

    platform: str
    unit: str
    period: str
    submitted_on: datetime.date
    plan: str | None = None
    values: tuple[ReportedValue, ...] = ()
    figures: tuple[Figure, ...] = ()
    tasks: tuple[ReportedTask, ...] = ()
    milestones: tuple[ReachedMilestone, ...] = ()
    difficulties: tuple[Text, ...] = ()
    proposals: tuple[Text, ...] = ()
    corrects: Correction | None = None

    @property
    def key(self) -> str:
        """How other records refer to the report: `<platform>/<id>`."""
        return f"{self.platform}/{self.id}"

    @property
    def span(self) -> ReportPeriod:
        """The period as days."""
        return ReportPeriod.parse(self.period)


class Point(Value, frozen=True):
    """A published number; `qualifier` says how the source puts it."""

    on: PartialDate
    value: Decimal
    qualifier: Qualifier
    note: Text | None = None
    provenance: Provenance | None = None


class Series(Value, frozen=True):
    """Published numbers of one thing over time; `cumulative` ones can only grow."""

    id: str
    name: Name
    unit: Name
    points: tuple[Point, ...]
    cumulative: bool = False
    provenance: Provenance | None = None


class Measurements(Record, frozen=True):
    """What press and documents say of a platform in numbers."""

    KIND: ClassVar[str] = "measurement"

    platform: str
    series: tuple[Series, ...]
