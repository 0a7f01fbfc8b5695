"""Every clause of Decision 186 that imposes a duty has one in the catalogue, laid on the parties the Decision names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CATALOGUE = Path(__file__).parents[2] / "catalogue"

# Parties: roles and organisations as the Decision speaks of them. A promotion focal unit holds both focal roles
# (Article 1.III.2.b), so a duty of either focal unit is also its own.
MINISTRY_FOCAL = frozenset({"ministry-focal", "promotion-focal"})
IT_UNIT = frozenset({"don-vi-chuyen-trach-cntt"})
HOST_SIDE = frozenset({"host-focal", "promotion-focal"}) | IT_UNIT
CORE = frozenset({"core-enterprise"})
MINISTRY = frozenset({"bo-tttt"})
HOST = frozenset({"host"})
COORDINATOR = frozenset({"vu-qldn"})
AITA = frozenset({"cuc-tin-hoc-hoa"})
PRESS = frozenset({"cuc-bao-chi", "cuc-ptth-ttdt", "cuc-ttcs", "cuc-ttdn", "don-vi-khoi-bao-chi"})
OPERATOR = frozenset({"don-vi-van-hanh-cong"})
MINISTRIES = frozenset({"cac-bo-co-quan-ngang-bo"})
PROVINCES = frozenset({"ubnd-cap-tinh"})
ASSOCIATIONS = frozenset({"hoi-hiep-hoi-nghe-nghiep"})

# Typed from the text of the Decision, never from the catalogue: it must be able to contradict the catalogue.
# Headings and lines that only introduce a list are left out. Clauses 3 to 5 of Article 1.IV name no party;
# theirs stand in Article 2 (II.1.a and b, II.2.a and b, II.12).
DUTIES: dict[str, frozenset[str]] = {
    "d1.iii.1": MINISTRY,
    "d1.iii.2": HOST | MINISTRY | CORE,
    "d1.iii.2.a": HOST,
    "d1.iii.2.b": MINISTRY,
    "d1.iii.2.c": CORE,
    "d1.iii.3": HOST | MINISTRY | CORE,
    "d1.iv.1.a.1": MINISTRY_FOCAL,
    "d1.iv.1.a.2.1": MINISTRY_FOCAL,
    "d1.iv.1.a.2.2": MINISTRY_FOCAL,
    "d1.iv.1.a.2.3": MINISTRY_FOCAL,
    "d1.iv.1.a.2.4": MINISTRY_FOCAL,
    "d1.iv.1.a.2.5": MINISTRY_FOCAL,
    "d1.iv.1.a.2.6": MINISTRY_FOCAL,
    "d1.iv.1.a.2.7": MINISTRY_FOCAL,
    "d1.iv.1.a.2.8": MINISTRY_FOCAL,
    "d1.iv.1.b.1": IT_UNIT,
    "d1.iv.1.b.2": HOST | IT_UNIT,
    "d1.iv.1.b.2.1": HOST | IT_UNIT,
    "d1.iv.1.b.2.2": HOST | IT_UNIT,
    "d1.iv.1.b.2.3": HOST | IT_UNIT,
    "d1.iv.1.c": frozenset({"promotion-focal"}),
    "d1.iv.2.a.1": MINISTRY_FOCAL,
    "d1.iv.2.a.2": MINISTRY_FOCAL,
    "d1.iv.2.a.3": MINISTRY_FOCAL,
    "d1.iv.2.a.4": MINISTRY_FOCAL,
    "d1.iv.2.b.1": HOST_SIDE,
    "d1.iv.2.b.1.1": HOST_SIDE,
    "d1.iv.2.b.1.2": HOST_SIDE,
    "d1.iv.2.b.1.3": HOST_SIDE,
    "d1.iv.2.b.2": HOST_SIDE,
    "d1.iv.2.b.3": HOST_SIDE,
    "d1.iv.2.c.1": CORE,
    "d1.iv.2.c.1.1": CORE,
    "d1.iv.2.c.1.2": CORE,
    "d1.iv.2.c.1.3": CORE,
    "d1.iv.2.c.1.4": CORE,
    "d1.iv.2.c.2": CORE,
    "d1.iv.2.c.3": CORE,
    "d1.iv.2.c.4": CORE,
    "d1.iv.3.a": MINISTRY_FOCAL,
    "d1.iv.3.b": MINISTRY_FOCAL | HOST | CORE | {"hoi-dong-danh-gia"},
    "d1.iv.3.c": MINISTRY_FOCAL | COORDINATOR,
    "d1.iv.3.d": MINISTRY_FOCAL | COORDINATOR,
    "d1.iv.4.a": PRESS,
    "d1.iv.4.b": PRESS,
    "d1.iv.4.c": PRESS,
    "d1.iv.4.d": PRESS,
    "d1.iv.4.dd": PRESS,
    "d1.iv.5": OPERATOR,
    "d1.iv.5.a": OPERATOR,
    "d1.iv.5.b": OPERATOR,
    "d1.iv.5.c": OPERATOR,
    "d1.iv.5.d": OPERATOR,
    "d1.iv.5.dd": OPERATOR,
    "d1.iv.5.e": OPERATOR,
    "d1.iv.5.g": OPERATOR,
    "d2.i.1.a": MINISTRY,
    "d2.i.1.b": MINISTRY,
    "d2.i.1.c": MINISTRY,
    "d2.i.2.a": MINISTRY,
    "d2.i.2.b": MINISTRY,
    "d2.i.2.c": MINISTRY,
    "d2.i.3.a": MINISTRY,
    "d2.i.3.b": MINISTRY,
    "d2.i.3.c": MINISTRY,
    "d2.i.4.a": MINISTRY,
    "d2.i.4.b": MINISTRY,
    "d2.i.4.c": MINISTRY,
    "d2.i.5": MINISTRY | {"supervision"},
    "d2.ii.1": MINISTRY_FOCAL,
    "d2.ii.1.a": MINISTRY_FOCAL,
    "d2.ii.1.b": MINISTRY_FOCAL,
    "d2.ii.1.c": MINISTRY_FOCAL,
    "d2.ii.1.d": MINISTRY_FOCAL,
    "d2.ii.1.dd": MINISTRY_FOCAL,
    "d2.ii.1.e": MINISTRY_FOCAL,
    "d2.ii.2.a": COORDINATOR,
    "d2.ii.2.b": COORDINATOR,
    "d2.ii.2.c": COORDINATOR,
    "d2.ii.2.d": COORDINATOR,
    "d2.ii.2.dd": COORDINATOR,
    "d2.ii.2.e": COORDINATOR,
    "d2.ii.3.a": AITA,
    "d2.ii.3.b": AITA,
    "d2.ii.3.c": AITA,
    "d2.ii.3.d": AITA,
    "d2.ii.3.dd": AITA,
    "d2.ii.4.a": frozenset({"cuc-attt"}),
    "d2.ii.4.b": frozenset({"cuc-attt"}),
    "d2.ii.4.c": frozenset({"cuc-attt"}),
    "d2.ii.5.a": frozenset({"cuc-vien-thong"}),
    "d2.ii.5.b": frozenset({"cuc-vien-thong"}),
    "d2.ii.6": frozenset({"cuc-bdtw"}),
    "d2.ii.7.a": frozenset({"vu-cntt"}),
    "d2.ii.7.b": frozenset({"vu-cntt"}),
    "d2.ii.7.c": frozenset({"vu-cntt"}),
    "d2.ii.8.a": frozenset({"vu-khtc"}),
    "d2.ii.8.b": frozenset({"vu-khtc"}),
    "d2.ii.9.a": frozenset({"vu-khcn"}),
    "d2.ii.9.b": frozenset({"vu-khcn"}),
    "d2.ii.10.a": frozenset({"vu-htqt"}),
    "d2.ii.10.b": frozenset({"vu-htqt"}),
    "d2.ii.11.a": frozenset({"cuc-ptth-ttdt", "vien-chien-luoc-tttt"}),
    "d2.ii.11.b": frozenset({"cuc-ptth-ttdt", "vien-chien-luoc-tttt"}),
    "d2.ii.12": PRESS,
    "d2.ii.13": frozenset({"bao-vietnamnet", "tap-chi-tttt", "don-vi-bao-chi-xuat-ban"}),
    "d2.ii.14": frozenset({"vien-cnpm-nds"}),
    "d2.ii.15": frozenset({"neac"}),
    "d2.iii.1": HOST,
    "d2.iii.1.a": HOST,
    "d2.iii.1.b": HOST,
    "d2.iii.1.c": HOST,
    "d2.iii.1.d": IT_UNIT | {"host-focal"},
    "d2.iii.2": MINISTRIES,
    "d2.iii.2.a": MINISTRIES,
    "d2.iii.2.b": MINISTRIES,
    "d2.iii.2.c": MINISTRIES,
    "d2.iii.2.d": IT_UNIT,
    "d2.iv": PROVINCES,
    "d2.iv.1": PROVINCES,
    "d2.iv.2": PROVINCES,
    "d2.iv.3": PROVINCES,
    "d2.iv.4": frozenset({"so-tttt"}),
    "d2.v.1.a": CORE,
    "d2.v.1.b": CORE,
    "d2.v.2.a": ASSOCIATIONS,
    "d2.v.2.b": ASSOCIATIONS,
    "d2.v.2.c": ASSOCIATIONS,
    "d3": frozenset({"van-phong-bo-tttt", "vu-qldn"}),
}

# Clauses that name platforms by number, as focal unit or cooperating.
NUMBERS: dict[str, set[int]] = {
    "d2.ii.2.e": {2, 3, 26, 30, 31, 35},
    "d2.ii.3.dd": {1, 4, 5, 7, 8, 13, 14, 15, 16, 20, 27, 32, 25},
    "d2.ii.4.c": {33},
    "d2.ii.5.b": {21, 23},
    "d2.ii.6": {6, 24},
    "d2.ii.7.c": {23, 28, 29},
    "d2.ii.11.b": {17, 18},
    "d2.ii.14": {11, 19, 22, 34},
    "d2.ii.15": {9, 10, 12},
}

# Clauses that state how often, in the words of the Decision: every month, quarter, half-year, year, when asked.
RHYTHMS: dict[str, set[str]] = {
    "d1.iv.2.a.4": {"monthly", "quarterly", "half-yearly", "yearly", "ad-hoc"},
    "d1.iv.4.d": {"monthly", "quarterly", "yearly"},
    "d2.ii.1.a": {"monthly"},
    "d2.ii.1.dd": {"monthly"},
    "d2.ii.7.b": {"yearly"},
    "d2.v.1.b": {"monthly", "quarterly", "yearly", "ad-hoc"},
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def duties() -> dict[str, list[dict[str, Any]]]:
    """The duties of the catalogue by clause of Decision 186."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((CATALOGUE / "duties").glob("*.yml")):
        duty = read(path)
        document, _, clause = duty["clause"].partition("/")
        if document == "186":
            found.setdefault(clause, []).append(duty)
    return found


