"""The table of the bench: a row for each thing measured at each size, and what follows from them over the sizes."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.bench.measure import Cost, line, slope

HEAD = ("platforms", "files", "what", "wall s", "CPU s", "MiB", "pages", "output MiB", "CPU ms/platform", "CPU ms/file")


@dataclass(frozen=True, slots=True)
class Size:
    """A catalogue that is measured: what it is called, and how many platforms and files it has."""

    name: str
    platforms: int
    files: int


class Table:
    """Prints every row at once, since the next may take long, and keeps what it told of costs."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        _print(HEAD)
        _print("---" for _ in HEAD)

    def add(self, size: Size, what: str, cost: Cost, output: tuple[int, float] | None = None, beside: str = "") -> None:
        """Print a row: `output` is pages and MiB written; what stands `beside` the name is no part of it."""
        self._found[what].append((size.files, cost.cpu))
        pages, written = (str(output[0] or ""), f"{output[1]:.1f}") if output else ("", "")
        each = (f"{1000 * cost.cpu / count:.2f}" for count in (size.platforms, size.files))
        times = (f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.memory:.0f}")
        _print((size.name, str(size.files), what + beside, *times, pages, written, *each))

    def fits(self) -> Iterator[str]:
        """How the cost of each thing grows, where it was measured at several sizes and takes its time."""
        for what, pairs in self._found.items():
            if len(pairs) < 3 or max(cost for _, cost in pairs) < 0.5 or min(cost for _, cost in pairs) <= 0:
                continue
            fit = line(pairs)
            straight = f"CPU = {fit.fixed:.2f} s + {1000 * fit.each:.3f} ms × files, R² = {fit.r2:.4f}"
            yield f"{what}: {straight}; files^{slope(pairs):.2f}"


def _print(cells: Iterable[str]) -> None:
    sys.stdout.write("| " + " | ".join(cells) + " |\n")
    sys.stdout.flush()
