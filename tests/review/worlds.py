"""Small catalogues, changes and reviews made at random, and what a change needs, reckoned a second time.

The second reckoning reads what was drawn, never the catalogue made of it, and shares no code with the review. It knows
parents but not successors, and says nothing of what the policy does not decide: sources, dependants, kinds of content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from tests.review.case_format import blob
from tests.review.conftest import BASE, POLICY

from ndp.review.facts import ReviewFact
from ndp.review.gather import Reviews
from ndp.review.tree import Tree, TreeFile

DAY = date(2026, 1, 15)
PAST, GONE, TODAY, COMING = "2024-01-01", "2025-12-31", "2026-01-15", "2026-02-01"
PARENTS = {
    "bo-mot": ("",),
    "bo-hai": ("",),
    "cuc-mot": ("bo-mot",),
    "cong-ty-mot": ("", "bo-mot"),
    "cong-ty-hai": ("", "cong-ty-mot", "cong-ty-mot"),
    "cong-ty-ba": ("bo-mot", "cong-ty-mot", "cong-ty-mot"),
}
KINDS = {"bo": "ministry", "cuc": "bureau", "cong": "enterprise"}
PLATFORMS = ("ban-do", "hoi-dap")
FOCAL = ("promotion-focal", "ministry-focal", "host-focal")
PARTIES = ("member", "unit", "core-enterprise", "focal", "host", "secretary", "coordinator", "maintainer", "anyone")
APPROVERS = ("unit", "core-enterprise", "focal", "host", "secretary", "coordinator", "maintainer")
ACTING = {"propose": ("editor", "reviewer", "coordinator"), "approve": ("reviewer", "coordinator")}
# The rows of a drawn policy: which fields go together.
ROWS = {
    "platform": ("/id", "/name", "/purpose /functions", "/websites", "/status /scope", "/provenance"),
    "organisation": ("/id /kind", "/name", "/parent", "/provenance"),
    "assignment": ("/id /platform", "/assignments", "/provenance"),
    "account": ("/id /forge /user_id", "/login", "/organisation /role", "/from /to"),
    "policy": ("/id", "/code", "/rows"),
}
SOURCED = "provenance:\n  level: verified\n  sources:\n    - legal: quyet-dinh\n"


@dataclass(frozen=True)
class Row:
    """A row of a policy as drawn."""

    kind: str
    change: str
    fields: tuple[str, ...]
    propose: tuple[str, ...]
    approve: tuple[str, ...]
    approvals: int
    own_counts: bool


@dataclass(frozen=True)
class Edit:
    """A change of one file: what becomes of it, and what it is about. `fields` are those that differ.

    `has_comment`: besides, a comment differs.
    """

    path: str
    file: TreeFile | None
    kind: str
    change: str
    fields: tuple[str, ...] = ()
    platform: str = ""
    unit: str = ""
    concerns: tuple[int, ...] = ()
    has_comment: bool = False


@dataclass
class World:
    """A catalogue as drawn. Accounts and assignments are (…, from, to), `to` empty where they have no end."""

    parents: dict[str, str] = field(default_factory=dict)
    accounts: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    assignments: dict[str, list[tuple[str, str, str, str]]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)

    def tree(self) -> dict[str, TreeFile]:
        """The catalogue's files."""
        files = {f"organisations/{each}": self.organisation(each) for each in self.parents}
        files |= {f"accounts/tai-khoan-{number}": self.account(number) for number in range(len(self.accounts))}
        files |= {f"assignments/{platform}": self.assignment(platform) for platform in PLATFORMS}
        files |= {f"platforms/{platform}": self.platform(platform) for platform in PLATFORMS}
        tree = {f"catalogue/{name}.yml": written(name, text) for name, text in files.items()}
        legal = "catalogue/legal/quyet-dinh.yml"
        return {**tree, legal: BASE[legal], POLICY: written("policy", self.policy())}

    def organisation(self, key: str, name: str = "Tổ chức", parent: str | None = None) -> str:
        above = self.parents[key] if parent is None else parent
        kind = KINDS[key.partition("-")[0]]
        return f"id: {key}\nname:\n  vi: {name}\nkind: {kind}\n{f'parent: {above}' if above else ''}\n{SOURCED}"

    def account(self, number: int, **other: str) -> str:
        user, organisation, role, start, end = self.accounts[number]
        fields = {"login": f"nguoi-{user}", "organisation": organisation, "role": role, "from": start, "to": end}
        lines = "".join(f"{key}: {value}\n" for key, value in {**fields, **other}.items() if value)
        return f"id: tai-khoan-{number}\nforge: github\nuser_id: {user}\n{lines}"

    def assignment(self, platform: str, *more: tuple[str, str, str, str]) -> str:
        lines = "".join(
            f"  - role: {role}\n    organisation: {organisation}\n    from: {start}\n"
            f"{f'    to: {end}' if end else ''}\n    clause: quyet-dinh/d1\n"
            for role, organisation, start, end in (*self.assignments[platform], *more)
        )
        return f"id: {platform}\nplatform: {platform}\nassignments:\n{lines}{SOURCED}"

    def platform(self, key: str, purpose: str = "Để dùng", site: str = "a.vidu.vn", status: str = "") -> str:
        return (
            f"id: {key}\nname:\n  vi: Nền tảng {key}\nscope: national\npurpose:\n  vi: {purpose}\n"
            f"websites:\n  - url: https://{site}/\nstatus: {status or self.statuses[key]}\n{SOURCED}"
        )

    def policy(self) -> str:
        rows = "".join(
            f"  - kinds: [{row.kind}]\n    change: {row.change}\n    {fields_of(row)}\n"
            f"    requires: {condition(row.propose, row.approve, row.approvals, own=row.own_counts)}\n"
            for row in self.rows
        )
        code = condition(("anyone",), ("maintainer",), 2, own=True)
        return f"id: policy\ncode: {code}\nrows:\n{rows}"

    def valid(self, user: int) -> tuple[str, str] | None:
        """Organisation and role of the one account of a user that counts on the day."""
        found = [each for each in self.accounts if each[0] == user and stands(each[3], each[4])]
        return (found[0][1], found[0][2]) if len(found) == 1 else None

    def parties(self, user: int, act: str, platform: str, unit: str) -> set[str]:
        """What a user may act as."""
        account = self.valid(user)
        if account is None:
            return {"anyone"}
        organisation, role = account
        found = {"anyone", "member"} | ({role} & {"secretary", "coordinator", "maintainer"})
        if role in ACTING[act]:
            held = {
                each[0]
                for each in self.assignments.get(platform, ())
                if each[1] == organisation and stands(each[2], each[3])
            }
            found |= held & {"host", "core-enterprise"}
            found |= {"focal"} if held & set(FOCAL) else set()
            found |= {"unit"} if unit == organisation else set()
        return found

    def related(self, one: str, other: str) -> bool:
        """Whether one organisation is the other, above or below it, or both are below one company."""
        above, beyond = self.line(one), self.line(other)
        return one in beyond or other in above or any(each.startswith("cong") for each in above & beyond)

    def line(self, key: str) -> set[str]:
        """An organisation and all above it."""
        return {key} | (self.line(self.parents[key]) if self.parents[key] else set())

    def conditions(self, edit: Edit) -> Iterator[Row | None]:
        """The row for each field that an edit changes, or for the file; None where there is not just one."""
        asked = [(edit.change, name) for name in edit.fields or ("",)]
        for change, name in [*asked, ("comment", "")] if edit.has_comment else asked:
            rows = [
                row
                for row in self.rows
                if (row.kind, row.change) == (edit.kind, change)
                and (not name or any(name == each or name.startswith(f"{each}/") for each in row.fields))
            ]
            yield rows[0] if len(rows) == 1 else None

    def may_propose(self, user: int, edit: Edit) -> bool:
        """Whether the base's policy and roles let a user propose an edit."""
        held = self.parties(user, "propose", edit.platform, edit.unit)
        rows = list(self.conditions(edit))
        return user not in edit.concerns and all(row is not None and held & set(row.propose) for row in rows)

    def enough(self, user: int, edit: Edit, said: tuple[ReviewFact, ...], concerns: set[int]) -> bool:
        """Whether those who approved may and suffice."""
        own = self.valid(user)
        for row in self.conditions(edit):
            approved = 0
            for review in said:
                other = int(review.person.partition(":")[2])
                account = self.valid(other)
                if other == user or other in concerns or account is None or not review.at_head:
                    continue
                tied = own is not None and self.related(own[0], account[0])
                may = self.parties(other, "approve", edit.platform, edit.unit) - {"anyone", "member"}
                approved += bool(row and may & set(row.approve) and (row.own_counts or not tied))
            if row is None or approved < max(1, row.approvals):
                return False
        return True


