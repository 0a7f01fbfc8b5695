"""Whatever the bytes are, reading ends with a verdict; and what it accepts, it reads as YAML means it."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ndp.problems import Problem
from ndp.source import Mapping, Node, ParsedFile, Scalar, parse
from ndp.source.characters import ALLOWED

HEADER = "# yaml-language-server: $schema=../../schemas/platform.schema.json\n"
RECORD = """\
id: ban-do-so
name:
  vi: Nền tảng bản đồ số
  en: "Digital map: a platform"
aliases: [Bản đồ số, 'Bản đồ quốc gia']
functions:
  - vi: >-
      Tìm địa chỉ
      trên bản đồ.
    since: 2022-02-11
  - vi: |
      Tải bản đồ
contacts: {phone: '024 1234', email: a@example.vn}
provenance:
  level: reported
  sources:
    - publication: danh-muc-2022
    # ghi chú
    - legal: 186/d1.iv.5.a
empty:
"""
# What turns one YAML structure into another, and what the catalogue refuses.
TOKENS = [
    *"\n\t\r :-?,[]{}#&*!|>'\"%@`\\\0\x85\u00a0\u2028\ufeff\u0301\u202e😀аĐ0~<",
    *(
        "\n\n",
        "\n ",
        "\n  ",
        "\n- ",
        ": ",
        " #",
        "- ",
        "--- ",
        "\n---\n",
        "\n...\n",
        "\n%YAML 1.2\n",
        "<<: ",
        "&a ",
        "*a",
    ),
    *(
        "!!str ",
        "!<x> ",
        "? ",
        ": &a *a",
        "'a': ",
        '"\\u202e"',
        '"\\',
        "|2\n",
        ">-\n",
        "[[[[[[[[[",
        "{a: ",
        "\xff",
        "e\u0301",
    ),
]
MANY = settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def mutated_records(draw: st.DrawFn) -> str:
    """The record with a few places cut, moved, doubled or filled with tokens."""
    text = RECORD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 8, 30])))
        filling = draw(st.one_of(st.sampled_from(TOKENS), st.just(text[start:end] * 2), st.text(max_size=3)))
        text = text[:start] + filling + text[end:]
    return text


def check(parsed: ParsedFile) -> None:
    """What holds of every answer."""
    lines = parsed.text.split("\n")
    assert list(parsed.problems) == sorted(parsed.problems, key=Problem.sort_key)
    for problem in parsed.problems:
        assert problem.kind.code.startswith("NDP1")
        assert 1 <= problem.position.line <= len(lines)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
        assert problem.message()
        assert problem.remedy()
    if parsed.root is None:
        assert any(problem.kind.severity == "error" for problem in parsed.problems)


def plain(node: Node) -> Any:
    """The node as lists, dicts and text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def scalars(node: Node) -> list[Scalar]:
    """Every key and value below `node`."""
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [scalar for key, value in node.entries for scalar in (key, *scalars(value))]
    return [scalar for item in node.items for scalar in scalars(item)]


@MANY
@given(st.binary(max_size=400))
@example(b"\xff\xfea\0")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    check(parse("f.yml", data))
    check(parse("f.yml", HEADER.encode() + data))


@MANY
@given(st.text(alphabet=st.one_of(st.sampled_from("".join(TOKENS)), st.characters(codec="utf-8")), max_size=120))
def test_any_text_gets_a_verdict(text: str) -> None:
    check(parse("f.yml", (HEADER + text).encode()))


@MANY
@given(mutated_records())
def test_mutated_records_get_a_verdict_and_are_read_as_yaml_where_accepted(text: str) -> None:
    parsed = parse("f.yml", (HEADER + text).encode())
    check(parsed)
    if not parsed.problems:
        assert parsed.root is not None
        assert plain(parsed.root) == yaml.CBaseLoader(text).get_single_data()


@MANY
@given(mutated_records())
def test_every_scalar_stands_where_the_tree_says(text: str) -> None:
    parsed = parse("f.yml", (HEADER + text).encode())
    lines = parsed.text.split("\n")
    for scalar in scalars(parsed.root) if parsed.root else []:
        rest = lines[scalar.position.line - 1][scalar.position.column - 1 :]
        if scalar.plain and scalar.text:
            assert rest[0] in (scalar.text[0], "&", "!")
        elif not scalar.plain:
            assert rest[0] in "'\"|>&!"


words = st.text(alphabet=st.sampled_from(ALLOWED), max_size=12).map(lambda text: " ".join(text.split()))
keys = words.filter(lambda text: text not in ("", "<<"))
records = st.dictionaries(
    keys,
    words
    | st.lists(words, min_size=1, max_size=3)
    | st.lists(st.dictionaries(keys, words, min_size=1, max_size=2), min_size=1, max_size=2),
    min_size=1,
    max_size=3,
)


@given(records)
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
def test_what_yaml_writes_is_read_back(record: dict[str, Any]) -> None:
    written = yaml.safe_dump(record, allow_unicode=True, width=10**6, sort_keys=False)
    parsed = parse("f.yml", (HEADER + written).encode())
    assert parsed.problems == ()
    assert parsed.root is not None
    assert plain(parsed.root) == record
