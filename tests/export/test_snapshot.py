"""Archives can be checked with the usual tools and say where they come from; so does the command that writes them."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from tests.export.conftest import COMMIT, ROOT, Sample

from ndp.cli import main
from ndp.export.files import data_files
from ndp.export.signature import NAMESPACE, sign
from ndp.export.snapshot import PROVENANCE, SUMS, snapshot
from ndp.site.pages.data import VERIFY


def test_an_archive_holds_the_data_and_its_sums_agree(hostile_sample: Sample, tmp_path: Path) -> None:
    files = list(data_files(hostile_sample.export))
    packed = snapshot(hostile_sample.export, files, "ban-chup")
    assert packed == snapshot(hostile_sample.export, reversed(files), "ban-chup")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    assert folder.name == "ban-chup"
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


ARGUMENTS = ("export", "--catalogue", str(ROOT / "tests/demo"), "--as-of", "2026-11-24", "--snapshot")
ARCHIVE = "nen-tang-so-2026-11-24.tar.gz"


def new_key(folder: Path, passphrase: str = "") -> Path:
    """The file of a private key made for the test, and beside it `nguoi-ky`, which allows its signatures."""
    key = folder / "khoa"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key], check=True)
    kind, public, *_ = (folder / "khoa.pub").read_text(encoding="utf-8").split()
    (folder / "nguoi-ky").write_text(f'ndp namespaces="{NAMESPACE}" {kind} {public}\n', encoding="utf-8")
    return key


def shown_check(folder: Path) -> int:
    """The exit status of the commands that the data page shows for checking."""
    return subprocess.run(["bash", "-euc", VERIFY], cwd=folder, check=False, capture_output=True).returncode


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a signed snapshot, and who may sign."""
    folder = tmp_path_factory.mktemp("signed")
    key = new_key(folder)
    assert main([*ARGUMENTS, "--output", str(folder), "--sign", str(key)]) == 0
    return folder


def test_a_signed_snapshot_proves_genuine(signed: Path) -> None:
    assert shown_check(signed) == 0


@pytest.mark.parametrize("name", [ARCHIVE, f"{ARCHIVE}.sha256", f"{ARCHIVE}.sha256.sig"])
def test_a_changed_byte_is_found(signed: Path, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(signed, tmp_path / "copy"))
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    assert shown_check(folder) != 0


def test_a_stranger_s_signature_is_refused(signed: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(signed, tmp_path / "copy"))
    (tmp_path / "stranger").mkdir()
    stranger = new_key(tmp_path / "stranger")
    (folder / f"{ARCHIVE}.sha256.sig").unlink()
    sign(folder / f"{ARCHIVE}.sha256", stranger)
    assert shown_check(folder) != 0


def test_the_key_may_come_from_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NDP_SIGNING_KEY", raising=False)
    assert main([*ARGUMENTS, "--output", str(tmp_path), "--sign"]) == 2
    assert "NDP_SIGNING_KEY" in capsys.readouterr().err
    monkeypatch.setenv("NDP_SIGNING_KEY", new_key(tmp_path).read_text(encoding="utf-8").strip())
    assert main([*ARGUMENTS, "--output", str(tmp_path), "--sign"]) == 0
    assert shown_check(tmp_path) == 0


def test_a_key_that_cannot_sign_is_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nothing").write_text("", encoding="utf-8")
    for key in (tmp_path / "nothing", tmp_path / "absent", new_key(tmp_path, "mat-khau")):
        assert main([*ARGUMENTS, "--output", str(tmp_path / "out"), "--sign", str(key)]) == 2
        assert "không ký được" in capsys.readouterr().err
        assert not (tmp_path / "out" / f"{ARCHIVE}.sha256.sig").exists()
    assert main(["export", "--output", str(tmp_path), "--sign", "khoa"]) == 2
    assert "--snapshot" in capsys.readouterr().err


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
