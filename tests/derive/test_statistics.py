"""Figures of the programme, counted by hand on the real catalogue's first list and on the demonstration catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from ndp.derive.statistics import coverage, documents_by_year, records_by_kind
from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue
from ndp.schema import Schemas

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT, Schemas.load(ROOT / "schemas")).catalogue


def test_every_platform_counts_once_for_every_field(catalogue: Catalogue) -> None:
    listed = [entry.platform for entry in catalogue.editions["lan-1"].entries]
    for field in coverage(catalogue, listed):
        counted = [*field.missing, *(one for ids in field.known.values() for one in ids)]
        assert sorted(counted) == sorted(listed), field.key


def test_the_first_lists_focal_units_are_read_in_the_decision_but_for_number_25(catalogue: Catalogue) -> None:
    """Article 2.II gives 34 numbers to a unit; 25 is only implied. Seven names are not known, eleven unsourced."""
    listed = [entry.platform for entry in catalogue.editions["lan-1"].entries]
    fields = {field.key: field for field in coverage(catalogue, listed)}
    focal = fields["focal"].known
    assert len(focal["verified"]) == 34
    assert focal["unverified"] == ("mang-xa-hoi",)
    assert len(fields["name"].missing) == 7
    assert len(fields["name"].known["unverified"]) == 11


def test_years_follow_each_other_and_add_up(catalogue: Catalogue) -> None:
    years = documents_by_year(catalogue)
    assert [one.year for one in years] == list(range(years[0].year, years[-1].year + 1))
    dated = [document for document in catalogue.legal.values() if document.date is not None]
    assert years[-1].total == sum(len(one.documents) for one in years) == len(dated)
    assert next(one for one in years if one.year == 2022).documents[0] == "01-nq-cp"


def test_a_catalogue_without_documents_has_no_years() -> None:
    assert documents_by_year(Catalogue.of([])) == ()
    assert records_by_kind(Catalogue.of([])) == {}
