"""Comments, and what they belong to: only what changes their words or their place is a change of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.edit.conftest import CATALOGUES, files_of, schemas

from ndp.edit.canonical import canonical
from ndp.kinds import KIND_BY_NAME, KINDS
from ndp.review.comments import comments_of
from ndp.source import parse

PLATFORM = KIND_BY_NAME["platform"]
HEADER = f"# yaml-language-server: $schema={PLATFORM.schema_comment}\n"
FILES = [(path, kind, data) for root in CATALOGUES for path, kind, data in files_of(root)]
PLATFORMS = [data.decode() for _, kind, data in FILES if kind is PLATFORM]
PLACES = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 8), st.booleans()), min_size=1, max_size=6)


def found(text: str) -> dict[str, str]:
    return {"/".join(map(str, place)): said for place, said in comments_of(HEADER + text, "id").items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: a\n", {}),
        ("# của tệp\nid: a\n", {"": "của tệp"}),
        ("scope: b\n# của mã\nid: a\n", {"": "của mã"}),
        ("id: a # mã\n", {"": "mã"}),
        ("id: a\n# một\n#  hai\nscope: b #ba\n", {"scope": "một hai ba"}),
        ("id: a\nname: '# chữ'\n", {}),
        (
            "id: a\nfunctions:\n  # một\n  - vi: a # hai\n  # ba\n",
            {"functions/0": "một", "functions/0/vi": "hai", "functions": "ba"},
        ),
    ],
)
def test_where_comments_belong(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


def test_every_kind_begins_with_the_same_property() -> None:
    assert {next(iter(schemas().shape(kind.name).properties)) for kind in KINDS} == {"id"}


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(PLATFORMS), PLACES)
def test_formatting_leaves_every_comment_where_it_belongs(text: str, places: list[tuple[int, int, bool]]) -> None:
    lines = text.split("\n")
    for number, (place, column, at_end) in enumerate(places):
        at = 1 + place % (len(lines) - 1)
        if at_end and lines[at]:
            lines[at] += f"  # ghi chú {number}"
        else:
            lines.insert(at, " " * column + f"# ghi chú {number}")
    source = "\n".join(lines).encode()
    parsed = parse("a.yml", source, PLATFORM.schema_comment)
    assume(parsed.root is not None)
    formed = canonical("a.yml", source, PLATFORM, schemas())
    assume(formed.text is not None)
    assert comments_of(str(formed.text), "id") == comments_of(parsed.text, "id")
