"""recheck in a browser: whether a regular expression can be made to take more than linear time."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser
from tests.patterns.collect import ROOT, Expression, of_library, of_schemas, of_scripts

FILE = Path(__file__).parent / "vendor/recheck.js.gz"
PACKAGE, VERSION, LICENCE = "recheck", "4.5.0", "MIT"
CHECKSUM = "fd332e833abd002c9fc9e0b9d7a5282bbb33b0b5e81b06e7ff67c32bedca2fce"
"""SHA-256 of `lib/browser.js` of that version, which the file here is, packed."""
CHECK = """([source, flags, checker]) => {
  const found = module.exports.checkSync(source, flags, { checker, timeout: 20000, randomSeed: 186 })
  return [found.status, found.complexity?.summary ?? found.error?.kind ?? "", found.attack?.pattern ?? ""]
}"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is safe, vulnerable or unknown; `growth` says how the time grows; `attack` makes it grow."""

    status: str
    growth: str
    attack: str


def source() -> str:
    """The checker's script. Raises ValueError where it is not the recorded one."""
    content = gzip.decompress(FILE.read_bytes())
    if hashlib.sha256(content).hexdigest() != CHECKSUM:
        raise ValueError(f"{FILE.name} is not the recorded file")
    return content.decode()


def proofs(browser: Browser, expressions: Iterable[Expression]) -> dict[Expression, Verdict]:
    """What is proven of each by its automaton; unknown where the proof cannot be made."""
    return dict(_judged(browser, expressions, "automaton"))


def searches(browser: Browser, expressions: Iterable[Expression]) -> dict[Expression, Verdict]:
    """Whether attacks on each were found by trying, which proves nothing."""
    return dict(_judged(browser, expressions, "fuzz"))


def _judged(browser: Browser, expressions: Iterable[Expression], checker: str) -> Iterator[tuple[Expression, Verdict]]:
    page = browser.new_page()
    page.add_script_tag(content=f"var module = {{ exports: {{}} }}, exports = module.exports;{source()}")
    for each in expressions:
        yield each, Verdict(*page.evaluate(CHECK, [each.source, each.flags, checker]))
    page.close()


@cache
def all_expressions() -> frozenset[Expression]:
    """Every one of the project."""
    schemas = {path.name: json.loads(path.read_bytes()) for path in sorted((ROOT / "schemas").glob("*.json"))}
    return frozenset({*of_schemas(schemas), *of_library(), *of_scripts()})
