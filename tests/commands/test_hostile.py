"""What contributors write into files and file names is text and nothing else wherever it is printed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.commands.conftest import Ndp
from tests.commands.test_validate import DAY
from tests.report.strategies import is_harmless

FILE_NAMES = (
    b"a\x1b[2Jb.yml",
    b"b\n::error::x.yml",
    b"c\xff\xfe.yml",
    "d\u202elmy.yml".encode(),
    b"e##[add-path]f.yml",
    b"g%0A::add-mask::h.yml",
    b"i,title=j.yml",
    b"::warning::k.yml",
)
TEXT = """\
# yaml-language-server: $schema=../../schemas/platform.schema.json
id: hoi-dap-vi-du
name:
  vi: "a\\n::error::\\x1b]0;b\\x07\\u202e"
  en: \x1b[31mred\x1b[0m\r\u202e\u2066\u200b\x9b2J
scope: "\\n::add-mask::x##[set-env name=A]b"
group: '##vso[task.complete result=Failed]%0A%0D::error::{0}'
"##[stop]\\n::debug::": "[x](https://example.org)"
? "\\x1b[8m"
: \x00
""".encode()


@pytest.fixture
def hostile(broken: Path) -> Path:
    folder = broken / "catalogue/platforms"
    for name in FILE_NAMES:
        (folder / os.fsdecode(name)).write_bytes(TEXT)
    for number in range(3):
        more = (b"\xff\xfe" + "\u2028::error::y\n".encode()) * number
        (folder / f"vi-du-{number}.yml").write_bytes(TEXT + more)
    (broken / "catalogue" / "\x1b[2J").mkdir()
    (broken / "catalogue" / "\x1b[2J" / "::error::").write_bytes(b"")
    (folder / "\u202elink.yml").symlink_to("\x1b[2J\n::error::")
    return broken


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("output_format", ["text", "json", "github", "sarif"])
def test_hostile_text_is_printed_as_mere_text(ndp: Ndp, hostile: Path, output_format: str, language: str) -> None:
    outcome = ndp("validate", "--catalogue", hostile, "--format", output_format, "--lang", language, *DAY)
    assert (outcome.status, outcome.err) == (1, "")
    assert is_harmless(outcome.out)
    assert r"\u001b[" in outcome.out


def test_no_line_begins_a_workflow_command_but_our_annotations(ndp: Ndp, hostile: Path) -> None:
    count = len(json.loads(ndp("validate", "--catalogue", hostile, "--format", "json", *DAY).out)["problems"])
    *annotations, last = ndp("validate", "--catalogue", hostile, "--format", "github", *DAY).out.splitlines()
    assert count > 40
    assert len(annotations) == count
    assert all(line.startswith(("::error file=catalogue/", "::warning file=catalogue/")) for line in annotations)
    assert not last.startswith("::")
    text = ndp("validate", "--catalogue", hostile, *DAY).out
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
