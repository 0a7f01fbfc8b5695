"""Vietnamese typed without an input method: the keys of Telex and VNI read as the letters they stand for.

The browser has a twin of this module in `docs/assets/js/search/words.js`.
"""

from __future__ import annotations

import re
import unicodedata

from ndp.search.words import Word

_ASCII_WORD = re.compile("[a-z]+")
_VNI_WORD = re.compile("[a-z]+[0-9][a-z0-9]*")
_VOWELS = "aeiouy"
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


class _Letters:
    """The letters typed so far, and the tone."""

    def __init__(self) -> None:
        self.bare: list[str] = []
        self.marks: list[str] = []
        self.tone = ""

    @property
    def has_vowel(self) -> bool:
        return any(letter in _VOWELS for letter in self.bare)

    def add(self, letter: str) -> None:
        self.bare.append(letter)
        self.marks.append("")

    def mark_last(self, letters: str, mark: str) -> bool:
        """Put `mark` on the last unmarked one of `letters`; whether there was one."""
        for place in range(len(self.bare) - 1, -1, -1):
            if self.bare[place] in letters and not self.marks[place]:
                self.marks[place] = mark
                return True
        return False

    def horn(self) -> bool:
        """The horn of ơ and ư; both at once in ươ."""
        at = len(self.bare) - 1
        while at > 0 and not (self.bare[at - 1] == "u" and self.bare[at] == "o"):
            at -= 1
        if at > 0 and not self.marks[at]:
            self.marks[at - 1] = self.marks[at] = _HORN
            return True
        return self.mark_last("ou", _HORN)

    def curve(self) -> bool:
        """What the one Telex key w stands for: ă after an a, else ư and ơ, else ă."""
        return (self.bare[-1:] == ["a"] and self.breve()) or self.horn() or self.breve()

    def breve(self) -> bool:
        """The breve of ă."""
        return self.mark_last("a", _BREVE)

    def stroke(self) -> bool:
        """The stroke of đ, which only begins a word."""
        if self.bare[:1] == ["d"]:
            self.bare[0] = "đ"
            return True
        return False

    def word(self) -> Word | None:
        """What was typed; None where no key stood for a mark."""
        marked = self.tone or any(self.marks) or "đ" in self.bare
        if not marked or not self.has_vowel:
            return None
        letters = tuple(letter + mark for letter, mark in zip(self.bare, self.marks, strict=True))
        return Word("".join(self.bare).replace("đ", "d"), letters, self.tone)


def telex(typed: str) -> Word | None:
    """The word meant by Telex keys (`ddieenj` is điện); None where there is no such reading."""
    text = unicodedata.normalize("NFC", typed).lower()
    if not _ASCII_WORD.fullmatch(text):
        return None
    letters = _Letters()
    for key in text:
        if key in _TELEX_TONES and letters.has_vowel:
            letters.tone = _TELEX_TONES[key]
        elif key == "w":
            if not letters.curve():
                return None
        elif not (key in "aeo" and key in letters.bare and letters.mark_last(key, _HAT)) and not (
            key == "d" and letters.stroke()
        ):
            letters.add(key)
    return letters.word()


def vni(typed: str) -> Word | None:
    """The word meant by VNI keys (`d9ie6n5` is điện); None where there is no such reading."""
    text = unicodedata.normalize("NFC", typed).lower()
    if not _VNI_WORD.fullmatch(text):
        return None
    letters = _Letters()
    understood = {
        "6": lambda: letters.mark_last("aeo", _HAT),
        "7": letters.horn,
        "8": letters.breve,
        "9": letters.stroke,
    }
    for key in text:
        if key in _VNI_TONES:
            letters.tone = _VNI_TONES[key]
        elif not key.isdigit():
            letters.add(key)
        elif key == "0" or not understood[key]():
            return None
    return letters.word()
