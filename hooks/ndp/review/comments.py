"""Comments of a catalogue file, each with what it speaks of: they carry text, so a change of them is a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ndp.edit.document import BLANK, Group, read_document
from ndp.model.references import Pointer

Comments = Mapping[Pointer, str]


def comments_of(text: str, first: str) -> Comments:
    """The comments in `text`, a sound file, by the place of the value they belong to; those of one place are one text.

    Those above `first`, the property that stands first in the canonical form, are of the file as a whole, like those at
    its top: only the order of properties tells them apart. The line that names the schema is no comment.
    """
    document = read_document(text)
    found: dict[Pointer, list[str]] = {}
    for pointer, comment in ((), document.head), *_below(document.root, ()):
        place = () if pointer == (first,) else pointer
        found.setdefault(place, []).extend(_bare(line) for line in comment if line != BLANK)
    return {pointer: " ".join(lines) for pointer, lines in found.items() if lines}


def _below(group: Group, pointer: Pointer) -> Iterator[tuple[Pointer, list[str]]]:
    for number, part in enumerate(group.parts):
        place = (*pointer, part.key.text if part.key is not None else number)
        yield place, part.lead
        if isinstance(part.value, Group):
            yield from _below(part.value, place)
        yield place, [part.tail]
    yield pointer, group.foot


def _bare(line: str) -> str:
    return line.removeprefix("#").strip()
