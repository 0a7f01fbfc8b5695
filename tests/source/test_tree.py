"""Finding places in a tree of nodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.problems import Position
from ndp.source import Mapping, Node, Scalar, find, format_pointer, locate, locate_key, parse, parse_pointer

TEXT = """\
# yaml-language-server: $schema=x
name:
  vi: Nền tảng
list:
  - first
  - url: https://example.vn
    a/b~c: x
empty:
"""


@pytest.fixture
def root() -> Node:
    root = parse("f.yml", TEXT.encode()).root
    assert root is not None
    return root


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("name",), (3, 3), (2, 1)),
        (("name", "vi"), (3, 7), (3, 3)),
        (("list",), (5, 3), (4, 1)),
        (("list", 0), (5, 5), (5, 5)),
        (("list", "1", "url"), (6, 10), (6, 5)),
        (("list", 1, "a/b~c"), (7, 12), (7, 5)),
        (("empty",), (8, 7), (8, 1)),
        (("name", "missing"), (3, 3), (2, 1)),
        (("name", "vi", "deeper"), (3, 7), (3, 3)),
        (("list", 2), (5, 3), (4, 1)),
        (("list", "01"), (5, 3), (4, 1)),
        (("list", "-1"), (5, 3), (4, 1)),
        (("list", "x"), (5, 3), (4, 1)),
        (("missing", "more"), (2, 1), (2, 1)),
    ],
)
def test_places(root: Node, pointer: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
    assert locate(root, pointer) == Position(*value)
    assert locate_key(root, pointer) == Position(*key)


def test_find_returns_only_what_is_there(root: Node) -> None:
    assert find(root, ("name", "vi")) == Scalar("Nền tảng", True, Position(3, 7))
    assert find(root, ("empty",)) == Scalar("", True, Position(8, 7))
    assert find(root, ()) is root
    assert find(root, ("name", "en")) is None
    assert find(root, ("list", 2)) is None


def test_nodes_cannot_be_changed(root: Node) -> None:
    assert isinstance(root, Mapping)
    with pytest.raises(AttributeError):
        root.entries = ()  # type: ignore[misc]


def test_pointers_escape_their_own_signs() -> None:
    assert format_pointer(("a/b", "m~n", 0)) == "/a~1b/m~0n/0"
    assert parse_pointer("/a~1b/m~0n/0") == ("a/b", "m~n", "0")
    assert format_pointer(()) == ""
    assert parse_pointer("") == ()
    assert parse_pointer("/") == ("",)
    assert parse_pointer("/~01") == ("~1",)
    with pytest.raises(ValueError, match="not a JSON Pointer"):
        parse_pointer("name")


@given(st.lists(st.text()))
def test_pointers_survive_the_round_trip(steps: list[str]) -> None:
    assert list(parse_pointer(format_pointer(steps))) == steps
