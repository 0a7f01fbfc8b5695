"""Strict reading of one file: what is refused, where it is told, and what is still read."""

from __future__ import annotations

import pytest

from ndp.problems import Position
from ndp.source import Mapping, ParsedFile, Scalar, Sequence, find, parse
from ndp.source.characters import MAX_FINDINGS
from ndp.source.parse import MAX_BYTES, MAX_LINE

HEADER = "# yaml-language-server: $schema=../../schemas/platform.schema.json\n"


def read(text: str) -> ParsedFile:
    """Read `text` below a proper first line; places count from the line after it."""
    return parse("catalogue/platforms/vi-du.yml", (HEADER + text).encode())


def found(text: str) -> list[tuple[int, int, str]]:
    problems = read(text).problems
    return [(problem.position.line - 1, problem.position.column, problem.kind.name) for problem in problems]


def test_a_clean_file_is_a_tree_of_text_with_places() -> None:
    parsed = read("name:\n  vi: Nền tảng\nlist: [a, 'b']\nempty:\n")
    assert parsed.problems == ()
    assert parsed.root == Mapping(
        (
            (
                Scalar("name", True, Position(2, 1)),
                Mapping(
                    ((Scalar("vi", True, Position(3, 3)), Scalar("Nền tảng", True, Position(3, 7))),), Position(3, 3)
                ),
            ),
            (
                Scalar("list", True, Position(4, 1)),
                Sequence((Scalar("a", True, Position(4, 8)), Scalar("b", False, Position(4, 11))), Position(4, 7)),
            ),
            (Scalar("empty", True, Position(5, 1)), Scalar("", True, Position(5, 7))),
        ),
        Position(2, 1),
    )


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "null",
        "~",
        "1:20",
        "0x1F",
        "0o17",
        "017",
        "1e3",
        ".inf",
        "2022-02-11",
        "1_000",
        "12",
        "true",
        "=",
    ],
)
def test_no_scalar_is_given_a_type(text: str) -> None:
    root = read(f"plain: {text}\nquoted: '{text}'\n").root
    assert root is not None
    plain, quoted = find(root, ("plain",)), find(root, ("quoted",))
    assert isinstance(plain, Scalar)
    assert isinstance(quoted, Scalar)
    assert (plain.text, plain.plain) == (text, True)
    assert (quoted.text, quoted.plain) == (text, False)


@pytest.mark.parametrize("written", ["|\n  a\n  b\n", ">\n  a\n  b\n", '"a"\n', "'a'\n", '"a\\nb"\n'])
def test_only_unquoted_text_on_the_line_is_plain(written: str) -> None:
    root = read(f"key: {written}").root
    assert root is not None
    scalar = find(root, ("key",))
    assert isinstance(scalar, Scalar)
    assert not scalar.plain


def test_ten_different_mistakes_are_told_in_one_run() -> None:
    text = (
        "id: ban-do-so\n"
        "name:\n"
        "\tvi: Nền tảng bản đồ số\n"
        "scope:national\n"
        "purpose: Gồm hai phần: bản đồ và địa chỉ\n"
        "website: &w https://example.vn\n"
        'contact: "Vụ Quản lý doanh nghiệp\n'
        "id: dia-chi-so\n"
        "aliases: [Bản đồ, Địa chỉ\n"
        "phone: @bandoso\n"
        "note: Ba\u0309n đồ\n"
        "group: !loai enterprise \n"
    )
    assert found(text) == [
        (3, 1, "tab-character"),
        (4, 7, "missing-space-after-colon"),
        (5, 22, "unquoted-colon"),
        (6, 10, "anchor"),
        (7, 10, "unclosed-quote"),
        (8, 1, "duplicate-key"),
        (9, 10, "unclosed-bracket"),
        (10, 8, "unquoted-special-character"),
        (11, 8, "not-nfc"),
        (12, 8, "tag"),
        (12, 24, "trailing-space"),
    ]


