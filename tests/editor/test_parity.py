"""What the editor says of a file while it is written is what the library says of it afterwards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from playwright.sync_api import Page
from tests.editor.cases import Case, damaged, examples, faults, placed, read, real_files

from ndp.schema import Schemas
from ndp.schema.typing import to_data

SEED = 186
DAMAGED = 1500
FAULTS = "cases => cases.map(([kind, text]) => ndp.faults(kind, text))"
DATA = "cases => cases.map(([kind, text]) => ndp.data(kind, text))"


def judged(scripts: Page, cases: list[Case]) -> list[list[tuple[str, int, int]]]:
    """The editor's verdict on each case."""
    found = scripts.evaluate(FAULTS, [[case.kind, case.text] for case in cases])
    return [placed(case, verdict) for case, verdict in zip(cases, found, strict=True)]


def in_browser(value: Any) -> Any:
    """Plain data with decimals as the numbers that browsers have."""
    if isinstance(value, dict):
        return {key: in_browser(part) for key, part in value.items()}
    if isinstance(value, list):
        return [in_browser(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def test_every_real_file_is_read_as_the_library_reads_it(scripts: Page, schemas: Schemas) -> None:
    cases = list(real_files())
    assert len(cases) > 500
    data = scripts.evaluate(DATA, [[case.kind, case.text] for case in cases])
    for case, found in zip(cases, data, strict=True):
        assert found == in_browser(to_data(read(case), schemas.shape(case.kind))), case.origin
    assert [case.origin for case, found in zip(cases, judged(scripts, cases), strict=True) if found] == []


def test_every_example_of_a_problem_has_the_same_faults(scripts: Page, schemas: Schemas) -> None:
    cases = list(examples())
    found = judged(scripts, cases)
    expected = [faults(schemas, case) for case in cases]
    assert dict(zip((case.origin for case in cases), found, strict=True)) == dict(
        zip((case.origin for case in cases), expected, strict=True)
    )
    # Each code of the family has to be met, else the comparison proves little.
    assert {code for each in expected for code, _, _ in each} == {
        *(f"NDP{number}" for number in (*range(201, 214), 215))
    }


def test_damaged_files_have_the_same_faults(scripts: Page, schemas: Schemas) -> None:
    cases = list(damaged(list(real_files()), DAMAGED, SEED))
    found = judged(scripts, cases)
    bad = 0
    for case, verdict in zip(cases, found, strict=True):
        expected = faults(schemas, case)
        assert verdict == expected, f"{case.origin} {case.text[:2000]}"
        bad += bool(expected)
    assert bad > DAMAGED // 2
