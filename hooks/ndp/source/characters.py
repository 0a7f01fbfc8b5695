"""Which characters a catalogue text may hold, and where it holds others.

Allowed: line feed, printable ASCII, Latin letters with their marks (all of Vietnamese among them) in normal form C,
and the symbols of `SYMBOLS`. Which characters Unicode defines is asked of `unicodedata`, whose version is
`UNICODE_VERSION`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ndp.problems import ProblemKind
from ndp.source import character_kinds as kinds

UNICODE_VERSION = unicodedata.unidata_version
SYMBOLS = "“”‘’«»–—…•·×÷±≤≥≈≠→←↔°′″‰²³₫€£¥§№©®™"
# Letters of European languages that no mark explains; ı and ð, which pass for i and đ, are left out on purpose.
UNMARKED_LETTERS = "ĐđÆæŒœØøŁłßÞþĦħŊŋŦŧƀɃ"
# What passes for an allowed character though Unicode's compatibility forms do not connect the two.
LOOKALIKES = {
    "Ð": "Đ",
    "Ɖ": "Đ",
    "ð": "đ",
    "ı": "i",
    "ȷ": "j",
    "ƒ": "f",
    "º": "°",
    "˚": "°",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2212": "-",
    "\u201a": ",",
    "\u02bc": "’",
    "\u02bb": "‘",
    "\u2044": "/",
    "\u2215": "/",
    "\u2236": ":",
    "\u22ef": "…",
    "\u2219": "·",
    "\u2027": "·",
    "\u30fb": "·",
}
BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Shown as nothing though their category is a letter, a mark or a symbol.
BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
MARK = re.compile("[\u0300-\u036f]")
MARKS = re.compile(f"{MARK.pattern}+")
WORD = re.compile("[\\w\u0300-\u036f]+")
WORD_END = re.compile("[\\w\u0300-\u036f]+$")
UNDECODABLE = re.compile("[\ud800-\udfff]")
# YAML's own reader stops at these or takes them for line breaks; each becomes a space so that reading can go on.
UNREADABLE = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\ufffe\uffff]"
)
CATEGORY_KINDS = {
    "Cc": kinds.CONTROL_CHARACTER,
    "Zl": kinds.CONTROL_CHARACTER,
    "Zp": kinds.CONTROL_CHARACTER,
    "Cf": kinds.INVISIBLE_CHARACTER,
    "Co": kinds.PRIVATE_USE_CHARACTER,
    "Cn": kinds.UNASSIGNED_CHARACTER,
    "Cs": kinds.NOT_UTF8,
    "Zs": kinds.UNUSUAL_SPACE,
}
# No letter carries more loose marks; looking back further would let a file of marks alone take quadratic time.
LONGEST_STACK = 3
MAX_FINDINGS = 50
SHOWN_CODE_POINTS = 4
SHOWN_LENGTH = 30


def _allowed_letters() -> Iterator[str]:
    yield from UNMARKED_LETTERS
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0]
        is_marked = base != letter and (base.isascii() or base in UNMARKED_LETTERS)
        if is_marked and unicodedata.normalize("NFC", letter) == letter:
            yield letter


# Every allowed character is stable under NFC next to any other, so a text without unusual characters is in NFC.
ALLOWED = "\n" + "".join(map(chr, range(0x20, 0x7F))) + "".join(_allowed_letters()) + SYMBOLS
UNUSUAL = re.compile(f"[^{re.escape(ALLOWED)}]")
UNUSUAL_RUN = re.compile(f"{UNUSUAL.pattern}+")
ALLOWED_TEXT = re.compile(f"[{re.escape(ALLOWED)}]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the text at the offset `start` (code points), and what its kind's texts need."""

    kind: ProblemKind
    start: int
    values: Mapping[str, str]


def find_unusual(text: str) -> list[Finding]:
    """Every run of characters that a catalogue text may not hold, in the order of `text`.

    Neighbours with the same fault are one finding, and so are all letters with loose marks on one line. Behind
    `MAX_FINDINGS` one more finding counts the places left. A lone surrogate stands for a byte that could not be
    decoded (`surrogateescape`).
    """
    if not UNUSUAL.search(text):
        return []
    findings: list[Finding] = []
    for kind, start, end in _faults(text):
        if len(findings) == MAX_FINDINGS:
            places = sum(1 for _ in UNUSUAL_RUN.finditer(text, start))
            findings.append(Finding(kinds.MORE_CHARACTER_PROBLEMS, start, {"count": str(places)}))
            break
        if kind is kinds.NOT_NFC:
            findings.append(Finding(kind, start - 1, _describe_loose_marks(text, start, end)))
        else:
            findings.append(Finding(kind, start, _describe(kind, text[start:end])))
    return findings


def make_readable(text: str) -> str:
    """`text` with what YAML's reader cannot take replaced one for one, so that all positions stay."""
    return UNREADABLE.sub(" ", text)