def draw_world(random: Random) -> World:
    """A catalogue of six organisations, two platforms and some accounts, under a policy that may lack rows."""
    world = World({key: random.choice(above) for key, above in PARENTS.items()})
    # Few of the organisations have a part in it, so that people meet.
    busy = random.sample(list(PARENTS), 4)
    roles = ("editor", "reviewer", "reviewer", "secretary", "coordinator", "coordinator", "maintainer")
    times = ((PAST, ""), (PAST, ""), (PAST, ""), (PAST, TODAY), (PAST, GONE), (COMING, ""))
    for user in range(1, random.randint(5, 9)):
        again = user if random.random() < 0.9 else 1
        world.accounts.append((again, random.choice(busy), random.choice(roles), *random.choice(times)))
    for platform in PLATFORMS:
        held = ("host", "core-enterprise", "core-enterprise", random.choice(FOCAL), "cooperating")
        world.assignments[platform] = [(role, random.choice(busy), *random.choice(times)) for role in held]
        world.statuses[platform] = random.choice(("trial", "in-use"))
    for kind, groups in ROWS.items():
        for change in ("add", "remove", "comment", "format"):
            world.rows += draw_rows(random, kind, change, ())
        for group in groups:
            world.rows += draw_rows(random, kind, "edit", tuple(group.split()))
    return world


