"""The units the catalogue names for the 35 platforms are those of the number lists in Article 2.II of Decision 186."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

CATALOGUE = Path(__file__).parents[2] / "catalogue"
NUMBERS = range(1, 36)


class Given(NamedTuple):
    """A unit, the clause that gives it numbers, and whether the clause gives them to two units together."""

    unit: str
    clause: str
    joint: bool = False


# Typed from the text of the Decision, never from the catalogue: it must be able to contradict the catalogue.
PROMOTION: dict[Given, tuple[int, ...]] = {
    Given("vu-qldn", "186/d2.ii.2.e"): (2, 3, 26, 30, 31, 35),
    Given("cuc-tin-hoc-hoa", "186/d2.ii.3.dd"): (1, 4, 5, 7, 8, 13, 14, 15, 16, 20, 27, 32),
    Given("cuc-attt", "186/d2.ii.4.c"): (33,),
    Given("cuc-vien-thong", "186/d2.ii.5.b"): (21,),
    Given("cuc-bdtw", "186/d2.ii.6"): (6, 24),
    Given("vu-cntt", "186/d2.ii.7.c"): (23, 28, 29),
    Given("cuc-ptth-ttdt", "186/d2.ii.11.b", joint=True): (17, 18),
    Given("vien-chien-luoc-tttt", "186/d2.ii.11.b", joint=True): (17, 18),
    Given("vien-cnpm-nds", "186/d2.ii.14"): (11, 19, 22, 34),
    Given("neac", "186/d2.ii.15"): (9, 10, 12),
}
COOPERATION: dict[Given, tuple[int, ...]] = {
    Given("cuc-tin-hoc-hoa", "186/d2.ii.3.dd"): (25,),
    Given("cuc-vien-thong", "186/d2.ii.5.b"): (23,),
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def first_list() -> dict[int, str]:
    """The platform of each number of the first list."""
    entries = read(CATALOGUE / "editions" / "lan-1.yml")["entries"]
    platforms: dict[int, str] = {entry["number"]: entry["platform"] for entry in entries}
    assert len(platforms) == len(entries), "a number stands twice in the first list"
    return platforms


def decision_assignments(platform: str, role: str) -> list[dict[str, Any]]:
    """What Decision 186 gives under `role` for a platform, each with its level of verification as `level`."""
    record = read(CATALOGUE / "assignments" / f"{platform}.yml")
    return [
        item | {"level": item.get("provenance", record["provenance"])["level"]}
        for item in record["assignments"]
        if item["role"] == role and item.get("clause", "").startswith("186/")
    ]


def stated(platform: str, role: str) -> list[Given]:
    """What the Decision says outright: not what is read between its lines."""
    items = [item for item in decision_assignments(platform, role) if item.get("stated", "explicit") == "explicit"]
    assert all(item["level"] == "verified" for item in items)
    assert all(str(item["from"]) == "2022-02-11" for item in items)
    return sorted(Given(item["organisation"], item["clause"], item.get("joint", False)) for item in items)


def expected(table: dict[Given, tuple[int, ...]], number: int) -> list[Given]:
    return sorted(given for given, numbers in table.items() if number in numbers)


def test_first_list_has_every_number_once() -> None:
    assert sorted(first_list()) == list(NUMBERS)


def test_decision_gives_every_number_but_25() -> None:
    assert {number for numbers in PROMOTION.values() for number in numbers} == set(NUMBERS) - {25}


@pytest.mark.parametrize("number", NUMBERS)
def test_focal_units_are_those_of_the_decision(number: int) -> None:
    assert stated(first_list()[number], "promotion-focal") == expected(PROMOTION, number)


@pytest.mark.parametrize("number", NUMBERS)
def test_cooperating_units_are_those_of_the_decision(number: int) -> None:
    assert stated(first_list()[number], "cooperating") == expected(COOPERATION, number)


def test_only_25_has_an_implied_focal_unit_and_it_stays_unverified() -> None:
    implied = {
        number: (item["organisation"], item["level"])
        for number, platform in first_list().items()
        for item in decision_assignments(platform, "promotion-focal")
        if item.get("stated") == "implied"
    }
    assert implied == {25: ("cuc-ptth-ttdt", "unverified")}


def test_no_platform_outside_the_first_list_claims_a_focal_unit_of_the_decision() -> None:
    platforms = {path.stem for path in (CATALOGUE / "assignments").glob("*.yml")} - set(first_list().values())
    assert platforms > {"programme"}
    assert [platform for platform in sorted(platforms) if decision_assignments(platform, "promotion-focal")] == []
