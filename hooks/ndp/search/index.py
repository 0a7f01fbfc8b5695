"""The index as the search holds it in memory, read from the files that `ndp.search.build` wrote."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ndp.search.build import numbers_of
from ndp.search.coding import Decoder, is_word
from ndp.search.words import Word, fit, parse, words_of

Places = tuple[int, ...]

LAST = "\uffff"
"""Comes after every word that begins with what stands before it."""


@dataclass(frozen=True, slots=True)
class Initials:
    """The first letters of the words of a name, and where each of the words stands in it."""

    letters: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say something, and the other ways to say the same."""

    words: tuple[Word, ...]
    others: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item in the index: its items are `first` to before `end`. `named` as in `ndp.search.items`."""

    key: str
    title: str
    weight: int
    named: bool
    base: str
    first: int
    end: int


class SearchIndex:
    """Names, further names and summaries of all items as words of one vocabulary."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`data` is the content of the index file."""
        decoder = Decoder(data["vocabulary"])
        self._decoder = decoder
        self._data = data
        self.words: list[Word | None] = [parse(piece) if is_word(piece) else None for piece in data["vocabulary"]]
        self.kinds = _kinds(data["kinds"])
        self.names: list[list[Places]] = [
            [self._words(name), *self._split(others)]
            for name, others in zip(data["names"], data["others"], strict=True)
        ]
        self.summaries: list[Places] = [self._words(summary) for summary in data["summaries"]]
        self._synonyms: list[list[str]] = data["synonyms"]
        self.optional: list[Word] = [parse(word) for word in data["optional"]]
        self.marked_optional = [word for word in self.optional if word.tone or "".join(word.letters) != word.folded]
        shown = {
            place for places in (*self.summaries, *(one for names in self.names for one in names)) for place in places
        }
        self.known = frozenset(self._word(place).same for place in shown)

    @classmethod
    def of(cls, files: Mapping[str, bytes], name: str) -> SearchIndex:
        """The index among built files."""
        return cls(json.loads(files[name]))

    def __len__(self) -> int:
        return len(self.names)

    def name(self, item: int) -> str:
        """The name of an item."""
        return self._decoder.text(self._data["names"][item])

    def summary(self, item: int) -> str:
        """The summary of an item."""
        return self._decoder.text(self._data["summaries"][item])

    def url(self, item: int) -> str:
        """The site-absolute address of an item."""
        return self.kind(item).base + self._decoder.text(self._data["tails"][item]).replace(" ", "-")

    def kind(self, item: int) -> Kind:
        """The kind of an item."""
        return next(kind for kind in self.kinds if item < kind.end)

    @cached_property
    def items_with(self) -> dict[int, set[int]]:
        """The items that have a word in their names or summary, by the word's place in the vocabulary."""
        found: dict[int, set[int]] = {}
        for item, (names, summary) in enumerate(zip(self.names, self.summaries, strict=True)):
            for place in {*summary, *(place for name in names for place in name)}:
                found.setdefault(place, set()).add(item)
        return found

    @cached_property
    def initials(self) -> list[list[list[Initials]]]:
        """Per item and name, how its initials may read: all words, and all but the small ones between the others.

        Bộ Thông tin và Truyền thông is BTTTT, not BTTVTT.
        """
        small = {(word.letters, word.tone) for word in self.optional}
        return [[_initials([self._word(at) for at in name], small) for name in names] for names in self.names]

    @cached_property
    def forms(self) -> dict[str, list[Form]]:
        """Forms that mean the same as others, by what their first word has in common with words like it.

        Those of the file of synonyms, and the names of things that are asked for by name in other things' texts.
        """
        groups = [[tuple(words_of(form)) for form in group] for group in self._synonyms]
        for kind in self.kinds:
            if kind.named:
                groups += [
                    [tuple(self._word(at) for at in name) for name in names if name]
                    for names in self.names[kind.first : kind.end]
                ]
        forms: dict[str, list[Form]] = {}
        for group in groups:
            for place, form in enumerate(group):
                others = tuple(group[:place] + group[place + 1 :])
                if others or len(form) > 1:
                    forms.setdefault(form[0].same, []).append(Form(form, others))
        return forms

    def _word(self, place: int) -> Word:
        word = self.words[place]
        if word is None:
            raise ValueError("what stands between words is no word")
        return word

    def _words(self, written: str) -> Places:
        return tuple(place for place in self._decoder.places(written) if self.words[place] is not None)

    def _split(self, written: str) -> list[Places]:
        groups: list[list[int]] = [[]]
        for place in self._decoder.places(written):
            if self._decoder.vocabulary[place] == "\n":
                groups.append([])
            elif self.words[place] is not None:
                groups[-1].append(place)
        return [tuple(group) for group in groups if group]


