"""Texts that the editor and the library have to judge alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.site.building import ROOT

from ndp.kinds import KIND_BY_FOLDER, KINDS
from ndp.problems.examples import read_example
from ndp.schema import Schemas, check_record
from ndp.source import Mapping, Node, locate, locate_key, parse
from ndp.source import Sequence as ListNode

AT_KEY = frozenset({"NDP202", "NDP215"})
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
ODD: tuple[Any, ...] = (
    *("", "x", "X Y", "  trống  ", "2022-02-30", "0000", "2022-13", "2022-q5", "2022-02-11", "https://a b", "a" * 5000),
    *(0, -1, 1.5, 99999999, True, [], {}, ["x", "x"], {"vi": ""}, {"vi": "x", "en": "y", "fr": "z"}, [{}], "true", "7"),
)
CATALOGUES = ("catalogue", "tests/fixtures/base/catalogue", "tests/demo/catalogue")


@dataclass(frozen=True, slots=True)
class Case:
    """A file: where it comes from, its kind and its text."""

    origin: str
    kind: str
    text: str


def real_files() -> Iterator[Case]:
    """Every file of the real catalogue and of those the tests use."""
    for folder in CATALOGUES:
        for kind in KINDS:
            for path in sorted(ROOT.glob(f"{folder.removesuffix('catalogue')}{kind.files}")):
                yield Case(str(path.relative_to(ROOT)), kind.name, path.read_text(encoding="utf-8"))


def examples() -> Iterator[Case]:
    """Every example of a problem that is readable YAML, wrong and mended."""
    for path in sorted((ROOT / "tests/fixtures/problems").glob("*.txt")):
        example = read_example(path)
        for part, files in (("bad", example.bad), ("good", example.good)):
            for file in files:
                folder = file.path.split("/")[1].removesuffix(".yml")
                if file.type == "file" and folder in KIND_BY_FOLDER:
                    parsed = parse(file.path, file.content)
                    if parsed.root is not None and not parsed.problems:
                        name = f"{path.stem} {part} {file.path}"
                        yield Case(name, KIND_BY_FOLDER[folder].name, file.content.decode())


def read(case: Case) -> Node:
    """The tree of a case."""
    root = parse(case.origin, case.text.encode()).root
    assert root is not None
    return root


def faults(schemas: Schemas, case: Case) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem of shape that the library finds."""
    _, problems = check_record(schemas, case.kind, case.origin, read(case))
    return sorted((problem.kind.code, problem.position.line, problem.position.column) for problem in problems)


def placed(case: Case, found: Sequence[tuple[str, Sequence[str | int]]]) -> list[tuple[str, int, int]]:
    """What the editor found, each fault as code and path, at its place in the file."""
    root = read(case)
    places = [(code, (locate_key if code in AT_KEY else locate)(root, path)) for code, path in found]
    return sorted((code, place.line, place.column) for code, place in places)


def damaged(cases: Sequence[Case], count: int, seed: int) -> Iterator[Case]:
    """`count` files in which something is left out, doubled, emptied or put where it does not belong."""
    random = Random(seed)  # noqa: S311 - the same cases every time
    for number in range(count):
        case = random.choice(cases)
        value = as_values(read(case))
        for _ in range(random.randint(1, 3)):
            damage(value, random)
        text = json.dumps(value, ensure_ascii=False)
        yield Case(f"{case.origin} damaged {number}", case.kind, text)


def as_values(node: Node) -> Any:
    """Objects, lists and texts; numbers and booleans as what they look like where they stand without quotes."""
    if isinstance(node, Mapping):
        return {key.text: as_values(value) for key, value in node.entries}
    if isinstance(node, ListNode):
        return [as_values(item) for item in node.items]
    if node.plain and (NUMBER.fullmatch(node.text) or node.text in ("true", "false")):
        return json.loads(node.text)
    return node.text


def damage(value: Any, random: Random) -> None:
    """Spoil one place of `value`, chosen by `random`."""
    holders = list(_holders(value))
    holder = random.choice(holders)
    step = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    kind = random.randrange(8)
    if kind == 0:
        del holder[step]
    elif kind == 1 and isinstance(holder, list):
        holder.append(holder[step])
    elif kind == 2 and isinstance(holder, dict):
        holder[random.choice(["la", "Tên lạ", "a/b~c", "/name", "%23 {"])] = holder[step]
    else:
        holder[step] = random.choice(ODD)


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list) and value:
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _holders(part)
