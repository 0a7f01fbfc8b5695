"""Which catalogue is judged, which of its problems are printed, and as of which day."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.commands.conftest import ROOT, Ndp, clean_environment
from tests.commands.test_validate import BAD_CHARACTERS_FILE, BAD_REFERENCE_FILE, DAY, WARNING_FILE, places

ALL_CODES = ["NDP302", "NDP130", "NDP133", "NDP131", "NDP133", "NDP204", "NDP139"]


def codes(output: str) -> list[str]:
    return [code for _, code in places(output)]


def git(directory: Path, *arguments: str, day: str = "2023-05-06") -> str:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    identity = ("-c", "user.name=Thử", "-c", "user.email=thu@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=directory, env=clean_environment() | when, check=True, capture_output=True
    )
    return done.stdout.decode()


def assert_usage_error(ndp_here: Ndp, *arguments: str | Path, says: str, cwd: Path | None = None) -> None:
    outcome = ndp_here("validate", *arguments, **({"cwd": cwd} if cwd else {}))
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith("ndp: ")
    assert outcome.err.count("\n") == 1
    assert says in outcome.err


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (BAD_REFERENCE_FILE, ["NDP302"]),
        (WARNING_FILE, ["NDP139"]),
        ("catalogue/platforms", ["NDP130", "NDP133", "NDP131", "NDP133", "NDP204", "NDP139"]),
        ("catalogue/platforms/", ["NDP130", "NDP133", "NDP131", "NDP133", "NDP204", "NDP139"]),
        ("catalogue/platforms/../assignments", ["NDP302"]),
        ("catalogue/legal", []),
        ("catalogue", ALL_CODES),
        (".", ALL_CODES),
    ],
)
def test_paths_limit_what_is_printed(ndp_here: Ndp, broken: Path, path: str, expected: list[str]) -> None:
    assert codes(ndp_here("validate", path, *DAY, cwd=broken).out) == expected


def test_several_paths_add_up(ndp_here: Ndp, broken: Path) -> None:
    assert codes(ndp_here("validate", WARNING_FILE, BAD_REFERENCE_FILE, *DAY, cwd=broken).out) == ["NDP302", "NDP139"]


def test_the_status_tells_of_what_is_printed_and_the_rest_is_counted(ndp_here: Ndp, broken: Path) -> None:
    outcome = ndp_here("validate", "catalogue/legal", *DAY, cwd=broken)
    assert (outcome.status, outcome.out) == (0, "0 vấn đề trong 1 tệp; ở các tệp khác: 7 vấn đề\n")
    outcome = ndp_here("validate", BAD_CHARACTERS_FILE, *DAY, cwd=broken)
    assert outcome.status == 1
    assert outcome.out.endswith("\n5 lỗi, 0 cảnh báo trong 1 tệp; ở các tệp khác: 2 vấn đề\n")


def test_a_file_whose_name_only_begins_like_the_path_is_not_meant(ndp_here: Ndp, broken: Path) -> None:
    shutil.copy(broken / WARNING_FILE, broken / "catalogue/platforms/hoi-dap.yml")
    outcome = ndp_here("validate", "catalogue/platforms/hoi-dap.yml", *DAY, cwd=broken)
    assert all(
        line.startswith("catalogue/platforms/hoi-dap.yml:") for line in outcome.out.splitlines() if ": NDP" in line
    )
    assert "NDP139" in codes(outcome.out)


def test_paths_may_start_where_the_user_stands_or_at_the_catalogue(ndp_here: Ndp, broken: Path) -> None:
    assert codes(ndp_here("validate", "hoi-dap-vi-du.yml", *DAY, cwd=broken / "catalogue/platforms").out) == ["NDP139"]
    assert codes(ndp_here("validate", WARNING_FILE, "--catalogue", broken, *DAY).out) == ["NDP139"]
    assert codes(ndp_here("validate", broken / WARNING_FILE, "--catalogue", broken, *DAY).out) == ["NDP139"]


def test_a_path_may_go_through_a_link_to_the_catalogue(ndp_here: Ndp, broken: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(broken)
    outcome = ndp_here("validate", tmp_path / "link" / WARNING_FILE, "--catalogue", broken, *DAY)
    assert codes(outcome.out) == ["NDP139"]


def test_a_link_in_the_catalogue_can_be_asked_for(ndp_here: Ndp, broken: Path) -> None:
    (broken / "catalogue/platforms/lien-ket.yml").symlink_to("/etc/hostname")
    outcome = ndp_here("validate", "catalogue/platforms/lien-ket.yml", *DAY, cwd=broken)
    assert codes(outcome.out) == ["NDP101"]
    assert " |" not in outcome.out


def test_a_file_with_a_name_that_is_not_utf_8_can_be_asked_for(ndp_here: Ndp, broken: Path) -> None:
    (broken / "catalogue/platforms").joinpath("l\udcffa.yml").write_bytes(b"")
    outcome = ndp_here("validate", "catalogue/platforms/l\udcffa.yml", *DAY, cwd=broken)
    assert outcome.out.startswith("catalogue/platforms/l\\xffa.yml:1:1: NDP103 ")


def test_a_path_outside_the_catalogue_is_a_usage_error(ndp_here: Ndp, broken: Path) -> None:
    (broken / "README.md").write_text("", encoding="utf-8")
    for path in ("README.md", "..", "/"):
        says = f"không nằm trong danh mục / not in the catalogue: {path}\n"
        assert_usage_error(ndp_here, path, cwd=broken, says=says)


def test_a_path_that_does_not_exist_is_a_usage_error(ndp_here: Ndp, broken: Path) -> None:
    assert_usage_error(ndp_here, "catalogue/nhầm.yml", cwd=broken, says="không có tệp hay thư mục này / no such file")


@pytest.mark.parametrize("stated", [".", "catalogue", "catalogue/", "../broken", "catalogue/legal/.."])
def test_the_catalogue_is_its_own_folder_or_the_one_that_holds_it(ndp_here: Ndp, broken: Path, stated: str) -> None:
    assert codes(ndp_here("validate", "--catalogue", stated, *DAY, cwd=broken).out) == ALL_CODES


@pytest.mark.parametrize("start", [".", "catalogue", "catalogue/platforms"])
def test_the_catalogue_is_looked_for_upwards(ndp_here: Ndp, broken: Path, start: str) -> None:
    assert codes(ndp_here("validate", *DAY, cwd=broken / start).out) == ALL_CODES


@pytest.mark.parametrize("stated", [".", "catalogue"])
def test_a_checkout_may_itself_be_called_catalogue(ndp_here: Ndp, broken: Path, stated: str) -> None:
    checkout = broken.rename(broken.parent / "catalogue")
    assert codes(ndp_here("validate", "--catalogue", stated, *DAY, cwd=checkout).out) == ALL_CODES


def test_a_stray_catalogue_folder_in_the_catalogue_is_reported_not_judged(ndp_here: Ndp, broken: Path) -> None:
    shutil.copytree(broken / "catalogue/legal", broken / "catalogue/catalogue/legal")
    for start in (broken / "catalogue", broken / "catalogue/legal"):
        assert codes(ndp_here("validate", *DAY, cwd=start).out) == ["NDP302", "NDP106", *ALL_CODES[1:]]


def test_without_a_catalogue_there_is_a_usage_error(ndp_here: Ndp, tmp_path: Path) -> None:
    assert_usage_error(ndp_here, *DAY, says="không có thư mục catalogue/ ở đây")
    assert_usage_error(ndp_here, "--catalogue", tmp_path / "outside", *DAY, says=str(tmp_path / "outside"))
    assert_usage_error(ndp_here, "--catalogue", tmp_path / "none", *DAY, says=str(tmp_path / "none"))


def test_schemas_beside_the_catalogue_come_first(ndp_here: Ndp, broken: Path) -> None:
    shutil.copytree(ROOT / "schemas", broken / "schemas")
    legal = broken / "schemas" / "legal.schema.json"
    document = json.loads(legal.read_text(encoding="utf-8"))
    document["required"].append("signatory")
    legal.write_text(json.dumps(document), encoding="utf-8")
    assert codes(ndp_here("validate", "catalogue/legal", *DAY, cwd=broken).out) == ["NDP201"]


def test_missing_or_unreadable_schemas_are_told_in_one_line(ndp_here: Ndp, broken: Path) -> None:
    schemas = Path(shutil.copytree(ROOT / "schemas", broken / "schemas"))
    (schemas / "duty.schema.json").write_text("{", encoding="utf-8")
    assert_usage_error(ndp_here, *DAY, cwd=broken, says="không đọc được lược đồ / cannot read the schemas")
    (schemas / "duty.schema.json").unlink()
    assert_usage_error(ndp_here, *DAY, cwd=broken, says="duty.schema.json")


@pytest.mark.parametrize("day", ["2022-02-30", "20220211", "2022-W06-5", "hôm nay", "2022-2-1", "2022-02-11T00:00"])
def test_what_is_no_day_is_a_usage_error(ndp_here: Ndp, broken: Path, day: str) -> None:
    says = f"không phải ngày năm-tháng-ngày / not a year-month-day date: {day}"
    assert_usage_error(ndp_here, "--as-of", day, cwd=broken, says=says)


def test_the_day_is_the_stated_one_then_that_of_the_environment(ndp_here: Ndp, broken: Path) -> None:
    env = {"NDP_AS_OF": "2022-03-04"}
    as_json = ("validate", "--format", "json")
    assert json.loads(ndp_here(*as_json, "--as-of", "2022-01-02", cwd=broken, env=env).out)["as_of"] == "2022-01-02"
    assert json.loads(ndp_here(*as_json, cwd=broken, env=env).out)["as_of"] == "2022-03-04"
    wrong = ndp_here("validate", cwd=broken, env={"NDP_AS_OF": "mai"})
    assert (wrong.status, wrong.out) == (2, "")


def test_the_day_is_by_default_that_of_the_newest_commit(ndp_here: Ndp, broken: Path) -> None:
    git(broken, "init", "--quiet")
    git(broken, "add", ".")
    git(broken, "commit", "--quiet", "-m", "Thử")
    document = json.loads(ndp_here("validate", "--format", "json", cwd=broken).out)
    assert document["as_of"] == "2023-05-06"
    assert document["commit"] == git(broken, "rev-parse", "HEAD").strip()
    assert codes(ndp_here("validate", cwd=broken).out) == ALL_CODES


def test_outside_git_a_day_has_to_be_stated(ndp_here: Ndp, broken: Path) -> None:
    assert_usage_error(ndp_here, cwd=broken, says="--as-of")
    assert "commit" not in json.loads(ndp_here("validate", "--format", "json", *DAY, cwd=broken).out)
