"""Runs a command and says what it took."""

from __future__ import annotations

import compileall
import math
import os
import re
import select
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.bench.synthesise import ROOT

PAUSE = 0.05
"""Seconds from one look at the memory to the next, at least."""
SHARE = 0.01
"""How much of a processor looking may take: to count a gigabyte's pages takes a tenth of a second."""
PSS = re.compile(r"^Pss: +([0-9]+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock and processor time in seconds, highest memory of all its processes in MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Line:
    """The straight line nearest to what was measured: `fixed` + `each` × size. `r2` is 1 where it meets every point."""

    fixed: float
    each: float
    r2: float


class BenchError(Exception):
    """A measured command failed; the message is its output."""


def cost_of(command: Sequence[str | Path], directory: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run `command` in `directory` with `environment` over this process' own, its output going to `log`.

    Modules are compiled before, as they are wherever the program ran once. Raises BenchError when the command fails.
    """
    _compile()
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=directory, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        memory = _highest_memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BenchError(log.read_text(encoding="utf-8", errors="replace")[-3000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory)


def pause_after(taken: float) -> float:
    """Seconds to wait after a look at the memory that took so many seconds of processor time."""
    return max(PAUSE, taken / SHARE)


@cache
def _compile() -> None:
    compileall.compile_dir(ROOT / "hooks", quiet=1)


def _highest_memory(process: int) -> float:
    """The most MiB that a process and its children were seen to hold until it ended."""
    descriptor = os.pidfd_open(process)
    try:
        highest, pause = 0.0, 0.0
        while not select.select([descriptor], [], [], pause)[0]:
            start = time.process_time()
            highest = max(highest, _memory(process))
            pause = pause_after(time.process_time() - start)
    finally:
        os.close(descriptor)
    return highest


def _memory(process: int) -> float:
    """MiB that a process and its children hold now; what they share counts once (proportional set size)."""
    place = Path(f"/proc/{process}")
    try:
        children = (place / "task" / str(process) / "children").read_text(encoding="ascii").split()
        # Its sum, `smaps_rollup`, counts parts twice where the process asks for memory while it is looked at.
        sizes = PSS.findall((place / "smaps").read_text(encoding="ascii"))
    except OSError:
        return 0
    return sum(map(int, sizes)) / 1024 + sum(_memory(int(child)) for child in children)


def line(pairs: Sequence[tuple[float, float]]) -> Line:
    """The line through costs by size (least squares). `pairs` are sizes and costs, three or more, not all equal."""
    sizes, costs = zip(*pairs, strict=True)
    found = statistics.linear_regression(sizes, costs)
    return Line(found.intercept, found.slope, statistics.correlation(sizes, costs) ** 2)


def slope(pairs: Sequence[tuple[float, float]]) -> float:
    """The exponent that fits costs best as size to a power: 1 is linear. `pairs` are sizes and costs."""
    sizes, costs = zip(*((math.log(size), math.log(cost)) for size, cost in pairs), strict=True)
    return statistics.linear_regression(sizes, costs).slope


def size_of(directory: Path) -> tuple[int, float]:
    """How many pages `directory` holds, and how many MiB all its files take."""
    files = [path for path in directory.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 2**20
