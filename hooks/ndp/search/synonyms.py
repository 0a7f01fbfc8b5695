"""Words that mean the same, read from `synonyms.yml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ndp.search.words import words_of

FILE = Path(__file__).with_name("synonyms.yml")


class SynonymError(ValueError):
    """The file of synonyms is not what it should be."""


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """The groups of `synonyms.yml`."""
    return checked(_file()["synonyms"])


@cache
def optional_words() -> tuple[str, ...]:
    """Words that a find need not contain."""
    return tuple(_file()["optional"].split())


def _file() -> Any:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def checked(groups: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """`groups` as they are. Raises SynonymError for a group of one, a form without words and a form used twice."""
    seen: dict[tuple[str, ...], str] = {}
    for group in groups:
        if len(group) < 2:
            raise SynonymError(f"a group of one: {group}")
        for form in group:
            key = tuple(word.same for word in words_of(form))
            if not key:
                raise SynonymError(f"no words in {form!r}")
            if key in seen:
                raise SynonymError(f"{form!r} is {seen[key]!r} again")
            seen[key] = form
    return tuple(tuple(group) for group in groups)
