"""Files made of the accounts: who owns which path, who signs with which key."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.review.case_format import blob
from tests.review.conftest import BASE, HERE, SCHEMAS

from ndp.cli import main
from ndp.model.catalogue import Catalogue
from ndp.review.judge import Judge
from ndp.review.owners import allowed_signers, codeowners

DAY = date(2026, 1, 15)


def catalogue(**files: str) -> Catalogue:
    tree = {**BASE, **{f"catalogue/accounts/{name}.yml": blob(text.encode()) for name, text in files.items()}}
    return Judge(SCHEMAS, DAY).judge(tree).catalogue


def owners_of(path: str, text: str) -> set[str]:
    """Who owns a path by the last line that fits it, as a forge reads the file."""
    owners: set[str] = set()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern, *names = line.split()
            folder = pattern.endswith("/") and ("/" + path).startswith(pattern)
            if pattern == "*" or "/" + path == pattern or folder:
                owners = set(names)
    return owners


@pytest.mark.parametrize(
    ("path", "owners"),
    [
        ("hooks/ndp/cli.py", {"@vd-quan-tri", "@vd-quan-tri-hai"}),
        ("catalogue/policy.yml", {"@vd-quan-tri", "@vd-quan-tri-hai", "@vd-dieu-phoi", "@vd-dieu-phoi-hai"}),
        ("catalogue/accounts/ban-do-1.yml", {"@vd-quan-tri", "@vd-quan-tri-hai", "@vd-dieu-phoi", "@vd-dieu-phoi-hai"}),
        ("catalogue/recognitions/ban-do.yml", {"@vd-thu-ky", "@vd-thu-ky-hai", "@vd-dieu-phoi", "@vd-dieu-phoi-hai"}),
        (
            "catalogue/platforms/ban-do.yml",
            {"@vd-bo-b", "@vd-cuc-ban-do", "@vd-dau-moi", "@vd-dieu-phoi", "@vd-dieu-phoi-hai"},
        ),
        ("catalogue/reports/hoi-dap/2026-01-x.yml", {"@vd-dau-moi", "@vd-dieu-phoi", "@vd-dieu-phoi-hai"}),
    ],
)
def test_owners_of_a_path(path: str, owners: set[str]) -> None:
    assert owners_of(path, codeowners(catalogue(), DAY)) == owners


def test_enterprises_own_nothing() -> None:
    text = codeowners(catalogue(), DAY)
    for login in ("vd-ban-do", "vd-ban-do-hai", "vd-cong-ty-con", "vd-khac", "vd-nghi-viec"):
        assert not re.search(rf"@{login}\b(?!-)", text)


def test_an_account_that_has_ended_owns_nothing() -> None:
    assert "@vd-quan-tri" in codeowners(catalogue(), DAY)
    before = date(2024, 6, 1)
    assert "@" not in codeowners(catalogue(), before)


KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFZpRHVLaG9hS2hvbmdDb1RoYXREdW5nRGVUaHUhISEh"
SIGNER = f"""# yaml-language-server: $schema=../../schemas/account.schema.json
id: ky
forge: github
user_id: 6001
login: vd-ky
organisation: vien-cong
role: maintainer
from: 2025-01-01
to: 2026-06-30
keys:
  - {KEY}
"""


def test_signers_hold_for_the_account_s_time() -> None:
    text = allowed_signers(catalogue(ky=SIGNER), DAY)
    line = f'github:6001 namespaces="git",valid-after="20250101Z",valid-before="20260630235959Z" {KEY}'
    assert text.splitlines()[2:] == [line]


def test_git_s_own_tool_reads_the_signers(tmp_path: Path) -> None:
    tool = shutil.which("ssh-keygen")
    assert tool, "ssh-keygen comes with Git"
    key = tmp_path / "key"
    subprocess.run([tool, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    public = " ".join(key.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])
    signers = tmp_path / "allowed_signers"
    signers.write_text(allowed_signers(catalogue(ky=SIGNER.replace(KEY, public)), DAY), encoding="utf-8")
    (tmp_path / "text").write_text("x", encoding="utf-8")
    subprocess.run([tool, "-q", "-Y", "sign", "-n", "git", "-f", key, tmp_path / "text"], check=True)
    for moment, principal in (("20260115", "github:6001"), ("20270101", "")):
        done = subprocess.run(
            [tool, "-Y", "find-principals", f"-Overify-time={moment}", "-f", signers, "-s", tmp_path / "text.sig"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.strip() == principal


def test_check_says_whether_the_files_are_as_written(tmp_path: Path) -> None:
    shutil.copytree(HERE / "base/catalogue", tmp_path / "catalogue")
    arguments = ["owners", "--catalogue", str(tmp_path), "--as-of", DAY.isoformat()]
    assert main([*arguments, "--check"]) == 1
    assert main([*arguments, "--write"]) == 0
    assert main([*arguments, "--check"]) == 0
    (tmp_path / ".github/CODEOWNERS").write_text("* @ai-do\n", encoding="utf-8")
    assert main([*arguments, "--check"]) == 1
    assert main(arguments) == 2


def test_the_project_s_own_files_are_as_the_catalogue_says() -> None:
    """They change with the day only once there are accounts; then the nightly job tells."""
    root = HERE.parents[1]
    assert main(["owners", "--catalogue", str(root), "--check"]) == 0
