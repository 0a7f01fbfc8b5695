"""Who is responsible on a date: the real catalogue, where a ministry ended while its assignments were never ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ndp.derive.calendar import next_monthly_day
from ndp.derive.figures import list_figures
from ndp.derive.lifeline import State, lifeline
from ndp.derive.organisations import ended_above, exists_on, successions
from ndp.derive.responsibility import FOCAL_ROLES, Standing, holders
from ndp.derive.supervision import supervisors_of
from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue
from ndp.schema import Schemas

ROOT = Path(__file__).parents[2]
SIGNED = date(2022, 2, 11)
BEFORE_MERGER = date(2025, 2, 28)
AFTER_MERGER = date(2025, 3, 1)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT, Schemas.load(ROOT / "schemas")).catalogue


def focal(catalogue: Catalogue, platform: str, day: date) -> dict[str, Standing]:
    return {holder.organisation.id: holder.standing for holder in holders(catalogue, platform, FOCAL_ROLES, day)}


def test_a_focal_unit_holds_its_role_from_the_day_the_decision_was_signed(catalogue: Catalogue) -> None:
    assert focal(catalogue, "ban-do-so", date(2022, 2, 10)) == {"vu-qldn": Standing.FUTURE}
    assert focal(catalogue, "ban-do-so", SIGNED) == {"vu-qldn": Standing.CURRENT}


def test_the_end_of_the_ministry_puts_its_units_roles_in_doubt_and_does_not_end_them(catalogue: Catalogue) -> None:
    assert focal(catalogue, "ban-do-so", BEFORE_MERGER) == {"vu-qldn": Standing.CURRENT}
    assert focal(catalogue, "ban-do-so", AFTER_MERGER) == {"vu-qldn": Standing.UNCONFIRMED}
    (holder,) = holders(catalogue, "ban-do-so", FOCAL_ROLES, AFTER_MERGER)
    assert holder.ended_body is not None
    assert holder.ended_body.id == "bo-tttt"


def test_a_host_that_no_longer_exists_leaves_its_role_orphaned(catalogue: Catalogue) -> None:
    (before,) = holders(catalogue, "hoc-ky-nang-truc-tuyen-mo", ("host",), BEFORE_MERGER)
    (after,) = holders(catalogue, "hoc-ky-nang-truc-tuyen-mo", ("host",), AFTER_MERGER)
    assert (before.standing, after.standing) == (Standing.CURRENT, Standing.ORPHANED)


def test_enterprises_do_not_end_with_the_ministry_above_them(catalogue: Catalogue) -> None:
    vtc = catalogue.organisations["vtc"]
    assert vtc.parent == "bo-tttt"
    assert ended_above(catalogue, vtc, AFTER_MERGER) is None
    standings = {
        holder.organisation.id: holder.standing
        for holder in holders(catalogue, "hoc-ky-nang-truc-tuyen-mo", ("core-enterprise",), AFTER_MERGER)
    }
    assert standings["vtc"] == Standing.CURRENT


def test_the_ministry_exists_up_to_its_last_day_and_is_succeeded(catalogue: Catalogue) -> None:
    ministry = catalogue.organisations["bo-tttt"]
    assert exists_on(ministry, BEFORE_MERGER)
    assert not exists_on(ministry, AFTER_MERGER)
    assert "bo-khcn" in {organisation.id for organisation, _ in successions(catalogue, ministry)}


@pytest.mark.parametrize(
    ("platform", "leader"),
    [
        ("ban-do-so", "Nguyễn Huy Dũng"),  # Vụ Quản lý doanh nghiệp
        ("dia-chi-so", "Phạm Anh Tuấn"),  # the same unit, but VNPost is core enterprise: Article 2.I.1.b and 3.b
        ("phat-thanh-so", "Phạm Anh Tuấn"),  # Cục Phát thanh, truyền hình và thông tin điện tử
        ("dien-toan-dam-may-doanh-nghiep", "Phạm Đức Long"),  # Cục Viễn thông
    ],
)
def test_the_deputy_minister_follows_from_unit_and_core_enterprise(
    catalogue: Catalogue, platform: str, leader: str
) -> None:
    assert [held.assignment.holder for held in supervisors_of(catalogue, platform)] == [leader]


def test_the_first_list_had_ten_focal_units_on_its_day(catalogue: Catalogue) -> None:
    """Article 2.II names Vụ QLDN, Cục THH, ATTT, VT, BĐTW, Vụ CNTT, PTTH&TTĐT, Viện Chiến lược, CNPM&NDS and NEAC."""
    figures = list_figures(catalogue, catalogue.editions["lan-1"])
    assert (figures.listed, figures.focal_units) == (35, 10)
    assert sum(figures.names.values()) == 35
    assert figures.named == 28


def test_the_life_line_takes_each_stage_from_its_first_document(catalogue: Catalogue) -> None:
    platform = catalogue.platforms["hoc-ky-nang-truc-tuyen-mo"]
    stages = {stage.key: stage for stage in lifeline(catalogue, platform, AFTER_MERGER)}
    assert (str(stages["listed"].date), stages["listed"].legal) == ("2022-02-11", "186")
    assert (str(stages["plan"].date), stages["plan"].legal) == ("2022-03-31", "608-qd-btttt")
    assert (str(stages["requirements"].date), stages["requirements"].legal) == ("2022-06-08", "1051-qd-btttt")
    nameless_platform = catalogue.platforms["lan-1-so-26"]
    nameless = {stage.key: stage.state for stage in lifeline(catalogue, nameless_platform, AFTER_MERGER)}
    assert nameless["listed"] == State.DONE
    assert nameless["plan"] == State.EMPTY


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2026, 11, 24), 25, date(2026, 11, 25)),
        (date(2026, 11, 25), 25, date(2026, 11, 25)),
        (date(2026, 11, 26), 25, date(2026, 12, 25)),
        (date(2026, 12, 26), 25, date(2027, 1, 25)),
        (date(2026, 2, 1), 31, date(2026, 2, 28)),
        (date(2028, 2, 29), 31, date(2028, 2, 29)),
        (date(2026, 4, 30), 30, date(2026, 4, 30)),
    ],
)
def test_the_next_day_of_a_month_with_that_number(day: date, number: int, expected: date) -> None:
    assert next_monthly_day(day, number) == expected
