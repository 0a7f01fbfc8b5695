"""Writes the files that the search reads: a small index with names and summaries, and the bodies in pieces.

The same items give the same bytes. Pieces of bodies carry a checksum in their names, so that an index never meets
pieces of another build.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from os.path import commonpath
from typing import Any, TypeVar

from ndp.i18n import Language
from ndp.search.coding import Coder, tidy
from ndp.search.items import Item, ItemKind
from ndp.search.synonyms import optional_words, synonyms
from ndp.search.words import parse, tokens
from ndp.text import sort_key

T = TypeVar("T")

FORMAT = 1
LONGEST_SUMMARY = 160
PIECE_SIZE = 64 * 1024
"""About how many bytes a piece of the bodies has, uncompressed."""


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """What to write: `name` of the index, and all files by name, that one among them."""

    name: str
    files: Mapping[str, bytes]


def build_index(
    language: Language, kinds: Sequence[ItemKind], items: Iterable[Item], texts: Mapping[str, str]
) -> IndexFiles:
    """The files of one language. `kinds` in the order of their weight; `texts` are what the search says to readers.

    Raises ValueError for an item of a kind that is not among `kinds`.
    """
    return IndexFiles(f"{language}.json", dict(index_parts(language, kinds, items, texts)))


def index_parts(
    language: Language, kinds: Sequence[ItemKind], items: Iterable[Item], texts: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The same files, name and content of each as soon as it is made, the index last."""
    place = {kind.key: number for number, kind in enumerate(kinds)}
    ordered = list(items)
    unknown = sorted({item.kind for item in ordered} - place.keys())
    if unknown:
        raise ValueError(f"items of unknown kinds: {', '.join(unknown)}")
    ordered.sort(key=lambda item: (place[item.kind], sort_key(item.name), item.url))
    bodies = yield from _bodies(language, ordered)
    yield f"{language}.json", _json(_index(language, kinds, ordered, texts) | {"bodies": bodies})


def shortened(text: str, length: int = LONGEST_SUMMARY) -> str:
    """The beginning of `text`, cut between words, with an ellipsis where something is left out."""
    text = tidy(text)
    return text if len(text) <= length else text[: length + 1].rpartition(" ")[0].rstrip(" ,;:.–-") + "…"


def _index(
    language: Language, kinds: Sequence[ItemKind], items: Sequence[Item], texts: Mapping[str, str]
) -> dict[str, Any]:
    bases: dict[str, str] = {}
    counts: dict[str, int] = {}
    for key, members in groupby(items, key=lambda item: item.kind):
        urls = [item.url for item in members]
        bases[key] = commonpath([url.rpartition("/")[0] + "/" for url in urls]).rstrip("/") + "/"
        counts[key] = len(urls)
    coder = Coder()
    columns = {
        "names": [coder.take(tidy(item.name)) for item in items],
        "others": [coder.take("\n".join(_others(item))) for item in items],
        "summaries": [coder.take(shortened(item.summary)) for item in items],
        # Addresses are mostly the words of names: as words, they cost next to nothing.
        "tails": [coder.take(item.url.removeprefix(bases[item.kind]).replace("-", " ")) for item in items],
    }
    coder.close()
    return {
        "format": FORMAT,
        "language": language,
        "kinds": [
            {"key": k.key, "title": k.title, "weight": k.weight, "named": k.named}
            | {"base": bases[k.key], "count": counts[k.key]}
            for k in kinds
            if k.key in counts
        ],
        "texts": dict(texts),
        "synonyms": [list(group) for group in synonyms()],
        "optional": list(optional_words()),
        "vocabulary": list(coder.vocabulary),
        **{name: [coder.write(taken) for taken in column] for name, column in columns.items()},
    }


def _others(item: Item) -> Iterator[str]:
    """The further names, each once."""
    seen = {tidy(item.name).lower()}
    for name in (*item.aliases, *item.others):
        text = tidy(name)
        if text and text.lower() not in seen:
            seen.add(text.lower())
            yield text


def _bodies(language: Language, items: Sequence[Item]) -> Generator[tuple[str, bytes], None, dict[str, Any]]:
    """Give the pieces; what the index says of them: the first word or item of each and its file."""
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def texts() -> Iterator[str]:
        for number, item in enumerate(items):
            text = tidy(item.text())
            for word in {token.lower() for token in set(tokens(text))}:
                postings[word].append(number)
            yield text

    parts: dict[int, str] = {}
    first = 0
    for block in _cut(texts(), lambda text: len(text.encode()) + 3):
        name, content = _piece(f"{language}-texts", block)
        # Where many items say the same, whole pieces may be the same.
        if name not in parts.values():
            yield name, content
        parts[first] = name
        first += len(block)
    # In the order in which browsers compare texts.
    rows = sorted((parse(word).same.encode("utf-16-be"), word) for word in postings)
    words = []
    for piece in _cut(rows, lambda row: len(row[1].encode()) + 3 * len(postings[row[1]])):
        found = [word for _, word in piece]
        name, content = _piece(f"{language}-words", [found, [_steps(postings.pop(word)) for word in found]])
        yield name, content
        words.append([piece[0][0].decode("utf-16-be"), name])
    return {"words": words, "texts": list(parts.items())}


def _steps(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as the first and the steps to each next one: shorter to write."""
    return [numbers[0], *(b - a for a, b in pairwise(numbers))]


def numbers_of(steps: Iterable[int]) -> list[int]:
    """The numbers that were written as steps."""
    return list(accumulate(steps))


def _cut(rows: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """`rows` in order, in blocks of about `PIECE_SIZE`."""
    block: list[T] = []
    filled = 0
    for row in rows:
        block.append(row)
        filled += size(row)
        if filled >= PIECE_SIZE:
            yield block
            block, filled = [], 0
    if block:
        yield block


def _piece(stem: str, content: Any) -> tuple[str, bytes]:
    data = _json(content)
    return f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.json", data


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
