"""Words as the search compares them, and how well a typed word fits a word of the index.

The browser has a twin of this module, `docs/assets/js/search/words.js`; tests hold both to the same answers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ndp.text import fold

NUMBER = re.compile("[0-9]+")
TONES = "\u0300\u0301\u0303\u0309\u0323"

# How well a typed word fits, from 1 to 100.
EXACT = 100
AGREES = 90
"""The same letters; marks may be left out but none is another."""
BEGINS = 76
BEGINS_AGREEING = 70
CONFLICTS = 40
"""The same letters with other marks."""
SLIP = 50
"""One letter too many, too few, wrong, or two exchanged."""
BEGINS_CONFLICTING = 30
BEGINS_SLIPPING = 30

_WORD = re.compile("(?:[^\\W_]+[\u0300-\u036f]*)+")
_TONE = re.compile(f"[{TONES}]")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*")
_EITHER_I = re.compile("(?:h|k|l|m|qu|s|t)[iy]")
_SHORTEST_SLIP = 2
_SHORTEST_BEGINNING_SLIP = 4


@dataclass(frozen=True)
class Word:
    """A word taken apart: `letters` with their own marks (ê, ư, đ) but without the tone, `tone` by itself.

    Because the tone stands apart, hoá and hòa differ from each other only by the tone and not by where it is written.
    """

    folded: str
    letters: tuple[str, ...]
    tone: str

    @cached_property
    def spelling(self) -> tuple[str, ...]:
        """The letters with the spellings that are both right made one: kỹ and kĩ, 08 and 8."""
        if NUMBER.fullmatch(self.folded):
            return tuple(self.folded.lstrip("0") or "0")
        if _EITHER_I.fullmatch(self.folded):
            return (*self.letters[:-1], self.letters[-1].replace("y", "i"))
        return self.letters

    @cached_property
    def same(self) -> str:
        """What words of the same letters, whatever their marks, have in common."""
        if NUMBER.fullmatch(self.folded):
            return self.folded.lstrip("0") or "0"
        return f"{self.folded[:-1]}i" if _EITHER_I.fullmatch(self.folded) else self.folded


def tokens(text: str) -> list[str]:
    """The words of a text as written, in order: runs of letters and digits. `text` is in normal form C."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def parse(word: str) -> Word:
    """Take a word apart; composed or decomposed, upper or lower case."""
    decomposed = unicodedata.normalize("NFD", word).lower()
    letters = tuple(_CLUSTER.findall(_TONE.sub("", decomposed)))
    return Word(fold(word), letters, "".join(_TONE.findall(decomposed)))


def words_of(text: str) -> list[Word]:
    """The words of any text."""
    return [parse(token) for token in tokens(unicodedata.normalize("NFC", text))]


def _bare(letter: str) -> str:
    return "d" if letter[0] == "đ" else letter[0]


def _agree(typed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return all(a in (b, _bare(b)) for a, b in zip(typed, known, strict=False))


def _tones_agree(typed: Word, known: Word) -> bool:
    return typed.tone in ("", known.tone)


def fit(typed: Word, known: Word, *, beginning: bool) -> int:
    """How well `typed` fits `known`, 0 for not at all. With `beginning`, `typed` may be the start of `known`."""
    if typed.same == known.same:
        if typed.spelling == known.spelling and typed.tone == known.tone:
            return EXACT
        return AGREES if _agree(typed.spelling, known.spelling) and _tones_agree(typed, known) else CONFLICTS
    if beginning and known.folded.startswith(typed.folded):
        if not (_agree(typed.letters, known.letters) and _tones_agree(typed, known)):
            return BEGINS_CONFLICTING
        same = typed.letters == known.letters[: len(typed.letters)] and typed.tone == known.tone
        return BEGINS if same else BEGINS_AGREEING
    return 0


def fit_with_slip(typed: Word, known: Word, *, beginning: bool) -> int:
    """How well `typed` fits `known` if one key was struck wrongly, 0 for not at all."""
    size = len(typed.folded)
    if size < _SHORTEST_SLIP:
        return 0
    if one_slip(typed.folded, known.folded):
        return SLIP
    if beginning and size >= _SHORTEST_BEGINNING_SLIP:
        starts = {known.folded[:end] for end in (size - 1, size, size + 1)}
        return BEGINS_SLIPPING if any(one_slip(typed.folded, start) for start in starts) else 0
    return 0


def one_slip(a: str, b: str) -> bool:
    """Whether one letter inserted, left out, replaced, or exchanged with its neighbour makes `a` into `b`."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    if len(a) > len(b):
        return a[start + 1 :] == b[start:]
    if a[start + 1 :] == b[start + 1 :]:
        return True
    return (
        a[start] == b[start + 1 : start + 2]
        and a[start + 1 : start + 2] == b[start]
        and a[start + 2 :] == b[start + 2 :]
    )