NOT_USED: list[tuple[str, list[tuple[int, int, str]]]] = [
    ("a: 1\na: 2\nb: {c: 1, c: 2}\n", [(2, 1, "duplicate-key"), (3, 11, "duplicate-key")]),
    ("a: 1\n'a': 2\n\"a\": 3\n", [(2, 1, "duplicate-key"), (3, 1, "duplicate-key")]),
    ("a: &x 1\nb: &y [c]\n", [(1, 4, "anchor"), (2, 4, "anchor")]),
    ("a: &x 1\nb: *x\n", [(1, 4, "anchor"), (2, 4, "alias")]),
    ("a: [*x]\n", [(1, 5, "alias")]),
    ("*x : 1\n", [(1, 1, "alias")]),
    ("<<: {a: 1}\n", [(1, 1, "merge-key")]),
    ("'<<': a\nb: <<\n", []),
    ("a: !!str 1\nb: ! c\nd: !e f\n", [(1, 4, "tag"), (2, 4, "tag"), (3, 4, "tag")]),
    ("a: &b !c d\ne: !f &g h\n", [(1, 4, "anchor"), (1, 7, "tag"), (2, 4, "tag"), (2, 7, "anchor")]),
    ("a: !<x\n", [(1, 4, "tag")]),
    ("%YAML 1.2\n---\na: 1\n", [(1, 1, "directive")]),
    ("%TAG ! tag:x,2000:\n---\na: 1\n", [(1, 1, "directive")]),
    ("% ghi chú\na: 1\n", [(1, 1, "directive")]),
    ("a: 1\n%YAML 1.2\n---\nb: 1\n", [(2, 1, "directive")]),
    ("---\na: 1\n", [(1, 1, "document-marker")]),
    ("a: 1\n...\n", [(2, 1, "document-marker")]),
    ("a: 1\n---\nb: 1\n---\nc: 1\n", [(2, 1, "several-documents")]),
    ("a: 1\n...\nb: 1\n", [(2, 1, "document-marker"), (3, 1, "several-documents")]),
    ("? [a]\n: b\n", [(1, 3, "complex-key")]),
    ("{a: 1}: b\n", [(1, 1, "complex-key")]),
    (": b\n", [(1, 1, "empty-key")]),
    ("'': b\n", [(1, 1, "empty-key")]),
    ("", [(0, 1, "empty-document")]),
    ("\n\n# a\n", [(0, 1, "empty-document")]),
    ("---\n", [(0, 1, "empty-document"), (1, 1, "document-marker")]),
    ("- a\n- b\n", [(1, 1, "root-not-mapping")]),
    ("chỉ là chữ\n", [(1, 1, "root-not-mapping")]),
    ("''\n", [(1, 1, "root-not-mapping")]),
    ("a: " + "[" * 9 + "]" * 9 + "\n", []),
    ("a: " + "[" * 10 + "]" * 10 + "\n", [(1, 13, "nesting-too-deep")]),
    ("a:\n" + "- b\n" * 4997, []),
    ("a:\n" + "- b\n" * 4997 + "c: d\n", [(4999, 1, "too-many-nodes")]),
    ("a: [" + "[],\n" * 6000 + "]\n", [(4998, 1, "too-many-nodes")]),
    ("a: [" + "*b ,\n" * 2 + "]\n", [(1, 5, "alias"), (2, 1, "alias")]),
    ("a: " + "b" * (MAX_LINE - 3) + "\n", []),
    ("a: " + "b" * (MAX_LINE - 2) + "\n", [(1, MAX_LINE + 1, "line-too-long")]),
    ("a: 1 \nb: 2  \n", [(1, 5, "trailing-space")]),
    ("a: 1\nb: 2", [(2, 5, "missing-final-newline")]),
]


@pytest.mark.parametrize(("text", "problems"), NOT_USED)
def test_what_the_catalogue_does_not_use_of_yaml(text: str, problems: list[tuple[int, int, str]]) -> None:
    assert found(text) == problems


