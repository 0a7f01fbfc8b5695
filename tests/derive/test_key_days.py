"""Who held which role when a list came out and at the end of each year."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import TESTS

from ndp.derive.key_days import KeyDay, key_days
from ndp.derive.responsibility import Standing
from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue
from ndp.schema import Schemas

ROOT = TESTS.parent
LAST = date(2026, 6, 30)


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalogue]:
    schemas = Schemas.load(ROOT / "schemas")
    return {
        name: load_catalogue(folder, schemas).catalogue
        for name, folder in {"real": ROOT, "base": TESTS / "fixtures/base"}.items()
    }


def held(moment: KeyDay, link: int) -> list[str]:
    return [holder.organisation.id for holder in moment.links[link]]


def test_a_role_passes_on_between_two_year_ends(catalogues: dict[str, Catalogue]) -> None:
    found = {each.day: each for each in key_days(catalogues["base"], "ban-do-vi-du", LAST)}
    ends = [day for day in found if (day.month, day.day) == (12, 31)]
    assert ends == [date(year, 12, 31) for year in range(2022, 2026)]
    assert "cuc-tin-hoc-cu-vi-du" in held(found[date(2022, 12, 31)], 1)
    assert "cuc-so-vi-du" not in held(found[date(2022, 12, 31)], 1)
    assert "cuc-tin-hoc-cu-vi-du" not in held(found[date(2023, 12, 31)], 1)
    assert "cuc-so-vi-du" in held(found[date(2023, 12, 31)], 1)


def test_each_list_since_the_platform_is_known_has_its_day(catalogues: dict[str, Catalogue]) -> None:
    catalogue = catalogues["real"]
    for platform in catalogue.platforms:
        found = key_days(catalogue, platform, LAST)
        days = [each.day for each in found]
        assert days == sorted(days)
        assert all(day <= LAST for day in days)
        dated = {
            edition.id
            for edition in catalogue.editions.values()
            if found and edition.date is not None and days[0] <= edition.date.latest <= LAST
        }
        assert {each.edition.id for each in found if each.edition} == dated
    assert next(each.day for each in key_days(catalogue, "ban-do-so", LAST)) == date(2022, 2, 11)


def test_nothing_is_told_of_days_to_come_or_of_a_platform_without_a_date(catalogues: dict[str, Catalogue]) -> None:
    assert key_days(catalogues["real"], "ban-do-so", date(2022, 2, 10)) == ()
    assert key_days(catalogues["real"], "khong-co", LAST) == ()


def test_a_ministry_that_ended_leaves_its_roles_in_doubt(catalogues: dict[str, Catalogue]) -> None:
    last = key_days(catalogues["real"], "ban-do-so", LAST)[-1]
    assert last.day == date(2025, 12, 31)
    assert [holder.standing for holder in last.links[1]] == [Standing.UNCONFIRMED]
