"""What the worst single files cost: each is judged in a small catalogue, in a process of its own.

python -m tests.bench.worst
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.bench.measure import cost_of

from ndp.source.parse import MAX_BYTES
from ndp.validate import judge

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
PATH = "catalogue/platforms/xau.yml"
FIRST_LINE = "# yaml-language-server: $schema=../../schemas/platform.schema.json\n"
START = FIRST_LINE + "id: xau\nname:\n  vi: Nền tảng xấu\nscope: national\n"
END = "provenance:\n  level: verified\n  sources:\n  - legal: danh-muc-vi-du\n"


def filled(pattern: str, start: str = START, end: str = "") -> str:
    """`pattern`, its `{}` numbered, as often as the largest file holds it."""
    found, room = [start], MAX_BYTES - len((start + end).encode())
    number = 0
    while True:
        part = pattern.replace("{}", str(number))
        room -= len(part.encode("utf-8", "surrogateescape"))
        if room < 0:
            return "".join(found) + end
        found.append(part)
        number += 1


def some(pattern: str, count: int, start: str = START, end: str = END) -> str:
    """`pattern`, its `{}` numbered, `count` times."""
    return start + "".join(pattern.replace("{}", str(number)) for number in range(count)) + end


CASES: Mapping[str, str] = {
    "nothing wrong": START + END,
    "plain text": filled("    Một dòng dài {} của một đoạn văn rất dài.\n", START + "purpose:\n  vi: >-\n", END),
    "one line": START + "purpose: {vi: " + "a" * 250_000 + "}\n" + END,
    "Cyrillic letters": filled("а" * 60 + "\n"),
    "loose marks": filled("e\u0302\u0301" * 30 + "\n"),
    "marks alone": filled("\u0301" * 60 + "\n"),
    "bytes that are no text": filled("\udcff" * 60 + "\n"),
    "escapes": filled('- "\\u202e\\u0410\\u200b"\n', START + "aliases:\n"),
    "syntax error on every line": filled("a{}: b: c\n"),
    "indentation": filled(" " * 7 + "a{}: b\n" + " " * 3 + "b: c\n"),
    "open quotes": filled("a{}: 'b\n"),
    "open brackets": filled("a{}: [b\n"),
    "brackets": filled("[{", START + "aliases: "),
    "anchors": some("- &a{} b\n", 2400, START + "aliases:\n"),
    "aliases": some("- *a{}\n", 2400, START + "aliases:\n"),
    "tags": some("- !t{} b\n", 2400, START + "aliases:\n"),
    "same key": some("a: b\n", 2400),
    "unknown keys": some("a{}: b\n", 2400),
    "unknown keys, long": some("a{}" + "a" * 40 + ": b\n", 2400),
    "values of wrong types": some("- {a: [b]}\n", 1200, START + "aliases:\n"),
    "too many values": filled("- {}\n", START + "aliases:\n"),
    "items": some("- b{}\n", 4800, START + "aliases:\n"),
    "equal items": some("- b\n", 4800, START + "aliases:\n"),
    "objects": some("- {vi: b{}, en: c}\n", 1200, START + "functions:\n"),
    "addresses": some("- {url: 'https://a{}.example.vn/" + "a" * 150 + "'}\n", 1200, START + "websites:\n"),
    "addresses, patterns tried for long": START + "websites:\n- url: https://" + "a-." * 1300 + "\n" + END,
    "records that do not exist": some("- nen-tang-{}\n", 4800, START + "related:\n"),
    "clauses that do not exist": some("- {legal: danh-muc-vi-du/d{}.a, role: decision}\n", 900, START + "documents:\n"),
    "sources of fields that do not exist": some("    /aliases/{}: {level: unverified}\n", 1200, START, END).replace(
        "    /aliases/0:", END + "  fields:\n    /aliases/0:"
    )[: -len(END)],
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.worst")
    parser.add_argument("case", nargs="?", choices=CASES, help=argparse.SUPPRESS)
    case = parser.parse_args().case
    if case:
        sys.stdout.write(_judge(CASES[case]))
        return 0
    _print("| file | KiB | problems | CPU s | MiB |")
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        for name, text in CASES.items():
            cost_of((sys.executable, "-m", "tests.bench.worst", name), ROOT, {}, log)
            size = len(text.encode("utf-8", "surrogateescape")) // 1024
            _print(f"| {name} | {size} | {log.read_text(encoding='utf-8').strip()} |")
    return 0


def _print(row: str) -> None:
    sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


def _judge(text: str) -> str:
    """Problems, CPU seconds and memory (MiB) of judging a small catalogue with the file `text` in it."""
    from ndp.schema import Schemas

    schemas = Schemas.load(ROOT / "schemas")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "tests/fixtures/base/catalogue", root / "catalogue")
        (root / PATH).write_bytes(text.encode("utf-8", "surrogateescape"))
        start = time.process_time()
        judgement = judge(root, schemas, AS_OF)
        seconds = time.process_time() - start
    count = sum(problem.path == PATH for problem in judgement.problems)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{count} | {seconds:.2f} | {memory:.0f}\n"


if __name__ == "__main__":
    sys.exit(main())
