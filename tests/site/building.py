"""Builds the portal as `make site` does: with the real command, in a process of its own."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ndp.site.assets import Assets

ROOT = Path(__file__).parents[2]


def published(path: str) -> str:
    """The address of a file of `docs/assets/`, given by its path below, on the site."""
    return f"/assets/{Assets.read(ROOT / 'docs/assets').published(path)}"


def build(
    config: Path,
    site: Path,
    environment: Mapping[str, str] | None = None,
    umask: int = -1,
    processors: frozenset[int] = frozenset(),
) -> None:
    """Build the site of the MkDocs configuration `config` into the folder `site`, strictly; fail where that fails.

    The library used is the one beside the configuration's own checkout. `environment` is laid over the process' own,
    `umask` and `processors` take the place of the process' own where they are given.
    """
    top = next(folder for folder in config.parents if (folder / "hooks").is_dir())
    done = subprocess.run(
        [
            *(["taskset", "--cpu-list", ",".join(map(str, sorted(processors)))] if processors else []),
            *(sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", site),
        ],
        umask=umask,
        cwd=top,
        env={
            **os.environ,
            "PYTHONPATH": str(top / "hooks"),
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": last_commit(top),
            "NDP_NO_CACHE": "1",  # the cache has tests of its own; here nothing hangs on what was built before
            **(environment or {}),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"the site cannot be built:\n{done.stdout}", pytrace=False)


def last_commit(top: Path) -> str:
    """The time of the last commit as the Makefile gives it to the build."""
    command = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(command, cwd=top, capture_output=True, text=True, check=True).stdout.strip()


def build_once(shared: Path, config: Path) -> Path:
    """The site of `config` in a folder below `shared`, built by whichever test process comes first."""
    folder = shared / "-".join(config.relative_to(ROOT).parent.parts or ("real",))
    folder.mkdir(exist_ok=True)
    site, done = folder / "site", folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            build(config, site)
            done.touch()
    return site
