"""How well the words of a query fit those of the index and of the bodies, and which items have any of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from itertools import chain

from ndp.search.index import Bodies, SearchIndex
from ndp.search.query import Asked, Unit
from ndp.search.words import fit, fit_with_slip


class Fits:
    """For one query; everything is worked out once."""

    def __init__(self, index: SearchIndex, units: Sequence[Unit], bodies: Bodies | None) -> None:
        self._index = index
        self._units = units
        self._bodies = bodies
        self._fits: dict[Asked, dict[int, int]] = {}
        self._slips: dict[Asked, dict[int, int]] = {}
        self._in_bodies: dict[Asked, dict[int, int]] = {}

    def fits_of(self, asked: Asked) -> dict[int, int]:
        """The words that fit, by their places in the vocabulary, and how well."""
        if asked not in self._fits:
            self._fits[asked] = self._judged(asked, fit)
        return self._fits[asked]

    def slips_of(self, asked: Asked) -> dict[int, int]:
        """The words that fit if one key was struck wrongly, and how well; none that fit another word of the query."""
        if asked not in self._slips:
            units = [unit for unit in self._units if asked not in unit.ways[0].words]
            others = (other for unit in units for way in unit.ways for other in way.words)
            taken = {place for other in others for place in self.fits_of(other)}
            slips = self._judged(asked, fit_with_slip)
            self._slips[asked] = {place: quality for place, quality in slips.items() if place not in taken}
        return self._slips[asked]

    def in_bodies_of(self, asked: Asked) -> dict[int, int]:
        """The items in whose bodies a word fits, and how well; none where bodies are not searched."""
        if self._bodies is None:
            return {}
        if asked not in self._in_bodies:
            self._in_bodies[asked] = self._bodies.fits(asked.word, beginning=asked.beginning)
        return self._in_bodies[asked]

    def items_having(self, unit: Unit, floor: int) -> Container[int]:
        """The items that have all words of a way, and so may be worth something: the others need no closer look."""
        found: set[int] = set()
        for way in unit.ways:
            if way.initials:
                return range(len(self._index))
            found |= set.intersection(
                *(self.items_with(self.fits_of(asked), floor) | self.in_bodies_of(asked).keys() for asked in way.words)
            )
        return found

    def items_with(self, fits: Mapping[int, int], floor: int) -> set[int]:
        """The items that have in their names or summary a word that fits no worse than `floor`."""
        places = (place for place, quality in fits.items() if quality >= floor)
        return set(chain.from_iterable(self._index.items_with.get(place, ()) for place in places))

    def _judged(self, asked: Asked, judge: Callable[..., int]) -> dict[int, int]:
        return {
            place: quality
            for place, known in enumerate(self._index.words)
            if known is not None and (quality := judge(asked.word, known, beginning=asked.beginning))
        }
