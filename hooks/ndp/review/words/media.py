r"""How text is written in each medium so that nothing a contributor wrote can act there.

What comes from outside goes through `quoted`. In Markdown it then stands in a code span: there no forge makes links,
mentions, images, HTML or references of it, and escapes of `ndp.report.escape` have already made it a single line of
visible characters. In a log it stands between quotation marks on a line that begins with our own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ndp.report.escape import printable

LONGEST = 400
BACKTICKS = re.compile("`+")


class Medium(Protocol):
    """A kind of document. Every method but `quoted` and `link` takes our own words or what `quoted` returned."""

    def quoted(self, text: str) -> str:
        """Text from outside, made harmless."""

    def inner(self, text: str) -> str:
        """Text from outside for a sentence that puts it between quotation marks itself."""

    def strong(self, text: str) -> str:
        """Emphasis."""

    def gone(self, text: str) -> str:
        """What was taken away."""

    def link(self, text: str, address: str) -> str:
        """A link to `address`, which is our own."""

    def heading(self, text: str, level: int) -> str:
        """A heading as a block."""

    def items(self, lines: Iterable[tuple[int, str]]) -> str:
        """A list as a block: depth and text of each item."""


def shorten(text: str, limit: int = LONGEST) -> str:
    """`text`, its middle left out where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    half = (limit - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


@dataclass(frozen=True, slots=True)
class Markdown:
    """GitHub, GitLab and Forgejo Markdown."""

    def quoted(self, text: str) -> str:
        """A code span around it, delimited by more backticks than it holds."""
        safe = printable(shorten(text))
        if not safe.strip():
            return "` ␠ `" if safe else "`…`"
        ticks = "`" * (max((len(run) for run in BACKTICKS.findall(safe)), default=0) + 1)
        pad = " " if safe.startswith(("`", " ")) or safe.endswith(("`", " ")) else ""
        return f"{ticks}{pad}{safe}{pad}{ticks}"

    def inner(self, text: str) -> str:
        """A code span too."""
        return self.quoted(text)

    def strong(self, text: str) -> str:
        """Bold."""
        return f"**{text}**"

    def gone(self, text: str) -> str:
        """Struck through."""
        return f"~~{text}~~"

    def link(self, text: str, address: str) -> str:
        """A link."""
        return f"[{text}]({address})"

    def heading(self, text: str, level: int) -> str:
        """A heading."""
        return f"{'#' * level} {text}"

    def items(self, lines: Iterable[tuple[int, str]]) -> str:
        """A list."""
        return "\n".join(f"{'  ' * depth}- {text}" for depth, text in lines)


@dataclass(frozen=True, slots=True)
class Plain:
    """A terminal or a log."""

    def quoted(self, text: str) -> str:
        """In quotation marks on one line; marks inside it become others."""
        safe = printable(shorten(text)).replace("“", "‘").replace("”", "’")
        return f"“{safe}”"

    def inner(self, text: str) -> str:
        """Without marks of its own."""
        return self.quoted(text)[1:-1]

    def strong(self, text: str) -> str:
        """As it is."""
        return text

    def gone(self, text: str) -> str:
        """In brackets with a minus."""
        return f"[−{text}−]"

    def link(self, text: str, address: str) -> str:
        """The text, then the address."""
        return f"{text} <{address}>"

    def heading(self, text: str, level: int) -> str:
        """Underlined."""
        return f"{text}\n{('=' if level <= 2 else '-') * len(text)}"

    def items(self, lines: Iterable[tuple[int, str]]) -> str:
        """A list."""
        return "\n".join(f"{'  ' * depth}- {text}" for depth, text in lines)
