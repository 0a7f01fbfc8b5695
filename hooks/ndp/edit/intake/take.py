"""Takes what somebody answered in a form: a change of files that the catalogue's own rules accept, or what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from ndp.edit.intake import complaints as words
from ndp.edit.intake.complaints import Complaint
from ndp.edit.intake.draft import Draft
from ndp.edit.intake.finder import Finder
from ndp.edit.intake.forms import IssueForm, read_answers
from ndp.edit.intake.steps import Step, steps_of
from ndp.kinds import CATALOGUE_FOLDER, KINDS
from ndp.problems import Problem, Severity
from ndp.review.judge import Judge, JudgedTree
from ndp.review.parties import Standings
from ndp.review.tree import PLAIN, Tree, TreeFile
from ndp.schema import Schemas
from ndp.source import read_file, walk

MOST_BYTES = 128 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an answer. `files` are to be written, and only where there are no `complaints`.

    `warnings` are the catalogue's own; they and the `remarks` do not stop the change.
    """

    form: IssueForm
    files: tuple[Step, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    warnings: tuple[Problem, ...] = ()
    remarks: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent the answers (`<forge>:<user id>`) and the number that the forge gave them."""

    person: str
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The catalogue that answers are taken into, as it stands on the judge's day."""

    tree: Tree
    judge: Judge
    judged: JudgedTree

    @classmethod
    def read(cls, root: Path, schemas: Schemas, day: date) -> Base:
        """The catalogue below `root`. Raises OSError where it cannot be read."""
        return cls.of(read_tree(root), Judge(schemas, day))

    @classmethod
    def of(cls, tree: Tree, judge: Judge) -> Base:
        """The catalogue in `tree`."""
        return cls(tree, judge, judge.judge(tree))


def take(base: Base, form: IssueForm, body: bytes, sender: Sender) -> Taken:
    """Make of `body`, written with `form`, a change of the catalogue. Writes nothing, raises nothing for any body."""
    if len(body) > MOST_BYTES:
        return _refused(form, Complaint(words.TOO_LARGE, values={"limit": str(MOST_BYTES // 1024)}))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _refused(form, Complaint(words.NOT_UTF8))
    answers = read_answers(form, text)
    if not answers:
        return _refused(form, Complaint(words.NOTHING))
    before, judge = base.judged, base.judge
    draft = Draft(form, answers, Finder(before.catalogue), judge.as_of, sender.issue)
    draft.check()
    steps = tuple(steps_of(draft, judge.schemas, base.tree)) if not draft.complaints else ()
    if draft.complaints:
        return Taken(form, complaints=tuple(draft.complaints))
    merged = {**base.tree, **{step.path: _file(step.text.encode()) for step in steps}}
    new = list(_beyond(judge.judge(merged, before).problems, before.problems))
    errors = tuple(_complaint(problem) for problem in new if problem.kind.severity == Severity.ERROR)
    warnings = tuple(problem for problem in new if problem.kind.severity == Severity.WARNING)
    remarks = tuple(_remarks(draft, sender.person))
    return Taken(form, () if errors else steps, errors, warnings, remarks)


def read_tree(root: Path) -> Tree:
    """The files of the catalogue below `root` as they stand."""
    listing = walk(root / CATALOGUE_FOLDER, {kind.folder: kind.depth for kind in KINDS})
    return {file.path: _file(read_file(root / file.path)) for file in listing.files}


def _remarks(draft: Draft, person: str) -> Iterator[Complaint]:
    """What the sender should know of their own rights; the gate decides, not this."""
    account, standing = Standings(draft.finder.catalogue, draft.day).find(person)
    stated = draft.finder.find("organisation", draft.text("organisation"))
    if account is None or standing != "valid":
        yield Complaint(words.NO_ACCOUNT)
    elif stated is not None and stated != account.organisation:
        yield Complaint(words.OTHER_ORGANISATION, values={"own": account.organisation, "stated": stated})


def _file(content: bytes) -> TreeFile:
    return TreeFile(PLAIN, sha256(content).hexdigest(), len(content), content)


def _refused(form: IssueForm, complaint: Complaint) -> Taken:
    return Taken(form, complaints=(complaint,))


def _beyond(problems: Iterable[Problem], known: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that are not among `known`; where they stand in a file does not count."""
    left = Counter(map(_key, known))
    for problem in problems:
        if left[_key(problem)]:
            left[_key(problem)] -= 1
        else:
            yield problem


def _key(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return problem.path, problem.kind.code, tuple(sorted(problem.values.items()))


def _complaint(problem: Problem) -> Complaint:
    values: Mapping[str, str] = problem.values
    kind = problem.kind
    return Complaint(kind.message, values=values, remedy=kind.remedy, code=kind.code, path=problem.path)
