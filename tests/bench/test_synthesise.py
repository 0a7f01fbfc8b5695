"""The catalogues that are measured are catalogues: without errors, in proportion, the same every time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.bench.synthesise import ROOT, records, write

from ndp.schema import Schemas
from ndp.validate import judge

AS_OF = date(2026, 11, 24)


def test_a_catalogue_has_no_errors(tmp_path: Path) -> None:
    count = write(60, tmp_path)
    judgement = judge(tmp_path, Schemas.load(ROOT / "schemas"), AS_OF)
    assert [f"{problem.path} {problem.message()}" for problem in judgement.errors] == []
    assert len(list(judgement.catalogue.all_entries())) == count


def test_records_are_in_proportion_and_in_the_same_order_every_time() -> None:
    found = list(records(90))
    assert list(records(90)) == found
    kinds = [kind for kind, _, _ in found]
    assert kinds.count("platform") == kinds.count("assignment") == 90
    assert 30 < kinds.count("plan") < 90
    assert kinds.count("report") > 2 * kinds.count("plan")


def test_frequent_words_are_frequent() -> None:
    words = " ".join(str(data.get("purpose", {}).get("vi", "")) for _, _, data in records(90)).lower().split()
    counts = sorted((words.count(word) for word in set(words)), reverse=True)
    assert counts[0] > 20 * counts[-1]
