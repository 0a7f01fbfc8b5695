"""`/nhiem-vu/`: the duties of the programme, by clause and by who bears them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ndp.i18n import LANGUAGES, Language
from ndp.memory import remembered
from ndp.model.clauses import clause_steps
from ndp.model.records import Duty, Organisation, Role
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, section_crumb
from ndp.site.pages.link_list import SHOWN, LinkList, ListedLink, link_list_pages
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page

HOLDERS_SLUG: Mapping[Language, str] = {"vi": "to-chuc", "en": "organisations"}


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """The duties of one section of the Decision."""

    anchor: str
    title: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A bearer of duties: an organisation, or a role in words."""

    title: str
    organisation: Organisation | None
    duties: tuple[Duty, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every duty's page, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for duty in portal.catalogue.duties.values():
            yield _duty(portal, duty, language)
            yield from link_list_pages(portal, _holder_list(portal, duty), language)


def in_document_order(portal: Portal) -> list[Duty]:
    """All duties in the order of their clauses in the documents."""
    order = {
        (document.id, clause.id): place
        for document in portal.catalogue.legal.values()
        for place, clause in enumerate(document.clauses)
    }

    def key(duty: Duty) -> tuple[str, int, str]:
        document, _, clause = duty.clause.partition("/")
        return document, order.get((document, clause), len(order)), duty.id

    return sorted(portal.catalogue.duties.values(), key=key)


def _group_of(duty: Duty) -> str:
    """The clause that heads a duty's group: article and section, and one level more below sections IV and II."""
    document, _, clause = duty.clause.partition("/")
    parts = clause.split(".")
    depth = 3 if parts[:2] in (["d1", "iv"], ["d2", "ii"]) else 2
    return f"{document}/{'.'.join(parts[:depth])}"


def _list(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        duties = in_document_order(portal)
        groups = [
            ClauseGroup(reference.replace("/", "-").replace(".", "-"), _group_title(view, reference), tuple(members))
            for reference, members in groupby(duties, key=_group_of)
        ]
        return {
            "groups": groups,
            "bodies": _bodies(view, duties),
            "intro": view._(
                "{count} việc mà Quyết định 186/QĐ-BTTTT giao, mỗi việc kèm điều khoản, người làm và nhịp thực hiện.",
                count=view.number(len(duties)),
            ),
        }

    return render_page(
        portal,
        language,
        "duties.html",
        section="duties",
        address=lambda other: routes.address("duties", language=other),
        title=lambda view: view._("Nhiệm vụ của chương trình"),
        description=lambda view: view._(
            "Mọi nhiệm vụ của chương trình nền tảng số quốc gia theo điều khoản và theo tổ chức."
        ),
        data=data,
    )


def _group_title(view: View, reference: str) -> str:
    found = view.portal.catalogue.clause(reference)
    name = view.clause_name(reference)
    if found and found[1] is not None:
        return f"{name}: {view.plain(found[1].summary)}"
    return name


def _bodies(view: View, duties: list[Duty]) -> list[Body]:
    by_role: dict[Role, list[Duty]] = {}
    by_organisation: dict[str, list[Duty]] = {}
    for duty in duties:
        for role in duty.roles:
            by_role.setdefault(role, []).append(duty)
        for organisation in duty.organisations:
            by_organisation.setdefault(organisation, []).append(duty)
    roles = [Body(view.label("duty.roles", role), None, tuple(found)) for role, found in by_role.items()]
    organisations = view.portal.catalogue.organisations
    bodies = [
        Body(view.plain(organisations[key].name), organisations[key], tuple(found))
        for key, found in by_organisation.items()
        if key in organisations
    ]
    return [*roles, *view.sorted_by_name(bodies, lambda body: body.title)]


def _duty(portal: Portal, duty: Duty, language: Language) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        found = catalogue.clause(duty.clause)
        holders = _holders(view, duty)
        return {
            "duty": duty,
            "entry": portal.entry("duty", duty.id),
            "clause_summary": found[1].summary if found and found[1] else None,
            "platforms": [catalogue.platforms[one] for one in duty.platforms if one in catalogue.platforms],
            "holders": holders[:SHOWN],
            "holder_count": len(holders),
            "holders_url": view.rel(_holders_address(duty, language)),
            "noted": catalogue.observations_about("duty", duty.id),
        }

    return render_page(
        portal,
        language,
        "duty.html",
        section="duties",
        address=lambda other: routes.address("duties", duty.id, language=other),
        title=lambda view: _title(view, duty),
        description=lambda view: f"{_title(view, duty)}: {view.plain(duty.summary)}",
        crumbs=lambda view: [section_crumb(view, "duties")],
        data=data,
        changed=changed_day(portal, "duty", duty.id),
    )


def _holders(view: View, duty: Duty) -> list[Organisation]:
    """The organisations that hold one of the roles of a duty, by name."""
    organisations = view.portal.catalogue.organisations
    found = _holder_ids(view.portal, duty)
    return view.sorted_by_name(map(organisations.__getitem__, found), lambda body: view.plain(body.name))


def _holder_ids(portal: Portal, duty: Duty) -> frozenset[str]:
    by_role = _holders_by_role(portal)
    return frozenset().union(*(by_role.get(role, frozenset()) for role in duty.roles))


@remembered(2)
def _holders_by_role(portal: Portal) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for held in portal.catalogue.held_roles:
        if held.assignment.organisation in portal.catalogue.organisations:
            found.setdefault(held.assignment.role, set()).add(held.assignment.organisation)
    return {role: frozenset(bodies) for role, bodies in found.items()}


def _holders_address(duty: Duty, language: Language) -> str:
    return routes.address("duties", duty.id, HOLDERS_SLUG[language], language=language)


def _holder_list(portal: Portal, duty: Duty) -> LinkList:
    def crumbs(view: View) -> list[Crumb]:
        own = Crumb(_title(view, duty), routes.address("duties", duty.id, language=view.language))
        return [section_crumb(view, "duties"), own]

    return LinkList(
        "duties",
        lambda language: _holders_address(duty, language),
        lambda view: view._("{duty}: các tổ chức giữ vai trò này", duty=_title(view, duty)),
        crumbs,
        len(_holder_ids(portal, duty)),
        lambda view: [
            ListedLink(view.plain(body.name), portal.address_of("organisation", body.id, view.language))
            for body in _holders(view, duty)
        ],
    )


def _title(view: View, duty: Duty) -> str:
    """The duty's title with its clause: several units may have a duty of the same name."""
    clause = duty.clause.partition("/")[2]
    place = view.clause_short(duty.clause) if clause_steps(clause) else view.clause_name(duty.clause)
    return f"{view.plain(duty.title)} ({place})"
