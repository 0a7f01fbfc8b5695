"""Plausible Vietnamese: syllables come one after another as they do in the real catalogue.

Frequent words are frequent and rare ones rare: indexes, pages and compression then behave as they would.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
SYLLABLE = re.compile(r"[^\W\d_]+")

Text = Mapping[str, str]


class Words:
    """Texts by a chain over syllables of the real catalogue."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._next: dict[str, list[str]] = defaultdict(list)
        for path in sorted((ROOT / "catalogue").rglob("*.yml")):
            for text in _vietnamese(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)):
                syllables = [each.lower() for each in SYLLABLE.findall(text)]
                for one, other in pairwise(syllables):
                    self._next[one].append(other)
        self._starts = sorted(self._next)

    def phrase(self, length: int) -> str:
        """So many syllables."""
        found = [self._chance.choice(self._starts)]
        while len(found) < length:
            followers = self._next.get(found[-1]) or self._starts
            found.append(self._chance.choice(followers))
        return " ".join(found)

    def sentence(self, length: int) -> Text:
        """A sentence of so many syllables, with a shorter one in the place of English."""
        text = self.phrase(length)
        return {"vi": f"{text[0].upper()}{text[1:]}.", "en": f"Sentence about {self.phrase(max(2, length // 2))}."}

    def title(self, start: Text, length: int, number: int) -> Text:
        """`start` in both languages, so many syllables, and a number that tells it from others."""
        text = self.phrase(length)
        return {language: f"{word} {text} {number}" for language, word in start.items()}


def _vietnamese(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key == "vi" and isinstance(below, str):
                yield below
            else:
                yield from _vietnamese(below)
    elif isinstance(value, list):
        for below in value:
            yield from _vietnamese(below)