SYNTAX: list[tuple[str, list[tuple[int, int, str]]]] = [
    ("a: b: c\n", [(1, 5, "unquoted-colon")]),
    ('a: "b": c\n', [(1, 7, "unquoted-colon")]),
    ("a: [b:]\n", [(1, 6, "unquoted-colon")]),
    ("- a: b: c\n", [(1, 1, "root-not-mapping"), (1, 7, "unquoted-colon")]),
    ("a:\n  b\n  c: d\n", [(2, 3, "missing-colon")]),
    ("a:\n  - b\n    c: d\n", [(2, 5, "missing-colon")]),
    ("a: 1\nb 2\nc: 3\n", [(2, 1, "missing-colon")]),
    ("a: dòng một\ndòng hai\n", [(2, 1, "missing-colon")]),
    ("a: 1\nb:2\nc: 3\n", [(2, 3, "missing-space-after-colon")]),
    ("a:\n  b:2\n  c: 3\n", [(2, 5, "missing-space-after-colon")]),
    ("b:2\n", [(1, 3, "missing-space-after-colon")]),
    ("a: 1\n  b: 2\n  c: 3\nd: 4\n", [(2, 3, "bad-indentation")]),
    ("a:\n    b: 1\n  c: 2\n", [(3, 3, "bad-indentation")]),
    ("a:\n  - b: 1\n   c: 2\n", [(3, 4, "bad-indentation")]),
    ("  a: 1\nb: 2\n", [(1, 3, "bad-indentation")]),
    ("a: 1\n# b\n\n   c: 2\n", [(4, 4, "bad-indentation")]),
    ("a:\n  - b\n - c\n", [(3, 2, "misplaced-list-item")]),
    ("a: - b\n", [(1, 4, "misplaced-list-item")]),
    ("a: 1\n- b\n- c\nd: 2\n", [(2, 1, "misplaced-list-item")]),
    ("a: 'x\nb: 1\n", [(1, 4, "unclosed-quote")]),
    ('a: "x\nb: "y"\nc: 1\n', [(1, 4, "unclosed-quote")]),
    ('a: "x\n---\n', [(1, 4, "unclosed-quote"), (2, 1, "document-marker")]),
    ('"a: 1\n', [(1, 1, "unclosed-quote")]),
    ('a: "x" y\n', [(1, 8, "text-after-quote")]),
    ("a: 'it's'\n", [(1, 8, "text-after-quote")]),
    ('a: ["x" y]\n', [(1, 9, "text-after-quote")]),
    ('a:\n  - "x" y\n', [(2, 9, "text-after-quote")]),
    ('"a" b\n', [(1, 5, "text-after-quote")]),
    ("a: [Dự thảo] b\n", [(1, 14, "text-after-bracket")]),
    ("a: {b}}\n", [(1, 7, "text-after-bracket")]),
    ("a: [1, 2\nb: 3\nc: 4\n", [(1, 4, "unclosed-bracket")]),
    ("a: {b: 1\nc: 2\n", [(1, 4, "unclosed-bracket")]),
    ("a: [1, 2}\n", [(1, 9, "unclosed-bracket")]),
    ("a: [b\n", [(1, 6, "unclosed-bracket")]),
    ("a: @b\n", [(1, 4, "unquoted-special-character")]),
    ("a: `b`\n", [(1, 4, "unquoted-special-character")]),
    ("a: %b\n", [(1, 4, "unquoted-special-character")]),
    ("a: **đậm**\n", [(1, 4, "unquoted-special-character")]),
    ("a: & b\n", [(1, 4, "unquoted-special-character")]),
    ("a: ? b\n", [(1, 4, "unquoted-special-character")]),
    ("a: ]\n", [(1, 4, "unquoted-special-character")]),
    ("a: , b\n", [(1, 4, "unquoted-special-character")]),
    ('a: "\\q"\n', [(1, 5, "invalid-escape")]),
    (
        'a: "C:\\Users\\x"\nb: "\\xZZ"\nc: "\\ud800"\n',
        [(1, 7, "invalid-escape"), (2, 5, "invalid-escape"), (3, 5, "invalid-escape")],
    ),
    ("a: > b\n", [(1, 6, "block-text-header")]),
    ("a: |x\n", [(1, 5, "block-text-header")]),
    ("a: >0\n  b\n", [(1, 5, "block-text-header")]),
    ("a: {: b}\n", [(1, 5, "syntax-error")]),
]