def draw_rows(random: Random, kind: str, change: str, fields: tuple[str, ...]) -> Iterator[Row]:
    """Mostly one row; sometimes none or two, which allow nothing."""
    for _ in range(random.choices((0, 1, 2), (1, 12, 1))[0]):
        propose = tuple(random.sample(PARTIES, random.randint(1, 4))) if random.random() < 0.85 else ("nobody",)
        approve = tuple(random.sample(APPROVERS, random.randint(1, 4)))
        yield Row(kind, change, fields, propose, approve, random.choice((0, 1, 1, 1, 2)), random.random() < 0.2)


def draw_edits(random: Random, world: World, base: Tree, count: int) -> list[Edit]:
    """Changes of different files."""
    found: dict[str, Edit] = {}
    for _ in range(count):
        edit = random.choice(EDITS)(random, world)
        found.setdefault(edit.path, edit)
    return [edit for edit in found.values() if edit.file != base.get(edit.path)]


def draw_reviews(random: Random) -> Reviews:
    """Approvals of some users."""
    users = random.sample(range(1, 10), random.randint(2, 9))
    said = (ReviewFact(person=f"github:{user}", state="approved", at_head=random.random() < 0.9) for user in users)
    return Reviews(tuple(said))


def stands(start: str, end: str) -> bool:
    """Whether a time holds the day."""
    return start <= DAY.isoformat() and (not end or DAY.isoformat() <= end)


def fields_of(row: Row) -> str:
    """The line that names a row's fields, empty where it speaks of whole files."""
    return f"fields: [{', '.join(row.fields)}]" if row.fields else ""


def condition(propose: tuple[str, ...], approve: tuple[str, ...], approvals: int, *, own: bool) -> str:
    """A condition as YAML."""
    return (
        f"{{propose: [{', '.join(propose)}], approve: [{', '.join(approve)}], approvals: {approvals}, "
        f"sensitivity: ordinary, own_organisation_counts: {str(own).lower()}}}"
    )


def written(name: str, text: str) -> TreeFile:
    """A file of the catalogue with its first line; lines left empty are dropped."""
    folder = name.partition("/")[0].removesuffix("s")
    up = "../" * (name.count("/") + 1)
    header = f"# yaml-language-server: $schema={up}schemas/{folder}.schema.json\n"
    return blob((header + "".join(f"{line}\n" for line in text.split("\n") if line.strip())).encode())


