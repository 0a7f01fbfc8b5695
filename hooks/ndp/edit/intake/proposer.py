"""Who proposes a pull request. For one that our own machine opened from an issue, that is the issue's author.

The forge names the machine as the author of such a request, and anybody who may push to the repository could add to its
branch. So nothing that the request says of itself is believed: the answers are read from the issue, and the person
counts as the proposer only if the branch holds, upon a commit of the main branch, exactly what these answers make.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import msgspec

from ndp.edit.intake.forms import FOLDER, form_named, read_forms
from ndp.edit.intake.take import Base, Sender, take
from ndp.kinds import CATALOGUE_FOLDER
from ndp.review.git import Repository
from ndp.review.judge import Judge
from ndp.review.tree import PLAIN
from ndp.schema import Schemas

GITHUB_MACHINE = "github:41898282"
"""`github-actions[bot]`, which workflows act as."""
BRANCH = re.compile(r"intake/([1-9][0-9]{0,8})")
HA_NOI = timezone(timedelta(hours=7))


class User(msgspec.Struct, frozen=True):
    """A user as a pull request names them."""

    id: int


class Place(msgspec.Struct, frozen=True):
    """A repository."""

    id: int


class Side(msgspec.Struct, frozen=True):
    """Where a pull request comes from or goes to; `repo` is None where it was deleted."""

    ref: str
    sha: str
    repo: Place | None


class Pull(msgspec.Struct, frozen=True):
    """What the forge's REST interface says of a pull request, as far as it matters here."""

    user: User
    head: Side
    base: Side

    def issue_of(self, machine: int) -> int | None:
        """The number of the issue that the user `machine` made it from; None where people made it."""
        match = BRANCH.fullmatch(self.head.ref)
        is_own = self.head.repo is not None and self.base.repo is not None and self.head.repo.id == self.base.repo.id
        return int(match[1]) if match and is_own and self.user.id == machine else None


class Person(msgspec.Struct, frozen=True):
    """A user as an issue names them; `number` is None for what is no user account."""

    number: int | None = msgspec.field(default=None, name="databaseId")


class Label(msgspec.Struct, frozen=True):
    """A label of an issue."""

    name: str


class Labels(msgspec.Struct, frozen=True):
    """The labels of an issue."""

    nodes: tuple[Label, ...]


class Issue(msgspec.Struct, frozen=True):
    """What the forge's GraphQL interface says of an issue; `editor` is the last who changed its body."""

    author: Person | None
    editor: Person | None
    body: str
    created: datetime = msgspec.field(name="createdAt")
    labels: Labels = Labels(())

    @property
    def day(self) -> date:
        """The day it was sent, in Hà Nội."""
        return self.created.astimezone(HA_NOI).date()

    @property
    def writer(self) -> int | None:
        """Whose words the body is; None where somebody else than the author changed it last."""
        if self.author is None or (self.editor is not None and self.editor.number != self.author.number):
            return None
        return self.author.number


@dataclass(frozen=True, slots=True)
class Checkout:
    """The main branch: its repository, its newest commit and the schemas in it."""

    repository: Repository
    base: str
    schemas: Schemas


def proposer_of(pull: Pull, issue: Issue | None, checkout: Checkout, machine: str = GITHUB_MACHINE) -> str:
    """Who proposes `pull`, `<forge>:<user id>`. `issue` is the one that its branch numbers. Raises GitError.

    `machine` is who makes proposals of issues. Where the branch is not what the issue's author wrote, it is the machine
    itself, which has no rights.
    """
    forge, _, user = machine.partition(":")
    number = pull.issue_of(int(user))
    if number is None:
        return f"{forge}:{pull.user.id}"
    writer = issue.writer if issue is not None else None
    if issue is not None and writer is not None:
        sender = Sender(f"{forge}:{writer}", number)
        if _made(pull.head.sha, issue, sender, checkout):
            return sender.person
    return machine


def _made(head: str, issue: Issue, sender: Sender, checkout: Checkout) -> bool:
    """Whether the commit `head` is what `issue` makes of the commit of the main branch that it stands upon."""
    repository = checkout.repository
    parents = repository.parents(repository.commit(head))
    if len(parents) != 1 or repository.merge_bases(parents[0], checkout.base) != (parents[0],):
        return False
    files = repository.tree(checkout.base, FOLDER.as_posix())
    forms = read_forms({path.rpartition("/")[2]: file.content.decode("utf-8") for path, file in files.items()})
    form = form_named(forms, *(label.name for label in issue.labels.nodes))
    if form is None:
        return False
    base = Base.of(repository.tree(parents[0], CATALOGUE_FOLDER), Judge(checkout.schemas, issue.day))
    taken = take(base, form, issue.body.encode("utf-8", "replace"), sender)
    made = {step.path: step.text.encode() for step in taken.files}
    held = {file.path: file.after for file in repository.step(parents[0], head).files}
    return (
        bool(made)
        and {path: file.content for path, file in held.items() if file is not None and file.mode == PLAIN} == made
        and len(held) == len(made)
    )
