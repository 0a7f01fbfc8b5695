"""What becomes of each field of each form: the one table from answers to places in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Special = Literal["source", "detail", "values", "tasks", "scores", "field", "value", "page", "wrong", "right"]
"""Answers that one pointer cannot hold: each is read by its own function."""


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """A form that makes a record of `kind`.

    `pointers` say where the answer of a field goes, `special` which fields are read in their own way. `id` is made of
    what was read: `{field}`, or `{day}`. `dated` is the pointer of the day it was sent, `fixed` what always stands.
    """

    kind: str
    id: str
    pointers: Mapping[str, str]
    special: tuple[Special, ...] = ()
    dated: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)


RECORDS: Mapping[str, RecordPlan] = {
    "dang-ky-nong-cot": RecordPlan(
        "registration",
        "{organisation}",
        {
            "organisation": "/enterprise",
            "platform": "/platform",
            "product": "/product",
            "commitment": "/commitment",
        },
        ("source",),
    ),
    "de-xuat-nen-tang": RecordPlan(
        "proposal",
        "{name}",
        {"organisation": "/proposer", "name": "/name", "purpose": "/purpose", "why": "/need"},
        ("source",),
        dated="/proposed_on",
    ),
    "bao-cao-thang": RecordPlan(
        "report",
        "{period}-{organisation}",
        {
            "platform": "/platform",
            "organisation": "/unit",
            "period": "/period",
            "difficulties": "/difficulties",
            "proposals": "/proposals",
        },
        ("values", "tasks"),
        dated="/submitted_on",
    ),
    "gop-y": RecordPlan(
        "feedback",
        "{organisation}-{day}",
        {"platform": "/platform", "organisation": "/organisation", "criteria": "/criteria", "comment": "/comment"},
        ("scores",),
        dated="/submitted_on",
        # Whoever approves the change decides this: the council's secretary or the coordinator.
        fixed={"/moderation/status": "published"},
    ),
    "hoi-dap": RecordPlan(
        "question",
        "{question}",
        {"question": "/question", "topic": "/topic", "platform": "/platforms"},
        ("detail",),
        dated="/asked_on",
        fixed={"/status": "open"},
    ),
}
UPDATE = "cap-nhat-nen-tang"
UPDATE_FIELDS: Mapping[str, Literal["lookup"] | Special] = {
    "platform": "lookup",
    "organisation": "lookup",
    "field": "field",
    "value": "value",
    "source": "source",
}
UPDATES: Mapping[str, str] = {
    "name": "/name/vi",
    "purpose": "/purpose/vi",
    "functions": "/functions",
    "audiences": "/audiences",
    "website": "/websites/-",
    "status": "/status",
    "statement": "/statement",
}
"""The choices of the field `field`, by the English word behind the slash, and where each goes in a platform."""
MISTAKE = "bao-sai"
MISTAKE_FIELDS: tuple[Special, ...] = ("page", "wrong", "right", "source")
