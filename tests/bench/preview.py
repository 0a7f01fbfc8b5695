"""What `make serve` takes from saving a platform's file to its new page, answered by the real `mkdocs serve`."""

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from tests.bench.building import change
from tests.bench.measure import Cost
from tests.preview.serving import Served, served

SAVES = 5
"""Of which the median counts."""
PAUSE = 0.01
GROUPS = (
    ("the first list of the API", "/api/v1/platforms.json"),
    ("the first table", "/du-lieu/tep/platform.csv"),
    ("the first file of the search", "/assets/search/vi.json"),
)
"""What is made together with many others when it is first asked for after a save."""
RESIDENT = re.compile(r"^VmRSS:\s+([0-9]+) kB", re.MULTILINE)
TICKS = os.sysconf("SC_CLK_TCK")


def previews(folder: Path) -> Iterator[tuple[str, Cost]]:
    """Start, first page, and the median of several saves of one platform of the catalogue in `folder`, and `GROUPS`."""
    page = f"/nen-tang/{min((folder / 'catalogue/platforms').glob('*.yml')).stem}/"
    began = time.perf_counter()
    with served(folder / "catalogue", folder) as server:
        yield "preview, from start to first answer", _since(server, began, 0)
        began, before = time.perf_counter(), _cpu(server)
        server.get(page)
        yield "preview, first page", _since(server, began, before)
        taken = [_save(server, folder, page, number) for number in range(SAVES)]
        middle = (statistics.median(each) for each in zip(*((t.wall, t.cpu, t.memory) for t in taken), strict=True))
        yield "preview, from save to new page", Cost(*middle)
        for number, (what, address) in enumerate(GROUPS, SAVES):
            _save(server, folder, page, number)
            began, before = time.perf_counter(), _cpu(server)
            status, _ = server.get(address)
            if status != HTTPStatus.OK:
                raise ValueError(f"{address}: {status}")
            yield f"preview, {what}", _since(server, began, before)


def _save(server: Served, folder: Path, page: str, number: int) -> Cost:
    mark = f"đã sửa lần {number}"
    began, before = time.perf_counter(), _cpu(server)
    change(folder, mark)
    server.wait_for(page, lambda text: mark in text, PAUSE)
    return _since(server, began, before)


def _since(server: Served, began: float, before: float) -> Cost:
    return Cost(time.perf_counter() - began, _cpu(server) - before, _memory(server))


def _processes(server: Served) -> list[int]:
    children = Path(f"/proc/{server.process}/task/{server.process}/children").read_text(encoding="ascii").split()
    return [server.process, *map(int, children)]


def _cpu(server: Served) -> float:
    fields = (Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in _processes(server))
    return sum(int(found[11]) + int(found[12]) for found in fields) / TICKS


def _memory(server: Served) -> float:
    status = (Path(f"/proc/{each}/status").read_text(encoding="utf-8") for each in _processes(server))
    return sum(int(match[1]) for text in status if (match := RESIDENT.search(text))) / 1024
