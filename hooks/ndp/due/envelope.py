"""The list as JSON for programs.

`schema_version` grows when a field goes or changes its meaning, not when one is added.
"""

from __future__ import annotations

from typing import Any

from ndp.due.listing import Due
from ndp.i18n import Language
from ndp.report.safe_json import to_json

SCHEMA_VERSION = 1


def render_json(due: Due, _language: Language) -> str:
    """The whole list as one JSON document; ids and days, no texts to translate."""
    envelope: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "as_of": due.as_of.isoformat(),
        "tracked": [{"duty": duty.id, "clause": duty.clause, "from": str(duty.tracked_from)} for duty in due.tracked],
        "counts": {"overdue": len(due.overdue), "due": len(due.coming), "slipped_milestones": len(due.milestones)},
        "endings": [
            {
                "what": ending.what,
                "unit": ending.unit or None,
                "platform": ending.platform,
                "day": ending.day.isoformat(),
                "role": ending.role,
            }
            for ending in due.endings
        ],
        "reports": [
            {
                "unit": owed.unit,
                "platform": owed.platform,
                "period": owed.period.code,
                "due": owed.due.isoformat(),
                "standing": str(owed.standing),
                "days_late": owed.days,
                "jointly": list(owed.jointly),
                "duty": owed.duty.id,
            }
            for owed in due.reports
        ],
        "slipped_milestones": [
            {
                "plan": plan.key,
                "milestone": standing.milestone.id,
                "due": str(standing.milestone.due),
                "days_late": standing.days,
            }
            for plan, standing in due.milestones
        ],
        "platforms_without_unit": list(due.unattended),
    }
    return to_json(envelope)
