"""An edit changes its field and nothing else: every byte of the other lines stays, comments and order too."""

from __future__ import annotations

import copy
import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.editor.cases import Case, read, real_files

from ndp.source import Mapping, Node, Scalar, find, locate, parse
from ndp.source import Sequence as ListNode

SEED = 186
EDITS = {
    "setText": "([kind, text, path, value]) => ndp.setText(text, path, value, ndp.shape(kind))",
    "insertItem": "([kind, text, path, place, value]) => ndp.insertItem(text, path, place, value, ndp.shape(kind))",
    "move": "([kind, text, path, from, to]) => ndp.move(text, path, from, to, ndp.shape(kind))",
    "remove": "([kind, text, path]) => ndp.remove(text, path, ndp.shape(kind))",
}
NEW_TEXTS = (
    "Chữ mới",
    "no",
    "2026",
    "- gạch: 'nháy' # không phải chú thích",
    '"nháy kép" \\ {a: [b]}',
    "Câu dài để phải gấp dòng. " * 12 + "Hết.",
    "Đoạn một.\n\nĐoạn hai: có hai chấm.\n- và gạch",
    "@bắt đầu lạ",
)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file: the arguments of the editor's function, and the texts it shall leave."""

    case: Case
    name: str
    arguments: tuple[Any, ...]
    expected: Any


def texts(node: Node) -> Any:
    """The whole file as objects, lists and texts."""
    if isinstance(node, Mapping):
        return {key.text: texts(value) for key, value in node.entries}
    return [texts(item) for item in node.items] if isinstance(node, ListNode) else node.text


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text with its path."""
    if isinstance(node, Scalar):
        yield path, node.text
    for step, part in parts(node):
        yield from scalars(part, (*path, step))


def lists(node: Node, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """The path and length of every list."""
    if isinstance(node, ListNode):
        yield path, len(node.items)
    for step, part in parts(node):
        yield from lists(part, (*path, step))


def parts(node: Node) -> list[tuple[str | int, Node]]:
    """The children of a node."""
    if isinstance(node, Mapping):
        return [(key.text, value) for key, value in node.entries]
    return list(enumerate(node.items)) if isinstance(node, ListNode) else []


def at(value: Any, path: Path) -> Any:
    """The part of `value` at `path`."""
    for step in path:
        value = value[step]
    return value


def done(scripts: Page, edits: list[Edit]) -> list[str]:
    """The text that each edit leaves."""
    found: list[str] = []
    for edit in edits:
        found.append(scripts.evaluate(EDITS[edit.name], [edit.case.kind, edit.case.text, *edit.arguments]))
    return found


def assert_only_that(edit: Edit, text: str, lines: range | None) -> None:
    """The edit left what it should, kept every comment, and touched no line outside `lines` (0-based)."""
    what = f"{edit.case.origin} {edit.name} {edit.arguments}\n{text}"
    parsed = parse("tep.yml", text.encode())
    assert [problem.message() for problem in parsed.problems if problem.kind.severity == "error"] == [], what
    assert parsed.root is not None
    assert texts(parsed.root) == edit.expected, what
    before, after = edit.case.text.splitlines(), text.splitlines()
    comments = [line.strip() for line in before if line.lstrip().startswith("#")]
    assert comments == [line.strip() for line in after if line.lstrip().startswith("#")], what
    if lines is not None:
        for op, start, end, _, _ in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            assert op == "equal" or (start >= lines.start and end <= lines.stop), what


def field_lines(case: Case, path: Path) -> range:
    """The lines from a field's value to the next one's."""
    root = read(case)
    start = locate(root, path).line - 1
    following = [locate(root, other).line - 1 for other, _ in scalars(root) if locate(root, other).line - 1 > start]
    return range(start, min(following, default=len(case.text.splitlines())))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Every file of the catalogues, in an order of its own."""
    found = list(real_files())
    Random(SEED).shuffle(found)  # noqa: S311 - the same order every time
    return found


