"""`ndp score` as council secretaries meet it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import Ndp
from tests.conftest import TESTS, Golden

DEMO = TESTS / "demo"
EVALUATIONS = DEMO / "catalogue/evaluations"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A copy of a demonstration evaluation outside the catalogue."""
    return Path(shutil.copy(EVALUATIONS / "mo-phong-2/2025-08-20.yml", tmp_path / "ban-nhap.yml"))


@pytest.mark.parametrize("name", ["mo-phong-1/2025-06-10", "mo-phong-2/2025-08-20", "mo-phong-4/2025-10-06"])
def test_the_text_shows_the_whole_way_to_the_result(ndp_here: Ndp, golden: Golden, name: str) -> None:
    outcome = ndp_here("score", f"catalogue/evaluations/{name}.yml", "--catalogue", ".", cwd=DEMO)
    assert (outcome.status, outcome.err) == (0, "")
    golden(f"commands/golden/score-{name.replace('/', '-')}.txt", outcome.out)


def test_the_json_gives_exact_numbers_and_sentences_in_both_languages(ndp_here: Ndp, draft: Path) -> None:
    outcome = ndp_here("score", draft, "--catalogue", DEMO, "--format", "json")
    assert outcome.status == 0
    result = json.loads(outcome.out)
    assert result["schema_version"] == 1
    assert (result["outcome"], result["overall"]["percent"]) == ("failed", "1447/24")
    assert [reason["code"] for reason in result["reasons"]] == ["below-group", "below-overall"]
    assert all(set(reason["message"]) == {"vi", "en"} for reason in result["reasons"])


def test_a_conflicted_member_is_not_counted(ndp_here: Ndp, draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("organisation: thi-du-hoi", "organisation: mo-phong-cong-ty-b"), encoding="utf-8")
    outcome = ndp_here("score", draft, "--catalogue", DEMO, "--format", "json")
    result = json.loads(outcome.out)
    assert result["left_out"] == ["tv-2"]
    assert result["quorum"]["present"] == 5


def test_a_file_with_mistakes_is_told_where_they_are(ndp_here: Ndp, draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("score: 6.5", "score: tốt", 1), encoding="utf-8")
    outcome = ndp_here("score", draft, "--catalogue", DEMO)
    assert (outcome.status, outcome.out) == (1, "")
    assert "NDP203" in outcome.err
    assert "tốt" in outcome.err


def test_what_is_missing_is_wrong_use(ndp_here: Ndp, draft: Path, tmp_path: Path) -> None:
    assert ndp_here("score", tmp_path / "khong-co.yml", "--catalogue", DEMO).status == 2
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("criteria: thi-du-bo-chung", "criteria: khong-co"), encoding="utf-8")
    outcome = ndp_here("score", draft, "--catalogue", DEMO)
    assert outcome.status == 2
    assert "khong-co" in outcome.err
