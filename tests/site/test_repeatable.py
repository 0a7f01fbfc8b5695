"""The same commit gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.site.building import ROOT, build
from tests.site.reading import Site

from ndp.serving.pack import pack_site

ELSEWHERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "COLUMNS": "40"}


def copy_of_the_checkout(folder: Path) -> None:
    """The checkout as it stands, uncommitted changes included, with its history."""
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", ROOT, folder], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    # Backwards, so that the folders hold their files in another order.
    for name in reversed(listed.stdout.split("\0")):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def fingerprints(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("config", ["mkdocs.yml", "tests/demo/mkdocs.yml"])
def test_another_build_of_the_same_commit_is_identical(
    config: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    built: Site = request.getfixturevalue("demo_site" if "demo" in config else "portal_site")
    once, again = tmp_path / "lần một", tmp_path / "lần hai"
    checkout = tmp_path / "một chỗ khác"
    copy_of_the_checkout(checkout)
    # One process instead of as many as there are processors.
    build(checkout / config, again, ELSEWHERE, umask=0o077, processors=frozenset({min(os.sched_getaffinity(0))}))
    shutil.copytree(built.directory, once, copy_function=os.link)
    for site in (once, again):
        assert pack_site(site) > 1000
    first, second = fingerprints(once), fingerprints(again)
    assert {"build.json", "index.html.gz", "index.html.br"} <= first.keys()
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_another_build_without_mkdocs_is_identical(tmp_path: Path) -> None:
    checkout, once, again = (tmp_path / name for name in ("một chỗ khác", "lần một", "lần hai"))
    copy_of_the_checkout(checkout)
    build_plainly(ROOT, once, {"PYTHONHASHSEED": "2", "TZ": "UTC"}, umask=0o022)
    build_plainly(checkout, again, ELSEWHERE, umask=0o077, one_processor=True)
    first, second = fingerprints(once), fingerprints(again)
    assert len(first) > 1000
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def build_plainly(
    top: Path, site: Path, environment: dict[str, str], *, umask: int, one_processor: bool = False
) -> None:
    """The demonstration as `ndp build` of the checkout `top` makes it, in a process of its own."""
    done = subprocess.run(
        [
            *(["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))] if one_processor else []),
            *(sys.executable, "-m", "ndp", "build", "--no-cache", "--catalogue", top / "tests/demo", "--output", site),
        ],
        cwd=top,
        umask=umask,
        env={**os.environ, "PYTHONPATH": str(top / "hooks"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
