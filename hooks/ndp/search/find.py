"""Finds and ranks: which items hold what was typed, the best first.

This is the reference; the browser has a twin, `docs/assets/js/search/find.js`. All values are whole numbers, so that
both give the same to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from ndp.search.fits import Fits
from ndp.search.index import Bodies, Places, SearchIndex
from ndp.search.query import Asked, Optional, Unit, Way, read_query
from ndp.search.words import BEGINS_AGREEING, EXACT

NAME, FURTHER_NAME, SUMMARY, BODY = 10, 9, 4, 1
"""What a find is worth by where it is."""

IN_ORDER = 150
"""What it adds if all units stand side by side in the order typed."""
BEGINNING = 30
"""What it adds if a name begins with the first unit."""

ENOUGH = 3
"""With fewer finds than this, the search becomes more forgiving."""

_SLIP_FROM_LETTERS = 5
_ANY = 1


class Forgiveness(IntEnum):
    """How a find came about, the strictest first."""

    NONE = 0
    SMALL_WORDS = 1
    """Small words may be missing."""
    MARKS = 2
    """Marks may be wrong."""
    SLIP = 3
    """One key may be wrong."""
    PARTS = 4
    """Words may be missing."""


PENALTIES = {
    Forgiveness.NONE: 0,
    Forgiveness.SMALL_WORDS: 30,
    Forgiveness.MARKS: 100,
    Forgiveness.SLIP: 150,
    Forgiveness.PARTS: 300,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, and how. A higher `score` is better."""

    item: int
    score: int
    forgiveness: Forgiveness


def find(index: SearchIndex, text: str, bodies: Bodies | None = None) -> list[Hit]:
    """The items that hold what was typed, the best first; all of them. Empty for a text without words.

    With `bodies`, these are searched too.
    """
    search = _Search(index, read_query(index, text), bodies)
    hits: list[Hit] = []
    found: set[int] = set()
    for forgiveness in Forgiveness:
        if not search.units or (hits and forgiveness == Forgiveness.PARTS):
            break
        if len(hits) >= ENOUGH and not search.guesses:
            break
        more = [hit for hit in search.hits(forgiveness) if hit.item not in found]
        hits += more
        found |= {hit.item for hit in more}
    return sorted(hits, key=lambda hit: (-hit.score, hit.item))


