"""What a reader may mean by the text typed: units that must all be found, each with the ways it may be found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from ndp.search.index import SearchIndex
from ndp.search.keys import telex, vni
from ndp.search.words import AGREES, EXACT, NUMBER, Word, fit, words_of

MOST_WORDS = 16
"""Words after these are not looked at."""

# What a way of finding is worth, in hundredths.
AS_TYPED = 100
SCATTERED = 35
"""Words that belong together, apart."""
BY_KEYS = 96
BY_PARTING = 90
BY_JOINING = 88
BY_SYNONYM = 85
BY_INITIALS = 62

_SHORTEST_BEGINNING = 6
"""Of a word that others follow. Syllables are shorter: hoa is not the start of hoạch."""
_SHORTEST_INITIALS = 3
_LONGEST_INITIALS = 10
_SHORTEST_PARTED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A word to look for; with `beginning`, it may be the start of a longer one."""

    word: Word
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find a unit: all `words`, one after the other if `run`; or a name with the `initials`."""

    words: tuple[Asked, ...]
    worth: int
    run: bool = False
    initials: str = ""


class Optional(IntEnum):
    """Whether an item may lack a unit."""

    NO = 0
    MAYBE = 1
    """Where too little is found otherwise."""
    YES = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of what was typed. The first of its `ways` is as typed."""

    ways: tuple[Way, ...]
    optional: Optional


def read_query(index: SearchIndex, text: str) -> list[Unit]:
    """The units of a text; none where it has no words."""
    typed = words_of(text)[:MOST_WORDS]
    units: list[Unit] = []
    place = 0
    while place < len(typed):
        size, others = _synonyms_at(index, typed, place)
        if size == 1 and (joined := _joined_at(index, typed, place)) is not None:
            size, others = 2, [joined]
        units.append(_unit(index, typed, place, size, others))
        place += size
    if all(unit.optional for unit in units):
        return [Unit(unit.ways, Optional.NO) for unit in units]
    return units


def _unit(index: SearchIndex, typed: list[Word], place: int, size: int, others: list[Way]) -> Unit:
    words = typed[place : place + size]
    asked = tuple(Asked(word, _may_begin(typed, place + at)) for at, word in enumerate(words))
    whole = Way(asked, AS_TYPED, run=size > 1)
    ways = [whole, *([Way(asked, SCATTERED)] if whole.run else []), *others]
    if size == 1 and words[0].same not in index.known:
        ways += _readings(index, words[0], asked[0].beginning, meaning_known=bool(others))
    return Unit(tuple(ways), _optional(index, words))


def _optional(index: SearchIndex, words: list[Word]) -> Optional:
    """Whether all of `words` are small ones. Typed without marks they may be others: "to" is tổ, tờ and to."""
    if all(any(fit(word, small, beginning=False) == EXACT for small in index.marked_optional) for word in words):
        return Optional.YES
    if all(any(fit(word, small, beginning=False) >= AGREES for small in index.optional) for word in words):
        return Optional.MAYBE
    return Optional.NO


def _may_begin(typed: list[Word], place: int) -> bool:
    """Words may be cut short, the last while it is being typed. A number within is whole."""
    word = typed[place].folded
    return place == len(typed) - 1 or (len(word) >= _SHORTEST_BEGINNING and not NUMBER.fullmatch(word))


def _synonyms_at(index: SearchIndex, typed: list[Word], place: int) -> tuple[int, list[Way]]:
    """How many words from `place` are the longest form that has others, and the ways by these."""
    size, others = 1, dict[tuple[Word, ...], Way]()
    for form in index.forms.get(typed[place].same, ()):
        length = len(form.words)
        if length >= size and _is_form(typed[place : place + length], form.words):
            if length > size:
                size, others = length, {}
            others |= {other: Way(tuple(map(Asked, other)), BY_SYNONYM, run=True) for other in form.others}
    return size, list(others.values())


def _is_form(typed: list[Word], form: tuple[Word, ...]) -> bool:
    return len(typed) == len(form) and all(
        fit(word, known, beginning=False) >= AGREES for word, known in zip(typed, form, strict=True)
    )


def _joined_at(index: SearchIndex, typed: list[Word], place: int) -> Way | None:
    """What two typed words make together, where one is no word of the index by itself, or a number.

    One word, or two if the space was struck at the wrong place: "con gdu" is công dữ.
    """
    pair = typed[place : place + 2]
    if len(pair) < 2:
        return None
    known = all(word.same in index.known for word in pair)
    if known and not NUMBER.fullmatch(pair[1].folded):
        return None
    whole = Word(
        pair[0].folded + pair[1].folded,
        pair[0].letters + pair[1].letters,
        pair[0].tone + pair[1].tone,
    )
    if whole.same in index.known:
        return Way((Asked(whole),), BY_JOINING)
    parts = _parted(index, whole)
    return Way(tuple(map(Asked, parts)), BY_JOINING, run=True) if len(parts) == 2 and not known else None


def _readings(index: SearchIndex, word: Word, beginning: bool, *, meaning_known: bool) -> list[Way]:
    """Ways to find a word that no word of the index is equal to."""
    ways = []
    typed = "".join(word.letters) if not word.tone else ""
    for meant in (telex(typed), vni(typed)):
        if meant is not None:
            ways.append(Way((Asked(meant, beginning),), BY_KEYS))
            meaning_known |= meant.same in index.known
    parts = _parted(index, word)
    if parts:
        ways.append(Way(tuple(Asked(part) for part in parts), BY_PARTING, run=True))
    if not meaning_known and _SHORTEST_INITIALS <= len(word.same) <= _LONGEST_INITIALS and word.same.isalpha():
        ways.append(Way((), BY_INITIALS, initials=word.same))
    return ways


def _parted(index: SearchIndex, word: Word) -> list[Word]:
    """The fewest words of the index that `word` is made of when written without spaces; none where it is not."""
    letters = word.letters
    size = len(letters)
    if size < _SHORTEST_PARTED or size != len(word.folded):
        return []
    best: list[list[Word] | None] = [[], *([None] * size)]
    for end in range(1, size + 1):
        for start in range(end):
            before = best[start]
            if before is None or len(before) * 2 >= size:
                continue
            part = Word(word.folded[start:end], letters[start:end], "")
            shorter = best[end]
            if part.same in index.known and (shorter is None or len(before) + 1 < len(shorter)):
                best[end] = [*before, part]
    found = best[size]
    return found if found and 2 <= len(found) <= size // 2 else []
