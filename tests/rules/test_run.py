"""Running the rules: places, order, and which files are read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import Publication
from ndp.rules.references import ID_DIFFERS_FROM_FILE_NAME
from ndp.rules.rule import Finding, Rule
from ndp.rules.run import run_rules
from ndp.source import Node, parse

DAY = date(2026, 1, 1)
TEXT = b"id: a\npublisher: Trang\n"


def entry(record_id: str) -> Entry:
    record = Publication(
        id=record_id, publisher="Trang", kind="press", language="vi", url="https://a.vn", reading="whole"
    )
    return Entry("publication", record_id, record, f"catalogue/publications/{record_id}.yml")


CATALOGUE = Catalogue.of([entry("a"), entry("b"), entry("c")])


def find_at(pointer: tuple[str, ...], *ids: str, at_key: bool = False) -> Rule:
    """A rule that finds something in each of the entries `ids`."""

    def check(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
        for record_id in ids:
            found = catalogue.entry("publication", record_id)
            assert found is not None
            yield Finding(found, pointer, {"id": record_id, "file": as_of.isoformat()}, at_key)

    return Rule(ID_DIFFERS_FROM_FILE_NAME, check)


def read(path: str) -> Node | None:
    return parse(path, TEXT).root


def test_findings_get_the_place_of_value_or_key() -> None:
    rules = [find_at(("publisher",), "a"), find_at(("publisher",), "a", at_key=True), find_at(("title",), "a")]
    places = [(problem.position.line, problem.position.column) for problem in run_rules(rules, CATALOGUE, DAY, read)]
    assert places == [(1, 1), (2, 1), (2, 12)]


def test_problems_come_in_the_order_of_files() -> None:
    problems = run_rules([find_at(("id",), "c", "a"), find_at(("id",), "b")], CATALOGUE, DAY, read)
    assert [problem.values["id"] for problem in problems] == ["a", "b", "c"]
    assert {problem.values["file"] for problem in problems} == {"2026-01-01"}


def test_only_files_with_findings_are_read_and_each_once() -> None:
    asked: list[str] = []

    def remember(path: str) -> Node | None:
        asked.append(path)
        return read(path)

    run_rules([find_at(("id",), "b"), find_at(("publisher",), "b")], CATALOGUE, DAY, remember)
    assert asked == ["catalogue/publications/b.yml"]


def test_a_file_that_vanished_is_a_fault_of_its_own() -> None:
    with pytest.raises(RuntimeError, match="publications/a"):
        run_rules([find_at(("id",), "a")], CATALOGUE, DAY, lambda path: None)
