"""JSON that can be looked at: what would act in a terminal or a build log stands in it as an escape of JSON's own."""

from __future__ import annotations

import json
import re
from typing import Any

from ndp.report.escape import BUILD_COMMAND, is_plain, printable

SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(value: Any) -> str:
    """`value` as indented JSON with a final line break. It means the same text, escaped or not.

    A lone surrogate, which no JSON reader has to accept, becomes the replacement character.
    """
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "".join(f"{_safe(line)}\n" for line in lines)


def _safe(line: str) -> str:
    if is_plain(line):
        return line
    whole = BUILD_COMMAND.sub(r"\\u0023", SURROGATE.sub("\N{REPLACEMENT CHARACTER}", line))
    return "".join(each if printable(each) == each else _escaped(each) for each in whole)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) > 0x7F else f"\\u{ord(character):04x}"
