"""What can be found: one item per thing a reader may look for, made from the pages of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item. `title` is for readers; `weight` (-100 to 40) settles which of two equal finds comes first.

    The names of a `named` kind occur in the texts of other things: any of an item's names then stands for the others.
    """

    key: str
    title: str
    weight: int
    named: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be found in one language of the site.

    `url` is site-absolute and may have an anchor. `aliases` are further names it goes by, `others` what it may also be
    asked for by (names in the other language, its number in words). `summary` is shown below the name; `body`, or what
    makes it when it is needed, is only searched on demand. `listed` items stand in the index from A to Z.
    """

    kind: str
    url: str
    name: str
    aliases: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    summary: str = ""
    body: str | Callable[[], str] = ""
    listed: bool = True

    def text(self) -> str:
        """The body."""
        return self.body if isinstance(self.body, str) else self.body()
