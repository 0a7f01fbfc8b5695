"""Names like a wrong one: the right ones are found among many, and much that is wrong does not take long."""

from __future__ import annotations

import pytest

from ndp.rules.suggest import FEW, MOST, NOT_LOOKED_FOR, NOTHING_NEAR, Suggester

MANY = [f"nen-tang-{number}-{'abcdefgh'[number % 8] * 3}" for number in range(10 * FEW)]


@pytest.mark.parametrize("wanted", ["ban-do-s", "ban-do", "an-do-so", "ban-do-zo", "ban-do-so-2"])
def test_a_misspelt_name_is_found_among_few_and_among_many(wanted: str) -> None:
    for known in (["ban-do-so", "hoa-don"], [*MANY, "ban-do-so", "hoa-don"]):
        assert Suggester().near(wanted, None, known).split(", ")[0] == "ban-do-so"


def test_nothing_is_near() -> None:
    for known in ([], ["hoa-don"], MANY):
        assert Suggester().near("xyzw", None, known) == NOTHING_NEAR


def test_after_many_wrong_names_no_more_is_looked_for() -> None:
    asked = 0

    def known() -> list[str]:
        nonlocal asked
        asked += 1
        return ["ban-do-so"]

    suggester = Suggester()
    found = [suggester.near(f"ban-do-{number}", None, known) for number in range(3 * MOST)]
    assert found[:MOST] == ["ban-do-so"] * MOST
    assert set(found[MOST:]) == {NOT_LOOKED_FOR}
    assert suggester.near("ban-do-0", None, known) == "ban-do-so"
    assert asked == MOST


def test_names_of_another_place_are_others() -> None:
    suggester = Suggester()
    assert suggester.near("ban-do", "a", ["ban-do-so"]) == "ban-do-so"
    assert suggester.near("ban-do", "b", ["ban-do-1"]) == "ban-do-1"
