"""The part of a source line around a column, as a terminal shows it, and where the caret goes under it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ndp.report.escape import shown_characters

BEFORE, AFTER = 60, 50
CUT = "…"
# Vowels and final consonants that join the Korean syllable before them.
JOINING_JAMO = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` is safe to print. `offset` is how many terminal cells stand left of the caret."""

    text: str
    offset: int


def excerpt(line: str, column: int) -> Excerpt:
    """The part of `line` around the 1-based `column` (code points), which may stand right behind the line's end."""
    shown = shown_characters(line)
    widths = [display_width(each) for each in shown]
    index = min(column - 1, len(shown))
    start, end = index, index
    budget = BEFORE
    while start > 0 and budget >= max(widths[start - 1], 1):
        start -= 1
        budget -= max(widths[start], 1)
    budget = AFTER
    while end < len(shown) and budget >= max(widths[end], 1):
        budget -= max(widths[end], 1)
        end += 1
    head = CUT if start > 0 else ""
    tail = CUT if end < len(shown) else ""
    offset = len(head) + sum(widths[start:index])
    if index < len(shown) and widths[index] == 0 and offset > 0:
        offset -= 1  # a mark stands on the letter before it
    return Excerpt(head + "".join(shown[start:end]) + tail, offset)


def display_width(text: str) -> int:
    """How many terminal cells `text` takes; it holds printable characters alone."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character)[0] == "M" or any(ord(character) in joining for joining in JOINING_JAMO):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
