"""Who has to do with a platform when, for the rules on plans and reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Plan
from ndp.model.records import Role
from ndp.rules.tenure import Tenure, coordinating_ministries, tenures
from ndp.rules.times import Period


class Involvement:
    """The tenures of a catalogue by platform, and its coordinating ministries."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.ministries = coordinating_ministries(catalogue)
        self._tenures: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in tenures(catalogue):
            if tenure.platform is not None:
                self._tenures[tenure.platform].append(tenure)

    def tenures(self, platform: str, roles: Collection[Role], days: Period) -> list[Tenure]:
        """Who holds one of `roles` for a platform on some of `days`."""
        return [
            tenure
            for tenure in self._tenures.get(platform, ())
            if tenure.assignment.role in roles and tenure.period.meets(days)
        ]

    def holders(self, platform: str, roles: Collection[Role], days: Period) -> frozenset[str]:
        """The organisations that hold one of `roles` for a platform on some of `days`."""
        return frozenset(tenure.assignment.organisation for tenure in self.tenures(platform, roles, days))


@remembered(8)
def involvement(catalogue: Catalogue) -> Involvement:
    """The involvement of a catalogue, made once."""
    return Involvement(catalogue)


def plan_days(plan: Plan) -> Period:
    """Every day that may belong to a plan; open where the plan does not say."""
    if plan.period is None:
        return Period()
    return Period(plan.period.from_.earliest, plan.period.to.latest if plan.period.to else date.max)
