"""Who may not score: ties to the host and the core enterprises, through parents and heirs, on the day."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ndp.derive.conflicts import conflicted_members, conflicts_of
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.evaluation import Evaluation
from ndp.model.records import AnyRecord, AssignmentFile, Organisation
from ndp.text import PartialDate

PROVENANCE = {"level": "unverified"}
DAY = "2024-06-01"

# A ministry with an agency and its centre; a company in a group; a ministry that a new one replaced on 1 March 2025.
ORGANISATIONS: dict[str, dict[str, Any]] = {
    "chinh-phu": {},
    "bo-chu-quan": {"parent": "chinh-phu"},
    "cuc": {"parent": "bo-chu-quan"},
    "trung-tam": {"parent": "cuc"},
    "bo-khac": {"parent": "chinh-phu"},
    "cuc-khac": {"parent": "bo-khac"},
    "bo-so-huu": {},
    "tap-doan": {"kind": "enterprise", "parent": "bo-so-huu"},
    "cong-ty": {"kind": "enterprise", "parent": "tap-doan"},
    "cong-ty-em": {"kind": "enterprise", "parent": "tap-doan"},
    "cong-ty-chau": {"kind": "enterprise", "parent": "cong-ty-em"},
    "cong-ty-con": {"kind": "enterprise", "parent": "cong-ty"},
    "doanh-nghiep-bo": {"kind": "enterprise", "parent": "bo-so-huu"},
    "tap-doan-cu": {
        "kind": "enterprise",
        "to": "2025-02-28",
        "successors": [{"organisation": "tap-doan", "how": "merged", "date": "2025-03-01"}],
    },
    "cong-ty-ve-sau": {"kind": "enterprise", "parent": "tap-doan-cu"},
    "bo-cu": {"to": "2025-02-28", "successors": [{"organisation": "bo-moi", "how": "merged", "date": "2025-03-01"}]},
    "vu-cu": {"parent": "bo-cu"},
    "bo-moi": {},
    "vu-moi": {"parent": "bo-moi"},
    "vien-doc-lap": {},
}


def to_record(record_type: type[Any], data: dict[str, Any]) -> Any:
    return msgspec.convert(
        {**data, "provenance": PROVENANCE}, record_type, dec_hook=lambda wanted, value: PartialDate.parse(value)
    )


def catalogue_of(*assignments: dict[str, Any]) -> Catalogue:
    records: list[AnyRecord] = [
        to_record(Organisation, {"id": key, "name": {"vi": key}, "kind": "ministry", **fields})
        for key, fields in ORGANISATIONS.items()
    ]
    records.append(to_record(AssignmentFile, {"id": "nt", "platform": "nt", "assignments": list(assignments)}))
    return Catalogue.of(Entry(record.KIND, record.id, record, f"{record.id}.yml") for record in records)


def evaluation_by(organisation: str, day: str = DAY, **member: Any) -> Evaluation:
    data = {
        "id": day,
        "platform": "nt",
        "criteria": "bo",
        "date": day,
        "body": {"kind": "council", "name": {"vi": "Hội đồng"}},
        "members": [{"id": "m", "name": "Người", "organisation": organisation, "role": "chair", **member}],
        "sheets": [],
    }
    evaluation: Evaluation = to_record(Evaluation, data)
    return evaluation


def ties(catalogue: Catalogue, evaluation: Evaluation) -> list[tuple[str, str | None]]:
    return [(conflict.tie, conflict.party) for conflict in conflicts_of(catalogue, evaluation)]


HOST = {"role": "host", "organisation": "bo-chu-quan"}
COMPANY = {"role": "core-enterprise", "organisation": "cong-ty"}


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        ("bo-chu-quan", [("same", "bo-chu-quan")]),
        ("trung-tam", [("below", "bo-chu-quan")]),
        ("chinh-phu", [("above", "bo-chu-quan")]),
        ("bo-khac", []),
        ("cuc-khac", []),
        ("cong-ty", [("same", "cong-ty")]),
        ("cong-ty-con", [("below", "cong-ty")]),
        ("tap-doan", [("above", "cong-ty")]),
        ("cong-ty-em", [("sister", "cong-ty")]),
        ("cong-ty-chau", [("sister", "cong-ty")]),
        ("doanh-nghiep-bo", []),
        ("vien-doc-lap", []),
    ],
)
def test_a_member_is_tied_to_a_party_that_is_his_body_or_above_or_below_it(
    organisation: str, expected: list[tuple[str, str]]
) -> None:
    assert ties(catalogue_of(HOST, COMPANY), evaluation_by(organisation)) == expected


@pytest.mark.parametrize(("day", "expected"), [("2024-06-01", []), ("2025-06-01", [("sister", "cong-ty")])])
def test_a_company_is_a_sister_from_the_day_its_group_joined_the_other(
    day: str, expected: list[tuple[str, str]]
) -> None:
    assert ties(catalogue_of(COMPANY), evaluation_by("cong-ty-ve-sau", day)) == expected


@pytest.mark.parametrize("role", ["ministry-focal", "cooperating"])
def test_who_has_the_evaluation_done_or_cooperates_is_no_party(role: str) -> None:
    catalogue = catalogue_of(HOST, {"role": role, "organisation": "cuc-khac"})
    assert ties(catalogue, evaluation_by("cuc-khac")) == []


@pytest.mark.parametrize(
    ("host", "member", "day", "expected"),
    [
        ("bo-cu", "vu-moi", "2025-06-01", [("below", "bo-cu")]),
        ("bo-cu", "vu-moi", "2024-06-01", []),
        ("bo-moi", "vu-cu", "2025-06-01", [("below", "bo-moi")]),
        ("bo-moi", "bo-cu", "2025-06-01", [("same", "bo-moi")]),
        ("vu-cu", "bo-moi", "2025-06-01", [("above", "vu-cu")]),
    ],
)
def test_heirs_stand_for_what_they_took_over_once_they_have(
    host: str, member: str, day: str, expected: list[tuple[str, str]]
) -> None:
    assert ties(catalogue_of({"role": "host", "organisation": host}), evaluation_by(member, day)) == expected


@pytest.mark.parametrize(
    ("period", "tied"),
    [
        ({"to": "2024-05-31"}, False),
        ({"from": "2024-06-02"}, False),
        ({"from": "2024-06-01", "to": "2024-06-01"}, True),
    ],
)
def test_only_parties_of_the_day_count(period: dict[str, str], tied: bool) -> None:
    assert bool(ties(catalogue_of({**HOST, **period}), evaluation_by("cuc"))) is tied


def test_what_a_member_declares_counts_whoever_it_is() -> None:
    declared = [{"organisation": "vien-doc-lap", "reason": {"vi": "Góp vốn."}}, {"reason": {"vi": "Người thân."}}]
    evaluation = evaluation_by("bo-khac", conflicts=declared)
    assert ties(catalogue_of(HOST), evaluation) == [("declared", "vien-doc-lap"), ("declared", None)]
    assert conflicted_members(catalogue_of(HOST), evaluation) == {"m"}


def test_a_circle_of_parents_comes_to_an_end() -> None:
    records = [
        to_record(Organisation, {"id": key, "name": {"vi": key}, "kind": "other", "parent": parent})
        for key, parent in (("a", "b"), ("b", "a"))
    ]
    records.append(to_record(AssignmentFile, {"id": "nt", "platform": "nt", "assignments": [COMPANY]}))
    catalogue = Catalogue.of(Entry(record.KIND, record.id, record, "x.yml") for record in records)
    assert ties(catalogue, evaluation_by("a")) == []
