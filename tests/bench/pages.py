"""How large the pages of a built site are beside their budgets, and the data that their scripts read first."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BYTES, COMPRESSED_BYTES = 160 * 1024, 24 * 1024
"""Of a page's own content, as it is and as it is sent; a page of a platform has a smaller budget (test_budgets.py)."""
SHOWN = 12
DATA = ("assets/data/list/{language}.json", "assets/search/{language}.json", "assets/data/scoring.json")
"""What the list's filter, the search and the score sheet read when they are first used."""


class Weight(NamedTuple):
    """How large something is in bytes, as it is and by `gzip -9`."""

    path: str
    size: int
    compressed: int

    def told(self) -> str:
        """The weight in words."""
        return f"{self.size / 1024:.0f} KiB, {self.compressed / 1024:.1f} KiB compressed: {self.path}"


def weight(path: str, data: bytes) -> Weight:
    """The weight of some bytes."""
    return Weight(path, len(data), len(gzip.compress(data, 9, mtime=0)))


def heaviest_pages(site: Path) -> list[Weight]:
    """The contents of the pages that are largest, without the frame that all pages share."""
    contents = [(len(_content(file.read_bytes())), file) for file in site.rglob("*.html")]
    largest = sorted(contents, reverse=True)[: 20 * SHOWN]
    found = [weight(str(file.relative_to(site)), _content(file.read_bytes())) for _, file in largest]
    return sorted(found, key=lambda each: max(each.size / BYTES, each.compressed / COMPRESSED_BYTES), reverse=True)


def report(site: Path) -> Iterator[str]:
    """The heaviest pages of a built site, how many are over a budget, and the data of the scripts."""
    found = heaviest_pages(site)
    over = [each for each in found if each.size > BYTES or each.compressed > COMPRESSED_BYTES]
    budget = f"{BYTES // 1024} KiB, {COMPRESSED_BYTES // 1024} KiB compressed"
    yield f"pages, of which the content may have {budget}: {len(over)} over it; the heaviest:"
    yield from (f"  {each.told()}" for each in found[:SHOWN])
    yield "data that scripts read when they are first used:"
    for name in DATA:
        for language in ("vi", "en") if "{" in name else ("",):
            path = name.format(language=language)
            yield f"  {weight(path, (site / path).read_bytes()).told()}"


def _content(page: bytes) -> bytes:
    start = page.find(b">", page.find(b"<main")) + 1
    return page[start : page.find(b"</main>")]
