"""What is thrown at the targets: files of the catalogue with places cut, moved, swapped, filled with hostile text."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

from hypothesis import strategies as st
from tests.fuzz.seeds import (
    HOSTILE,
    ROOT,
    demonstration_files,
    demonstration_records,
    maximal_records,
    plain,
    readable,
    written,
)
from tests.review.conftest import BASE
from tests.site.statement_attacks import PIECES
from tests.source.test_fuzz import TOKENS

from ndp.kinds import KIND_BY_NAME, Kind, record_of

HOSTILE_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from([readable(text) for text in HOSTILE]),
    st.sampled_from([[], {}, [[]], [{}], {"vi": "x"}, ["x", "x"], None]),
    st.text(max_size=20),
)
FILES = [content for _, content in demonstration_files()]
RECORDS: list[tuple[str, str, dict[str, Any]]] = [
    *demonstration_records(),
    *((kind, record_id, readable(data)) for (kind, record_id), data in maximal_records().items()),
]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every list or dict with an index or key of it."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        for key in holder if isinstance(holder, dict) else range(len(holder)):
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
    return found


VALUES_OF_KEY: dict[str, list[Any]] = {}
"""What stands under each name anywhere; every value once."""
for _, _, _record in RECORDS:
    for _holder, _key in _places(_record):
        if isinstance(_key, str) and _holder[_key] not in VALUES_OF_KEY.setdefault(_key, []):
            VALUES_OF_KEY[_key].append(_holder[_key])
PROPOSERS = st.sampled_from(["github:1001", "github:2001", "github:3001", "github:5001", "github:9", "gitlab:1001"])
PATHS = st.one_of(
    st.sampled_from(sorted(BASE)),
    st.sampled_from(["catalogue/policy.yml", "catalogue/x.yml", "catalogue/platforms/a\n`b.yml", "CATALOGUE/a.yml"]),
    st.text(max_size=30).filter(lambda text: "\0" not in text),
)
ANSWERS = [
    *("ban-do", "hoi-dap", "Nền tảng bản đồ", "cong-ty-ban-do", "Bộ B (ví dụ)", "2025-12", "2025-11-25", "12"),
    *("https://ban-do.vidu.vn/", "_No response_", "- [X] Có", "- [ ] Không", "Tra cứu.\nTải về.", "Hoạt động"),
    *("nguoi-dung: 90000", "Nguồn: https://a.vn/", "quyet-dinh", "186/d1.iv.5.b", "1.234,5", "Nội dung"),
]
FORGE_LINES = st.sampled_from(
    [
        *("Proposed-by: github:1001", "Approved-by: github:2001 " + "0" * 40, "Approved-by: x", "", "\n", "Gộp"),
        *("catalogue/platforms/a.yml", "catalogue//", "catalogue/platforms/" + "a-" * 999, "\udce2", "\0"),
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """A file of the demonstration, changed in up to four places as text."""
    content = draw(st.sampled_from(FILES)).decode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 0, 1, 3, 12, 60])))
        filling = draw(st.one_of(st.sampled_from(TOKENS), st.just(content[start:end] * 2), st.sampled_from(HOSTILE)))
        content = content[:start] + filling + content[end:]
    return content.encode("utf-8", "surrogatepass")


@st.composite
def records(draw: st.DrawFn) -> tuple[Kind, str, bytes]:
    """A record changed in up to three values, written as YAML that can be read; sometimes as text."""
    kind_name, record_id, data = draw(st.sampled_from(RECORDS))
    kind = KIND_BY_NAME[kind_name]
    changed = copy.deepcopy(data)
    for _ in range(draw(st.sampled_from([1, 1, 2, 3]))):
        change_value(draw, changed)
    return kind, record_id, written(kind, changed)


def change_value(draw: st.DrawFn, data: Any) -> None:
    """Change one value below `data` in place: one of the same name elsewhere, a hostile one, gone, twice."""
    places = list(_places(data))
    if not places:
        return
    holder, key = draw(st.sampled_from(places))
    how = draw(st.sampled_from(["alike", "alike", "alike", "hostile", "swap", "drop", "double"]))
    if how == "alike" and key in VALUES_OF_KEY:
        holder[key] = copy.deepcopy(draw(st.sampled_from(VALUES_OF_KEY[key])))
    elif how in ("alike", "hostile"):
        holder[key] = copy.deepcopy(draw(HOSTILE_VALUES))
    elif how == "swap":
        other, other_key = draw(st.sampled_from(places))
        holder[key] = copy.deepcopy(other[other_key])
    elif how == "drop":
        del holder[key]
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[key]))
    else:
        holder[f"{key}x"] = holder[key]


@st.composite
def proposals(draw: st.DrawFn) -> tuple[str, dict[str, bytes | None]]:
    """A proposer and one to three changed, new or removed files of the small catalogue."""
    files: dict[str, bytes | None] = {}
    for _ in range(draw(st.integers(1, 3))):
        path = draw(PATHS)
        how = draw(st.sampled_from(["value", "value", "text", "take", "remove"]))
        place = record_of(path)
        if how == "remove":
            files[path] = None
        elif how == "value" and path in BASE and place is not None:
            data = plain(BASE[path].content)
            change_value(draw, data)
            files[path] = written(place[0], data)
        elif how == "take":
            files[path] = draw(st.sampled_from(FILES))
        else:
            files[path] = draw(texts())
    return draw(PROPOSERS), files


@st.composite
def words_of_the_forge(draw: st.DrawFn) -> bytes:
    """Something like a list of reviews, or like a commit's message or a path."""
    if draw(st.booleans()):
        return "\n".join(draw(st.lists(FORGE_LINES, max_size=6))).encode("utf-8", "surrogateescape")
    review = {"user": 1001, "state": "approved", "commit": "0" * 40, "at": "2026-01-15T08:00:00Z"}
    data: Any = {"forge": "github", "complete": True, "reviews": [review, dict(review)], "contributors": [1002]}
    for _ in range(draw(st.integers(0, 2))):
        change_value(draw, data)
    text = json.dumps(data)
    cut = draw(st.sampled_from([len(text), len(text), len(text) // 2]))
    return text[:cut].encode("utf-8", "surrogatepass")


reader_inputs = st.one_of(texts(), texts(), st.binary(max_size=300))
statements = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(max_size=80),
    st.lists(st.sampled_from(HOSTILE)).map("".join),
)

QUERY_PIECES = st.sampled_from(
    [
        *(
            "nền",
            "tảng",
            "nen62",
            "tang3",
            "nenef",
            "bo cong an",
            "186/QĐ",
            "ĐTĐM",
            "hoadon",
            "dma",
            " ",
            "-",
            "_",
            "/",
        ),
        *("n", "9" * 30, "a" * 300, "e\u0302\u0323", "\u0301", "\u0323" * 20, "Đ", "ß", "ﬁ", "İ", "\0", "\uffff", "😀"),
    ]
)
queries = st.one_of(
    st.lists(QUERY_PIECES, max_size=20).map("".join),
    st.lists(QUERY_PIECES, max_size=40).map(" ".join),
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
)


@cache
def form_labels() -> dict[str, list[str]]:
    """The labels of each issue form's fields, by the form's name."""
    folder = ROOT / ".github/ISSUE_TEMPLATE"
    forms = {path.stem: plain(path.read_bytes()) for path in sorted(folder.glob("*.yml")) if path.name != "config.yml"}
    return {
        name: [field["attributes"]["label"] for field in form["body"] if "label" in field.get("attributes", {})]
        for name, form in forms.items()
    }


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name of an issue form and a body like the forge makes of its answers."""
    name = draw(st.sampled_from(sorted(form_labels())))
    lines: list[str] = []
    for label in form_labels()[name]:
        if draw(st.integers(0, 9)):
            value = draw(st.one_of(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS), st.sampled_from(HOSTILE)))
            lines += [f"### {label}", "", value, ""]
    body = "\n".join(lines)
    if not draw(st.integers(0, 4)):
        start = draw(st.integers(0, len(body)))
        body = body[:start] + draw(st.sampled_from([*TOKENS, *HOSTILE])) + body[start:]
    return name, body.encode("utf-8", "surrogatepass")
