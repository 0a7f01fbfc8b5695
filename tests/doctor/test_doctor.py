"""One command tells what is ill, how urgent it is, and where; a well catalogue is told to be well."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ndp.cli import main
from ndp.doctor.health import Health, months_before
from ndp.history import Change, History
from ndp.links.results import results_of, write_results
from ndp.links.verdict import Outcome, Verdict
from ndp.model.load import load_catalogue
from ndp.schema import Schemas

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests/demo"
DAY = date(2026, 11, 24)

Examine = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy, outside Git, of the demonstration catalogue: the folder that holds it."""
    return Path(shutil.copytree(DEMO / "catalogue", tmp_path / "root" / "catalogue")).parent


@pytest.fixture
def examine(root: Path, capsys: pytest.CaptureFixture[str]) -> Examine:
    """A function: exit status of the command, and its findings by key."""

    def run(*options: str, as_of: date = DAY) -> tuple[int, dict[str, Any]]:
        status = main(["doctor", "--catalogue", str(root), "--as-of", str(as_of), "--format", "json", *options])
        document = json.loads(capsys.readouterr().out)
        assert document["as_of"] == str(as_of)
        return status, {each["key"]: each for each in document["findings"]}

    return run


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_catalogue_without_errors_needs_nothing_urgent(examine: Examine) -> None:
    status, found = examine()
    assert status == 0
    assert not [each for each in found.values() if each["urgency"] == "error"]
    assert all(each["count"] > 0 and each["items"] for each in found.values())


def test_an_error_of_the_catalogue_is_urgent(root: Path, examine: Examine) -> None:
    change(root / "catalogue/platforms/mo-phong-1.yml", "scope: national", "scope: khong-co")
    status, found = examine()
    assert status == 1
    assert ["catalogue/platforms/mo-phong-1.yml", "NDP204"] in [
        [place.partition(":")[0], code] for place, code in found["errors"]["items"]
    ]


def test_an_account_of_an_ended_organisation_is_urgent(root: Path, examine: Examine) -> None:
    _, before = examine()
    assert "stray-accounts" not in before
    account = root / "catalogue/accounts/mo-phong-cong-ty-a-1.yml"
    change(account, "organisation: mo-phong-cong-ty-a", "organisation: thi-du-cuc-cu")
    status, found = examine()
    assert status == 1
    assert found["stray-accounts"]["items"] == [["catalogue/accounts/mo-phong-cong-ty-a-1.yml", ""]]
    change(account, "from: 2026-01-01", "from: 2026-01-01\nto: 2026-01-31")
    assert "stray-accounts" not in examine()[1]


@pytest.mark.parametrize(("day", "told"), [("2027-02-22", True), ("2027-02-23", False), ("2026-11-23", False)])
def test_what_ends_within_ninety_days_is_told(root: Path, examine: Examine, day: str, *, told: bool) -> None:
    first = "    from: 2025-01-15\n"
    change(root / "catalogue/assignments/mo-phong-1.yml", first, f"{first}    to: {day}\n")
    items = examine()[1].get("ending", {"items": []})["items"]
    assert (["mo-phong-1 (host, thi-du-bo-dieu-phoi)", day] in items) is told


def test_overdue_reports_are_those_that_the_due_command_tells(
    root: Path, examine: Examine, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = examine()
    main(["due", "--catalogue", str(root), "--as-of", str(DAY), "--format", "json"])
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert found["overdue-reports"]["count"] == counts["overdue"] > 0
    assert found["slipped-milestones"]["count"] == counts["slipped_milestones"] > 0


def test_a_review_that_has_not_come_is_told(examine: Examine) -> None:
    assert ["mo-phong-6 (mo-phong-6-2024)", "2025-12-16"] in examine()[1]["overdue-reviews"]["items"]
    assert "overdue-reviews" not in examine(as_of=date(2025, 12, 15))[1]


def test_a_platform_without_a_name_waits_for_a_source(root: Path, examine: Examine) -> None:
    assert "unnamed" not in examine()[1]
    name = "name:\n  vi: Nền tảng Mô phỏng Tám\n  en: Demonstration Platform Eight\n"
    change(root / "catalogue/platforms/mo-phong-8.yml", name, "")
    assert examine()[1]["unnamed"]["items"] == [["mo-phong-8", ""]]


def test_a_text_that_loses_its_english_is_counted(root: Path, examine: Examine) -> None:
    assert "platform" not in dict(examine()[1]["untranslated"]["items"])
    file = root / "catalogue/platforms/mo-phong-8.yml"
    change(file, "  en: Demonstration Platform Eight\n", "")
    change(file, "    en: Show a complete page.\n", "")
    assert dict(examine()[1]["untranslated"]["items"])["platform"] == "2"


def test_facts_are_counted_by_the_nearest_word_on_their_source() -> None:
    """Of one record, by hand: two properties of the record's level, one stated otherwise, two websites."""
    text = """
id: a
scope: national
name: {vi: A}
status: in-use
websites:
  - url: https://a.vn/
  - url: https://b.vn/
    provenance: {level: unverified}
provenance:
  level: verified
  sources: [{legal: x}]
  fields:
    /status: {level: reported}
"""
    from ndp.model.catalogue import Catalogue, Entry
    from ndp.model.load import to_record

    record = to_record("platform", yaml.safe_load(text))
    catalogue = Catalogue.of([Entry("platform", "a", record, "catalogue/platforms/a.yml")])
    facts = Health(catalogue, DAY, History()).facts
    assert facts == {"verified": 3, "reported": 1, "unverified": 1}


def test_an_entry_unchanged_for_long_is_stale() -> None:
    catalogue = load_catalogue(DEMO, Schemas.load(ROOT / "schemas")).catalogue
    days = {
        "catalogue/platforms/mo-phong-1.yml": date(2025, 11, 23),
        "catalogue/platforms/mo-phong-2.yml": date(2025, 11, 24),
        "catalogue/organisations/mo-phong-cong-ty-a.yml": date(2020, 1, 1),
        "catalogue/legal/thi-du-01-qd.yml": date(2020, 1, 1),
    }
    history = History(last_changes={path: Change("0" * 40, day, "", "") for path, day in days.items()})
    found = Health(catalogue, DAY, history).stale
    assert [each.entry.path for each in found] == [
        "catalogue/organisations/mo-phong-cong-ty-a.yml",
        "catalogue/platforms/mo-phong-1.yml",
    ]
    assert len(Health(catalogue, DAY, history, months=1).stale) == 3
    assert Health(catalogue, DAY, History()).stale == ()


def test_months_are_counted_to_the_end_of_short_ones() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)


