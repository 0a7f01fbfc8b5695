"""Judges a catalogue: reading, shape and rules in one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue
from ndp.problems import Problem
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas


@dataclass(frozen=True, slots=True)
class Judgement:
    """A catalogue as far as it could be read, and every problem in it, in file order."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a change."""
        return tuple(problem for problem in self.problems if problem.kind.severity == "error")


def judge(root: Path, schemas: Schemas, as_of: date) -> Judgement:
    """Judge `root`/catalogue as it stands on `as_of`."""
    loaded = load_catalogue(root, schemas)
    found = run_rules(ALL_RULES, loaded.catalogue, as_of, loaded.read_tree)
    return Judgement(loaded.catalogue, tuple(sorted((*loaded.problems, *found), key=Problem.sort_key)))
