"""Each way from a stranger's bytes into the program, as one function that must end without a traceback.

A target takes what was generated and returns a word for how far it came, so that a run can show that not everything
stopped at the door.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.fuzz.seeds import ROOT, SCHEMAS, demonstration_files, maximal_records, path_of, readable, written
from tests.review.case_format import blob
from tests.review.conftest import BASE

from ndp.edit.intake.forms import IssueForm, load_forms
from ndp.edit.intake.take import Base, Sender, take
from ndp.edit.intake.words import answer, to_record
from ndp.i18n import LANGUAGES
from ndp.kinds import KIND_BY_NAME, Kind, record_of
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import read_entry
from ndp.problems import Problem
from ndp.report.formats import RENDERERS
from ndp.report.report import Report
from ndp.report.terminal import render_text
from ndp.review.approvals import ApprovalsError, read_approvals
from ndp.review.decide import Verdict, decide
from ndp.review.facts import Facts
from ndp.review.gather import gather_by
from ndp.review.judge import Judge, Reading
from ndp.review.record import read_record, trailers
from ndp.review.tree import Proposal, Tree
from ndp.review.words import render
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.search import Bodies, SearchIndex
from ndp.search.find import find
from ndp.site.build import PAGE_MAKERS, PageMaker, named_pages
from ndp.site.markdown import statement_html
from ndp.site.pages import search
from ndp.site.portal import Portal
from ndp.site.routes import SECTION_OF_KIND
from ndp.site.searchable import SitePages
from ndp.source import parse

DAY = date(2026, 11, 24)
REVIEW_DAY = date(2026, 1, 15)


def read(data: bytes) -> str:
    """The reader, and its problems in every format."""
    parsed = parse("catalogue/platforms/x.yml", data)
    _print(parsed.problems, parsed.text)
    return "read" if parsed.root is not None else "refused"


def judge_record(kind: Kind, record_id: str, data: bytes) -> str:
    """A file of a kind through reader, schema, record, rules and the pages that show it."""
    path = path_of(kind, record_id)
    parsed = parse(path, data, kind.schema_comment)
    entry, problems = read_entry(SCHEMAS, kind, record_id, path, data)
    if entry is None:
        _print(problems, parsed.text)
        return "refused"
    catalogue = Catalogue.of(_with_referred(entry), {})
    found = run_rules(ALL_RULES, catalogue, DAY, lambda asked: parsed.root if asked == path else _root_of(asked))
    _print((*problems, *(problem for problem in found if problem.path == path)), parsed.text)
    if any(problem.kind.severity == "error" for problem in found):
        # A catalogue with errors is not published.
        return "judged"
    portal = Portal(catalogue, SCHEMAS, DAY)
    for make in makers_of(kind.name):
        for page in make(portal):
            assert page.body
    return "shown"


@cache
def makers_of(kind: str) -> tuple[PageMaker, ...]:
    """Those who make pages of the section where the records of a kind are shown."""
    section = SECTION_OF_KIND[kind]
    return tuple(make for make in PAGE_MAKERS if any(page.section == section for page in make(_portal())))


def told_once(path: str, data: bytes) -> str:
    """What `ndp validate` says of one file by itself."""
    place = record_of(path)
    assert place is not None
    entry, problems = read_entry(SCHEMAS, *place, path, data)
    found = run_rules(ALL_RULES, Catalogue.of([entry] if entry else [], {}), DAY, lambda _: parse(path, data).root)
    lines = parse(path, data).text.split("\n")
    report = Report((*problems, *found), 0, 1, DAY)
    return render_text(report, "vi", lambda problem: lines[problem.position.line - 1])


def verdict_on(proposer: str, files: Mapping[str, bytes | None]) -> tuple[Facts, Verdict]:
    """The verdict on a change of the small catalogue. Rules have their own target."""
    head: Tree = {**BASE, **{path: blob(data) for path, data in files.items() if data is not None}}
    head = {path: file for path, file in head.items() if files.get(path, b"") is not None}
    judge = Judge(SCHEMAS, REVIEW_DAY, (), dict(_base_readings()))
    facts = gather_by(judge, Proposal.of(BASE, head), proposer)
    return facts, decide(facts)


def review_change(proposer: str, files: Mapping[str, bytes | None]) -> str:
    """A change of the small catalogue from objects to the words of its verdict."""
    facts, verdict = verdict_on(proposer, files)
    for output in ("markdown", "text", "json"):
        for language in LANGUAGES:
            assert render(facts, verdict, output, language)
    assert trailers(facts, verdict)
    return verdict.outcome


def take_answers(form_name: str, body: bytes) -> str:
    """The answers of an issue form, from the body of the issue to the change or to what they lack."""
    taken = take(_intake_base(), _forms()[form_name], body, Sender("github:1001", 1))
    assert answer(taken)
    assert to_record(taken)
    return "refused" if taken.complaints else "taken"


@cache
def _forms() -> Mapping[str, IssueForm]:
    return {form.template: form for form in load_forms(ROOT).values()}


@cache
def _intake_base() -> Base:
    return Base.of(BASE, Judge(SCHEMAS, REVIEW_DAY, (), dict(_base_readings())))


def read_words_of_the_forge(data: bytes) -> str:
    """Reviews, a merge commit's message, a path: what Git and the forge hand over."""
    text = data.decode("utf-8", "surrogateescape")
    record_of(text)
    recorded = read_record(text, "0" * 40)
    try:
        read_approvals(data, "0" * 40)
    except ApprovalsError:
        return "recorded" if recorded.proposer else "refused"
    return "read"