def values(duties: list[dict[str, Any]], *names: str) -> set[Any]:
    return {value for duty in duties for name in names for value in duty.get(name, [])}


@pytest.mark.parametrize("clause", DUTIES)
def test_clause_has_its_duty_on_the_parties_the_decision_names(
    clause: str, duties: dict[str, list[dict[str, Any]]]
) -> None:
    assert values(duties.get(clause, []), "roles", "organisations") == DUTIES[clause]


def test_no_duty_rests_on_a_clause_that_imposes_none(duties: dict[str, list[dict[str, Any]]]) -> None:
    assert set(duties) - set(DUTIES) == set()


def test_monthly_report_is_due_on_the_25th_to_leader_and_coordinator(duties: dict[str, list[dict[str, Any]]]) -> None:
    dated = [duty for found in duties.values() for duty in found if "day" in duty]
    assert [(duty["clause"], duty["day"], duty["frequency"]) for duty in dated] == [("186/d2.ii.1.dd", 25, ["monthly"])]
    # The leader in charge is a deputy minister: the Ministry stands for the office.
    assert set(dated[0]["recipients"]) == {"bo-tttt", "vu-qldn"}
    assert set(dated[0]["roles"]) == MINISTRY_FOCAL
    assert (dated[0]["topic"], dated[0]["section"]) == ("report", "reports")


