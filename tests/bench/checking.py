"""What `ndp validate` takes: the first time, again, after a change of one file, and without its cache."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Cost, cost_of
from tests.bench.synthesise import ROOT

from ndp.cache.states import RACE

AS_OF = "2026-11-24"
NDP = Path(sys.executable).with_name("ndp")


def ndp(folder: Path, command: str, *options: str) -> Cost:
    """What a command takes for the catalogue in `folder`, where it keeps its caches too."""
    environment = {
        "PYTHONPATH": str(ROOT / "hooks"),
        "SOURCE_DATE_EPOCH": "1700000000",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    line: tuple[str | Path, ...] = (NDP, command, "--catalogue", folder, "--as-of", AS_OF, *options)
    return cost_of(line, folder, environment, folder / "log")


def checks(folder: Path) -> Iterator[tuple[str, Cost]]:
    """What each way of checking the catalogue in `folder` takes. One file of it is changed on the way."""
    yield "ndp validate --no-cache", ndp(folder, "validate", "--no-cache")
    yield "ndp validate, the first time", ndp(folder, "validate")
    # Files written just now prove nothing by their times.
    time.sleep(2 * RACE / 1e9)
    ndp(folder, "validate")
    yield "ndp validate, nothing changed", ndp(folder, "validate")
    file = min((folder / "catalogue/platforms").glob("*.yml"))
    file.write_text(file.read_text(encoding="utf-8") + "# Đã sửa.\n", encoding="utf-8")
    yield "ndp validate, one file changed", ndp(folder, "validate")
