"""Catalogues of any size for measuring: words follow each other as in the real texts, so that they compress alike."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from ndp.search import Item, ItemKind
from ndp.text import slugify

ROOT = Path(__file__).parents[2]
SEED = 186
KIND = ItemKind("platform", "Nền tảng", 40)
SYLLABLES = ("ba", "co", "da", "fi", "go", "ki", "la", "mo", "na", "pe", "ri", "so", "ta", "vi", "xo", "zu")


def real_texts(catalogue: Path = ROOT / "catalogue") -> list[str]:
    """The Vietnamese texts of the real catalogue."""
    return [
        text
        for file in sorted(catalogue.rglob("*.yml"))
        for text in _vietnamese(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506
    ]


def _vietnamese(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "vi":
                yield part
            else:
                yield from _vietnamese(part)
    elif isinstance(value, list):
        for part in value:
            yield from _vietnamese(part)


def synthetic_items(texts: Sequence[str], count: int, *, bodies: bool = False) -> list[Item]:
    """`count` items with a name, a product's name, a name in another language and a summary, made from `texts`."""
    chain = _Chain(texts)
    items = []
    for number in range(count):
        name = f"Nền tảng {chain.text(4, 7)}"
        product = "".join(chain.random.choice(SYLLABLES) for _ in range(4)).capitalize()
        items.append(
            Item(
                kind=KIND.key,
                url=f"/nen-tang/{slugify(name)[:40].strip('-')}-{number}/",
                name=name,
                aliases=(product,),
                others=(chain.text(4, 7),),
                summary=chain.text(12, 26),
                body=chain.text(80, 160) if bodies else "",
            )
        )
    return items


class _Chain:
    """Makes texts: each word follows the one before it somewhere in the real ones."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.random = random.Random(SEED)  # noqa: S311 - the same catalogue every time
        self._following: dict[str, list[str]] = defaultdict(list)
        self._first: list[str] = []
        for text in texts:
            words = text.split()
            self._first += words[:1]
            for word, following in pairwise(words):
                self._following[word].append(following)

    def text(self, least: int, most: int) -> str:
        """A text of `least` to `most` words."""
        words = [self.random.choice(self._first)]
        for _ in range(self.random.randint(least, most) - 1):
            following = self._following.get(words[-1])
            words.append(self.random.choice(following or self._first))
        return " ".join(words)