class Bodies:
    """Which words stand in which bodies, in pieces that are read when they are needed."""

    def __init__(self, data: Mapping[str, Any], read: Callable[[str], Any]) -> None:
        """`data` is what the index says of the pieces, `read` gives the content of a file."""
        self._read = read
        self._texts: list[tuple[int, str]] = [(first, name) for first, name in data["texts"]]
        self._firsts = [_order(first) for first, _ in data["words"]]
        self._names: list[str] = [name for _, name in data["words"]]
        self._pieces: dict[str, list[tuple[Word, list[int]]]] = {}

    @classmethod
    def of(cls, files: Mapping[str, bytes], name: str) -> Bodies:
        """The bodies among built files, of the index called `name`."""
        return cls(json.loads(files[name])["bodies"], lambda piece: json.loads(files[piece]))

    def needed(self, typed: Word, *, beginning: bool) -> list[str]:
        """The files of the pieces that may hold words that `typed` fits."""
        places = self._between(typed.same, typed.same)
        if beginning:
            places |= self._between(typed.folded, typed.folded + LAST)
        return [self._names[place] for place in sorted(places)]

    def _between(self, start: str, end: str) -> set[int]:
        # Words alike but for their marks may be parted by a cut: the piece before may hold some too.
        first = max(bisect_left(self._firsts, _order(start)) - 1, 0)
        return set(range(first, bisect_right(self._firsts, _order(end))))

    def fits(self, typed: Word, *, beginning: bool) -> dict[int, int]:
        """How well `typed` fits a word of the body, by item, best word of each."""
        found: dict[int, int] = {}
        for name in self.needed(typed, beginning=beginning):
            for known, items in self._piece(name):
                quality = fit(typed, known, beginning=beginning)
                if quality:
                    for item in items:
                        found[item] = max(found.get(item, 0), quality)
        return found

    def text(self, item: int) -> str:
        """The body of an item."""
        place = bisect_right([first for first, _ in self._texts], item) - 1
        first, name = self._texts[place]
        return str(self._read(name)[item - first])

    def _piece(self, name: str) -> list[tuple[Word, list[int]]]:
        if name not in self._pieces:
            words, steps = self._read(name)
            self._pieces[name] = [(parse(word), numbers_of(found)) for word, found in zip(words, steps, strict=True)]
        return self._pieces[name]


def _order(text: str) -> bytes:
    """Texts in the order in which browsers compare them."""
    return text.encode("utf-16-be")


def _kinds(rows: Sequence[Mapping[str, Any]]) -> list[Kind]:
    kinds, first = [], 0
    for row in rows:
        end = first + row["count"]
        kinds.append(Kind(row["key"], row["title"], row["weight"], row["named"], row["base"], first, end))
        first = end
    return kinds


def _initials(words: Sequence[Word], small: Collection[tuple[tuple[str, ...], str]]) -> list[Initials]:
    placed = list(enumerate(words))
    readings: list[Initials] = []
    for chosen in (placed, [(at, word) for at, word in placed if (word.letters, word.tone) not in small]):
        letters = "".join(word.same[0] for _, word in chosen)
        if not any(reading.letters == letters for reading in readings):
            readings.append(Initials(letters, tuple(at for at, _ in chosen)))
    return readings
