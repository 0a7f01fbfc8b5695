"""What `ndp validate` takes: the first time, again, after a change of one file, and without its cache.

python -m tests.bench.checking [--sizes real,35,1000]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.measure import Cost, cost_of
from tests.bench.synthesise import ROOT
from tests.bench.table import catalogues, print_row

from ndp.cache.states import RACE

AS_OF = "2026-11-24"
HEAD = ("platforms", "files", "what", "wall s", "CPU s", "MiB", "CPU ms/file")
NDP = Path(sys.executable).with_name("ndp")


def checks(folder: Path, environment: Mapping[str, str], log: Path) -> Iterator[tuple[str, Cost]]:
    """What each way of checking the catalogue in `folder` takes. One file of it is changed on the way."""
    cache = {**environment, "XDG_CACHE_HOME": str(folder / "cache")}

    def validate(*options: str) -> Cost:
        command: tuple[str | Path, ...] = (NDP, "validate", "--catalogue", folder, "--as-of", AS_OF, *options)
        return cost_of(command, folder, cache, log)

    yield "ndp validate --no-cache", validate("--no-cache")
    yield "ndp validate, the first time", validate()
    # Files written just now prove nothing by their times.
    time.sleep(2 * RACE / 1e9)
    validate()
    yield "ndp validate, nothing changed", validate()
    file = min((folder / "catalogue/platforms").glob("*.yml"))
    file.write_text(file.read_text(encoding="utf-8") + "# Đã sửa.\n", encoding="utf-8")
    yield "ndp validate, one file changed", validate()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.checking")
    parser.add_argument("--sizes", default="real,35,1000,1915,10000", help="platforms, or `real` (%(default)s)")
    print_row(HEAD)
    for size, folder in catalogues(parser.parse_args().sizes.split(",")):
        files = sum(1 for _ in folder.rglob("*.yml"))
        for what, cost in checks(folder, {"PYTHONPATH": str(ROOT / "hooks")}, folder / "log"):
            times = f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.memory:.0f}", f"{1000 * cost.cpu / files:.2f}"
            print_row((size, str(files), what, *times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