@pytest.mark.parametrize("clause", RHYTHMS)
def test_stated_rhythm_is_kept_and_verified(clause: str, duties: dict[str, list[dict[str, Any]]]) -> None:
    stated = [duty for duty in duties[clause] if "/frequency" not in duty["provenance"].get("fields", {})]
    assert RHYTHMS[clause] in [set(duty["frequency"]) for duty in stated]


def test_platform_numbers_are_those_of_the_decision(duties: dict[str, list[dict[str, Any]]]) -> None:
    entries = read(CATALOGUE / "editions" / "lan-1.yml")["entries"]
    number_of = {entry["platform"]: entry["number"] for entry in entries}
    found = {
        clause: {number_of[platform] for platform in values(of_clause, "platforms")}
        for clause, of_clause in duties.items()
        if values(of_clause, "platforms")
    }
    assert found == NUMBERS


def test_every_duty_is_read_in_its_own_clause(duties: dict[str, list[dict[str, Any]]]) -> None:
    for found in duties.values():
        for duty in found:
            assert duty["provenance"]["level"] == "verified", duty["id"]
            assert {"legal": duty["clause"]} in duty["provenance"]["sources"], duty["id"]


def test_ids_follow_the_clause(duties: dict[str, list[dict[str, Any]]]) -> None:
    for clause, found in duties.items():
        stem = clause.replace(".", "-")
        words = [duty["id"].removeprefix(stem) for duty in found]
        assert all(word == "" or (word[0] == "-" and word[1].isalpha()) for word in words), (clause, words)
