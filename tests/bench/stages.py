"""Runs the stages of a build one after another in one process and prints what each took as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from ndp.export.context import Export
from ndp.export.files import all_files
from ndp.model.load import load_catalogue
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas
from ndp.site.build import PAGE_MAKERS, named_pages
from ndp.site.configuration import Configuration
from ndp.site.page import Page
from ndp.site.pages import search
from ndp.site.plain import plain_shell
from ndp.site.portal import Portal
from ndp.site.searchable import SitePages

ROOT = Path(__file__).parents[2]
T = TypeVar("T")
Stage = tuple[str, float, float, float, int]
"""Name, wall-clock and processor seconds, the most MiB the process held until then, bytes made."""


def main(directory: Path, as_of: date) -> list[Stage]:
    """What each stage took."""
    found: list[Stage] = []

    def timed(stage: str, work: Callable[[], T], made: Callable[[T], int] = lambda result: 0) -> T:
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found.append((stage, wall, cpu, highest, made(result)))
        return result

    schemas = Schemas.load(ROOT / "schemas")
    loaded = timed("read", lambda: load_catalogue(directory, schemas))
    timed("rules", lambda: run_rules(ALL_RULES, loaded.catalogue, as_of, loaded.read_tree))
    portal = Portal(loaded.catalogue, schemas, as_of)
    pages = timed("names of pages", lambda: [page.named() for page in named_pages(portal)])
    for make in PAGE_MAKERS:
        timed(f"pages: {make.__module__.rpartition('.')[2]}", partial(_made, make(portal)), int)
    shell = plain_shell(portal, Configuration.read(ROOT))
    timed("frame", lambda: sum(len(shell.wrap(page)) for page in pages), int)
    timed("search", lambda: sum(len(data) for _, data in search.index_files(portal, SitePages(portal, pages))), int)
    timed("export", lambda: sum(len(file.data) for file in all_files(Export(portal))), int)
    return found


def _made(pages: Iterator[Page]) -> int:
    """Make every body and keep none; how many bytes they are."""
    return sum(len(page.body.encode()) for page in pages)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))) + "\n")
