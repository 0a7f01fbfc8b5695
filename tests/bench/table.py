"""The catalogues that benchmarks go through, and the table they print."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.bench.synthesise import ROOT, write


def catalogues(sizes: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Each size, a number of platforms or `real`, with a folder that holds its catalogue until the next is asked."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as directory:
            folder = Path(directory)
            if size == "real":
                shutil.copytree(ROOT / "catalogue", folder / "catalogue")
            else:
                write(int(size), folder)
            yield size, folder


def print_row(cells: Iterable[str]) -> None:
    """Print a row of a Markdown table at once: the next may take long."""
    sys.stdout.write("| " + " | ".join(cells) + " |\n")
    sys.stdout.flush()
