"""What must not leave does not, and every decision to leave something out or in is a stated one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.export.conftest import AUTHOR, Sample, with_entry

from ndp.export.fields import CLOSED_KINDS, HIDDEN_FIELDS, OPEN_KINDS, open_schema
from ndp.export.files import all_files
from ndp.kinds import KINDS
from ndp.model.catalogue import Entry
from ndp.model.load import to_record
from ndp.model.references import references_in
from ndp.schema import Schemas

ACCOUNT: dict[str, Any] = {
    "id": "tai-khoan-mot",
    "forge": "github",
    "user_id": 7340217,
    "login": "ten-dang-nhap-rieng",
    "organisation": "cuc-tin-hoc-hoa",
    "role": "editor",
    "from": "2026-01-01",
    "keys": ["SHA256:khoarieng0123456789khoarieng0123456789khoar"],
}
PERSONAL = re.compile(r"e-?mail|phone|user_?id|login|key|password|birth|address|first_name|last_name|full_name|avatar")


def test_every_kind_is_open_or_closed_with_a_reason() -> None:
    assert len(set(OPEN_KINDS)) == len(OPEN_KINDS)
    assert set(OPEN_KINDS) | CLOSED_KINDS.keys() == {kind.name for kind in KINDS}
    assert not set(OPEN_KINDS) & CLOSED_KINDS.keys()
    assert all(CLOSED_KINDS.values())


def test_an_account_leaves_no_trace(hostile_sample: Sample, schemas: Schemas) -> None:
    entry = Entry(
        "account",
        ACCOUNT["id"],
        to_record("account", ACCOUNT),
        "catalogue/accounts/tai-khoan-mot.yml",
        tuple(references_in(ACCOUNT, schemas.shape("account"))),
        "a" * 64,
    )
    assert entry.references
    assert {file.address: file.data for file in all_files(with_entry(hostile_sample.export, entry))} == (
        hostile_sample.files
    )


def test_names_of_people_who_wrote_files_do_not_leave(hostile_sample: Sample) -> None:
    assert [address for address, data in hostile_sample.files.items() if AUTHOR.encode() in data] == []


def test_hidden_fields_exist_and_do_not_leave(hostile_sample: Sample, schemas: Schemas) -> None:
    for kind, ways in HIDDEN_FIELDS.items():
        assert open_schema(schemas.raw, kind) != schemas.raw[f"{kind}.schema.json"]
        assert all(ways.values())
    evaluation = next(raw for (kind, _), raw in hostile_sample.raw.items() if kind == "evaluation")
    exported = hostile_sample.json("/api/v1/evaluations.json")["data"][0]["record"]
    assert [set(member) ^ set(raw) for member, raw in zip(exported["members"], evaluation["members"], strict=True)] == [
        {"name"}
    ] * len(evaluation["members"])


def test_withheld_feedback_keeps_its_words(hostile_sample: Sample) -> None:
    found = {
        item["record"]["moderation"]["status"]: set(item["record"])
        for item in hostile_sample.json("/api/v1/feedback.json")["data"]
    }
    assert found["published"] >= {"scores", "comment", "capacity", "replies"}
    assert not found["withheld"] & {"scores", "comment", "capacity", "replies"}


def names(schema: Any) -> Iterator[str]:
    """The names of all properties in a schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from names(part)


def test_no_property_that_sounds_personal_is_open(schemas: Schemas) -> None:
    found = {name for kind in OPEN_KINDS for name in names(open_schema(schemas.raw, kind)) if PERSONAL.search(name)}
    assert found == set()
    assert {"login", "user_id", "keys"} <= set(names(schemas.raw["account.schema.json"]))
