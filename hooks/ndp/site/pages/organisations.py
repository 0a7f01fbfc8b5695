"""`/to-chuc/`: the list of organisations and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from ndp.derive.organisation_tree import organisation_tree
from ndp.derive.organisations import ended_above, last_day
from ndp.derive.programme import of_organisation
from ndp.i18n import LANGUAGES, Language
from ndp.model.programme import Award, Feedback, Proposal, Registration
from ndp.model.records import Duty, Organisation, Role
from ndp.site import routes
from ndp.site.organisation_chart import NARROW, WIDE, OrganisationChart, organisation_chart
from ndp.site.page import Page
from ndp.site.pages.awards import newest_first
from ndp.site.pages.common import changed_day, other_name, section_crumb
from ndp.site.pages.link_list import SHOWN, link_list_pages
from ndp.site.pages.long_list import LongList, Shown, long_list_pages
from ndp.site.pages.organisation_lists import (
    issued_by,
    organisation_lists,
    records_address,
    roles_address,
    roles_of,
)
from ndp.site.pages.taking import to_take
from ndp.site.portal import Portal
from ndp.site.render import View, render_page


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A row of the list."""

    organisation: Organisation
    parent: Organisation | None
    ended: date | None
    roles: tuple[tuple[Role, int], ...]
    duties: int


