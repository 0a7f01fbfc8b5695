r"""Makes text that anybody may have written harmless where it is printed: what acts or hides is shown as `\u` escapes.

A letter, mark, digit, sign or plain space stays as it is. Everything else does not: controls, line breaks, invisible
and unassigned characters, spaces that only look like one, whatever turns the writing direction, towers of marks, and
the beginning of a command that a build machine looks for anywhere in a line.
"""

from __future__ import annotations

import re
import unicodedata

PLAIN = re.compile(r"[ -~]*")
# Printable ASCII, Vietnamese letters and the usual signs: nothing that needs a closer look.
USUAL = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*")
# Marks, letters and signs by their category, yet shown as nothing.
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# Build machines run `##[command]` and `##vso[command]` wherever these stand in a line of the log.
BUILD_COMMAND = re.compile(r"(?<=#)#(?=\[|vso\[)", re.IGNORECASE)
# A Vietnamese letter takes two.
MOST_MARKS = 2
BYTES_AS_SURROGATES = range(0xDC80, 0xDD00)


def printable(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal or a build log acts upon."""
    usual = USUAL.fullmatch(text) and not BUILD_COMMAND.search(text)
    return text if usual else "".join(shown_characters(text))


def is_plain(text: str) -> bool:
    """Whether `text` is printable ASCII without the beginning of a build command."""
    return PLAIN.fullmatch(text) is not None and not BUILD_COMMAND.search(text)


def shown_characters(text: str) -> list[str]:
    """What is shown for each character of `text`: itself or its escape."""
    shown: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category[0] == "M" else 0
        shown.append(character if marks <= MOST_MARKS and _is_harmless(character, category) else _escape(character))
    for match in BUILD_COMMAND.finditer(text):
        shown[match.start()] = _escape("#")
    return shown


def _is_harmless(character: str, category: str) -> bool:
    if character == " ":
        return True
    return (
        category[0] in "LMNPS"
        and unicodedata.bidirectional(character) not in RIGHT_TO_LEFT
        and not INVISIBLE.match(character)
    )


def _escape(character: str) -> str:
    code = ord(character)
    if code in BYTES_AS_SURROGATES:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
