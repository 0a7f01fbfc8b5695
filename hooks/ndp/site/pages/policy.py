"""`/huong-dan/quyen-sua/`: who may change what and who must approve, made of the change policy, and all accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.i18n import LANGUAGES, N_, Language
from ndp.kinds import KINDS, Kind
from ndp.model.records import Text
from ndp.model.rights import Account, ChangeType, NewDomain, Party, Policy, PolicyRow, Requirement
from ndp.schema import Shape
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

CHANGES: Mapping[ChangeType, str] = {
    "edit": N_("sửa"),
    "add": N_("thêm tệp"),
    "remove": N_("xóa tệp"),
    "comment": N_("sửa chú thích"),
    "format": N_("đổi cách viết"),
}
STEP = " › "
ROW_PARTS = "policy.rows.requires"


@dataclass(frozen=True, slots=True)
class Condition:
    """Who may propose, who must approve and how many; `notes` says what else is asked."""

    propose: str
    approve: str
    approvals: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. `fields` are pairs of the pattern and the field's title in words."""

    change: str
    fields: tuple[tuple[str, str], ...]
    condition: Condition
    new_domain: Condition | None
    basis: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows on one kind of file."""

    kind: Kind
    rows: tuple[Row, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The page, in every language."""
    for language in LANGUAGES:
        yield _page(portal, language)


def _page(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        policy = portal.catalogue.policy
        return {
            "groups": list(_groups(view, policy)) if policy else [],
            "code": condition(view, policy.code) if policy else None,
            "accounts": _accounts(view),
        }

    return render_page(
        portal,
        language,
        "policy.html",
        section="guides",
        address=lambda other: routes.address("policy", language=other),
        title=lambda view: view._("Ai được sửa gì"),
        description=lambda view: view._(
            "Với mỗi loại tệp và mỗi trường: ai được đề nghị sửa, ai phải duyệt, mấy người. "
            "Bảng này sinh từ chính quy định mà máy dùng để xét mỗi đề nghị."
        ),
        crumbs=lambda view: [section_crumb(view, "guides")],
        data=data,
    )


def _groups(view: View, policy: Policy) -> Iterator[Group]:
    for kind in KINDS:
        rows = [row for row in policy.rows if kind.name in row.kinds]
        if rows:
            shape = view.portal.schemas.shape(kind.name)
            yield Group(kind, tuple(_row(view, row, shape) for row in rows))


def _row(view: View, row: PolicyRow, shape: Shape) -> Row:
    stricter = row.new_domain
    return Row(
        change=view._(CHANGES[row.change]),
        fields=tuple((field, _title(view, field, shape)) for field in row.fields if _title(view, field, shape)),
        condition=condition(view, row.requires),
        new_domain=stricter_condition(view, stricter) if stricter else None,
        basis=row.basis,
        note=row.note,
    )


def _title(view: View, field: str, shape: Shape) -> str:
    """The titles of the fields on the way; empty where the kind has no such field."""
    titles: list[str] = []
    part: Shape | None = shape
    for step in field.strip("/").split("/"):
        part = (part.items or part.values) if part and step == "*" else part.child(step) if part else None
        if part is None:
            return ""
        if step != "*":
            titles.append(view._(part.title))
    return STEP.join(titles)


def condition(view: View, requires: Requirement) -> Condition:
    """What a row asks for, in words."""
    notes = []
    if requires.sensitivity != "ordinary":
        notes.append(view.label(f"{ROW_PARTS}.sensitivity", requires.sensitivity))
    if requires.source:
        notes.append(view._("phải có nguồn"))
    if requires.impartial:
        notes.append(view._("người duyệt không có lợi ích ở nền tảng"))
    if requires.own_organisation_counts:
        notes.append(view._("tính cả người cùng tổ chức"))
    return Condition(
        _parties(view, requires.propose), _parties(view, requires.approve), requires.approvals, tuple(notes)
    )


def stricter_condition(view: View, stricter: NewDomain) -> Condition:
    """What a link to a new domain asks for, in words."""
    return Condition(_parties(view, stricter.propose), _parties(view, stricter.approve), stricter.approvals, ())


def _parties(view: View, parties: tuple[Party, ...]) -> str:
    return ", ".join(view.label(f"{ROW_PARTS}.propose", party) for party in parties)


def _accounts(view: View) -> list[Account]:
    accounts = view.portal.catalogue.accounts.values()
    return sorted(accounts, key=lambda account: (account.organisation, account.id))
