"""What surrounds a page: one small interface, so that theme and generator can be changed without touching a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import escape

from ndp.i18n import Language
from ndp.site.page import Page


class Shell(Protocol):
    """Makes a whole HTML document of a page."""

    def wrap(self, page: Page) -> str:
        """The document, ready to be written."""


SLOTS = ("title", "description", "canonical", "vi", "en", "body")


def sentinel(slot: str) -> str:
    """The text that stands for a slot while a shell is rendered once. Plain letters, so that no escaping touches it."""
    return f"NDPSLOT{slot.upper()}NDPEND"


@dataclass(frozen=True, slots=True)
class Frame:
    """A document cut at its slots: text, slot, text, … Made from one rendering and filled for every page."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def cut(cls, document: str, required: Sequence[str] = ("title", "body")) -> Frame:
        """Cut a document rendered with sentinels. Raises ValueError when a `required` slot is not in it."""
        parts: list[str] = []
        slots: list[str] = []
        rest = document
        while True:
            places = [(rest.find(sentinel(slot)), slot) for slot in SLOTS]
            place, slot = min(((at, name) for at, name in places if at >= 0), default=(-1, ""))
            if place < 0:
                break
            parts.append(rest[:place])
            slots.append(slot)
            rest = rest[place + len(sentinel(slot)) :]
        missing = [slot for slot in required if slot not in slots]
        if missing or slots.count("body") != 1:
            raise ValueError(f"the shell does not show {', '.join(missing) or 'the body exactly once'}")
        return cls((*parts, rest), tuple(slots))

    def fill(self, values: Mapping[str, str]) -> str:
        """The document with every slot filled; values are HTML."""
        out = [self.parts[0]]
        for slot, part in zip(self.slots, self.parts[1:], strict=True):
            out.append(values[slot])
            out.append(part)
        return "".join(out)


FrameKey = tuple[Language, str, int]


class FrameShell:
    """A shell that renders each frame once (per language, section and depth) and fills it for every page.

    `render(language, section, depth)` gives the document with sentinels in its slots; `site_url` ends in a slash.
    """

    def __init__(self, render: Callable[[Language, str, int], str], site_url: str) -> None:
        self._render = render
        self._site_url = site_url.rstrip("/")
        self._frames: dict[FrameKey, Frame] = {}

    def wrap(self, page: Page) -> str:
        """The document of `page`."""
        key = (page.language, page.section, page.depth)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = Frame.cut(self._render(*key))
        return frame.fill(
            {
                "title": str(escape(page.title)),
                "description": str(escape(page.description)),
                "canonical": str(escape(self._site_url + page.url)),
                # Addresses from the top of the site: the frame knows the way up from its depth.
                "vi": str(escape(page.alternates.get("vi", "/")[1:])),
                "en": str(escape(page.alternates.get("en", "/en/")[1:])),
                "body": str(page.body),
            }
        )