def shorten(text: str, length: int = SHOWN_LENGTH) -> str:
    """`text` for a message: at most `length` characters, and nothing invisible or active in it."""
    shown = UNUSUAL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " "))
    return shown if len(shown) <= length else shown[: length - 1] + "…"


def _faults(text: str) -> Iterator[tuple[ProblemKind, int, int]]:
    """Kind, start and end of each stretch of one fault; loose marks reach to the end of their line."""
    end_of_marked_line = 0
    for run in UNUSUAL_RUN.finditer(text):
        for kind, start, end in _same_fault(text, run.start(), run.end()):
            if kind is not kinds.NOT_NFC:
                yield kind, start, end
            elif start >= end_of_marked_line:
                line_end = text.find("\n", start)
                end_of_marked_line = len(text) if line_end < 0 else line_end
                yield kind, start, end_of_marked_line


def _same_fault(text: str, start: int, end: int) -> Iterator[tuple[ProblemKind, int, int]]:
    """Kind, start and end of each stretch of one fault in the unusual characters `text[start:end]`."""
    open_kind: ProblemKind | None = None
    open_start = start
    for index in range(start, end):
        kind = _kind_at(text, index)
        if kind is not open_kind:
            if open_kind is not None:
                yield open_kind, open_start, index
            open_kind, open_start = kind, index
    if open_kind is not None:
        yield open_kind, open_start, end


def _kind_at(text: str, index: int) -> ProblemKind | None:
    character = text[index]
    if not _is_mark(character):
        return _kind_of(character)
    return _kind_of_mark(text[max(0, index - LONGEST_STACK) : index + 1])


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M") and not BLANK.match(character)


@lru_cache(maxsize=4096)
def _kind_of(character: str) -> ProblemKind:
    if character == "\t":
        return kinds.TAB_CHARACTER
    if character == "\N{REPLACEMENT CHARACTER}":
        return kinds.REPLACEMENT_CHARACTER
    if character in BIDIRECTIONAL:
        return kinds.BIDIRECTIONAL_CONTROL
    if BLANK.match(character):
        return kinds.INVISIBLE_CHARACTER
    category = unicodedata.category(character)
    if category in CATEGORY_KINDS:
        return CATEGORY_KINDS[category]
    if _replacement(character):
        return kinds.LOOKALIKE_CHARACTER
    if category.startswith("L") and not unicodedata.name(character, "").startswith("LATIN"):
        return kinds.NON_LATIN_LETTER
    return kinds.CHARACTER_NOT_ALLOWED


@lru_cache(maxsize=4096)
def _kind_of_mark(text: str) -> ProblemKind | None:
    """What is wrong with the mark at the end of `text`: None where it is the one mark of a letter that needs it."""
    base_index = len(text) - 1
    while base_index > 0 and _is_mark(text[base_index]):
        base_index -= 1
    base, letter = text[base_index], text[base_index:]
    if UNUSUAL.match(base) and unicodedata.category(base).startswith("L"):
        return _kind_of(base)
    if not base.isalpha():
        return kinds.MISPLACED_MARK
    if unicodedata.normalize("NFC", letter) != letter:
        return kinds.NOT_NFC
    return None if len(letter) == 2 and MARK.match(letter[1]) else kinds.MISPLACED_MARK


def _replacement(character: str) -> str:
    """The allowed text that `character` passes for, or the empty text."""
    if character in LOOKALIKES:
        return LOOKALIKES[character]
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if ALLOWED_TEXT.fullmatch(compatible) else ""


def _describe(kind: ProblemKind, text: str) -> dict[str, str]:
    code_points = [f"U+{ord(character):04X}" for character in text[:SHOWN_CODE_POINTS]]
    if len(text) > SHOWN_CODE_POINTS:
        code_points.append("…")
    values = {"code_points": " ".join(code_points)}
    if kind is kinds.NOT_UTF8:
        return {"byte": f"0x{ord(text[0]) - 0xDC00:02X}"}
    if kind is kinds.UNASSIGNED_CHARACTER:
        values["unicode_version"] = UNICODE_VERSION
    if kind in (kinds.NON_LATIN_LETTER, kinds.LOOKALIKE_CHARACTER, kinds.CHARACTER_NOT_ALLOWED):
        values["text"] = text[:SHOWN_LENGTH]
    if kind is kinds.LOOKALIKE_CHARACTER:
        values["replacement"] = "".join(map(_replacement, text[:SHOWN_LENGTH]))
    return values


def _describe_loose_marks(text: str, first: int, line_end: int) -> dict[str, str]:
    before = WORD_END.search(text, max(0, first - SHOWN_LENGTH), first)
    after = WORD.match(text, first, first + SHOWN_LENGTH)
    word = (before[0] if before else "") + (after[0] if after else "")
    letters = sum(1 for _ in MARKS.finditer(text, first, line_end))
    return {"word": shorten(unicodedata.normalize("NFC", word)), "count": str(letters)}
