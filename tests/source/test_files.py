"""Which files a catalogue has, and what does not belong there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ndp.cache import State
from ndp.problems import Position, Problem
from ndp.source import file_kinds as kinds
from ndp.source import read_file, walk
from ndp.source.parse import MAX_BYTES

FOLDERS = {"platforms": 1, "plans": 2}


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    directory = tmp_path / "catalogue"
    for path in ("platforms/ban-do-so.yml", "platforms/a1.yml", "plans/ban-do-so/2022.yml"):
        add(directory, path)
    return directory


def add(directory: Path, path: str, text: str = "") -> Path:
    file = directory / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.path, problem.kind.name) for problem in problems]


def test_files_have_folder_id_and_path_in_order(catalogue: Path) -> None:
    listing = walk(catalogue, FOLDERS)
    assert [(file.folder, file.id, file.path) for file in listing.files] == [
        ("plans", "ban-do-so/2022", "catalogue/plans/ban-do-so/2022.yml"),
        ("platforms", "a1", "catalogue/platforms/a1.yml"),
        ("platforms", "ban-do-so", "catalogue/platforms/ban-do-so.yml"),
    ]
    assert all(file.state == State.of((catalogue.parent / file.path).lstat()) for file in listing.files)
    assert listing.problems == ()


def test_empty_folders_do_not_count(catalogue: Path) -> None:
    before = walk(catalogue, FOLDERS)
    for path in ("unknown", "platforms/Not A Name", "plans/empty"):
        (catalogue / path).mkdir()
    assert walk(catalogue, FOLDERS) == before


@pytest.mark.parametrize(
    "depth_of_link", ["platforms/link.yml", "link", "platforms/link", "plans/link", "plans/ban-do-so/link.yml"]
)
def test_links_are_never_followed(catalogue: Path, tmp_path: Path, depth_of_link: str) -> None:
    outside = tmp_path / "outside"
    add(outside, "secret.yml")
    (catalogue / depth_of_link).symlink_to(outside if "." not in depth_of_link else outside / "secret.yml")
    listing = walk(catalogue, FOLDERS)
    assert codes(listing.problems) == [(f"catalogue/{depth_of_link}", "symbolic-link")]
    assert len(listing.files) == 3


def test_a_link_in_a_circle_is_one_problem(catalogue: Path) -> None:
    (catalogue / "plans" / "circle").symlink_to(catalogue)
    assert codes(walk(catalogue, FOLDERS).problems) == [("catalogue/plans/circle", "symbolic-link")]


@pytest.mark.parametrize(
    "name",
    ["Ban-do", "ban_do", "ban do", "bản-đồ", "-ban", "ban-", "ban--do", "ban.do", "BAN", "ban\ndo", "ban\u202edo"],
)
def test_names_are_lower_case_words_joined_by_hyphens(catalogue: Path, name: str) -> None:
    add(catalogue, f"platforms/{name}.yml")
    add(catalogue, f"plans/{name}/2022.yml")
    listing = walk(catalogue, FOLDERS)
    assert [problem.kind for problem in listing.problems] == [kinds.INVALID_NAME, kinds.INVALID_NAME]
    assert len(listing.files) == 3


def test_a_name_that_is_not_text_can_still_be_told(catalogue: Path) -> None:
    add(catalogue, os.fsdecode(b"platforms/\xff\xfe.yml"))
    (problem,) = walk(catalogue, FOLDERS).problems
    assert problem.path == r"catalogue/platforms/\xff\xfe.yml"
    assert problem.kind is kinds.INVALID_NAME
    assert (problem.path + problem.message() + problem.remedy()).isprintable()


def test_the_suggested_name_is_valid(catalogue: Path) -> None:
    add(catalogue, "platforms/Bản đồ số.yml")
    add(catalogue, "platforms/@.yml")
    suggestions = [problem.values["suggestion"] for problem in walk(catalogue, FOLDERS).problems]
    assert suggestions == ["ten-moi.yml", "ban-do-so.yml"]


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.json", "a.md", "a", "a.yml.txt"])
def test_only_yml_files_belong_there(catalogue: Path, name: str) -> None:
    add(catalogue, f"platforms/{name}")
    assert codes(walk(catalogue, FOLDERS).problems) == [(f"catalogue/platforms/{name}", "wrong-extension")]


@pytest.mark.parametrize(
    ("path", "reported"),
    [
        ("platforms/sub/a.yml", "platforms/sub"),
        ("plans/a.yml", "plans/a.yml"),
        ("plans/ban-do-so/sub/a.yml", "plans/ban-do-so/sub"),
    ],
)
def test_files_stand_exactly_at_the_depth_of_their_kind(catalogue: Path, path: str, reported: str) -> None:
    add(catalogue, path)
    (problem,) = walk(catalogue, FOLDERS).problems
    assert (problem.path, problem.kind) == (f"catalogue/{reported}", kinds.WRONG_DEPTH)
    assert problem.values["expected"] in ("catalogue/platforms/*.yml", "catalogue/plans/*/*.yml")


def test_unknown_folders_and_stray_files(catalogue: Path) -> None:
    add(catalogue, "platform/a.yml")
    add(catalogue, "README.md")
    assert codes(walk(catalogue, FOLDERS).problems) == [
        ("catalogue/README.md", "file-outside-folder"),
        ("catalogue/platform", "unknown-folder"),
    ]


@pytest.mark.parametrize("path", [".git/config", ".hidden.yml", "platforms/.a.yml", "plans/.cache/x.yml"])
def test_hidden_files_and_folders(catalogue: Path, path: str) -> None:
    add(catalogue, path)
    assert [problem.kind for problem in walk(catalogue, FOLDERS).problems] == [kinds.HIDDEN_FILE]


@pytest.mark.parametrize("mode", [0o755, 0o645, 0o654])
def test_an_executable_file_is_still_read(catalogue: Path, mode: int) -> None:
    (catalogue / "platforms/a1.yml").chmod(mode)
    listing = walk(catalogue, FOLDERS)
    assert codes(listing.problems) == [("catalogue/platforms/a1.yml", "executable-file")]
    assert len(listing.files) == 3


def test_special_files_are_not_opened(catalogue: Path) -> None:
    os.mkfifo(catalogue / "platforms/pipe.yml")
    listing = walk(catalogue, FOLDERS)
    assert codes(listing.problems) == [("catalogue/platforms/pipe.yml", "not-regular-file")]
    assert len(listing.files) == 3


@pytest.mark.parametrize("path", ["platforms/A1.yml", "platforms/a1.YML", "Platforms/x.yml"])
def test_names_that_differ_in_case_alone_collide(catalogue: Path, path: str) -> None:
    add(catalogue, path)
    (problem,) = walk(catalogue, FOLDERS).problems
    assert problem.kind is kinds.NAME_COLLISION
    assert f"catalogue/{path}".startswith(problem.path)


def test_a_collision_is_told_of_the_name_that_has_to_go(catalogue: Path) -> None:
    add(catalogue, "platforms/A1.yml")
    listing = walk(catalogue, FOLDERS)
    assert [(problem.path, problem.values["other"]) for problem in listing.problems] == [
        ("catalogue/platforms/A1.yml", "a1.yml")
    ]
    assert "a1" in {file.id for file in listing.files}


def test_all_problems_come_in_one_run_and_in_order(catalogue: Path) -> None:
    add(catalogue, "zzz/a.yml")
    add(catalogue, "platforms/b_c.yml")
    add(catalogue, "platforms/.x")
    add(catalogue, "a.yml")
    problems = walk(catalogue, FOLDERS).problems
    assert len(problems) == 4
    assert list(problems) == sorted(problems, key=Problem.sort_key)
    assert {problem.position for problem in problems} == {Position(1, 1)}


def test_a_missing_catalogue_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        walk(tmp_path / "catalogue", FOLDERS)


def test_reading_stops_where_parsing_would_refuse(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"x" * MAX_BYTES)
    assert read_file(file) == b"x" * MAX_BYTES
    file.write_bytes(b"x" * (10 * MAX_BYTES))
    assert len(read_file(file)) == MAX_BYTES + 1


def test_reading_refuses_a_link(tmp_path: Path) -> None:
    add(tmp_path, "a.yml")
    (tmp_path / "b.yml").symlink_to(tmp_path / "a.yml")
    with pytest.raises(OSError, match=r"b\.yml"):
        read_file(tmp_path / "b.yml")
