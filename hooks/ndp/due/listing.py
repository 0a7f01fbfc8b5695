"""The facts behind every format: what is owed on a day, with names in place of ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ndp.derive.endings import Ending, endings
from ndp.derive.plans import MilestoneStanding, slipped_milestones
from ndp.derive.reports import OwedReport, ReportStanding, owed_reports, platforms_without_unit, tracked_duties
from ndp.i18n import Language
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Plan
from ndp.model.records import Duty

OPEN = frozenset({ReportStanding.OVERDUE, ReportStanding.DUE})


@dataclass(frozen=True, slots=True)
class Due:
    """What is open on `as_of`: reports by due day, slipped milestones, what ends soon, platforms nobody reports on.

    `tracked` holds the duties the portal follows; without any, nothing can be late.
    """

    catalogue: Catalogue
    as_of: date
    tracked: tuple[Duty, ...]
    reports: tuple[OwedReport, ...]
    milestones: tuple[tuple[Plan, MilestoneStanding], ...]
    unattended: tuple[str, ...]
    endings: tuple[Ending, ...] = ()

    @classmethod
    def of(cls, catalogue: Catalogue, as_of: date, unit: str | None = None) -> Due:
        """All that is open on `as_of`; with `unit`, only what that unit has to see to."""
        return cls(
            catalogue,
            as_of,
            tracked_duties(catalogue),
            tuple(
                owed for owed in owed_reports(catalogue, as_of) if owed.standing in OPEN and unit in (None, owed.unit)
            ),
            slipped_milestones(catalogue, as_of) if unit is None else (),
            platforms_without_unit(catalogue, as_of) if unit is None else (),
            tuple(ending for ending in endings(catalogue, as_of) if unit in (None, ending.unit)),
        )

    @property
    def overdue(self) -> tuple[OwedReport, ...]:
        """The reports whose day has passed."""
        return tuple(owed for owed in self.reports if owed.standing is ReportStanding.OVERDUE)

    @property
    def coming(self) -> tuple[OwedReport, ...]:
        """The reports whose day is still to come."""
        return tuple(owed for owed in self.reports if owed.standing is ReportStanding.DUE)

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit with an overdue report or something that ends; empty for what no unit is known for."""
        return tuple(sorted({owed.unit for owed in self.overdue} | {ending.unit for ending in self.endings}))

    def of_unit(self, unit: str) -> Due:
        """The part that one unit has to see to."""
        return replace(
            self,
            reports=tuple(owed for owed in self.reports if owed.unit == unit),
            milestones=(),
            unattended=(),
            endings=tuple(ending for ending in self.endings if ending.unit == unit),
        )

    def unit_name(self, unit: str, language: Language) -> str:
        """The name of an organisation, or its id where it is not known."""
        organisation = self.catalogue.organisations.get(unit)
        return organisation.name.best(language)[0] if organisation else unit

    def platform_name(self, platform: str, language: Language) -> str:
        """The name of a platform, or its id where it is not known."""
        found = self.catalogue.platforms.get(platform)
        return found.name.best(language)[0] if found and found.name else platform