def show_statement(text: str) -> str:
    """A contributor's Markdown."""
    return "shown" if statement_html(text) else "empty"


def search_for(query: str) -> str:
    """What a reader types into the search."""
    index, bodies = _index()
    return "found" if find(index, query, bodies) else "nothing"


@cache
def _index() -> tuple[SearchIndex, Bodies]:
    made = SitePages(_portal(), named_pages(_portal()))
    files = {Path(path).name: content for path, content in search.index_files(_portal(), made)}
    return SearchIndex.of(files, "vi.json"), Bodies.of(files, "vi.json")


@cache
def _portal() -> Portal:
    return Portal(Catalogue.of(_known().values(), {}), SCHEMAS, DAY)


def _print(problems: Iterable[Problem], text: str) -> None:
    """Problems in every format; the line of a file is its text as it was read."""
    report = Report(tuple(problems), 0, 1, DAY)
    lines = text.split("\n")
    language = LANGUAGES[len(text) % len(LANGUAGES)]
    for print_as in RENDERERS.values():
        assert isinstance(print_as(report, language), str)
    assert render_text(report, language, lambda problem: lines[problem.position.line - 1], colour=True)


def _with_referred(entry: Entry) -> Iterator[Entry]:
    """A record with all that it refers to, and what these refer to."""
    seen = {(entry.kind, entry.id)}
    waiting = [entry]
    while waiting:
        each = waiting.pop()
        yield each
        for reference in each.references:
            key = (reference.kind, reference.target)
            if key not in seen and key in _known():
                seen.add(key)
                waiting.append(_known()[key])


@cache
def _base_readings() -> Mapping[tuple[str, str], Reading]:
    judge = Judge(SCHEMAS, REVIEW_DAY, ())
    readings = {(path, file.oid): judge.read(path, file) for path, file in BASE.items()}
    return {key: reading for key, reading in readings.items() if reading is not None}


@cache
def _known() -> Mapping[tuple[str, str], Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for path, content in _files().items():
        place = record_of(path)
        assert place is not None
        entry, problems = read_entry(SCHEMAS, *place, path, content)
        assert entry is not None, problems
        found[entry.kind, entry.id] = entry
    return found


@cache
def _files() -> Mapping[str, bytes]:
    files = {
        path_of(KIND_BY_NAME[kind], record_id): written(KIND_BY_NAME[kind], readable(data))
        for (kind, record_id), data in maximal_records().items()
    }
    return {**files, **dict(demonstration_files())}


@cache
def _root_of(path: str) -> Any:
    return parse(path, _files()[path]).root
