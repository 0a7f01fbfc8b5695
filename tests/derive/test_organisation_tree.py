"""The tree of organisations: nobody lost, nobody twice, and small enough to be drawn however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import TESTS
from tests.derive.life_cases import PROVENANCE

from ndp.derive.organisation_tree import MOST_OF_ALL, MOST_OF_ONE, Branch, organisation_tree
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import load_catalogue
from ndp.model.records import Name, Organisation
from ndp.schema import Schemas

ROOT = TESTS.parent
KINDS = ("ministry", "department", "bureau", "press")


def catalogue_of(parents: Mapping[int, int | None]) -> Catalogue:
    """Organisations by number, with the number of the one above; kinds in turn."""
    entries = []
    for number, parent in parents.items():
        key = f"to-chuc-{number}"
        record = Organisation(
            id=key,
            name=Name(vi=f"Tổ chức {number}"),
            kind=KINDS[number % len(KINDS)],
            parent=f"to-chuc-{parent}" if parent is not None else None,
            provenance=PROVENANCE,
        )
        entries.append(Entry("organisation", key, record, f"catalogue/organisations/{key}.yml", (), key))
    return Catalogue.of(entries)


def every(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from every(branch.branches)


def above(number: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, number - 1) if number else st.none()


trees = st.integers(0, 200).flatmap(lambda count: st.tuples(*map(above, range(count))))


@given(trees)
def test_each_organisation_of_the_tree_is_counted_once(parents: tuple[int | None, ...]) -> None:
    catalogue = catalogue_of(dict(enumerate(parents)))
    tree = organisation_tree(catalogue)
    tied = {parent for parent in parents if parent is not None} | {
        number for number, parent in enumerate(parents) if parent is not None
    }
    assert sum(branch.count + branch.below for branch in tree) == len(tied)
    for branch in every(tree):
        if branch.branches:
            assert sum(child.count + child.below for child in branch.branches) == branch.below
        assert (branch.organisation is None) == (branch.count > 1)


def test_a_thousand_organisations_give_a_tree_that_can_be_drawn() -> None:
    wide = organisation_tree(catalogue_of({number: 0 if number else None for number in range(1000)}))
    assert len(list(every(wide))) == 1 + len(KINDS)
    bushy = organisation_tree(catalogue_of({number: (number - 1) // 5 if number else None for number in range(1000)}))
    assert MOST_OF_ALL <= len(list(every(bushy))) <= MOST_OF_ALL + MOST_OF_ONE + len(KINDS)


def test_who_stands_in_a_circle_is_left_out() -> None:
    assert organisation_tree(catalogue_of({0: 1, 1: 0})) == ()


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return load_catalogue(ROOT, Schemas.load(ROOT / "schemas")).catalogue


def test_bodies_with_platforms_come_before_those_without(real: Catalogue) -> None:
    for branch in every(organisation_tree(real)):
        shown = [child.platforms for child in branch.branches if child.organisation is not None and child.platforms]
        assert shown == sorted(shown, reverse=True)
        folded = [child.organisation is None for child in branch.branches]
        assert folded == sorted(folded)
    assert any(branch.branches for branch in organisation_tree(real))
