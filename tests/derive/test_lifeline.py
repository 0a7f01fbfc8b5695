"""The last two stages of a life line: evaluated and recognised, as they stand on a day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import TESTS

from ndp.derive.lifeline import Stage, lifeline
from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue
from ndp.schema import Schemas

NOW = date(2026, 11, 24)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The demonstration catalogue."""
    return load_catalogue(TESTS / "demo", Schemas.load(TESTS.parent / "schemas")).catalogue


def stages(catalogue: Catalogue, platform: str, day: date = NOW) -> dict[str, Stage]:
    return {stage.key: stage for stage in lifeline(catalogue, catalogue.platforms[platform], day)}


@pytest.mark.parametrize(
    ("platform", "day", "record", "state", "word"),
    [
        ("mo-phong-1", NOW, "mo-phong-1/2026-06-08", "done", "đạt"),
        ("mo-phong-1", date(2026, 6, 7), "mo-phong-1/2025-06-10", "done", "đạt"),
        ("mo-phong-1", date(2025, 6, 9), "", "empty", ""),
        ("mo-phong-2", NOW, "mo-phong-2/2025-08-20", "late", "không đạt"),
        ("mo-phong-4", NOW, "mo-phong-4/2025-10-06", "done", "chưa kết luận được"),
        ("mo-phong-6", NOW, "", "empty", ""),
    ],
)
def test_the_newest_evaluation_of_the_day_stands_for_the_platform(
    catalogue: Catalogue, platform: str, day: date, record: str, state: str, word: str
) -> None:
    stage = stages(catalogue, platform, day)["evaluation"]
    assert (stage.record, stage.state, stage.word) == (record, state, word)


@pytest.mark.parametrize(
    ("platform", "day", "record", "state", "word"),
    [
        ("mo-phong-1", NOW, "mo-phong-1-2025", "gold", "nền tảng số quốc gia"),
        ("mo-phong-1", date(2025, 7, 9), "", "empty", ""),
        ("mo-phong-1", date(2028, 7, 10), "mo-phong-1-2025", "late", "hết hạn"),
        ("mo-phong-2", NOW, "mo-phong-2-2024", "late", "hết hạn"),
        ("mo-phong-4", NOW, "mo-phong-4-2024", "late", "bị thu hồi"),
        ("mo-phong-5", NOW, "mo-phong-5-2026", "late", "tạm đình chỉ"),
        ("mo-phong-6", NOW, "mo-phong-6-2024", "done", "tiềm năng"),
    ],
)
def test_only_a_recognition_that_holds_is_gold(
    catalogue: Catalogue, platform: str, day: date, record: str, state: str, word: str
) -> None:
    stage = stages(catalogue, platform, day)["recognition"]
    assert (stage.record, stage.state, stage.word) == (record, state, word)
