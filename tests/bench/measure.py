"""Runs a command and says what it took."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock and processor time in seconds, highest resident memory in MiB."""

    wall: float
    cpu: float
    memory: float


class BenchError(Exception):
    """A measured command failed; the message is its output."""


def cost_of(command: Sequence[str | Path], directory: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run `command` in `directory` with `environment` over this process' own, its output going to `log`."""
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=directory, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BenchError(log.read_text(encoding="utf-8", errors="replace")[-3000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def size_of(directory: Path) -> tuple[int, float]:
    """How many pages `directory` holds, and how many MiB all its files take."""
    files = [path for path in directory.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 2**20
