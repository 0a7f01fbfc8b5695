"""What was found out about a catalogue as a whole, and how it is remembered while nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from ndp.cache import Cache, State, checksum, list_states
from ndp.kinds import CATALOGUE_FOLDER
from ndp.problems import Position, Problem, Term

NAME = "verdict"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every problem of a catalogue, in file order, and the checksum of each file that was read, by its path."""

    problems: tuple[Problem, ...]
    checksums: Mapping[str, str]

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all files that were read."""
        return tuple(self.checksums)


@dataclass(frozen=True, slots=True)
class LastVerdict:
    """A verdict, and the paths of the files that have other content since."""

    verdict: Verdict
    changed: frozenset[str]


class _StoredProblem(msgspec.Struct, frozen=True, array_like=True):
    code: str
    path: str
    line: int
    column: int
    values: dict[str, str]
    terms: list[str]


class _Content(msgspec.Struct, frozen=True, array_like=True):
    as_of: date
    seen_at: int
    states: dict[str, State]
    checksums: dict[str, str]
    problems: list[_StoredProblem]


class Memory:
    """The last verdict on the catalogue below `root`, held against the files as they are when this object is made."""

    def __init__(self, cache: Cache, root: Path) -> None:
        self._cache = cache
        self._folder = root / CATALOGUE_FOLDER
        # Before the look at the files: what is written later counts as changed.
        self._seen_at = cache.now()
        self._states = list_states(self._folder)

    def recall(self, as_of: date) -> Verdict | None:
        """The verdict of `as_of` where all is as it was, None otherwise."""
        last = self.last(as_of)
        return last.verdict if last is not None and not last.changed else None

    def last(self, as_of: date) -> LastVerdict | None:
        """The last verdict, where it is of `as_of` and on files with the names and modes that there are now."""
        content = self._cache.read(NAME, _Content)
        if content is None or content.as_of != as_of or content.states.keys() != self._states.keys():
            return None
        doubtful = False
        changed: set[str] = set()
        for path, state in self._states.items():
            before = content.states[path]
            if before == state and state.is_settled(content.seen_at):
                continue
            if before.mode != state.mode:
                return None
            file = f"{CATALOGUE_FOLDER}/{path}"
            known = content.checksums.get(file)
            if known is not None:
                doubtful = True
                if checksum(f"{self._folder}/{path}") != known:
                    changed.add(file)
        verdict = Verdict(_from_stored(content.problems), content.checksums)
        if doubtful and not changed:
            self.remember(as_of, verdict)
        return LastVerdict(verdict, frozenset(changed))

    def remember(self, as_of: date, verdict: Verdict) -> None:
        """Keep `verdict`, found in the files since this object was made."""
        stored = [_to_stored(problem) for problem in verdict.problems]
        self._cache.write(NAME, _Content(as_of, self._seen_at, self._states, dict(verdict.checksums), stored))


def _to_stored(problem: Problem) -> _StoredProblem:
    position = problem.position
    terms = [name for name, value in problem.values.items() if isinstance(value, Term)]
    values = {name: str(value) for name, value in problem.values.items()}
    return _StoredProblem(problem.kind.code, problem.path, position.line, position.column, values, terms)


def _from_stored(problems: list[_StoredProblem]) -> tuple[Problem, ...]:
    if not problems:
        return ()
    from ndp.rules.registry import KINDS

    return tuple(
        Problem(
            KINDS[stored.code],
            stored.path,
            Position(stored.line, stored.column),
            {name: Term(value) if name in stored.terms else value for name, value in stored.values.items()},
        )
        for stored in problems
    )