def test_git_says_when_an_entry_was_last_seen_to(root: Path, examine: Examine) -> None:
    def git(*arguments: str, day: str = "2025-01-01") -> None:
        when = f"{day}T12:00:00+0000"
        environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "PATH": "/usr/bin:/bin", "HOME": str(root)}
        identity = ("-c", "user.name=x", "-c", "user.email=x@x.example")
        subprocess.run(["git", *identity, *arguments], cwd=root, env=environment, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message=a")
    file = root / "catalogue/platforms/mo-phong-1.yml"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=b", day="2026-11-01")
    items = dict(examine()[1]["stale"]["items"])
    assert items["catalogue/platforms/mo-phong-2.yml"] == "2025-01-01"
    assert "catalogue/platforms/mo-phong-1.yml" not in items
    assert "stale" not in examine("--months=36")[1]


def test_links_that_failed_are_told_by_how_dangerous_they_are(tmp_path: Path, examine: Examine) -> None:
    verdicts = {"https://a.vn/": Verdict.PARKED, "https://b.vn/": Verdict.GONE, "https://c.vn/": Verdict.MOVED}
    outcomes = {url: Outcome(verdict, url, 200) for url, verdict in verdicts.items()}
    write_results(results_of(dict.fromkeys(verdicts, ()), outcomes, DAY, None), tmp_path / "lien-ket.json")
    status, found = examine("--links", str(tmp_path / "lien-ket.json"))
    assert status == 1
    assert found["stolen-links"]["items"] == [["https://a.vn/", "parked, 1"]]
    assert found["dead-links"]["items"] == [["https://b.vn/", "gone, 1"]]


def test_a_built_site_is_held_against_the_catalogue(
    root: Path, tmp_path: Path, examine: Examine, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    assert main(["build", "--catalogue", str(root), "--as-of", "2026-11-24", "--output", str(site)]) == 0
    capsys.readouterr()
    status, found = examine("--site", str(site))
    assert status == 0
    assert not {"site", "site-age"} & found.keys()
    _, found = examine("--site", str(site), as_of=date(2026, 12, 1))
    assert found["site-age"]["items"] == [["2026-11-24", "7"]]
    (site / "nen-tang/index.html").write_text('<a href="/khong-co/">', encoding="utf-8")
    status, found = examine("--site", str(site))
    assert status == 1
    assert any("/khong-co/" in fault for fault, _ in found["site"]["items"])


def test_the_text_names_the_first_places_and_how_many_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["doctor", "--catalogue", str(root), "--as-of", str(DAY)]
    assert main(arguments) == 0
    vietnamese = capsys.readouterr().out
    assert vietnamese.startswith("Ngày 24/11/2026: 0 điều phải sửa ngay, ")
    assert "… và " in vietnamese
    assert main([*arguments, "--lang", "en"]) == 0
    assert "Overdue reports: " in capsys.readouterr().out


def test_wrong_use_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    for options in (["--months=0"], ["--links", str(tmp_path / "a.json")], ["--links", str(tmp_path / "b.json")]):
        assert main(["doctor", "--catalogue", str(root), "--as-of", str(DAY), *options]) == 2
        assert capsys.readouterr().err.startswith("ndp: ")
