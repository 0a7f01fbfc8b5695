"""What leaves the portal as data, and what never does. The one place that decides it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from ndp.i18n import N_
from ndp.schema.store import SCHEMA_SUFFIX

# A kind that stands in neither table is not exported, and a test asks for the decision.
OPEN_KINDS: tuple[str, ...] = (
    "platform",
    "organisation",
    "assignment",
    "duty",
    "edition",
    "plan",
    "report",
    "measurement",
    "criteria",
    "evaluation",
    "recognition",
    "award",
    "event",
    "story",
    "correction",
    "registration",
    "proposal",
    "feedback",
    "question",
    "news",
    "legal",
    "publication",
)
CLOSED_KINDS: Mapping[str, str] = {
    "account": N_("số tài khoản, tên đăng nhập và khóa ký của từng người"),
    "policy": N_("quy định nội bộ của kho mã, không nói gì về nền tảng"),
}
HIDDEN_FIELDS: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "evaluation": {
        ("members", "name"): N_("họ tên thành viên hội đồng đi kèm điểm từng người cho; mã thành viên vẫn có"),
        ("members", "conflicts", "reason"): N_("quan hệ riêng của từng thành viên; tổ chức liên quan vẫn có"),
    },
}
"""Per kind, the fields left out of its records, by their way through objects and list items, with the reason."""

WITHHELD_FEEDBACK_FIELDS = ("scores", "comment", "capacity", "replies")
"""What is left out of feedback that its moderators decided not to show."""
WITHHELD_KINDS = ("feedback",)
"""The kinds of which something may be left out of single records."""


def is_whole(kind: str) -> bool:
    """Whether records of a kind leave the portal whole, so that its files may be published as they are written."""
    return kind in OPEN_KINDS and kind not in HIDDEN_FIELDS and kind not in WITHHELD_KINDS


def is_hidden(kind: str, way: tuple[str, ...]) -> bool:
    """Whether the field at `way` of a kind's records is left out."""
    return way in HIDDEN_FIELDS.get(kind, {})


def open_schema(raw: Mapping[str, dict[str, Any]], kind: str) -> dict[str, Any]:
    """The schema of a kind's records as exported: that of the catalogue without the hidden fields."""
    schema = copy.deepcopy(raw[kind + SCHEMA_SUFFIX])
    for way in HIDDEN_FIELDS.get(kind, {}):
        part = schema
        for step in way[:-1]:
            part = part["properties"][step]
            part = part.get("items", part)
        del part["properties"][way[-1]]
        part["required"] = [name for name in part.get("required", ()) if name != way[-1]]
    return schema
