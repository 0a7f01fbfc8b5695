"""Judges what changed: the problems of a catalogue from those before, without the rules that cannot say anything new.

What is found is what all rules would find, because a rule says what it looks at (`Rule`): a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ndp.model.catalogue import Catalogue, Entry
from ndp.model.grouping import grouped
from ndp.problems import Problem
from ndp.rules.rule import ANY, CITATIONS, NAMES, Rule
from ndp.rules.run import run_rules
from ndp.rules.suggest import MOST
from ndp.source import Node


@dataclass(frozen=True)
class News:
    """What is different since the problems of a catalogue were found.

    `files` gives, by its path, the kind of each file that has other content, came or went; `names` says whether any
    came or went, `citations` whether publications may be referred to by other records.
    """

    files: Mapping[str, str]
    names: bool
    citations: bool

    @cached_property
    def touched(self) -> frozenset[str]:
        """Of what rules look at, all that is not as it was."""
        marks = [mark for mark, is_new in ((NAMES, self.names), (CITATIONS, self.citations)) if is_new]
        return frozenset((*self.files.values(), *marks))

    def changes_all_of(self, rule: Rule) -> bool:
        """Whether the rule may find other problems anywhere."""
        return not self.touched.isdisjoint(rule.reads)

    def changes_some_of(self, rule: Rule) -> bool:
        """Whether the rule may find other problems in the changed files alone."""
        return not self.changes_all_of(rule) and not self.touched.isdisjoint(rule.each)


def same_citations(one: Entry | None, other: Entry | None) -> bool:
    """Whether two states of a file refer to the same publications. One that cannot be read may refer to any."""
    return one is not None and other is not None and _cited(one) == _cited(other)


def _cited(entry: Entry) -> set[str]:
    return {reference.target for reference in entry.references if reference.kind == "publication"}


def kinds_needed(rules: Iterable[Rule], news: News) -> frozenset[str]:
    """The kinds whose records have to be there for `run_rules_again`; of others those in changed files are enough."""
    found: set[str] = set()
    for rule in rules:
        if news.changes_all_of(rule):
            found.update(ANY if CITATIONS in rule.reads else (*rule.each, *rule.reads))
        elif news.changes_some_of(rule):
            found.update(rule.reads)
    return frozenset(found.intersection(ANY))


def run_rules_again(
    rules: Collection[Rule],
    before: Iterable[Problem],
    news: News,
    catalogue: Catalogue,
    names: Mapping[str, Collection[str]],
    as_of: date,
    read_tree: Callable[[str], Node | None],
) -> tuple[Problem, ...] | None:
    """All problems that `rules` find in `catalogue`, in file order, where they found `before` on the same day.

    `names` are the ids of all its files by kind. None where all rules have to be run: so many problems of a kind that
    a rule stops looking for names like the wrong ones, which depends on how many it met.
    """
    known = grouped((problem.kind.code, problem) for problem in before)
    of_all = [rule for rule in rules if news.changes_all_of(rule)]
    of_some = [rule for rule in rules if news.changes_some_of(rule)]
    found = list(run_rules(of_all, catalogue, as_of, read_tree))
    found_in_changed = run_rules(of_some, _alone(catalogue, news, of_some, names), as_of, read_tree, news.files.keys())
    new = grouped((problem.kind.code, problem) for problem in found_in_changed)
    run_anew = {rule.kind.code for rule in of_all}
    run_in_part = {rule.kind.code for rule in of_some}
    for code in known.keys() | run_in_part:
        old = known.get(code, ())
        if code in run_in_part:
            now = [*(problem for problem in old if problem.path not in news.files), *new.get(code, ())]
            if max(len(old), len(now)) > MOST:
                return None
            found += now
        elif code not in run_anew:
            found += old
    return tuple(sorted(found, key=Problem.sort_key))


def _alone(catalogue: Catalogue, news: News, rules: Iterable[Rule], names: Mapping[str, Collection[str]]) -> Catalogue:
    """The changed records and what `rules` read beside them. Of every other file it is only known that it exists."""
    reads = {kind for rule in rules for kind in rule.reads if kind in ANY}
    entries = {entry.path: entry for kind in reads for entry in catalogue.entries.get(kind, {}).values()}
    for kind in set(news.files.values()) - reads:
        of_kind = catalogue.entries.get(kind, {}).values()
        entries.update((entry.path, entry) for entry in of_kind if entry.path in news.files)
    unread = {kind: catalogue.broken.get(kind, frozenset()) for kind in reads}
    return Catalogue.of(entries.values(), {kind: frozenset(ids) for kind, ids in names.items()} | unread)
