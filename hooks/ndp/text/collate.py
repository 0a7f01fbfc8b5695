"""Vietnamese dictionary order.

Followed: the ordering rules of the Vietnam Lexicography Centre (Vũ Xuân Lương), the ones Vietnamese dictionaries use.

- Letters: a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z. A letter with a mark is a letter of its
  own; ch, gh, ng, tr and the like are two letters.
- Tones: ngang, huyền, hỏi, ngã, sắc, nặng. A tone belongs to its syllable, so "hòa" and "hoà" stand together.
- Texts are compared syllable by syllable: the letters of the first syllable, then its tone, then the second syllable.
  A text comes before its continuations.
- Small letters come before capitals where letters and tones are the same throughout.

Unicode CLDR `vi` (standard collation) has the same alphabet and the same order of tones, but compares the letters of
the whole text before any tone: it puts "tuần chay" before "tuân thủ", a dictionary puts it after. The dictionary is
what readers of a list of names know, so the dictionary is followed here. The older custom of counting ch, gh, ng, tr
as letters (CLDR `vi`, traditional collation) is not.

Beyond those rules: runs of digits 0-9 compare by value and precede letters; spaces and punctuation only part
syllables; marks that are not Vietnamese do not count (ü as u); letters outside the alphabet follow z in code point
order.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeAlias

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"

# Ranks start below every printable character, so a letter that is not in the alphabet follows z.
_LETTER_RANKS = {ord(letter): chr(rank) for rank, letter in enumerate(_ALPHABET, start=1)}
_TONE_RANKS = str.maketrans(_TONES, "12345")

_TOKEN = re.compile("[0-9]+|[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*")
_TONE = re.compile(f"[{_TONES}]")
_MARKED_LETTER = re.compile("a[\u0302\u0306]|[eo]\u0302|[ou]\u031b")
_MARK = re.compile("[\u0300-\u036f]")


class Token(NamedTuple):
    """A syllable or a number, comparable with every other: `kind`, then value or letters, then tones."""

    kind: int
    digits: int
    characters: str
    tones: str


SortKey: TypeAlias = tuple[tuple[Token, ...], str, str]


def sort_key(text: str) -> SortKey:
    """The place of `text` in Vietnamese dictionary order (see the module), for `sorted` and `min`.

    In: any text. Out: an opaque key. Keys are totally ordered, and equal exactly when the texts are equal in NFC.
    """
    tokens: tuple[Token, ...] = ()
    capitals = []
    for word in text.split(" "):
        of_word, case = _word(word)
        tokens += of_word
        capitals.append(case)
    return tokens, "".join(capitals), unicodedata.normalize("NFC", text)


# Long lists are made of few words: there are some seven thousand Vietnamese syllables. No token goes beyond a space.
@lru_cache(maxsize=1 << 13)
def _word(word: str) -> tuple[tuple[Token, ...], str]:
    """The tokens of what stands between spaces, and which of its letters are capitals."""
    decomposed = unicodedata.normalize("NFD", word)
    case = "".join("1" if character.isupper() else "0" for character in decomposed if character.isalpha())
    return tuple(map(_token, _TOKEN.findall(decomposed.lower()))), case


def _token(word: str) -> Token:
    if word[0] in "0123456789":
        # Compared by length, then digit by digit: int() refuses very long numbers.
        significant = word.lstrip("0")
        return Token(0, len(significant), significant, "")
    tones = "".join(_TONE.findall(word)).translate(_TONE_RANKS)
    letters = _MARKED_LETTER.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), _TONE.sub("", word))
    return Token(1, 0, _MARK.sub("", letters).translate(_LETTER_RANKS), tones)