@pytest.mark.parametrize(("text", "problems"), SYNTAX)
def test_syntax_errors_say_what_was_meant(text: str, problems: list[tuple[int, int, str]]) -> None:
    assert found(text) == problems
    assert read(text).root is None


def test_reading_goes_on_behind_syntax_errors() -> None:
    text = "a: b: c\nd:\n  - e: f: g\n  - h: 1\n    h: 2\nd: 1\ni: 'k\nl: *m n\no: p: q: r\n"
    assert found(text) == [
        (1, 5, "unquoted-colon"),
        (3, 9, "unquoted-colon"),
        (5, 5, "duplicate-key"),
        (6, 1, "duplicate-key"),
        (7, 4, "unclosed-quote"),
        (8, 4, "alias"),
        (9, 5, "unquoted-colon"),
    ]


def test_endless_syntax_errors_end() -> None:
    assert len(found("a: b: c\n" * 10_000)) <= 3000
    assert found("a: " * 300 + "b\n")[0] == (1, 5, "unquoted-colon")


ESCAPED: list[tuple[str, tuple[int, int, str]]] = [
    ('a: "\\u202e"\n', (1, 4, "bidirectional-control")),
    ('a: "\\t"\n', (1, 4, "tab-character")),
    ('a: "\\0"\n', (1, 4, "control-character")),
    ('a: "\\_"\n', (1, 4, "unusual-space")),
    ('a: "\\N"\n', (1, 4, "control-character")),
    ('a: "e\\u0301"\n', (1, 4, "not-nfc")),
    ('a: "\\u0430"\n', (1, 4, "non-latin-letter")),
    ('"\\u200b": a\n', (1, 1, "invisible-character")),
]


@pytest.mark.parametrize(("text", "problem"), ESCAPED)
def test_escapes_bring_in_no_more_than_the_text_may_hold(text: str, problem: tuple[int, int, str]) -> None:
    assert found(text) == [problem]


def test_what_stands_in_the_text_is_not_told_again_for_escapes() -> None:
    assert found('a: "\\n\u200b"\n') == [(1, 7, "invisible-character")]


def test_harmless_escapes_are_read() -> None:
    root = read('a: "\\"x\\" \\\\ \\n \\u00e9"\n').root
    assert root is not None
    value = find(root, ("a",))
    assert isinstance(value, Scalar)
    assert value.text == '"x" \\ \n é'


def test_the_tree_survives_problems_that_leave_its_shape() -> None:
    parsed = read("a:\u00a01\nb: &x !y 2\n\u200be: 4\nb: 3\nc:\tđ\n")
    assert parsed.root is not None
    assert [(key.text, value) for key, value in parsed.root.entries] == [
        ("a", Scalar("1", True, Position(2, 4))),
        ("b", Scalar("2", True, Position(3, 4))),
        ("\u200be", Scalar("4", True, Position(4, 5))),
        ("c", Scalar("đ", True, Position(6, 4))),
    ]


@pytest.mark.parametrize(
    "text", ["a: *x\n", "<<: {a: 1}\n", "? [a]\n: b\n", "a: 1\n---\nb: 2\n", "a: b: c\n", "- a\n", "a\n"]
)
def test_there_is_no_tree_where_something_of_it_is_missing(text: str) -> None:
    assert read(text).root is None


