"""Facts from a real Git repository."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from ndp.history import History, read_history
from ndp.project import ProjectError, as_of_date


def git(directory: Path, *arguments: str, when: str = "2026-01-02T03:04:05Z") -> None:
    environment = {
        "GIT_AUTHOR_NAME": "Người thử",
        "GIT_AUTHOR_EMAIL": "thu@example.invalid",
        "GIT_COMMITTER_NAME": "Người thử",
        "GIT_COMMITTER_EMAIL": "thu@example.invalid",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
    }
    subprocess.run(["git", *arguments], cwd=directory, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-b", "main")
    folder = tmp_path / "catalogue" / "platforms"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text("1", encoding="utf-8")
    (folder / "b.yml").write_text("1", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Thêm hai nền tảng")
    (folder / "b.yml").write_text("2", encoding="utf-8")
    git(tmp_path, "commit", "-am", "Sửa b\n\nThân dài\nnhiều dòng", when="2026-02-03T23:30:00-05:00")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Ngoài danh mục", when="2026-03-04T00:00:00Z")
    return tmp_path


def test_each_file_knows_its_newest_change(repository: Path) -> None:
    history = read_history(repository)
    first, second = (history.last_change(f"catalogue/platforms/{name}.yml") for name in "ab")
    assert first is not None
    assert second is not None
    assert (first.subject, first.day, first.author) == ("Thêm hai nền tảng", date(2026, 1, 2), "Người thử")
    assert (second.subject, second.day) == ("Sửa b", date(2026, 2, 4))
    assert history.last_change("README.md") is None


def test_each_commit_tells_which_files_it_changed_and_what_they_held(repository: Path) -> None:
    (repository / "catalogue" / "platforms" / "a.yml").unlink()
    git(repository, "commit", "-am", "Bỏ a", when="2026-04-05T00:00:00Z")
    history = read_history(repository)
    assert [commit.change.subject for commit in history.commits] == ["Bỏ a", "Sửa b", "Thêm hai nền tảng"]
    removed, edited, added = history.commits
    assert [(file.path, bool(file.before), bool(file.after)) for file in removed.files] == [
        ("catalogue/platforms/a.yml", True, False)
    ]
    assert [file.path for file in added.files] == ["catalogue/platforms/a.yml", "catalogue/platforms/b.yml"]
    assert not any(file.before for file in added.files)
    (file,) = edited.files
    unknown = "0" * 39 + "1"
    assert history.contents([file.before, file.after, unknown]) == {file.before: b"1", file.after: b"2"}


def test_names_and_subjects_cannot_end_a_field(repository: Path) -> None:
    (repository / "catalogue" / "platforms" / "b.yml").write_text("3", encoding="utf-8")
    git(repository, "commit", "-am", "Lừa \x1f1\x1e2 dấu")
    history = read_history(repository)
    assert len(history.commits) == 3
    assert [file.path for file in history.commits[0].files] == ["catalogue/platforms/b.yml"]


def test_the_day_of_the_site_is_that_of_the_newest_commit(repository: Path) -> None:
    history = read_history(repository)
    assert history.day == date(2026, 3, 4)
    assert as_of_date(None, history) == date(2026, 3, 4)
    assert as_of_date("2022-02-11", history) == date(2022, 2, 11)


def test_a_checkout_below_the_top_names_files_from_its_own_folder(repository: Path) -> None:
    nested = repository / "ben-trong"
    (nested / "catalogue").mkdir(parents=True)
    (nested / "catalogue" / "c.yml").write_text("1", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "Lồng nhau", when="2026-05-06T00:00:00Z")
    assert read_history(nested).last_change("catalogue/c.yml") is not None


def test_outside_git_there_is_no_history_and_the_date_must_be_stated(tmp_path: Path) -> None:
    assert read_history(tmp_path) == History()
    with pytest.raises(ProjectError, match="--as-of"):
        as_of_date(None, History())


@pytest.mark.parametrize("text", ["hôm nay", "2022-02-30", "11/02/2022", "20220211", "2022-W06-5"])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ProjectError):
        as_of_date(text, History())
