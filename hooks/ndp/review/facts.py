"""What is known of a change before anyone judges it: plain, immutable data that can be written down and read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from ndp.model.rights import ChangeType, Party, Requirement, Sensitivity
from ndp.review.compare import Op
from ndp.review.parties import PersonStanding

Content = Literal["nothing", "data", "rights", "code", "mixed"]
Form = Literal["text", "number", "date", "boolean", "coded", "reference", "link"]
Mark = Literal["new-domain", "contact", "host", "status", "level", "parent", "rights"]
ReviewState = Literal["approved", "changes-requested", "commented", "dismissed"]
FaultCode = Literal[
    "path-not-allowed",
    "executable",
    "symbolic-link",
    "submodule",
    "too-large",
    "unreadable",
    "conflict",
    "second-codeowners",
    "too-many-files",
    "too-many-lines",
    "mixed-content",
    "nothing-changed",
    "no-policy",
]


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all parts of the facts."""


class Shown(Fact, frozen=True):
    """A value as it will be shown. `label` is the word for a coded value, or the name of what a reference leads to.

    Only the labels of coded values are our own words; everything else may hold anything.
    """

    form: Form
    raw: str
    label: str = ""


class Step(Fact, frozen=True):
    """One step on the way to a field: the field's `title`, our own word, or an item of a list, by what names it."""

    title: str = ""
    item: tuple[Shown, ...] = ()


class Line(Fact, frozen=True):
    """A field and its value, for what is shown as a whole."""

    steps: tuple[Step, ...]
    value: Shown


class Rule(Fact, frozen=True):
    """What the policy asks of a field or file. `new_domain`: the stricter condition for a new domain took the place."""

    requires: Requirement
    new_domain: bool = False
    sourced: bool = False


class FieldFact(Fact, frozen=True):
    """A difference within a record. `rules` holds each condition once; `unruled` the fields without exactly one row."""

    op: Op
    steps: tuple[Step, ...]
    fields: tuple[str, ...]
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    rules: tuple[Rule, ...] = ()
    unruled: tuple[str, ...] = ()


class SubjectFact(Fact, frozen=True):
    """In a matter, which parties each person may act for.

    `proposer` is what the one who proposes may act as, `approvers` what each known account may approve as;
    `partial` lists those whose organisation has an interest in the platform.
    """

    kind: str
    platform: str = ""
    units: tuple[str, ...] = ()
    proposer: tuple[Party, ...] = ()
    approvers: Mapping[str, tuple[Party, ...]] = {}
    partial: tuple[str, ...] = ()


class ChangeFact(Fact, frozen=True):
    """A change of one record, or of the code as a whole (`kind` code, `path` empty).

    `subject` numbers the facts' subjects. For added and removed files `fields` holds one difference, the whole.
    `concerns` are persons whose own account it is. `dependants` are records that still refer to a removed one.
    """

    op: ChangeType
    kind: str
    subject: int
    path: str = ""
    id: str = ""
    name: str = ""
    fields: tuple[FieldFact, ...] = ()
    rules: tuple[Rule, ...] = ()
    unruled: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    dependants: tuple[tuple[str, str], ...] = ()
    is_published: bool = False


class FileFault(Fact, frozen=True):
    """What is wrong with a file, or with the change as a whole (`path` empty), whoever proposes it."""

    code: FaultCode
    path: str = ""
    detail: str = ""


class ProblemFact(Fact, frozen=True):
    """A problem of the catalogue that the change brings or solves. `terms` names the values that are our own words."""

    code: str
    severity: Literal["error", "warning"]
    path: str
    line: int
    column: int
    values: Mapping[str, str] = {}
    terms: tuple[str, ...] = ()


class PersonFact(Fact, frozen=True):
    """A person and the account that stands for him in the base catalogue. `tied`: to the proposer's organisation."""

    person: str
    standing: PersonStanding
    account: str = ""
    login: str = ""
    organisation: str = ""
    tied: bool = False


class ReviewFact(Fact, frozen=True):
    """The latest word of a person that says yes, no or takes back. `at_head`: on the very commit to be merged."""

    person: str
    state: ReviewState
    at_head: bool
    is_bot: bool = False


class Facts(Fact, frozen=True):
    """All that the decision rests on. `people` holds the proposer, the reviewers and every valid account."""

    base_commit: str
    head_commit: str
    as_of: str
    content: Content
    proposer: str
    people: Mapping[str, PersonFact]
    subjects: tuple[SubjectFact, ...] = ()
    changes: tuple[ChangeFact, ...] = ()
    faults: tuple[FileFault, ...] = ()
    new_problems: tuple[ProblemFact, ...] = ()
    solved_problems: tuple[ProblemFact, ...] = ()
    reviews: tuple[ReviewFact, ...] = ()
    contributors: tuple[str, ...] = ()
    files: int = 0
    lines: int = 0
    organisations: Mapping[str, str] = {}


STRICTNESS: tuple[Sensitivity, ...] = ("ordinary", "careful", "critical")