class _Search:
    """One query over one index."""

    def __init__(self, index: SearchIndex, units: list[Unit], bodies: Bodies | None) -> None:
        self.index = index
        self.units = units
        self.fits = Fits(index, units, bodies)
        typed = sum(len(asked.word.folded) for unit in units for asked in unit.ways[0].words)
        self._may_slip = typed >= _SLIP_FROM_LETTERS
        # What was taken for initials may as well be a slip.
        self.guesses = any(way.initials for unit in units for way in unit.ways)

    def hits(self, forgiveness: Forgiveness) -> list[Hit]:
        """The items that hold what was typed with no less and no more forgiveness than that; in no order."""
        floor = _ANY if forgiveness >= Forgiveness.MARKS else BEGINS_AGREEING
        slip = forgiveness == Forgiveness.SLIP
        if slip and not self._may_slip:
            return []
        needed = self._needed(forgiveness)
        rows: list[tuple[int, list[int], int]] = []
        counts = [0] * len(self.units)
        having = [self.fits.items_having(unit, floor) for unit in self.units]
        for item in range(len(self.index)):
            values = [
                self._value(item, unit, floor) if item in items else 0
                for unit, items in zip(self.units, having, strict=True)
            ]
            slipped = self._slip(item, values, needed) if slip else -1
            for at, value in enumerate(values):
                counts[at] += value > 0
            rows.append((item, values, slipped))
        rarity = [
            1 + (len(self.index) // max(1, count)).bit_length() if need else 1
            for need, count in zip(needed, counts, strict=True)
        ]
        return [
            Hit(item, self._score(item, values, slipped, rarity, floor) - PENALTIES[forgiveness], forgiveness)
            for item, values, slipped in rows
            if _passes(values, needed, rarity, parts=forgiveness == Forgiveness.PARTS)
        ]

    def _needed(self, forgiveness: Forgiveness) -> list[bool]:
        """Which units an item must have."""
        most = Optional.MAYBE if forgiveness == Forgiveness.NONE else Optional.NO
        return [unit.optional <= most for unit in self.units]

    def _score(self, item: int, values: list[int], slipped: int, rarity: list[int], floor: int) -> int:
        total = sum(value * rare for value, rare in zip(values, rarity, strict=True)) // sum(rarity)
        return total + self._bonus(item, slipped, floor) + self.index.kind(item).weight

    # How much a unit is worth in an item.

    def _value(self, item: int, unit: Unit, floor: int) -> int:
        return max(self._way_value(item, way, floor) * way.worth // 100 for way in unit.ways)

    def _way_value(self, item: int, way: Way, floor: int) -> int:
        if way.initials:
            return self._best_in_names(item, lambda at, name: EXACT if self._initial_runs(item, at, way) else 0)
        if way.run:
            value = self._best_in_names(item, lambda _, name: self._run_value(name, way, floor))
            return max(value, SUMMARY * self._run_value(self.index.summaries[item], way, floor))
        values = [self._word_value(item, asked, floor) for asked in way.words]
        return sum(values) // len(values) if all(values) else 0

    def _best_in_names(self, item: int, value: Callable[[int, Places], int]) -> int:
        return max(
            (NAME if at == 0 else FURTHER_NAME) * value(at, name) for at, name in enumerate(self.index.names[item])
        )

    def _word_value(self, item: int, asked: Asked, floor: int, *, slip: bool = False) -> int:
        fits = self.fits.slips_of(asked) if slip else self.fits.fits_of(asked)
        value = self._best_in_names(item, lambda _, name: _best(name, fits, floor))
        value = max(value, SUMMARY * _best(self.index.summaries[item], fits, floor))
        if not slip:
            quality = self.fits.in_bodies_of(asked).get(item, 0)
            value = max(value, BODY * quality if quality >= floor else 0)
        return value

    def _run_value(self, places: Places, way: Way, floor: int) -> int:
        return max((value for _, value in self._runs(places, way, floor)), default=0)

    def _runs(self, places: Places, way: Way, floor: int) -> list[tuple[int, int]]:
        """Where the words of a way stand one after the other, and how well they fit."""
        fits = [self.fits.fits_of(asked) for asked in way.words]
        runs = []
        for start in range(len(places) - len(fits) + 1):
            values = [fit.get(places[start + at], 0) for at, fit in enumerate(fits)]
            if min(values) >= floor:
                runs.append((start, sum(values) // len(values)))
        return runs

    def _initial_runs(self, item: int, at: int, way: Way) -> list[tuple[int, ...]]:
        """The places of words in a name whose first letters are those of the way."""
        runs = []
        for reading in self.index.initials[item][at]:
            start = reading.letters.find(way.initials)
            if start >= 0:
                runs.append(reading.places[start : start + len(way.initials)])
        return runs

    def _slip(self, item: int, values: list[int], needed: list[bool]) -> int:
        """Put what the one missing unit is worth with a slip into `values`; which unit it is, -1 for none."""
        missing = [at for at, value in enumerate(values) if not value and needed[at]]
        if len(missing) != 1:
            return -1
        words = self.units[missing[0]].ways[0].words
        if len(words) == 1 and item in self.fits.items_with(self.fits.slips_of(words[0]), _ANY):
            values[missing[0]] = self._word_value(item, words[0], _ANY, slip=True)
        return missing[0] if values[missing[0]] else -1

    # How well an item as a whole fits the query.

    def _bonus(self, item: int, slipped: int, floor: int) -> int:
        """More for units side by side and in order, and for a name that holds all, the more of it is typed."""
        best = 0
        side_by_side = [False] * (len(self.units) - 1)
        for at, name in enumerate(self.index.names[item]):
            covered = [0] * len(name)
            spans = [
                self._spans(item, at, name, unit, floor, covered, slip=number == slipped)
                for number, unit in enumerate(self.units)
            ]
            _note_pairs(spans, side_by_side)
            if all(found or unit.optional for found, unit in zip(spans, self.units, strict=True)):
                coverage = sum(covered) * 100 // sum(self._length(place) for place in name)
                first = BEGINNING if any(start == 0 for start, _ in spans[0]) else 0
                bonus = 2 * coverage + first
                best = max(best, bonus if at == 0 else bonus * FURTHER_NAME // NAME)
        if not side_by_side:
            return best
        summary = self.index.summaries[item]
        nothing = [0] * len(summary)
        spans = [self._spans(item, -1, summary, unit, floor, nothing, slip=False) for unit in self.units]
        _note_pairs(spans, side_by_side)
        return best + sum(side_by_side) * IN_ORDER // len(side_by_side)

    def _spans(
        self, item: int, at: int, name: Places, unit: Unit, floor: int, covered: list[int], *, slip: bool
    ) -> list[tuple[int, int]]:
        """Where in a name a unit is found, from place to before place; counts the typed letters into `covered`."""
        spans: list[tuple[int, int]] = []
        for way in unit.ways:
            if way.initials:
                for places in self._initial_runs(item, at, way) if at >= 0 else ():
                    spans.append((places[0], places[-1] + 1))
                    for place in places:
                        covered[place] = self._length(name[place])
            elif way.run or len(way.words) > 1:
                for start, _ in self._runs(name, way, floor):
                    spans.append((start, start + len(way.words)))
                    for place in range(start, start + len(way.words)):
                        covered[place] = self._length(name[place])
            else:
                spans += self._word_spans(name, way.words[0], floor, covered, slip=slip)
        return spans

    def _word_spans(
        self, name: Places, asked: Asked, floor: int, covered: list[int], *, slip: bool
    ) -> list[tuple[int, int]]:
        fits = self.fits.slips_of(asked) if slip else self.fits.fits_of(asked)
        spans = []
        for place, word in enumerate(name):
            if fits.get(word, 0) >= floor:
                spans.append((place, place + 1))
                covered[place] = max(covered[place], min(len(asked.word.folded), self._length(word)))
        return spans

    def _length(self, place: int) -> int:
        word = self.index.words[place]
        return len(word.folded) if word is not None else 0


def _passes(values: list[int], needed: list[bool], rarity: list[int], *, parts: bool) -> bool:
    """Whether an item has what it needs; with `parts`, at least a third of it, rare units counting more."""
    have = [value > 0 for value, need in zip(values, needed, strict=True) if need]
    if not parts:
        return all(have)
    return any(have) and 3 * sum(rare for value, rare in zip(values, rarity, strict=True) if value) >= sum(rarity)


def _note_pairs(spans: list[list[tuple[int, int]]], side_by_side: list[bool]) -> None:
    """Note which units stand directly before the next one."""
    for place, (before, after) in enumerate(pairwise(spans)):
        ends = {end for _, end in before}
        if any(start in ends for start, _ in after):
            side_by_side[place] = True


def _best(places: Places, fits: dict[int, int], floor: int) -> int:
    """The best fit among words, 0 where none reaches the floor."""
    best = max((fits.get(place, 0) for place in places), default=0)
    return best if best >= floor else 0
