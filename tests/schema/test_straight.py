"""What the quick reader reads, the strict one accepts and reads in the same way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.schema.conftest import ROOT
from tests.source.test_fuzz import TOKENS

from ndp.kinds import KIND_BY_FOLDER, KIND_BY_NAME, KINDS, Kind
from ndp.problems.examples import read_example
from ndp.schema import Schemas, read_straight
from ndp.schema.typing import to_data
from ndp.source import parse
from ndp.source.compose import MAX_DEPTH, MAX_NODES
from ndp.source.parse import MAX_BYTES, MAX_LINE

CATALOGUES = ("catalogue", "tests/fixtures/base/catalogue", "tests/demo/catalogue")
EXAMPLES = sorted((ROOT / "tests/fixtures/problems").glob("*.txt"))
SCHEMAS = Schemas.load(ROOT / "schemas")


def first_line(kind: Kind) -> str:
    return f"# yaml-language-server: $schema={kind.schema_comment}\n"


def hold_against_strict(kind: Kind, data: bytes) -> Any:
    """The data that the quick reader gives, None where it gives none; the strict reader must say the same."""
    found = read_straight(data, SCHEMAS.shape(kind.name), kind.schema_comment)
    if found is not None:
        parsed = parse("f.yml", data, kind.schema_comment)
        assert parsed.problems == ()
        assert parsed.root is not None
        # In the order of the file, and 4.50 is not 4.5.
        assert repr(found) == repr(to_data(parsed.root, SCHEMAS.shape(kind.name)))
    return found


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_files_of_catalogues_are_read_straight(catalogue: str) -> None:
    read = [
        hold_against_strict(kind, path.read_bytes()) is not None
        for kind in KINDS
        for path in sorted(Path(ROOT / catalogue).glob(kind.files.removeprefix("catalogue/")))
    ]
    assert len(read) > 20
    assert sum(read) >= 0.99 * len(read)


def test_examples_of_problems() -> None:
    left, read = 0, 0
    for path in EXAMPLES:
        found = read_example(path)
        for file in (*found.bad, *found.good):
            parts = file.path.split("/")
            if file.type == "file" and len(parts) > 2 and parts[1] in KIND_BY_FOLDER:
                is_read = hold_against_strict(KIND_BY_FOLDER[parts[1]], file.content) is not None
                read += is_read
                left += not is_read
    assert read > len(EXAMPLES)
    assert left > 20


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Kind, bytes]:
    """A file of the demonstration with a few places cut, doubled or filled."""
    kind, text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 8, 30])))
        filling = draw(st.sampled_from([*TOKENS, text[start:end] * 2, "true", "12", "-1.50", '"7"', "007", "1_000"]))
        text = text[:start] + filling + text[end:]
    return kind, text.encode("utf-8", "surrogatepass")


def samples() -> list[tuple[Kind, str]]:
    """The longest file of every kind of the demonstration."""
    found: list[tuple[Kind, str]] = []
    for kind in KINDS:
        paths = (ROOT / "tests/demo").glob(kind.files)
        texts = sorted((path.read_text(encoding="utf-8") for path in paths), key=lambda text: (len(text), text))
        found.extend((kind, text) for text in texts[-1:])
    return found


SAMPLES = samples()


@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
def test_mutated_files(case: tuple[Kind, bytes]) -> None:
    hold_against_strict(*case)


PLAIN = "id: mau\nname:\n  vi: Mẫu\n"
PLATFORM = KIND_BY_NAME["platform"]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN + "aliases: [a, 'b', \"c\"]\n",
        PLAIN + 'aliases: ["\\u0110"]\n',
        PLAIN + "purpose: {vi: 'Nháy đơn'}\n",
        PLAIN + "purpose:\n  vi: >-\n    Hai\n    dòng\n",
        PLAIN + "# ghi chú\nstatus:\n",
    ],
)
def test_what_is_read(text: str) -> None:
    assert hold_against_strict(PLATFORM, (first_line(PLATFORM) + text).encode()) is not None


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("id: mau", "id: &a mau"),
        PLAIN + "status: *a\n",
        PLAIN + "status: !!str a\n",
        PLAIN + "<<: {status: a}\n",
        PLAIN + "id: lai\n",
        PLAIN + "---\nid: hai\n",
        PLAIN + "...\n",
        "---\n" + PLAIN,
        "%YAML 1.2\n---\n" + PLAIN,
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN + "status:\ta\n",
        PLAIN + "status: a\u202eb\n",
        PLAIN + 'status: "a\\u202eb"\n',
        PLAIN + '"st\\u200batus": a\n',
        PLAIN + "status: e\u0301\n",
        PLAIN + "status: a \n",
        PLAIN + "status: a",
        PLAIN + "? status\n: a\n? [a]\n: b\n",
        PLAIN + "status: " + "a" * MAX_LINE + "\n",
        PLAIN + "aliases: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "\n",
        PLAIN + "aliases:\n" + "- a\n" * MAX_NODES,
        PLAIN + "# " + "\n# ".join(["x" * 70] * (MAX_BYTES // 72)) + "\n",
        PLAIN + "unknown: a\n",
        "- a\n",
        "a\n",
        "",
        "a: 'b\n",
    ],
)
def test_what_is_left_to_the_strict_reader(text: str) -> None:
    assert hold_against_strict(PLATFORM, (first_line(PLATFORM) + text).encode()) is None


@pytest.mark.parametrize(
    "line", ["", "# \n", first_line(KIND_BY_NAME["plan"]), first_line(PLATFORM).replace("\n", " \n")]
)
def test_the_first_line_decides(line: str) -> None:
    assert hold_against_strict(PLATFORM, (line + PLAIN).encode()) is None


def test_bytes_that_are_no_text_are_left_to_the_strict_reader() -> None:
    assert hold_against_strict(PLATFORM, first_line(PLATFORM).encode() + b"id: \xea\n") is None
