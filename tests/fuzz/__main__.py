"""Fuzzing at length: `python -m tests.fuzz [--inputs N]`, then the costliest single files.

Prints one line a target: inputs, how far they came, processor time. Exit status 1 where something broke or a file was
over the limits.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.fuzz.runs import RUNS
from tests.fuzz.worst import MOST_MIB, MOST_SECONDS, costs


def main() -> int:
    """Run everything; print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--only", choices=[*(run.name for run in RUNS), "worst"])
    arguments = parser.parse_args()
    broken = False
    for run in RUNS:
        if arguments.only in (None, run.name):
            broken |= not fuzz(run.name, arguments.inputs * run.share // 100)
    if arguments.only in (None, "worst"):
        for name, cost in costs():
            over = cost.seconds >= MOST_SECONDS or cost.mebibytes >= MOST_MIB
            broken |= over
            mark = "  OVER" if over else ""
            say(f"{name:<32}{cost.kibibytes:>6} KiB{cost.seconds:>8.2f} s{cost.mebibytes:>6} MiB{mark}")
    return int(broken)


def fuzz(name: str, count: int) -> bool:
    """Run one target; whether it held."""
    run = next(run for run in RUNS if run.name == name)
    start = time.process_time()
    try:
        reached = run.go(count)
    except Exception:
        say(f"{name}: BROKEN\n{traceback.format_exc()}")
        return False
    words = ", ".join(f"{word} {number}" for word, number in reached.most_common())
    say(f"{name:<10}{sum(reached.values()):>8} inputs, {time.process_time() - start:.0f} s: {words}")
    return True


def say(text: str) -> None:
    """Print at once, however long the run."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
