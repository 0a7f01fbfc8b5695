"""Runs the stages of a build one after another in one process and prints the processor seconds of each as JSON."""

from __future__ import annotations

import json
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


def main(directory: Path, as_of: date) -> dict[str, float]:
    """Seconds by stage."""
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        seconds[stage] = time.process_time() - start
        return result

    schemas = Schemas.load(ROOT / "schemas")
    loaded = timed("read", lambda: load_catalogue(directory, schemas))
    timed("rules", lambda: run_rules(ALL_RULES, loaded.catalogue, as_of, loaded.read_tree))
    portal = Portal(loaded.catalogue, schemas, as_of)
    pages = timed("names of pages", lambda: [page.named() for page in named_pages(portal)])
    for make in PAGE_MAKERS:
        kind = f"pages: {make.__module__.rpartition('.')[2]}"
        timed(kind, partial(_made, make(portal)))
    shell = plain_shell(portal, Configuration.read(ROOT))
    timed("frame", lambda: [shell.wrap(page) for page in pages])
    timed("search", lambda: list(search.index_files(portal, SitePages(portal, pages))))
    timed("export", lambda: sum(len(file.data) for file in all_files(Export(portal))))
    return seconds


def _made(pages: Iterator[Page]) -> int:
    """Make every body and keep none."""
    return sum(len(page.body) for page in pages)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))) + "\n")