def _platform(random: Random, world: World) -> Edit:
    key = random.choice(PLATFORMS)
    fields, other = random.choice(
        (
            (("/purpose/vi",), {"purpose": "Để dùng thêm"}),
            (("/websites/*/url",), {"site": random.choice(("b.vidu.vn", "khac.vn"))}),
            (("/status",), {"status": {"trial": "in-use", "in-use": "trial"}[world.statuses[key]]}),
            (("/purpose/vi", "/websites/*/url"), {"purpose": "Để dùng", "site": "khac.vn"}),
        )
    )
    if fields == ("/purpose/vi", "/websites/*/url"):
        other["purpose"] = "Để làm khác"
    file = written("platforms/x", world.platform(key, **other))
    return Edit(f"catalogue/platforms/{key}.yml", file, "platform", "edit", fields, key)


def _organisation(random: Random, world: World) -> Edit:
    key = random.choice(list(PARENTS))
    path = f"catalogue/organisations/{key}.yml"
    if random.random() < 0.5:
        file = written("organisations/x", world.organisation(key, name="Tên khác"))
        return Edit(path, file, "organisation", "edit", ("/name/vi",), unit=key)
    file = written("organisations/x", world.organisation(key, parent="" if world.parents[key] else "bo-hai"))
    return Edit(path, file, "organisation", "edit", ("/parent",), unit=key)


def _assignment(random: Random, world: World) -> Edit:
    platform = random.choice(PLATFORMS)
    row = (random.choice(("host", "core-enterprise", "host-focal")), random.choice(list(PARENTS)), PAST, "")
    fields = ("/assignments/*/role", "/assignments/*/organisation", "/assignments/*/from", "/assignments/*/clause")
    file = written("assignments/x", world.assignment(platform, row))
    return Edit(f"catalogue/assignments/{platform}.yml", file, "assignment", "edit", fields, platform)


def _account(random: Random, world: World) -> Edit:
    number = random.randrange(len(world.accounts))
    user, _, role, *_ = world.accounts[number]
    other = "maintainer" if role == "coordinator" else "coordinator"
    file = written("accounts/x", world.account(number, role=other))
    return Edit(f"catalogue/accounts/tai-khoan-{number}.yml", file, "account", "edit", ("/role",), concerns=(user,))


def _new_account(random: Random, world: World) -> Edit:
    user = random.randint(1, 9)
    text = world.account(0, organisation=random.choice(list(PARENTS)), role="maintainer", to="")
    text = text.replace(f"user_id: {world.accounts[0][0]}\n", f"user_id: {user}\n").replace("khoan-0", "khoan-moi")
    file = written("accounts/x", text)
    return Edit("catalogue/accounts/tai-khoan-moi.yml", file, "account", "add", concerns=(user,))


def _policy(random: Random, world: World) -> Edit:
    loose = condition(("anyone",), ("maintainer",), 1, own=True)
    text = world.policy().replace(condition(("anyone",), ("maintainer",), 2, own=True), loose, 1)
    return Edit(POLICY, written("policy", text), "policy", "edit", ("/code/approvals",))


def _removed(random: Random, world: World) -> Edit:
    kind, folder = random.choice((("platform", "platforms"), ("assignment", "assignments")))
    platform = random.choice(PLATFORMS)
    return Edit(f"catalogue/{folder}/{platform}.yml", None, kind, "remove", platform=platform)


def _rewritten(random: Random, world: World) -> Edit:
    """A platform's file in another layout, with or without another comment, with or without another text."""
    key = random.choice(PLATFORMS)
    change, purpose, comment = random.choice(
        (
            ("format", "Để dùng", ""),
            ("comment", "Để dùng", "# Chú thích.\n"),
            ("edit", "Để dùng thêm", "# Chú thích.\n"),
        )
    )
    text = world.platform(key, purpose).replace("scope: national\n", f"{comment}scope: 'national'\n")
    fields = ("/purpose/vi",) if change == "edit" else ()
    file = written("platforms/x", text)
    has_comment = change == "edit"
    return Edit(f"catalogue/platforms/{key}.yml", file, "platform", change, fields, key, has_comment=has_comment)


EDITS: tuple[Any, ...] = (
    _platform,
    _platform,
    _platform,
    _organisation,
    _assignment,
    _account,
    _new_account,
    _policy,
    _removed,
    _rewritten,
    _rewritten,
)
