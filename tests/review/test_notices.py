"""Whoever answers for an entry hears what was published of it; told from real Git repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.review.conftest import BASE
from tests.review.repository import Clone

from ndp.cli import main

PLATFORM = "catalogue/platforms/ban-do.yml"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """The small catalogue."""
    clone = Clone.bare(tmp_path / "forge.git").clone(tmp_path / "clone")
    clone.write(BASE)
    clone.commit("Danh mục ban đầu")
    return clone


def told(clone: Clone, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What the last commit has each organisation told, by the heading."""
    clone.commit("Thay đổi")
    assert main(["notices", "--since", "HEAD~1", "--repo", str(clone.directory)]) == 0
    _, *blocks = capsys.readouterr().out.split("\n### ")
    return {heading: rest for heading, _, rest in (block.partition("\n") for block in blocks)}


def test_those_with_a_role_hear_of_a_change_of_their_platform(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone.replace(PLATFORM, "miễn phí", "có phí")
    found = told(clone, capsys)
    # Host, its focal unit, the ministry's, and the enterprise.
    assert len(found) == 4
    assert all(f"Đã sửa `{PLATFORM}`. / Changed: `{PLATFORM}`." in text for text in found.values())
    assert any("@" in text for text in found.values())


def test_nothing_is_printed_where_no_record_changed(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    (clone.directory / "README.md").write_text("x\n", encoding="utf-8")
    assert told(clone, capsys) == {}


def test_whoever_loses_a_role_or_an_account_hears_of_it(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    account = "catalogue/accounts/ban-do-1.yml"
    (clone.directory / account).unlink()
    (text,) = told(clone, capsys).values()
    assert f"Đã xóa `{account}`." in text
    assert "@" in text
    for file in (clone.directory / "catalogue/assignments").glob("*.yml"):
        file.unlink()
    found = told(clone, capsys)
    assert any("@" in text for text in found.values())
    assert all("Đã xóa `catalogue/assignments/" in text for text in found.values())


def test_a_new_record_of_nobody_is_told_of_too(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    source = next((clone.directory / "catalogue/publications").glob("*.yml"))
    text = source.read_text(encoding="utf-8").replace(f"id: {source.stem}", "id: bao-moi")
    source.with_name("bao-moi.yml").write_text(text, encoding="utf-8")
    found = told(clone, capsys)
    assert list(found) == ["Không của riêng đơn vị nào / Of no organisation in particular"]


def test_hostile_names_call_nobody(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    name = next(
        line.strip()
        for line in (clone.directory / "catalogue/organisations/cong-ty-ban-do.yml").read_text("utf-8").split("\n")
        if line.strip().startswith("vi:")
    )
    clone.replace("catalogue/organisations/cong-ty-ban-do.yml", name, "vi: '`@moi-nguoi` [x](https://vidu.vn)'")
    (heading,) = told(clone, capsys)
    assert heading == "`` `@moi-nguoi` [x](https://vidu.vn) ``"


def test_a_commit_that_is_not_there_is_wrong_use(clone: Clone) -> None:
    assert main(["notices", "--since", "khong-co", "--repo", str(clone.directory)]) == 2