def test_size_is_judged_before_anything_else() -> None:
    data = HEADER.encode() + b"\xff" * MAX_BYTES
    parsed = parse("f.yml", data)
    assert [problem.kind.name for problem in parsed.problems] == ["file-too-large"]
    assert (parsed.text, parsed.root) == ("", None)
    fits = HEADER.encode() + b"a: 1\n"
    comment = b"#\n" * ((MAX_BYTES - len(fits)) // 2)
    assert parse("f.yml", fits + comment).problems == ()


def test_bytes_that_are_not_utf_8_are_all_told() -> None:
    parsed = parse("f.yml", HEADER.encode() + b"a: \xea\nb: c\xf4\xf5d\nb: 1\n")
    assert [(p.position.line, p.position.column, p.kind.name) for p in parsed.problems] == [
        (2, 4, "not-utf-8"),
        (3, 5, "not-utf-8"),
        (4, 1, "duplicate-key"),
    ]
    assert parsed.text == HEADER + "a: \ufffd\nb: c\ufffd\ufffdd\nb: 1\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "shift-jis"])
def test_other_encodings_are_refused(encoding: str) -> None:
    problems = parse("f.yml", (HEADER + "a: \u0110\n").encode(encoding, "replace")).problems
    assert any(problem.kind.severity == "error" for problem in problems)


def test_surrogates_written_as_bytes_are_refused() -> None:
    problems = parse("f.yml", HEADER.encode() + b"a: \xed\xa0\x80\n").problems
    assert [problem.kind.name for problem in problems] == ["not-utf-8"]


def test_byte_order_mark_and_line_breaks_do_not_shift_places() -> None:
    clean = HEADER + "a: 1\nb: 2\na: 3\n"
    for data in (clean.encode("utf-8-sig"), clean.replace("\n", "\r\n").encode(), clean.replace("\n", "\r").encode()):
        parsed = parse("f.yml", data)
        assert parsed.text == clean
        assert [(p.position.line, p.position.column) for p in parsed.problems][-1] == (4, 1)
        assert parsed.root is not None


def test_columns_count_code_points() -> None:
    assert found("a: [Đường phố, 😀, &x b]\n") == [(1, 16, "character-not-allowed"), (1, 19, "anchor")]


def test_too_many_character_problems_are_counted() -> None:
    problems = read("a: " + "b\u200b" * 80 + "\n").problems
    assert len(problems) == MAX_FINDINGS + 1
    assert problems[-1].kind.name == "more-character-problems"
    assert problems[-1].values == {"count": str(80 - MAX_FINDINGS)}


@pytest.mark.parametrize(
    ("first_line", "expected", "problems"),
    [
        ("# yaml-language-server: $schema=a.json", "a.json", []),
        ("# yaml-language-server: $schema=a.json", None, []),
        ("# yaml-language-server: $schema=b.json", "a.json", [(1, 33, "schema-line-wrong")]),
        ("# yaml-language-server: $schema=", "a.json", [(1, 1, "schema-line-missing")]),
        ("#yaml-language-server: $schema=a.json", "a.json", [(1, 1, "schema-line-missing")]),
        ("# yaml-language-server: $schema=a.json x", "a.json", [(1, 1, "schema-line-missing")]),
        ("# ghi chú\n# yaml-language-server: $schema=a.json", "a.json", [(1, 1, "schema-line-missing")]),
        ("b: 1", "a.json", [(1, 1, "schema-line-missing")]),
    ],
)
def test_the_first_line_names_the_schema(
    first_line: str, expected: str | None, problems: list[tuple[int, int, str]]
) -> None:
    parsed = parse("f.yml", f"{first_line}\na: 1\n".encode(), expected)
    assert [(p.position.line, p.position.column, p.kind.name) for p in parsed.problems] == problems
    assert parsed.root is not None


def test_an_empty_file_has_one_problem() -> None:
    assert [problem.kind.name for problem in parse("f.yml", b"").problems] == ["empty-document"]


def test_the_same_bytes_give_the_same_answer() -> None:
    data = (HEADER + "a: b: c\na: 1\n\u200b: 2\n").encode()
    assert parse("f.yml", data) == parse("f.yml", data)
