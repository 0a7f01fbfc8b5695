"""The format of problem examples."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ndp.problems import Position
from ndp.problems.examples import ExampleFile, materialise, read_example


def write(tmp_path: Path, text: str, name: str = "NDP101.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read_bad(tmp_path: Path, text: str) -> tuple[ExampleFile, ...]:
    return read_example(write(tmp_path, f"== bad\n{text}== good\n-- g.yml --\n")).bad


def test_sections_hold_files_and_places(tmp_path: Path) -> None:
    example = read_example(
        write(
            tmp_path,
            "== bad\n@ catalogue/a b.yml:3:14\n-- catalogue/a b.yml --\na: 1\nb: 2\n\n-- c.yml --\n"
            "== good\n-- d.yml --\nx: y\n",
        )
    )
    assert example.code == "NDP101"
    assert example.places == (("catalogue/a b.yml", Position(3, 14)),)
    assert [(file.path, file.content) for file in example.bad] == [
        ("catalogue/a b.yml", b"a: 1\nb: 2\n"),
        ("c.yml", b""),
    ]
    assert [(file.path, file.content) for file in example.good] == [("d.yml", b"x: y\n")]


@pytest.mark.parametrize(
    ("written", "content"),
    [
        (r"a\tb", b"a\tb\n"),
        (r"a\r\n", b"a\r\n\n"),
        (r"\xC3\xA9\xff", b"\xc3\xa9\xff\n"),
        (r"\u200B\U0001F600", "\u200b\U0001f600\n".encode()),
        (r"\\x41 \q", b"\\x41 \\q\n"),
        (r"a\{bc*3}d", b"abcbcbcd\n"),
        (r"\{a\n*2}", b"a\na\n\n"),
    ],
)
def test_escapes(tmp_path: Path, written: str, content: bytes) -> None:
    (file,) = read_bad(tmp_path, f"-- a.yml {{escapes}} --\n{written}\n")
    assert file.content == content
    assert file.text == f"{written}\n"


def test_without_the_flag_escapes_are_text(tmp_path: Path) -> None:
    (file,) = read_bad(tmp_path, "-- a.yml --\n\\x41\n")
    assert file.content == b"\\x41\n"


def test_flags_become_files_of_that_type(tmp_path: Path) -> None:
    files = read_bad(
        tmp_path,
        "-- d/x.yml {mode=755, no-newline} --\na: 1\n"
        "-- d/link.yml {symlink} --\n../elsewhere\n"
        "-- d/pipe.yml {fifo} --\n",
    )
    target = tmp_path / "out"
    materialise(files, target)
    assert (target / "d/x.yml").read_bytes() == b"a: 1"
    assert stat.S_IMODE((target / "d/x.yml").stat().st_mode) == 0o755
    assert (target / "d/link.yml").readlink() == Path("../elsewhere")
    assert stat.S_ISFIFO((target / "d/pipe.yml").stat().st_mode)


def test_files_are_written_over_what_is_there(tmp_path: Path) -> None:
    (first,) = read_bad(tmp_path, "-- a.yml --\nold\n")
    (second,) = read_bad(tmp_path, "-- a.yml --\nnew\n")
    materialise((first, second), tmp_path / "out")
    assert (tmp_path / "out/a.yml").read_text() == "new\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "== bad\n-- a.yml --\n",
        "== good\n-- a.yml --\n",
        "== bad\nstray\n-- a.yml --\n== good\n-- b.yml --\n",
        "-- a.yml --\n== bad\n-- a.yml --\n== good\n-- b.yml --\n",
        "== bad\n-- ../a.yml --\n== good\n-- b.yml --\n",
        "== bad\n-- /a.yml --\n== good\n-- b.yml --\n",
        "== bad\n-- a.yml {unknown} --\n== good\n-- b.yml --\n",
        "== bad\n-- a.yml --\n== good\n@ b.yml:1:1\n-- b.yml --\n",
    ],
)
def test_what_does_not_follow_the_format_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|needs|not a path|unknown flag"):
        read_example(write(tmp_path, text))


def test_the_name_has_to_be_a_code(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a problem code"):
        read_example(write(tmp_path, "== bad\n-- a --\n== good\n-- b --\n", "notes.txt"))
