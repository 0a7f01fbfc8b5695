"""The costliest files of the largest size that is read, each judged and reviewed in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ndp.source.parse import MAX_BYTES

ROOT = Path(__file__).parents[2]
MOST_SECONDS, MOST_MIB = 1.0, 256
PATH = "catalogue/platforms/ban-do.yml"
HEAD = "# yaml-language-server: $schema=../../schemas/platform.schema.json\nid: ban-do\nname:\n  vi: Nền tảng bản đồ\n"


@dataclass(frozen=True)
class Cost:
    """Size of a file, processor time from its bytes to the verdict, highest memory of the process."""

    kibibytes: int
    seconds: float
    mebibytes: int


def filled(line: str, head: str = HEAD) -> str:
    """As many of a line as a file may hold; `%d` counts them."""
    lines: list[str] = [head]
    size, number = len(head.encode()), 0
    while True:
        text = line.replace("%d", str(number))
        size += len(text.encode("utf-8", "surrogateescape"))
        if size >= MAX_BYTES:
            return "".join(lines)
        lines.append(text)
        number += 1


FILES: Mapping[str, Callable[[], str]] = {
    "small file": lambda: HEAD,
    "keys": lambda: filled("k%d: x\n"),
    "one key again and again": lambda: filled("a: x\n"),
    "items": lambda: filled("- x\n", HEAD + "aliases:\n"),
    "records in a list": lambda: filled("  - vi: x%d\n", HEAD + "functions:\n"),
    "flow list": lambda: filled("a,", HEAD + "aliases: ["),
    "flow lists opened": lambda: filled("[", HEAD + "aliases: "),
    "flow maps opened": lambda: filled("{a: ", HEAD + "aliases: "),
    "dashes on a line": lambda: filled("- ", HEAD + "functions: \n"),
    "one long line": lambda: filled("a", HEAD + "aliases: "),
    "one long quoted line": lambda: filled("\\u0061", HEAD + 'aliases: "'),
    "block of lines": lambda: filled("    x\n", HEAD + "purpose:\n  vi: |\n"),
    "folded block": lambda: filled("    x\n\n", HEAD + "purpose:\n  vi: >-\n"),
    "comments": lambda: filled("# x\n"),
    "spaces at the end": lambda: filled("k%d: x \n"),
    "tabs": lambda: filled("\t\n"),
    "carriage returns": lambda: filled("a\r\n"),
    "no UTF-8": lambda: filled("\udcff\n"),
    "controls": lambda: filled("\x01"),
    "letters of another script": lambda: filled("а"),
    "marks put together": lambda: filled("\u0323\u0302", HEAD + "purpose:\n  vi: a"),
    "decomposed letters": lambda: filled("e\u0302\u0323\n"),
    "anchors": lambda: filled("a%d: &a x\n"),
    "aliases": lambda: filled("a%d: *a\n"),
    "tags": lambda: filled("a%d: !!str x\n"),
    "documents": lambda: filled("---\n"),
    "colons": lambda: filled(": "),
    "unclosed quotes": lambda: filled("a%d: '\n"),
    "an id as long as a file": lambda: filled("a-", HEAD.replace("ban-do", "")[:-1] + "\nrelated: \n  - platform: "),
    "a long address": lambda: filled("a/", HEAD + "websites:\n  - url: https://a.vn/"),
    "many addresses": lambda: filled("  - url: https://a%d.vn/\n", HEAD + "websites:\n"),
    "many unknown references": lambda: filled("  - organisation: to-chuc-%d\n", HEAD + "contacts:\n"),
    "statement of stars": lambda: filled("*", HEAD + "statement:\n  vi: x"),
    "statement of brackets": lambda: filled("    [[[[[[[[\n", HEAD + "statement:\n  vi: |\n"),
    "statement of quotations": lambda: filled("    > > > > > > > >\n", HEAD + "statement:\n  vi: |\n"),
    "statement of lists": lambda: filled("    - - - - - - - -\n", HEAD + "statement:\n  vi: |\n"),
}


def costs() -> Iterator[tuple[str, Cost]]:
    """Every file with what it cost, the costliest first; a process that did nothing is the first."""
    found = [(name, _cost(name)) for name in FILES]
    yield from sorted(found, key=lambda each: -each[1].seconds)


def _cost(name: str) -> Cost:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.worst", name], cwd=ROOT, capture_output=True, text=True, check=True
    )
    (cost,) = json.loads(done.stdout)
    return Cost(**cost)


def measure(name: str) -> Cost:
    """Judge a file and print its problems, then review the change that brings it, in this process."""
    from tests.fuzz.targets import told_once, verdict_on

    data = FILES[name]().encode("utf-8", "surrogateescape")
    start = 0.0
    for content in (HEAD.encode(), data):
        start = time.process_time()
        told_once(PATH, content)
        verdict_on("github:1001", {PATH: content})
    seconds = time.process_time() - start
    return Cost(len(data) // 1024, seconds, _highest_memory())


def _highest_memory() -> int:
    """MiB. What getrusage says begins with the memory of the process that started this one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps([asdict(measure(name)) for name in sys.argv[1:]]))
