"""Parts of the site kept from one build to the next: used again while all that was read for them is as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cached_property
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import msgspec

from ndp.cache import Cache
from ndp.cache.fingerprint import SIZE, Fingerprints, NoFingerprintError
from ndp.cache.results import Kept, Results, marks_in
from ndp.history import SOURCE as HISTORY
from ndp.history import History
from ndp.model.catalogue import SOURCE as CATALOGUE
from ndp.model.catalogue import Catalogue
from ndp.model.registry import RECORD_TYPES
from ndp.reads import QUERIES, Argument, Read, is_heard, traced, unheard
from ndp.text import PartialDate

NO_ANSWER = bytes(SIZE)

Coded = str | list[str]


class KeptParts:
    """Results of earlier builds. What they were asked for is told by values that have a fingerprint.

    `world` is everything, beside the program, the catalogue and the history, that a page may depend on.
    """

    def __init__(self, cache: Cache, catalogue: Catalogue, history: History, world: Iterable[object]) -> None:
        with unheard():
            known = {
                id(entry.record): b"record " + f"{entry.path} {entry.sha256}".encode()
                for entry in catalogue.all_entries()
                if entry.sha256
            }
        self._fingerprints = Fingerprints(known, (PartialDate,))
        self._world = self._fingerprints.of(*world)
        self._everything = _Everything(catalogue, history)
        self._sources = {CATALOGUE: catalogue, HISTORY: history}
        self._results = Results(cache)
        self._reads = {mark: read for mark, read in self._results.reads().items() if _mark(read) == mark}
        self._marks: dict[Read, tuple[bytes, bytes]] = {}
        self._answers: dict[bytes, bytes] = {}
        self.used: set[bytes] = set()
        """What this process asked for."""
        self.made = 0
        """How many results this process had to make."""
        self.unkept: set[str] = set()
        """The types that kept results from being kept."""

    def recall_whole(self, asked: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """The result of `make`, which may read everything: it is made again when anything at all has changed."""
        return self.recall((self._everything, *asked), make)

    def recall(self, asked: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """The result of `make`, which `asked` tells all about but for what it reads of catalogue and history."""
        if is_heard():
            # Whoever listens wants to hear of every read.
            return make()
        try:
            key = self._fingerprints.of(self._world, *asked)
        except NoFingerprintError as error:
            self.unkept.add(str(error))
            return make()
        self.used.add(key)
        kept = self._results.get(key)
        if kept is not None and kept.answers == self._answers_to(marks_in(kept.reads)):
            return kept.result
        result, reads = traced(make)
        self.made += 1
        try:
            self._keep(key, result, reads)
        except NoFingerprintError as error:
            self.unkept.add(str(error))
        return result

    def _keep(self, key: bytes, result: bytes, reads: set[Read]) -> None:
        marked = dict(sorted(self._marked(read) for read in reads))
        new = {mark: coded for mark, coded in marked.items() if mark not in self._reads}
        self._reads |= new
        answers = self._answers_to(marked)
        if answers is not None:
            self._results.put(key, Kept(b"".join(marked), answers, result), new)

    def save(self) -> None:
        """Write what this process made."""
        self._results.save()

    def finish(self, used_elsewhere: Collection[bytes]) -> None:
        """Write what was made, and throw away what builds no longer ask for. The others' work is to be saved."""
        self._results.keep_only(self.used.union(used_elsewhere))

    def _marked(self, read: Read) -> tuple[bytes, bytes]:
        """The mark of a read, and the read as it is kept."""
        found = self._marks.get(read)
        if found is None:
            arguments = [_coded(argument) for argument in read.arguments]
            coded = msgspec.msgpack.encode([read.query, arguments, _coded(read.key)])
            found = self._marks[read] = _mark(coded), coded
        return found

    def _answers_to(self, marks: Iterable[bytes]) -> bytes | None:
        """The fingerprint of what the sources answer now; None where one of the reads has no answer."""
        answers = self._answers
        found = []
        for mark in marks:
            if mark not in answers:
                answers[mark] = self._answer(mark)
            found.append(answers[mark])
        return None if NO_ANSWER in found else blake2b(b"".join(found), digest_size=SIZE).digest()

    def _answer(self, mark: bytes) -> bytes:
        try:
            name, arguments, key = msgspec.msgpack.decode(self._reads[mark], type=tuple[str, list[Coded], Coded])
            query = QUERIES[name]
            with unheard():
                answer: Any = query.ask(self._sources[query.source], *map(_decoded, arguments))
            place = _decoded(key)
            if query.is_table and place is not None:
                answer = (answer[place],) if place in answer else ()
        except (msgspec.MsgspecError, LookupError, TypeError, ValueError):
            return NO_ANSWER
        return self._fingerprints.of(answer)


class _Everything:
    """All of a catalogue and its history."""

    def __init__(self, catalogue: Catalogue, history: History) -> None:
        self._parts = catalogue, history

    @cached_property
    def _content(self) -> tuple[object, ...]:
        catalogue, history = self._parts
        with unheard():
            return history.commit, history.day, history.commits, list(catalogue.all_entries())

    def reads_key(self) -> tuple[object, ...]:
        """All that it holds."""
        return self._content


def content_mark(paths: Iterable[Path]) -> str:
    """The checksum of files, names and contents. Raises OSError."""
    found = sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _mark(coded: bytes) -> bytes:
    return blake2b(coded, digest_size=SIZE).digest()


def _coded(argument: Argument) -> Coded:
    """An argument of a query as text: the first letter tells its type."""
    if argument is None:
        return "n"
    if isinstance(argument, str):
        return f"s{argument}"
    if isinstance(argument, date):
        return f"d{argument.isoformat()}"
    if isinstance(argument, tuple):
        return list(argument)
    if isinstance(argument, type):
        return f"k{_kind_of(argument)}"
    raise NoFingerprintError(type(argument).__qualname__)


def _kind_of(record_type: type) -> str:
    found = [kind for kind, known in RECORD_TYPES.items() if known is record_type]
    if not found:
        raise NoFingerprintError(record_type.__qualname__)
    return found[0]


def _decoded(coded: Coded) -> Argument:
    if isinstance(coded, list):
        return tuple(coded)
    form, text = coded[:1], coded[1:]
    if form == "d":
        return date.fromisoformat(text)
    if form == "k":
        return RECORD_TYPES[text]
    return text if form == "s" else None