def test_writing_what_stands_there_changes_no_byte(scripts: Page, cases: list[Case]) -> None:
    script = """cases => cases.map(([kind, text, fields]) => fields.reduce(
        (done, [path, value]) => ndp.setText(done, path, value, ndp.shape(kind)), text))"""
    given = [[case.kind, case.text, [[list(path), text] for path, text in scalars(read(case))]] for case in cases]
    found = scripts.evaluate(script, given)
    assert len(found) > 500
    assert [case.origin for case, text in zip(cases, found, strict=True) if text != case.text] == []


def test_a_new_text_changes_the_lines_of_its_field_alone(scripts: Page, cases: list[Case]) -> None:
    random = Random(SEED)  # noqa: S311 - the same choice every time
    edits, places = [], []
    for number, case in enumerate(cases):
        path, _ = random.choice(list(scalars(read(case))))
        value = NEW_TEXTS[number % len(NEW_TEXTS)].strip()
        expected = texts(read(case))
        at(expected, path[:-1])[path[-1]] = value
        edits.append(Edit(case, "setText", (list(path), value), expected))
        places.append(field_lines(case, path))
    for edit, text, lines in zip(edits, done(scripts, edits), places, strict=True):
        assert_only_that(edit, text, lines)


def test_a_text_changed_and_changed_back_is_the_same_bytes(scripts: Page, cases: list[Case]) -> None:
    """What the editor writes is the canonical form of the catalogue's files."""
    script = """cases => cases.map(([kind, text, fields]) => fields.reduce((done, [path, value]) =>
        ndp.setText(ndp.setText(done, path, "x", ndp.shape(kind)), path, value, ndp.shape(kind)), text))"""
    own = [case for case in cases if case.origin.startswith("catalogue/")]
    given = [[case.kind, case.text, [[list(path), text] for path, text in scalars(read(case))][:60]] for case in own]
    found = scripts.evaluate(script, given)
    assert len(found) > 500
    for case, text in zip(own, found, strict=True):
        assert text == case.text, "\n".join(
            difflib.unified_diff(case.text.splitlines(), text.splitlines(), lineterm="")
        )


def test_items_are_added_moved_and_taken_away(scripts: Page, cases: list[Case]) -> None:
    random = Random(SEED + 1)  # noqa: S311 - the same choice every time
    edits = []
    for case in cases:
        found = list(lists(read(case)))
        if not found:
            continue
        path, length = random.choice(found)
        expected = texts(read(case))
        chosen = random.randrange(3)
        if chosen == 0:
            place = random.randint(0, length)
            item = random.choice(["Mục mới", {"vi": "Một: hai", "en": "Câu dài. " * 20 + "Hết"}, {"a": [{"b": ""}]}])
            at(expected, path).insert(place, copy.deepcopy(item))
            edits.append(Edit(case, "insertItem", (list(path), place, item), expected))
        elif length > 1 and chosen == 1:
            start, end = random.sample(range(length), 2)
            items = at(expected, path)
            items.insert(end, items.pop(start))
            edits.append(Edit(case, "move", (list(path), start, end), expected))
        elif length > 1:
            place = random.randrange(length)
            del at(expected, path)[place]
            edits.append(Edit(case, "remove", ([*path, place],), expected))
    assert len({edit.name for edit in edits}) == 3
    for edit, text in zip(edits, done(scripts, edits), strict=True):
        lost = edit.name == "remove"
        assert_only_that(edit, text, None) if not lost else None
        assert texts(read(Case("", edit.case.kind, text))) == edit.expected, text


