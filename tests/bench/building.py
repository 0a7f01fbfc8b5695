"""What `ndp build` takes: cold, warm (the check of the catalogue is remembered), and after a change of one platform.

python -m tests.bench.building [--sizes real,35,1000]
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from tests.bench.measure import Cost, cost_of
from tests.bench.synthesise import ROOT
from tests.bench.table import catalogues, print_row

from ndp.cache.states import RACE

AS_OF = "2026-11-24"
HEAD = ("platforms", "files", "what", "wall s", "CPU s", "MiB")
NDP = Path(sys.executable).with_name("ndp")
FIRST = "ndp build --no-cache"
TEXT = re.compile(r"^( +vi: )(\w.*)$", re.MULTILINE)


def builds(folder: Path, site: Path, environment: Mapping[str, str], log: Path) -> Iterator[tuple[str, Cost]]:
    """What each way of building the catalogue in `folder` takes. The first leaves the site in `site`.

    Some words are added to one platform on the way.
    """
    caches = folder / "cache"
    again = folder / "again"
    numbers = count()
    cache = {**environment, "XDG_CACHE_HOME": str(caches)}

    def build(*options: str) -> Cost:
        # Not where files were deleted just now: ext4 looks long for room that was not theirs.
        output = again / str(next(numbers))
        command: tuple[str | Path, ...] = (
            NDP,
            "build",
            "--catalogue",
            folder,
            "--as-of",
            AS_OF,
            "--output",
            output,
            *options,
        )
        return cost_of(command, folder, cache, log)

    yield FIRST, build("--no-cache")
    (again / "0").rename(site)
    shutil.rmtree(caches, ignore_errors=True)
    build()
    # Files written just now prove nothing by their times.
    time.sleep(2 * RACE / 1e9)
    build()
    yield "ndp build, check remembered", build()
    file = min((folder / "catalogue/platforms").glob("*.yml"))
    text, changes = TEXT.subn(r"\1\2 đã sửa", file.read_text(encoding="utf-8"), count=1)
    if not changes:
        raise ValueError(f"no text to change in {file}")
    file.write_text(text, encoding="utf-8")
    yield "ndp build, one platform changed", build()
    shutil.rmtree(again)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.building")
    parser.add_argument("--sizes", default="real,35,1000", help="platforms, or `real` (%(default)s)")
    print_row(HEAD)
    for size, folder in catalogues(parser.parse_args().sizes.split(",")):
        files = sum(1 for _ in folder.rglob("*.yml"))
        environment = {"PYTHONPATH": str(ROOT / "hooks")}
        for what, cost in builds(folder, folder / "site", environment, folder / "log"):
            print_row((size, str(files), what, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.memory:.0f}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
