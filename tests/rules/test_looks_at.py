"""Rules look at what they say they look at: only then may one be left out when nothing of that has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

import pytest
from tests.conftest import TESTS
from tests.rules.conftest import AS_OF, BASE

from ndp.kinds import KIND_BY_FOLDER
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import load_catalogue, read_entry
from ndp.problems.examples import ExampleFile, read_example
from ndp.rules.again import News, kinds_needed
from ndp.rules.registry import KINDS
from ndp.rules.rule import ANY, CITATIONS, NAMES, Finding, Rule
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas

LATER = date(2026, 11, 24)
EXAMPLES = [code for code in KINDS if code >= "NDP2"]


@dataclass(eq=False)
class Judged:
    """A catalogue, the day it is judged on and what every rule finds in it; parts of it are made once."""

    catalogue: Catalogue
    as_of: date
    parts: dict[tuple[frozenset[str], bool, str], Catalogue] = field(default_factory=dict)

    def only(self, kinds: Collection[str], *, named: bool, also: Entry | None = None) -> Catalogue:
        """The records of `kinds`, and `also`. Of other files it is only known that they exist, if `named`."""
        key = frozenset(kinds), named, also.path if also else ""
        if key not in self.parts:
            whole = self.catalogue
            entries = {e.path: e for kind in kinds for e in whole.entries.get(kind, {}).values()}
            others = {
                kind: frozenset({*whole.entries.get(kind, ()), *whole.broken.get(kind, ())})
                for kind in (ANY if named else ())
            }
            broken = others | {kind: whole.broken.get(kind, frozenset()) for kind in kinds}
            self.parts[key] = Catalogue.of((entries | ({also.path: also} if also else {})).values(), broken)
        return self.parts[key]


@pytest.fixture(scope="module")
def judged(schemas: Schemas) -> list[Judged]:
    """The demonstration, the base and every example of a problem laid over it, bad and mended."""
    demo, base = (load_catalogue(root, schemas).catalogue for root in (TESTS / "demo", BASE))
    examples = (read_example(TESTS / f"fixtures/problems/{code}.txt") for code in EXAMPLES)
    laid = (over(base, files, schemas) for example in examples for files in (example.bad, example.good))
    return [Judged(demo, LATER), Judged(base, LATER), *(Judged(catalogue, AS_OF) for catalogue in laid)]


def over(base: Catalogue, files: Iterable[ExampleFile], schemas: Schemas) -> Catalogue:
    """The catalogue `base` with `files` in the place of those at their paths."""
    entries: list[Entry] = []
    gone: list[Entry] = []
    broken: dict[str, set[str]] = defaultdict(set)
    for file in files:
        _, folder, *_ = file.path.removesuffix(".yml").split("/")
        kind = KIND_BY_FOLDER[folder]
        file_id = file.path.removesuffix(".yml").removeprefix("catalogue/").removeprefix(f"{folder}/")
        entry, _ = read_entry(schemas, kind, file_id, file.path, file.content)
        old = base.entry(kind.name, file_id)
        if entry is not None:
            entries.append(entry)
            continue
        broken[kind.name].add(file_id)
        if old is not None:
            gone.append(old)
    return base.with_changes(entries, gone, {kind: frozenset(ids) for kind, ids in broken.items()})


def findings(rule: Rule, catalogue: Catalogue, as_of: date) -> list[Finding]:
    return list(rule.check(catalogue, as_of))


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.kind.code)
def test_a_rule_finds_the_same_where_it_sees_no_more_than_it_says(rule: Rule, judged: list[Judged]) -> None:
    assert rule.each or rule.reads
    assert set(rule.each) <= set(ANY)
    assert set(rule.reads) <= {*ANY, NAMES, CITATIONS}
    seen = set(ANY) if CITATIONS in rule.reads else {*rule.each, *rule.reads} - {NAMES}
    for each in judged:
        found = findings(rule, each.catalogue, each.as_of)
        assert {finding.entry.kind for finding in found} <= seen
        assert findings(rule, each.only(seen, named=NAMES in rule.reads), each.as_of) == found


@pytest.mark.parametrize("rule", [rule for rule in ALL_RULES if rule.each], ids=lambda rule: rule.kind.code)
def test_a_rule_finds_the_same_in_a_record_beside_what_it_reads_alone(rule: Rule, judged: list[Judged]) -> None:
    reads = {*rule.reads} - {NAMES}
    for each in judged:
        found = findings(rule, each.catalogue, each.as_of)
        sound = (next(iter(each.catalogue.entries.get(kind, {}).values()), None) for kind in rule.each)
        looked_at = [finding.entry for finding in found] + [entry for entry in sound if entry is not None]
        for entry in {entry.path: entry for entry in looked_at}.values():
            alone = findings(rule, each.only(reads, named=True, also=entry), each.as_of)
            here = [finding for finding in found if finding.entry is entry]
            assert [finding for finding in alone if finding.entry is entry] == here


def test_a_rule_is_needed_for_what_it_looks_at() -> None:
    platform = News({"catalogue/platforms/a.yml": "platform"}, names=False, citations=False)
    assert {"platform", "edition"} <= kinds_needed(ALL_RULES, platform)
    assert {"plan", "report", "assignment"}.isdisjoint(kinds_needed(ALL_RULES, platform))
    assert kinds_needed(ALL_RULES, News(platform.files, names=False, citations=True)) == set(ANY)
