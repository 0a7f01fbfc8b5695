"""The canonical form: one way of writing, nothing lost, nothing said otherwise."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.edit.conftest import CATALOGUES, files_of, schemas

from ndp.edit.canonical import canonical, means_the_same
from ndp.kinds import KIND_BY_NAME
from ndp.source import Mapping, Node, Scalar, Sequence, parse
from ndp.source.characters import ALLOWED

PLATFORM = KIND_BY_NAME["platform"]
PATH = "catalogue/platforms/a.yml"
HEADER = f"# yaml-language-server: $schema={PLATFORM.schema_comment}\n"
FILES = [(path, kind, data) for root in CATALOGUES for path, kind, data in files_of(root)]


def written(text: str) -> str:
    """The canonical form of a platform's file, header aside."""
    found = canonical(PATH, (HEADER + text).encode(), PLATFORM, schemas())
    assert found.text is not None, found.problems
    again = canonical(PATH, found.text.encode(), PLATFORM, schemas())
    assert again.text == found.text
    return found.text.removeprefix(HEADER)


def test_every_file_keeps_its_meaning_and_its_form_is_stable() -> None:
    assert len(FILES) > 500
    for path, kind, data in FILES:
        found = canonical(path, data, kind, schemas())
        assert found.text is not None, path
        before, after = (parse(path, each, kind.schema_comment) for each in (data, found.text.encode()))
        assert not after.problems, path
        assert means_the_same(after.root, before.root, schemas().shape(kind.name)), path
        assert canonical(path, found.text.encode(), kind, schemas()).text == found.text, path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scope: national\nid: a\n", "id: a\nscope: national\n"),
        ("id: a\nunknown: 1\nscope: national\nother: 2\n", "id: a\nscope: national\nunknown: 1\nother: 2\n"),
        ("id: 'a'\nname: {vi: \"Tên: một\"}\n", "id: a\nname:\n  vi: 'Tên: một'\n"),
        ("id: a\nname:\n  en: no\n  vi: 2022\n", "id: a\nname:\n  vi: '2022'\n  en: 'no'\n"),
        ("id: a\nwebsites:\n- from: 2022-02-11\n  url: https://a.vn/\n", None),
        ("id: a\naliases: [b, 'c, d']\n", "id: a\naliases: [b, 'c, d']\n"),
        ("id: a\naliases: [b, # một\n  c]\n", "id: a\naliases:\n  - b # một\n  - c\n"),
        ("id: a\naliases: []\nname: {}\n", "id: a\nname: {}\naliases: []\n"),
        ("id: a\npurpose:\n  vi: >\n    một\n    hai\n", "id: a\npurpose:\n  vi: |\n    một hai\n"),
        ("id: a\npurpose:\n  vi: 'một\n\n    hai'\n", "id: a\npurpose:\n  vi: |-\n    một\n    hai\n"),
        ("id: a\npurpose:\n  vi: ' một'\n", "id: a\npurpose:\n  vi: ' một'\n"),
        ("id: a\npurpose:\n  vi:\n", "id: a\npurpose:\n  vi:\n"),
        ("id: a\npurpose:\n  vi: ''\n", "id: a\npurpose:\n  vi: ''\n"),
        ("id: a\n\n\n\nname:\n\n  vi: b\n\nscope: local", "id: a\n\nname:\n  vi: b\n\nscope: local\n"),
    ],
)
def test_forms(before: str, after: str | None) -> None:
    expected = after or "id: a\nwebsites:\n  - url: https://a.vn/\n    from: 2022-02-11\n"
    assert written(before) == expected


def test_a_number_stays_one_and_a_quoted_number_stays_wrong() -> None:
    kind = KIND_BY_NAME["account"]
    header = f"# yaml-language-server: $schema={kind.schema_comment}\n"
    for value in ("1001", "'1001'"):
        data = f"{header}id: a\nuser_id: {value}\n".encode()
        assert canonical("catalogue/accounts/a.yml", data, kind, schemas()).text == data.decode()


def test_comments_go_where_what_they_belong_to_goes() -> None:
    assert written(
        """\
# của tệp
id: a # mã
# của phạm vi,
# hai dòng
scope: national
functions:   # các chức năng
  # của chức năng một
  - en: one
    # của tiếng Việt
    vi: một   # cuối dòng
    # cuối chức năng một
  - vi: hai
  # cuối danh sách
name: # tên
  # của vi
  vi: >- # dài
    Nền tảng
    # không phải ghi chú
  # cuối tên
# cuối tệp
"""
    ) == (
        """\
# của tệp
id: a # mã
name: # tên
  # của vi
  vi: 'Nền tảng # không phải ghi chú' # dài
  # cuối tên
# của phạm vi,
# hai dòng
scope: national
functions: # các chức năng
  # của chức năng một
  -
    # của tiếng Việt
    vi: một # cuối dòng
    en: one
    # cuối chức năng một
  - vi: hai
  # cuối danh sách
# cuối tệp
"""
    )


