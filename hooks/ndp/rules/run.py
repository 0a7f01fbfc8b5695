"""Runs the rules over a catalogue and gives every finding its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from datetime import date

from ndp.model.catalogue import Catalogue
from ndp.problems import Problem
from ndp.rules.rule import Rule
from ndp.source import Node, locate, locate_key


def run_rules(
    rules: Iterable[Rule],
    catalogue: Catalogue,
    as_of: date,
    read_tree: Callable[[str], Node | None],
    paths: Container[str] | None = None,
) -> tuple[Problem, ...]:
    """All problems that `rules` find, in file order; with `paths`, those in these files.

    `read_tree` gives the parsed tree of a catalogue file; it is asked only for files with a finding, so that a clean
    catalogue keeps no trees.
    """
    trees: dict[str, Node | None] = {}
    problems: list[Problem] = []
    for rule in rules:
        for finding in rule.check(catalogue, as_of):
            path = finding.entry.path
            if paths is not None and path not in paths:
                continue
            if path not in trees:
                trees[path] = read_tree(path)
            tree = trees[path]
            if tree is None:
                raise RuntimeError(f"{path} changed while it was being judged")
            position = (locate_key if finding.at_key else locate)(tree, finding.pointer)
            problems.append(Problem(rule.kind, path, position, finding.values))
    return tuple(sorted(problems, key=Problem.sort_key))
