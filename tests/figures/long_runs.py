"""Runs whose figures are kept: too long for the tests, or of time and memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.checking import checks
from tests.bench.synthesise import write
from tests.fuzz.runs import RUNS
from tests.fuzz.worst import costs
from tests.serving.rehearse import rehearse
from tests.site.building import ROOT

INPUTS = 100_000
WORLDS = 10_000
PLATFORMS = 1_000
MINUTES = 5

Found = Mapping[str, int]


def fuzz() -> Found:
    """Throw the inputs of `make fuzz`; an input that breaks the program ends the run with its traceback."""
    thrown = [sum(run.go(INPUTS * run.share // 100).values()) for run in RUNS]
    return {"inputs": sum(thrown), "ways": len(thrown), "broken": 0}


def guided() -> Found:
    """Fuzz by coverage, as `make fuzz-guided` does; an input that breaks the program ends the run."""
    command = ["make", "fuzz-guided", f"MINUTES={MINUTES}"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    thrown = list(map(int, re.findall(rb"stat::number_of_executed_units: (\d+)", done.stdout)))
    return {"inputs": sum(thrown), "ways": len(thrown), "minutes": MINUTES, "broken": 0}


def worst() -> Found:
    """The costliest single file."""
    _, cost = next(costs())
    return {"milliseconds": round(cost.seconds * 1000), "mebibytes": cost.mebibytes}


def mutation() -> Found:
    """The mutants of the decision, and how many of them some recorded change notices."""
    said = _output([sys.executable, "-W", "ignore", "tests/review/mutate.py"])
    killed, made = map(int, re.findall(r"^(\d+) of (\d+) mutants", said, re.MULTILINE)[0])
    return {"killed": killed, "made": made}


def worlds() -> Found:
    """Catalogues made up; one that lets somebody exceed their rights fails the run."""
    _output([sys.executable, "-m", "pytest", "-q", "tests/review/test_many_worlds.py"], NDP_WORLDS=str(WORLDS))
    return {"worlds": WORLDS, "broken": 0}


def checking() -> Found:
    """`ndp validate` over a synthetic catalogue, nothing remembered from before."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        write(PLATFORMS, folder)
        files = sum(1 for _ in folder.rglob("*.yml"))
        _, cost = next(checks(folder))
    wall, cpu = (round(seconds * 1000) for seconds in (cost.wall, cost.cpu))
    return {"files": files, "milliseconds": wall, "cpu": cpu, "mebibytes": round(cost.memory)}


def rehearsal() -> Found:
    """`make rehearse`: milliseconds until a reader got the right build, the slowest publication and rollback."""
    _output(["make", "site"])
    with tempfile.TemporaryDirectory() as directory:
        first, second, refused, *back = rehearse(ROOT / "site", ROOT, Path(directory))
    if not all(each.held for each in (first, second, refused, *back)):
        raise RuntimeError("the rehearsal failed: make rehearse")
    slowest = (max(each.seconds for each in kind) for kind in ((first, second), back))
    return dict(zip(("publish", "back"), (round(seconds * 1000) for seconds in slowest), strict=True))


def _output(command: list[str], **environment: str) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout


LONG_RUNS: Mapping[str, Callable[[], Found]] = {
    "fuzz": fuzz,
    "guided": guided,
    "worst": worst,
    "mutation": mutation,
    "worlds": worlds,
    "checking": checking,
    "rehearsal": rehearsal,
}
