"""Setting one value: what is around it keeps every byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edit.conftest import CATALOGUES, files_of, schemas

from ndp.edit.splice import set_value
from ndp.kinds import KIND_BY_NAME
from ndp.schema.store import Shape
from ndp.schema.typing import to_data
from ndp.source import parse

HEADER = f"# yaml-language-server: $schema={KIND_BY_NAME['platform'].schema_comment}\n"
FILE = (
    HEADER
    + """\
# đầu tệp
id: a   # mã
scope:   national
name: {vi: Một}
functions:
- vi: 'một'
  en: one  # cuối
  # cuối một
-   vi: hai
websites:
  - url: https://a.vn/
    from: '2022'

# về tình trạng
status: listed
"""
)


@pytest.mark.parametrize(
    ("pointer", "value", "before", "after"),
    [
        (("status",), "in-use", "status: listed", "status: in-use"),
        (("id",), "b", "id: a   # mã", "id: b # mã"),
        (("scope",), "local", "scope:   national", "scope: local"),
        (("functions", 0, "vi"), "ba", "- vi: 'một'", "- vi: ba"),
        (("functions", 0, "en"), "two", "  en: one  # cuối", "  en: two # cuối"),
        (("functions", "-"), {"vi": "ba"}, "-   vi: hai\n", "-   vi: hai\n- vi: ba\n"),
        (("functions", 1), {"vi": "ba", "en": "three"}, "-   vi: hai\n", "- vi: ba\n  en: three\n"),
        (("name", "en"), "One", "name: {vi: Một}\n", "name:\n  vi: Một\n  en: One\n"),
        (("websites", 0, "url"), "https://b.vn/", "  - url: https://a.vn/", "  - url: https://b.vn/"),
        (("purpose", "vi"), "Để thử.", "scope:   national\n", None),
        (
            ("audiences",),
            ["citizens"],
            "  # cuối một\n-   vi: hai\n",
            "  # cuối một\n-   vi: hai\naudiences:\n  - citizens\n",
        ),
        (
            ("provenance", "level"),
            "unverified",
            "status: listed\n",
            "status: listed\nprovenance:\n  level: unverified\n",
        ),
        (("aliases", "-"), "A", "name: {vi: Một}\n", "name: {vi: Một}\naliases:\n  - A\n"),
    ],
)
def test_only_the_value_changes(pointer: tuple[str | int, ...], value: Any, before: str, after: str | None) -> None:
    if after is None:
        before, after = "  en: one  # cuối", "  en: one  # cuối"
        assert "purpose:\n  vi: Để thử.\nfunctions:" in set_value(FILE, shape(), pointer, value)
        return
    assert FILE.count(before) == 1
    assert set_value(FILE, shape(), pointer, value) == FILE.replace(before, after)


@pytest.mark.parametrize(
    "pointer", [("functions", 7), ("status", "vi"), ("functions", "x"), ("functions", "0", "vi", "x")]
)
def test_what_can_hold_nothing_is_refused(pointer: tuple[str | int, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        set_value(FILE, shape(), pointer, "x")


def shape() -> Shape:
    return schemas().shape("platform")


FILES = [(kind, data.decode()) for root in CATALOGUES for _, kind, data in files_of(root) if len(data) < 8000]


@settings(max_examples=300)
@given(
    st.sampled_from(FILES), st.integers(0, 200), st.sampled_from(["x", "Hai dòng\nở đây", "a: b # c", "no", "x " * 150])
)
def test_any_text_of_any_file(file: tuple[Any, str], number: int, value: str) -> None:
    kind, text = file
    root = parse("", text.encode()).root
    assert root is not None
    record = schemas().shape(kind.name)
    places = [place for place in texts_in(to_data(root, record), record) if place]
    pointer = places[number % len(places)]
    changed = set_value(text, record, pointer, value)
    assert not parse("", changed.encode()).problems or " " in value[-1:]
    old, new = text.split("\n"), changed.split("\n")
    same_start = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    ends = zip(reversed(old), reversed(new), strict=False)
    same_end = next((n for n, pair in enumerate(ends) if pair[0] != pair[1]), len(old))
    assert len(old) - same_start - same_end <= 40


def texts_in(data: Any, at: Shape | None, pointer: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(data, dict):
        return [
            place for key, value in data.items() for place in texts_in(value, at and at.child(key), (*pointer, key))
        ]
    if isinstance(data, list):
        return [place for n, value in enumerate(data) for place in texts_in(value, at and at.child(0), (*pointer, n))]
    return [pointer] if at is not None and at.type == "string" else []
