"""What `make serve` takes from saving a platform's file to its new page, answered by the real `mkdocs serve`.

python -m tests.bench.preview [--sizes real,1000,10000] [--saves 5]
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from tests.bench.building import TEXT
from tests.bench.table import catalogues, print_row
from tests.preview.serving import Served, served

HEAD = ("platforms", "files", "what", "wall s", "CPU s", "MiB")
PAUSE = 0.01
GROUPS = (
    ("the first list of the API", "/api/v1/platforms.json"),
    ("the first table", "/du-lieu/tep/platform.csv"),
    ("the first file of the search", "/assets/search/vi.json"),
)
"""What is made together with many others when it is first asked for after a save."""
RESIDENT = re.compile(r"^VmRSS:\s+([0-9]+) kB", re.MULTILINE)
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Taken:
    """Elapsed seconds and processor seconds of the server, and what it then holds in MiB."""

    wall: float
    cpu: float
    memory: float


def measured(folder: Path, saves: int) -> Iterator[tuple[str, Taken]]:
    """Start, first page, the median of several saves of one platform of the catalogue in `folder`, and `GROUPS`."""
    file = min((folder / "catalogue/platforms").glob("*.yml"))
    page = f"/nen-tang/{file.stem}/"
    began = time.perf_counter()
    with served(folder / "catalogue", folder) as server:
        yield "from start to first answer", _since(server, began, 0)
        began, before = time.perf_counter(), _cpu(server)
        server.get(page)
        yield "first page", _since(server, began, before)
        taken = [_save(server, file, page, number) for number in range(saves)]
        middle = (statistics.median(each) for each in zip(*((t.wall, t.cpu, t.memory) for t in taken), strict=True))
        yield "from save to new page", Taken(*middle)
        for number, (what, address) in enumerate(GROUPS, saves):
            _save(server, file, page, number)
            began, before = time.perf_counter(), _cpu(server)
            status, _ = server.get(address)
            if status != HTTPStatus.OK:
                raise ValueError(f"{address}: {status}")
            yield what, _since(server, began, before)


def _save(server: Served, file: Path, page: str, number: int) -> Taken:
    mark = f"đã sửa lần {number}"
    text, count = TEXT.subn(rf"\1\2 {mark}", file.read_text(encoding="utf-8"), count=1)
    if not count:
        raise ValueError(f"no text to change in {file}")
    began, before = time.perf_counter(), _cpu(server)
    file.write_text(text, encoding="utf-8")
    server.wait_for(page, lambda text: mark in text, PAUSE)
    return _since(server, began, before)


def _since(server: Served, began: float, before: float) -> Taken:
    return Taken(time.perf_counter() - began, _cpu(server) - before, _memory(server))


def _processes(server: Served) -> list[int]:
    children = Path(f"/proc/{server.process}/task/{server.process}/children").read_text(encoding="ascii").split()
    return [server.process, *map(int, children)]


def _cpu(server: Served) -> float:
    fields = (Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in _processes(server))
    return sum(int(found[11]) + int(found[12]) for found in fields) / TICKS


def _memory(server: Served) -> float:
    status = (Path(f"/proc/{each}/status").read_text(encoding="utf-8") for each in _processes(server))
    return sum(int(match[1]) for text in status if (match := RESIDENT.search(text))) / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.preview")
    parser.add_argument("--sizes", default="real,1000,10000", help="platforms, or `real` (%(default)s)")
    parser.add_argument("--saves", type=int, default=5, help="of which the median counts (%(default)s)")
    arguments = parser.parse_args()
    print_row(HEAD)
    for size, folder in catalogues(arguments.sizes.split(",")):
        files = sum(1 for _ in folder.rglob("*.yml"))
        for what, taken in measured(folder, arguments.saves):
            print_row((size, str(files), what, f"{taken.wall:.2f}", f"{taken.cpu:.2f}", f"{taken.memory:.0f}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
