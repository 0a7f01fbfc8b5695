"""Texts as sequences of words from one vocabulary: a quarter smaller than the texts once both are compressed, and each
word is taken apart once however often it is used.

A text is cut into words and what stands between them. A single space between words is not written. Each piece is its
place in the vocabulary, written as one character; frequent pieces get the characters that take the fewest bytes.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence

_PIECE = re.compile("(?:[^\\W_]+[\u0300-\u036f]*)+|[\\W_]+")
_FIRST = 0x20
_NOT_USED = (
    range(0x22, 0x23),
    range(0x5C, 0x5D),
    range(0x7F, 0xA1),
    range(0xD800, 0xE000),
    range(0xFEFF, 0xFF00),
    range(0xFFF0, 0x10000),
)
"""Characters that JSON escapes or that not every reader passes on unchanged."""


def tidy(text: str) -> str:
    """`text` in normal form C, every run of white space one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_word(piece: str) -> bool:
    """Whether a piece is a word and not what stands between words."""
    return piece[0].isalnum()


def pieces(text: str) -> list[str]:
    """The pieces of a text in normal form C, without single spaces between words."""
    found = _PIECE.findall(text)
    if text.strip(" ") == text:
        return [piece for piece in found if piece != " "]
    last = len(found) - 1
    return [piece for place, piece in enumerate(found) if piece != " " or place in (0, last)]


def joined(parts: Iterable[str]) -> str:
    """The text of `pieces`."""
    out: list[str] = []
    after_word = False
    for piece in parts:
        word = is_word(piece)
        if word and after_word:
            out.append(" ")
        out.append(piece)
        after_word = word
    return "".join(out)


def characters() -> Iterator[str]:
    """The characters that stand for places in a vocabulary, in order."""
    code = _FIRST
    while True:
        unused = next((block for block in _NOT_USED if code in block), None)
        if unused is None:
            yield chr(code)
            code += 1
        else:
            code = unused.stop


class Coder:
    """Writes texts as characters for the words of their own vocabulary.

    Takes all texts first: which characters stand for a word depends on how often it is used.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._counts: list[int] = []
        self._codes: list[str] = []
        self.vocabulary: tuple[str, ...] = ()

    def take(self, text: str) -> array[int]:
        """Take in a text; what is given back stands for it, in a fourth of its memory."""
        numbers = array("I")
        for piece in pieces(text):
            number = self._numbers.get(piece)
            if number is None:
                number = self._numbers[piece] = len(self._numbers)
                self._counts.append(0)
            self._counts[number] += 1
            numbers.append(number)
        return numbers

    def close(self) -> None:
        """Settle the vocabulary, after the last text."""
        counts, numbers = self._counts, self._numbers
        self.vocabulary = tuple(sorted(numbers, key=lambda piece: (-counts[numbers[piece]], piece)))
        codes = dict(zip(self.vocabulary, characters(), strict=False))
        self._codes = [codes[piece] for piece in numbers]

    def write(self, taken: array[int]) -> str:
        """A text that was taken, in characters."""
        return "".join(map(self._codes.__getitem__, taken))


class Decoder:
    """Reads what a `Coder` wrote."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = vocabulary
        self._places = {code: place for place, code in zip(range(len(vocabulary)), characters(), strict=False)}

    def places(self, written: str) -> list[int]:
        """The places in the vocabulary that `written` names. Raises KeyError for characters no place has."""
        return [self._places[code] for code in written]

    def text(self, written: str) -> str:
        """The text that was written."""
        return joined(self.vocabulary[place] for place in self.places(written))
