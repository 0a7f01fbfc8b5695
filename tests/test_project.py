"""The lock files, the page that explains them and the editor settings agree with each other."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from ndp.kinds import KINDS

ROOT = Path(__file__).parent.parent
OLDEST_PYTHON = "3.11.2"  # Debian 12
LISTS = ("requirements", "requirements-parquet", "requirements-dev")
ALL_LISTS = (*LISTS, "requirements-fuzz")
"""The last is installed by no test: its package is large and works on few machines."""


def lines(name: str) -> list[str]:
    """The lines of a requirements file that say something, continued lines joined."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def direct(name: str) -> set[str]:
    """The packages that a list asks for by name."""
    return {canonicalize_name(Requirement(line).name) for line in lines(f"{name}.in") if not line.startswith("-")}


def locked(name: str) -> dict[str, str]:
    """Package name to version, as a lock file pins them."""
    requirements = [Requirement(line.split(" --hash=")[0]) for line in lines(f"{name}.txt")]
    return {canonicalize_name(each.name): next(iter(each.specifier)).version for each in requirements}


@pytest.mark.parametrize("name", ALL_LISTS)
def test_each_locked_package_is_pinned_and_hashed_and_comes_from_no_named_place(name: str) -> None:
    for line in lines(f"{name}.txt"):
        assert re.fullmatch(r"[a-z0-9._-]+==[\w.]+( +--hash=sha256:[0-9a-f]{64})+", line), line


@pytest.mark.parametrize("name", ALL_LISTS)
def test_the_lock_holds_what_the_list_asks_for(name: str) -> None:
    assert direct(name)
    assert direct(name) <= locked(name).keys()


@pytest.mark.parametrize("name", LISTS)
def test_each_locked_package_accepts_the_oldest_python(name: str) -> None:
    for package, version in locked(name).items():
        installed = distribution(package)
        assert installed.version == version
        assert SpecifierSet(str(installed.metadata.json.get("requires_python", ""))).contains(OLDEST_PYTHON), package


def test_the_dependency_page_names_each_direct_package_with_its_locked_version() -> None:
    page = (ROOT / "docs/phat-trien/phu-thuoc.md").read_text(encoding="utf-8")
    python, _, _ = page.partition("## Trong trình duyệt")
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([\w.]+) \|", python, flags=re.MULTILINE))
    versions = {package: version for name in ALL_LISTS for package, version in locked(name).items()}
    assert rows == {package: versions[package] for name in ALL_LISTS for package in direct(name)}


def test_the_editor_knows_the_schema_of_each_kind() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./schemas/{kind.schema_file}": kind.files for kind in KINDS}