def test_keys_are_taken_away_and_put_back(scripts: Page, cases: list[Case]) -> None:
    random = Random(SEED + 2)  # noqa: S311 - the same choice every time
    for case in cases[::3]:
        choices = [
            (path, text)
            for path, text in scalars(read(case))
            if isinstance(path[-1], str) and text and len(at(texts(read(case)), path[:-1])) > 1
        ]
        path, value = random.choice(choices)
        expected = texts(read(case))
        del at(expected, path[:-1])[path[-1]]
        (text,) = done(scripts, [Edit(case, "setText", (list(path), ""), expected)])
        assert texts(read(Case("", case.kind, text))) == expected, text
        back = Edit(Case(case.origin, case.kind, text), "setText", (list(path), value), texts(read(case)))
        (text,) = done(scripts, [back])
        assert texts(read(Case("", case.kind, text))) == back.expected, text


FILE = dedent(
    """\
    # đầu tệp
    id: a
    name:
      vi: 'Một: hai'  # ghi bên cạnh

    # về các trang
    websites:
      # trang thứ nhất
      - url: https://mot.example/
        label:
          vi: Một
      # trang thứ hai
      - url: https://hai.example/
        from: 2022

    purpose:
      vi: >-  # dài
        Chữ dài
        hai dòng.
    functions: [{vi: một}, {vi: hai}]
    provenance:
      level: unverified
    # cuối tệp
    """
)


@pytest.mark.parametrize(
    ("name", "arguments", "changed"),
    [
        ("setText", (["name", "vi"], "Ba"), ["-  vi: 'Một: hai'  # ghi bên cạnh", "+  vi: Ba  # ghi bên cạnh"]),
        ("setText", (["name", "en"], "One"), ["+  en: One"]),
        ("setText", (["scope"], "sector"), ["+scope: sector"]),
        ("setText", (["websites", 1, "from"], ""), ["-    from: 2022"]),
        ("setText", (["websites", 0, "label", "vi"], ""), ["-    label:", "-      vi: Một"]),
        ("setText", (["websites", 1, "label", "en"], "2"), ["+    label:", "+      en: '2'"]),
        ("setText", (["functions", 1, "vi"], "b, c"), ["-functions: [{vi: một}, {vi: hai}]"]),
        (
            "setText",
            (["purpose", "vi"], "Ngắn"),
            ["-  vi: >-  # dài", "-    Chữ dài", "-    hai dòng.", "+  vi: Ngắn # dài"],
        ),
        (
            "setText",
            (["name", "vi"], "Một.\n\nHai."),
            ["-  vi: 'Một: hai'  # ghi bên cạnh", "+  vi: |- # ghi bên cạnh", "+    Một.", "+", "+    Hai."],
        ),
        ("move", (["websites"], 1, 0), None),
        ("remove", (["websites", 0],), None),
        ("remove", (["websites", 1, "url"],), ["-  - url: https://hai.example/", "-    from: 2022", "+  - from: 2022"]),
        ("insertItem", (["aliases"], 0, "NDXP"), ["+aliases:", "+  - NDXP"]),
    ],
)
def test_comments_stay_with_what_they_speak_of(
    scripts: Page, name: str, arguments: tuple[Any, ...], changed: list[str] | None
) -> None:
    (text,) = done(scripts, [Edit(Case("", "platform", FILE), name, arguments, None)])
    if changed is not None:
        lines = [
            line
            for line in difflib.unified_diff(FILE.splitlines(), text.splitlines(), lineterm="", n=0)
            if not line.startswith(("---", "+++", "@@"))
        ]
        assert lines[: len(changed)] == changed
    root = parse("tep.yml", text.encode()).root
    assert root is not None
    if name == "move":
        second = text.index("# trang thứ hai")
        assert second < text.index("https://hai.example/") < text.index("# trang thứ nhất")
    if arguments == (["websites", 0],):
        assert "thứ nhất" not in text
        assert "# trang thứ hai\n  - url: https://hai.example/" in text
    if arguments[0] == ["functions", 1, "vi"]:
        assert json.dumps(texts(find(root, ("functions",)) or root)) == '[{"vi": "m\\u1ed9t"}, {"vi": "b, c"}]'
