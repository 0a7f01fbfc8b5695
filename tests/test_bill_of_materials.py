"""The bill of materials follows its standard, names what the lock holds, and is the same every time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tests.test_project import ROOT, locked


def written(folder: Path) -> str:
    subprocess.run(
        ["make", "--silent", "sbom", f"RELEASE={folder}", "--assume-old=.venv/.dev"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return (folder / "sbom.cdx.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("sbom"))


def test_it_follows_its_standard(bill: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(bill) is None
    assert validator.validate_str(bill.replace('"type": "library"', '"type": "book"', 1)) is not None


def test_it_names_each_locked_package_with_its_hashes(bill: str) -> None:
    components = json.loads(bill)["components"]
    assert {each["name"]: each["version"] for each in components} == locked("requirements")
    for each in components:
        assert each["purl"] == f"pkg:pypi/{each['name']}@{each['version']}"
        assert each["externalReferences"][0]["hashes"]


def test_the_same_lock_gives_the_same_bytes(bill: str, tmp_path: Path) -> None:
    assert written(tmp_path) == bill
