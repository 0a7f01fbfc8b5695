"""What the search costs at several sizes: bytes, the first find in a fresh page, later finds.

python -m tests.bench.search [--sizes 35,1000] [--chromium PATH]

Catalogues are made of words that follow each other as in the real texts. The first find counts from the focus of the
field: scripts and index fetched from this machine, index read, first query answered. Later finds are whole queries.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.browser.serving import served
from tests.search.synthetic import KIND, ROOT, real_texts, synthetic_items

from ndp.search import build_index

HEAD = ("entries", "index KB", "gz KB", "bodies", "KB", "gz KB", "first ms", "p50 ms", "p95 ms", "max ms")
QUERIES = (
    "nen tang",
    "nền tảng số quốc gia",
    "dien toan dam may",
    "dien toan dma may",
    "bộ công an",
    "nen tangr soos",
    "nen62 tang3 so61",
    "ĐTĐM",
    "quyet dinh 186",
    "bao cao thang",
    "hoadon dien tu",
    "n",
    "zzzzz",
)
LOADS = 5
ROUNDS = 10
FIRST = """async query => {
  const start = performance.now()
  const [{ Search }, { SearchIndex }] = await Promise.all([import("/js/search/find.js"), import("/js/search/index.js")])
  const index = new SearchIndex(await (await fetch("/index/vi.json", { cache: "no-store" })).json())
  const hits = new Search(index, query).find()
  window.search = text => new Search(index, text).find()
  return performance.now() - start
}"""
LATER = """([queries, rounds]) => {
  const times = []
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) {
      const start = performance.now()
      window.search(query)
      times.push(performance.now() - start)
    }
  }
  return times
}"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="35,1000,10000", help="entries (%(default)s)")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser (%(default)s)")
    arguments = parser.parse_args()
    _print(HEAD)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, chromium_sandbox=False)
        shutil.copytree(ROOT / "docs/assets/js", Path(folder) / "js")
        (Path(folder) / "index.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
        for size in map(int, arguments.sizes.split(",")):
            _print(_row(browser, Path(folder), size))
        browser.close()
    return 0


def _row(browser: Browser, folder: Path, size: int) -> tuple[object, ...]:
    built = build_index("vi", [KIND], synthetic_items(real_texts(), size, bodies=True), {})
    shutil.rmtree(folder / "index", ignore_errors=True)
    (folder / "index").mkdir()
    for name, content in built.files.items():
        (folder / "index" / name).write_bytes(content)
    index = built.files[built.name]
    bodies = [content for name, content in built.files.items() if name != built.name]
    with served(folder) as address:
        first, later = [], list[float]()
        for _ in range(LOADS):
            page = browser.new_page()
            page.goto(f"{address}/")
            first.append(float(page.evaluate(FIRST, QUERIES[0])))
            later += page.evaluate(LATER, [QUERIES, ROUNDS])
            page.close()
    parts = statistics.quantiles(later, n=20)
    return (
        size,
        *_kilobytes([index]),
        len(bodies),
        *_kilobytes(bodies),
        f"{statistics.median(first):.0f}",
        f"{statistics.median(later):.1f}",
        f"{parts[-1]:.1f}",
        f"{max(later):.1f}",
    )


def _kilobytes(contents: list[bytes]) -> Iterator[str]:
    yield f"{sum(map(len, contents)) / 1000:.0f}"
    yield f"{sum(len(gzip.compress(content, 6)) for content in contents) / 1000:.0f}"


def _print(row: tuple[Any, ...]) -> None:
    sys.stdout.write("  ".join(f"{value!s:>8}" for value in row) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
