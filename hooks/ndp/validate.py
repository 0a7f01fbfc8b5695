"""Judges a catalogue: reading, shape and rules in one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ndp.cache import Cache
from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue
from ndp.problems import Problem
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas
from ndp.verdict import Memory, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A catalogue as far as it could be read, and the verdict on it."""

    catalogue: Catalogue
    verdict: Verdict

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in file order."""
        return self.verdict.problems

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a change."""
        return tuple(problem for problem in self.problems if problem.kind.severity == "error")


def judge(
    root: Path, schemas: Schemas, as_of: date, cache: Cache | None = None, memory: Memory | None = None
) -> Judgement:
    """Judge `root`/catalogue as it stands on `as_of`.

    With `cache` files that did not change are not read again, and the rules not run while no file has changed.
    `memory` is of that cache and root, made just before; without it one is made.
    """
    if cache is not None and memory is None:
        memory = Memory(cache, root)
    loaded = load_catalogue(root, schemas, cache)
    remembered = memory.recall(as_of) if memory else None
    if remembered is not None and remembered.checksums == loaded.checksums:
        return Judgement(loaded.catalogue, remembered)
    found = run_rules(ALL_RULES, loaded.catalogue, as_of, loaded.read_tree)
    problems = tuple(sorted((*loaded.problems, *found), key=Problem.sort_key))
    verdict = Verdict(problems, loaded.checksums)
    if memory:
        memory.remember(as_of, verdict)
    return Judgement(loaded.catalogue, verdict)
