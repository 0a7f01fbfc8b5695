"""A pattern of Python's `re` as one of JavaScript that matches the same texts, for a checker that reads only those.

Taken from Python's own parse of the pattern, so that no syntax is guessed at. Letters and digits of every script count
as they do in Python. Raises UntranslatableError for what no pattern of the project uses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

WORD = r"\p{L}\p{N}_"
CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\p{Nd}",
    codes.CATEGORY_NOT_DIGIT: r"\P{Nd}",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: WORD,
}
PLACES = {
    codes.AT_BEGINNING: "^",
    codes.AT_BEGINNING_STRING: "^",
    codes.AT_END: "$",
    codes.AT_END_STRING: "$",
    codes.AT_BOUNDARY: r"\b",
    codes.AT_NON_BOUNDARY: r"\B",
}
# What is no word, with exceptions: JavaScript has no difference of classes.
WITHOUT_WORD = {
    (True, frozenset({codes.CATEGORY_DIGIT}), frozenset("_")): r"\p{L}",
    (True, frozenset(), frozenset("_")): r"[\p{L}\p{N}]",
    (False, frozenset(), frozenset("_")): r"[^\p{L}\p{N}]",
}


class UntranslatableError(Exception):
    """A construct that has no translation here yet."""


def in_javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Source and flags."""
    flags = "u" + "".join(sign for sign, flag in (("i", re.I), ("m", re.M), ("s", re.S)) if pattern.flags & flag)
    return _sequence(parser.parse(pattern.pattern, pattern.flags)), flags


def _sequence(items: Iterable[Any]) -> str:
    return "".join(_item(*item) for item in items)


def _item(code: Any, value: Any) -> str:
    if code not in ITEMS:
        raise UntranslatableError(str(code))
    return ITEMS[code](value)


def _character(number: int) -> str:
    return chr(number) if chr(number).isascii() and chr(number).isalnum() else rf"\u{{{number:x}}}"


def _set(members: list[Any]) -> str:
    negated = members[0][0] is codes.NEGATE
    rest = members[1:] if negated else members
    if (codes.CATEGORY, codes.CATEGORY_NOT_WORD) in rest:
        others = [each for each in rest if each != (codes.CATEGORY, codes.CATEGORY_NOT_WORD)]
        categories = frozenset(value for code, value in others if code is codes.CATEGORY)
        letters = frozenset(chr(value) for code, value in others if code is codes.LITERAL)
        key = (negated, categories, letters)
        if not others:
            return f"[{WORD}]" if negated else f"[^{WORD}]"
        if key not in WITHOUT_WORD or len(categories) + len(letters) != len(others):
            raise UntranslatableError(str(members))
        return WITHOUT_WORD[key]
    return f"[{'^' if negated else ''}{''.join(map(_member, rest))}]"


def _member(member: tuple[Any, Any]) -> str:
    code, value = member
    if code is codes.LITERAL:
        return _character(value)
    if code is codes.RANGE:
        return f"{_character(value[0])}-{_character(value[1])}"
    return CATEGORIES[value]


def _repeat(sign: str) -> Callable[[Any], str]:
    def translated(value: Any) -> str:
        least, most, items = value
        return f"(?:{_sequence(items)}){{{least},{'' if most == codes.MAXREPEAT else most}}}{sign}"

    return translated


def _group(value: Any) -> str:
    _, added, removed, items = value
    if added or removed:
        raise UntranslatableError("flags of a group")
    # Numbered, so that what refers back finds it.
    return f"({_sequence(items)})" if value[0] else f"(?:{_sequence(items)})"


def _look(sign: str) -> Callable[[Any], str]:
    def translated(value: Any) -> str:
        direction, items = value
        return f"(?{'' if direction > 0 else '<'}{sign}{_sequence(items)})"

    return translated


ITEMS: dict[Any, Callable[[Any], str]] = {
    codes.LITERAL: _character,
    codes.NOT_LITERAL: lambda value: f"[^{_character(value)}]",
    codes.ANY: lambda value: ".",
    codes.IN: _set,
    codes.AT: lambda value: PLACES[value],
    codes.BRANCH: lambda value: f"(?:{'|'.join(_sequence(branch) for branch in value[1])})",
    codes.SUBPATTERN: _group,
    codes.MAX_REPEAT: _repeat(""),
    codes.MIN_REPEAT: _repeat("?"),
    codes.ASSERT: _look("="),
    codes.ASSERT_NOT: _look("!"),
    codes.GROUPREF: lambda value: rf"\{value}",
}