@dataclass(frozen=True, slots=True)
class OrganisationGroup:
    """The organisations of one kind."""

    key: str
    title: str
    rows: tuple[OrganisationRow, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation with those below it."""

    organisation: Organisation
    children: tuple[Branch, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every organisation's page, in every language."""
    for language in LANGUAGES:
        yield from long_list_pages(portal, _list(portal), language)
        for organisation in portal.catalogue.organisations.values():
            yield _organisation(portal, organisation, language)
            for found in organisation_lists(portal, organisation):
                yield from link_list_pages(portal, found, language)


def duties_of(portal: Portal, organisation: Organisation) -> list[tuple[Duty, Role | None]]:
    """The duties of an organisation: those given by name, then those of the roles it holds; with that role."""
    found: dict[str, tuple[Duty, Role | None]] = {
        duty.id: (duty, None) for duty in portal.catalogue.duties_named(organisation.id)
    }
    roles = dict.fromkeys(held.assignment.role for held in portal.catalogue.roles_of(organisation.id))
    for role in roles:
        for duty in portal.catalogue.duties_of_role(role):
            found.setdefault(duty.id, (duty, role))
    return list(found.values())


def _list(portal: Portal) -> LongList[Organisation]:
    kinds = portal.vocabulary.codes("organisation.kind")
    bodies = portal.catalogue.organisations

    def rows(view: View) -> list[Organisation]:
        by_name = view.sorted_by_name(bodies.values(), lambda body: view.plain(body.name))
        return sorted(by_name, key=lambda body: kinds.index(body.kind))

    def data(view: View, shown: Shown[Organisation]) -> Mapping[str, Any]:
        starts, counts = shown.starts(view, _kind), Counter(map(_kind, shown.all))
        return {
            "contents": [(view.label("organisation.kind", kind), url, counts[kind]) for kind, url in starts.items()],
            "groups": [
                OrganisationGroup(
                    kind, view.label("organisation.kind", kind), tuple(_row(portal, each) for each in own)
                )
                for kind, own in groupby(shown.rows, _kind)
            ],
            "charts": _charts(view, starts) if shown.number == 1 else [],
            "intro": view._(
                "{count} tổ chức có tên trong Quyết định 186/QĐ-BTTTT hoặc trong các danh mục sau đó, "
                "kèm những thay đổi từ năm 2022.",
                count=view.number(len(bodies)),
            ),
        }

    return LongList(
        "organisations",
        "organisations.html",
        lambda language: routes.address("organisations", language=language),
        lambda view: view._("Các tổ chức"),
        lambda view: view._(
            "Bộ, đơn vị, địa phương, doanh nghiệp, hội và cơ quan báo chí có vai trò trong chương trình "
            "nền tảng số quốc gia."
        ),
        len(bodies),
        rows,
        data,
    )


def _kind(organisation: Organisation) -> str:
    return organisation.kind


def _charts(view: View, starts: Mapping[str, str]) -> list[tuple[str, OrganisationChart]]:
    """The chart of organisations by the screens it is for; `starts` says where those of a kind are listed."""
    tree = organisation_tree(view.portal.catalogue)
    drawn = [
        (name, organisation_chart(view, tree, measure, starts))
        for name, measure in (("wide", WIDE), ("narrow", NARROW))
    ]
    return [(name, chart) for name, chart in drawn if chart is not None]


def _row(portal: Portal, organisation: Organisation) -> OrganisationRow:
    catalogue = portal.catalogue
    counts = Counter(held.assignment.role for held in catalogue.roles_of(organisation.id) if held.platform)
    ended = last_day(organisation)
    return OrganisationRow(
        organisation,
        catalogue.organisations.get(organisation.parent or ""),
        ended if ended and ended < portal.as_of else None,
        tuple(counts.items()),
        len(duties_of(portal, organisation)),
    )


def _organisation(portal: Portal, organisation: Organisation, language: Language) -> Page:
    catalogue = portal.catalogue
    ended = last_day(organisation)
    above = ended_above(catalogue, organisation, portal.as_of)

    def data(view: View) -> Mapping[str, Any]:
        name, name_language = other_name(view, organisation.name)
        return {
            "organisation": organisation,
            "entry": portal.entry("organisation", organisation.id),
            "to_take": to_take(view, "organisation", organisation.id),
            "other_name": name,
            "other_language": name_language,
            "ended": ended if ended and ended < portal.as_of else None,
            "ended_above": above,
            "parent": catalogue.organisations.get(organisation.parent or ""),
            "predecessors": [
                (before, index)
                for before in catalogue.predecessors_of(organisation.id)
                for index, successor in enumerate(before.successors)
                if successor.organisation == organisation.id
            ],
            "roles": _roles(view, organisation),
            "supervised_by": [
                held
                for held in catalogue.roles_for(None)
                if organisation.id in (*held.assignment.supervises, *held.assignment.directs)
            ],
            "duties": duties_of(portal, organisation),
            "children": _branches(view, organisation, frozenset()),
            "issued": issued_by(catalogue, organisation.id),
            "shown": SHOWN,
            "all_url": lambda kind: view.rel(records_address(organisation.id, kind, language)),
            "awards": newest_first(of_organisation(catalogue, Award, organisation.id)),
            "registrations": of_organisation(catalogue, Registration, organisation.id),
            "proposals": of_organisation(catalogue, Proposal, organisation.id),
            "feedback": of_organisation(catalogue, Feedback, organisation.id),
            "noted": catalogue.observations_about("organisation", organisation.id),
        }

    return render_page(
        portal,
        language,
        "organisation.html",
        section="organisations",
        address=lambda other: routes.address("organisations", organisation.id, language=other),
        title=lambda view: view.plain(organisation.name),
        description=lambda view: (
            f"{view.plain(organisation.name)}: {view.plain(organisation.summary)}"
            if organisation.summary
            else view._("{name}: vai trò, nhiệm vụ và nền tảng phụ trách.", name=view.plain(organisation.name))
        ),
        crumbs=lambda view: [section_crumb(view, "organisations")],
        data=data,
        changed=changed_day(portal, "organisation", organisation.id),
    )


def _roles(view: View, organisation: Organisation) -> list[Mapping[str, Any]]:
    return [
        {
            "role": role,
            "items": items[:SHOWN],
            "count": len(items),
            "url": view.rel(roles_address(organisation.id, role, view.language)),
        }
        for role, items in roles_of(view, organisation.id).items()
    ]


def _branches(view: View, organisation: Organisation, above: frozenset[str]) -> tuple[Branch, ...]:
    children = [child for child in view.portal.catalogue.children_of(organisation.id) if child.id not in above]
    return tuple(
        Branch(child, _branches(view, child, above | {organisation.id, child.id}))
        for child in view.sorted_by_name(children, lambda child: view.plain(child.name))
    )
