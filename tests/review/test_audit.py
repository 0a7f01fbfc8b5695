"""The audit by signatures, with real keys, commits and tags."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.review.case_format import blob
from tests.review.conftest import BASE
from tests.review.repository import Clone

from ndp.cli import main

PLATFORM = "catalogue/platforms/ban-do.yml"
SHOWN, UNSHOWN = 0, 1
ACCOUNTS = {"github:1001": "ban-do-1", "github:2001": "dau-moi-1", "github:4001": "thu-ky-1"}


class Keys:
    """A key of each account, and one of nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        tool = shutil.which("ssh-keygen")
        assert tool, "ssh-keygen comes with Git's tools"
        for person in (*ACCOUNTS, "nobody"):
            command = [tool, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(self.path(person))]
            subprocess.run(command, check=True)

    def path(self, person: str) -> Path:
        return self.folder / person.replace(":", "-")

    def public(self, person: str) -> str:
        return " ".join(self.path(person).with_suffix(".pub").read_text(encoding="utf-8").split()[:2])

    def settings(self, person: str) -> tuple[str, ...]:
        return ("-c", "gpg.format=ssh", "-c", f"user.signingKey={self.path(person)}")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return Keys(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture
def clone(tmp_path: Path, keys: Keys) -> Clone:
    """The small catalogue with a key in each account, on a branch `de-nghi` that changes a description."""
    tree = dict(BASE)
    for person, account in ACCOUNTS.items():
        path = f"catalogue/accounts/{account}.yml"
        tree[path] = blob(tree[path].content + f"keys:\n  - {keys.public(person)}\n".encode())
    clone = Clone.bare(tmp_path / "forge.git").clone(tmp_path / "clone")
    clone.write(tree)
    clone.commit("Danh mục ban đầu", day="2026-01-10")
    clone.git("tag", "first")
    clone.git("switch", "--quiet", "--create", "de-nghi")
    clone.replace(PLATFORM, "miễn phí", "có phí")
    return clone


def propose(clone: Clone, *signing: str) -> str:
    clone.git("add", "--all")
    clone.git(*signing, "commit", "--quiet", "--message", "Sửa mô tả", *(["--gpg-sign"] if signing else []))
    return clone.git("rev-parse", "HEAD")


def approve(clone: Clone, name: str, commit: str, *signing: str, day: str = "2026-01-15") -> None:
    clone.git(*signing, "tag", "--sign", "--message", "Duyệt", name, commit, day=day)


def merge(clone: Clone, trailers: str, *signing: str) -> None:
    clone.git("switch", "--quiet", "main")
    message = f"Gộp đề nghị\n\n{trailers}"
    signed = ["--gpg-sign"] if signing else []
    clone.git(*signing, "merge", "--quiet", "--no-ff", *signed, "-m", message, "de-nghi")


def audit(clone: Clone, *options: str) -> int:
    return main(["audit", "--repo", str(clone.directory), "--since", "first", "--all", *options])


def test_signed_approvals_need_no_word_of_the_merge(
    clone: Clone, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    head = propose(clone, *keys.settings("github:1001"))
    approve(clone, "duyet/2001", head, *keys.settings("github:2001"))
    merge(clone, "Proposed-by: github:1001", *keys.settings("github:4001"))
    assert audit(clone, "--require-signatures") == SHOWN
    said = capsys.readouterr().out
    assert "Có chữ ký duyệt của: github:2001." in said
    assert "Người đề nghị đã ký lần ghi cuối." in said
    assert "Lần gộp do github:4001 ký." in said
    assert "Trong 1 lần gộp, 1 lần mọi lời duyệt đều có chữ ký" in said


def test_words_of_the_merge_alone_are_told_and_do_not_count_where_signatures_are_asked(
    clone: Clone, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    head = propose(clone)
    merge(clone, f"Proposed-by: github:1001\nApproved-by: github:2001 {head}")
    assert audit(clone) == SHOWN
    assert "Chỉ lần gộp nói là đã duyệt: github:2001." in capsys.readouterr().out
    assert audit(clone, "--require-signatures") == UNSHOWN
    assert "người đề nghị không ký" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("tag", "signer", "day"),
    [
        ("duyet/2001", "nobody", "2026-01-15"),
        ("duyet/2001", "github:4001", "2026-01-15"),
        ("phat-hanh/1", "github:2001", "2026-01-15"),
        ("duyet/2001", "github:2001", "2024-12-31"),
    ],
    ids=["a key of nobody", "who may not approve", "no tag of approval", "before the account began"],
)
def test_what_is_not_an_approvers_signature_does_not_count(
    clone: Clone, keys: Keys, capsys: pytest.CaptureFixture[str], tag: str, signer: str, day: str
) -> None:
    head = propose(clone, *keys.settings("github:1001"))
    approve(clone, tag, head, *keys.settings(signer), day=day)
    merge(clone, f"Proposed-by: github:1001\nApproved-by: github:2001 {head}")
    assert audit(clone, "--require-signatures") == UNSHOWN
    assert "những lời duyệt có chữ ký là chưa đủ" in capsys.readouterr().out


def test_a_signed_tag_under_another_name_or_on_another_commit_is_no_approval(clone: Clone, keys: Keys) -> None:
    first = clone.git("rev-parse", "HEAD")
    head = propose(clone, *keys.settings("github:1001"))
    approve(clone, "phat-hanh/1", head, *keys.settings("github:2001"))
    clone.git("update-ref", "refs/tags/duyet/2001", clone.git("rev-parse", "refs/tags/phat-hanh/1"))
    approve(clone, "duyet/cu", first, *keys.settings("github:2001"))
    forged = clone.git("cat-file", "tag", "duyet/cu").replace(first, head)
    (clone.directory / "forged").write_text(forged + "\n", encoding="utf-8")
    made = clone.git("hash-object", "-t", "tag", "-w", "--literally", "forged")
    (clone.directory / "forged").unlink()
    clone.git("update-ref", "refs/tags/duyet/gia", made)
    merge(clone, "Proposed-by: github:1001")
    assert audit(clone, "--require-signatures") == UNSHOWN


def test_a_key_that_the_change_itself_brings_does_not_count(
    clone: Clone, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    clone.replace("catalogue/accounts/dau-moi-1.yml", keys.public("github:2001"), keys.public("nobody"))
    head = propose(clone, *keys.settings("github:1001"))
    approve(clone, "duyet/2001", head, *keys.settings("nobody"))
    merge(clone, "Proposed-by: github:1001")
    assert audit(clone, "--require-signatures") == UNSHOWN
    assert not re.search("Có chữ ký duyệt", capsys.readouterr().out)


def test_another_persons_signature_is_not_the_proposers(clone: Clone, keys: Keys) -> None:
    head = propose(clone, *keys.settings("github:2001"))
    approve(clone, "duyet/2001", head, *keys.settings("github:2001"))
    merge(clone, "Proposed-by: github:1001")
    assert audit(clone, "--require-signatures") == UNSHOWN
    assert audit(clone) == SHOWN
