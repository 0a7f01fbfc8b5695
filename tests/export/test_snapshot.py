"""Archives can be checked with the usual tools and say where they come from; so does the command that writes them."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from pathlib import Path

import pytest
from tests.export.conftest import COMMIT, ROOT, Sample

from ndp.cli import main
from ndp.export.files import data_files
from ndp.export.snapshot import PROVENANCE, SUMS, snapshot


def test_an_archive_holds_the_data_and_its_sums_agree(hostile_sample: Sample, tmp_path: Path) -> None:
    files = list(data_files(hostile_sample.export))
    packed = snapshot(hostile_sample.export, files)
    assert packed == snapshot(hostile_sample.export, reversed(files))
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    assert folder.name == "nen-tang-so-2026-11-24"
    for file in files:
        assert (folder / file.address.lstrip("/")).read_bytes() == file.data
    check = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(check, cwd=folder, check=False).returncode == 0
    listed = {line.split("  ")[1] for line in (folder / SUMS).read_text(encoding="utf-8").splitlines()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert listed == there - {SUMS}
    assert json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))["generated_from"]["commit"] == COMMIT
    (folder / PROVENANCE).write_text("{}", encoding="utf-8")
    changed = subprocess.run(check, cwd=folder, check=False, capture_output=True)
    assert changed.returncode != 0


def test_an_archive_can_be_signed_and_the_signature_checked_offline(tmp_path: Path) -> None:
    """The commands the data page shows, with a key of the test's own."""
    archive = tmp_path / "a.tar.gz"
    archive.write_bytes(b"x")
    signers = tmp_path / "nguoi-ky"

    def ssh_keygen(*arguments: str, data: bytes | None = None) -> int:
        done = subprocess.run(
            ["ssh-keygen", *arguments], cwd=tmp_path, check=False, capture_output=True, input=data, timeout=60
        )
        return done.returncode

    assert ssh_keygen("-q", "-t", "ed25519", "-N", "", "-f", "khoa") == 0
    public = (tmp_path / "khoa.pub").read_text(encoding="utf-8").split()
    signers.write_text(f"ndp {public[0]} {public[1]}\n", encoding="utf-8")
    assert ssh_keygen("-Y", "sign", "-n", "file", "-f", "khoa", "a.tar.gz") == 0
    verify = ("-Y", "verify", "-n", "file", "-I", "ndp", "-f", "nguoi-ky", "-s", "a.tar.gz.sig")
    assert ssh_keygen(*verify, data=archive.read_bytes()) == 0
    assert ssh_keygen(*verify, data=b"y") != 0


def test_the_command_writes_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "--catalogue", str(ROOT / "tests/demo"), "--as-of", "2026-11-24", "--output"]
    assert main([*arguments, str(tmp_path / "tep")]) == 0
    index = json.loads((tmp_path / "tep/api/v1/index.json").read_text(encoding="utf-8"))
    assert f"{len(list((tmp_path / 'tep').rglob('*.*')))}" in capsys.readouterr().out
    assert index["total"] > 50
    assert main([*arguments, str(tmp_path / "nen"), "--snapshot"]) == 0
    names = sorted(path.name for path in (tmp_path / "nen").iterdir())
    assert names == ["nen-tang-so-2026-11-24.tar.gz", "nen-tang-so-2026-11-24.tar.gz.sha256"]
    assert (
        subprocess.run(["sha256sum", "--check", "--quiet", names[1]], cwd=tmp_path / "nen", check=False).returncode == 0
    )


def test_the_command_says_what_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--catalogue", str(ROOT / "tests/demo"), "--as-of", "2026-11-24"]) == 2
    assert "--output" in capsys.readouterr().err
    (tmp_path / "tep").write_text("", encoding="utf-8")
    assert main(["export", "--catalogue", str(ROOT / "tests/demo"), "--output", str(tmp_path / "tep")]) == 2
    assert "không viết được" in capsys.readouterr().err


def test_a_catalogue_with_errors_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    platforms = tmp_path / "catalogue/platforms"
    platforms.mkdir(parents=True)
    (platforms / "a.yml").write_text("id: b\n", encoding="utf-8")
    arguments = ["export", "--catalogue", str(tmp_path), "--as-of", "2026-11-24", "--output", str(tmp_path / "tep")]
    assert main(arguments) == 2
    assert "ndp validate" in capsys.readouterr().err
    assert not (tmp_path / "tep").exists()