def test_long_texts_are_broken_at_spaces() -> None:
    sentence = "Kết nối các nền tảng chia sẻ dữ liệu cấp bộ và cấp tỉnh. " * 5
    lines = written(f"id: a\npurpose:\n  vi: {sentence}\n").split("\n")
    assert lines[2] == "  vi: >-"
    assert all(len(line) <= 120 for line in lines)
    assert " ".join(line.strip() for line in lines[3:-1]) == sentence.strip()
    address = "https://vi-du.example/" + "a" * 200
    assert written(f"id: a\nwebsites:\n  - url: {address}\n") == f"id: a\nwebsites:\n  - url: {address}\n"


def test_what_only_differs_in_bytes_is_mended() -> None:
    decomposed = HEADER + "id: a\nname:\n  vi: Nê\u0300n ta\u0309ng"
    data = b"\xef\xbb\xbf" + decomposed.replace("\n", "\r\n").encode()
    assert canonical(PATH, data, PLATFORM, schemas()).text == HEADER + "id: a\nname:\n  vi: Nền tảng\n"


@pytest.mark.parametrize("text", ["", "a\n", "id: a\nid: b\n", "id: &x a\n", "- a\n", "id: [a\n", "id: a\tb\n"])
def test_what_the_reader_refuses_is_left_alone(text: str) -> None:
    found = canonical(PATH, (HEADER + text).encode(), PLATFORM, schemas())
    assert found.text is None
    assert found.problems


TEXTS = st.text(st.sampled_from(sorted(ALLOWED)[:400] + list("  \n\n''\"#:-?>|[]{},&*!%@`=~0123456789")), max_size=200)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def leaves() -> st.SearchStrategy[yaml.Node]:
    return st.builds(lambda text, style: yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style), TEXTS, STYLES)


def nodes(keys: list[str], below: st.SearchStrategy[yaml.Node]) -> st.SearchStrategy[yaml.Node]:
    def mapping(values: dict[str, yaml.Node], flow: bool) -> yaml.Node:
        pairs = [(yaml.ScalarNode("tag:yaml.org,2002:str", key), value) for key, value in values.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)

    def sequence(items: list[yaml.Node], flow: bool) -> yaml.Node:
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)

    return st.one_of(
        st.builds(mapping, st.dictionaries(st.sampled_from(keys), below, max_size=4), st.booleans()),
        st.builds(sequence, st.lists(below, max_size=3), st.booleans()),
    )


KEYS = ["id", "name", "vi", "en", "scope", "functions", "websites", "url", "aliases", "purpose", "a key", "on", "1"]
TREES = st.recursive(leaves(), lambda below: nodes(KEYS, below), max_leaves=12)


@settings(max_examples=800, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(KEYS), TREES, min_size=1, max_size=6), st.data())
def test_any_document_keeps_its_meaning_and_its_comments(values: dict[str, yaml.Node], data: st.DataObject) -> None:
    pairs = [(yaml.ScalarNode("tag:yaml.org,2002:str", key), value) for key, value in values.items()]
    root = yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    text = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=data.draw(st.sampled_from([40, 200])))
    lines = text.split("\n")
    marks = data.draw(st.lists(st.tuples(st.integers(0, len(lines)), st.integers(0, 8), st.booleans()), max_size=5))
    for number, (place, column, at_end) in enumerate(marks):
        comment = f"# ghi chú số {number}."
        if at_end and place < len(lines):
            lines[place] += "  " + comment
        else:
            lines.insert(place, " " * column + comment)
    source = (HEADER + "\n".join(lines)).encode()
    before = parse(PATH, source, PLATFORM.schema_comment)
    assume(before.root is not None and not [each for each in before.problems if each.kind.severity == "error"])
    found = canonical(PATH, source, PLATFORM, schemas())
    assert found.text is not None
    after = parse(PATH, found.text.encode(), PLATFORM.schema_comment)
    assert means_the_same(after.root, before.root, schemas().shape("platform"))
    assert canonical(PATH, found.text.encode(), PLATFORM, schemas()).text == found.text
    said = "\n".join(texts_of(before.root))
    for number in range(len(marks)):
        comment = f"# ghi chú số {number}."
        if comment not in said and comment in source.decode():
            assert found.text.count(comment) == source.decode().count(comment), comment


def texts_of(node: Node | None) -> list[str]:
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Sequence):
        return [text for item in node.items for text in texts_of(item)]
    if isinstance(node, Mapping):
        return [text for key, value in node.entries for text in (key.text, *texts_of(value))]
    return []


SAMPLES: list[Any] = [data.decode() for path, _, data in FILES if "/platforms/" in path][:60]
PIECES = st.sampled_from(["\n", "  ", " ", "# x", "- ", ": ", "'", '"', ">-\n", "|\n", *"[]{},a?"])


@settings(max_examples=800, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 3000), PIECES, st.booleans()), max_size=6))
def test_a_damaged_file_is_refused_or_keeps_its_meaning(text: str, damage: list[tuple[int, str, bool]]) -> None:
    for place, piece, cut in damage:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + (3 if cut else 0) :]
    found = canonical(PATH, text.encode(), PLATFORM, schemas())
    if found.text is None:
        assert found.problems
    else:
        assert canonical(PATH, found.text.encode(), PLATFORM, schemas()).text == found.text
