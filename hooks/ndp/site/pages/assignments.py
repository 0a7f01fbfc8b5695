"""`/phan-cong/`: who is responsible, by platform, by focal unit, by deputy minister."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.derive.responsibility import FOCAL_ROLES, Holder, holders
from ndp.derive.supervision import supervisors_of
from ndp.i18n import LANGUAGES, N_, Language
from ndp.memory import remembered
from ndp.model.catalogue import HeldRole
from ndp.model.records import Organisation, Role
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import PlatformRow, platform_rows, section_crumb
from ndp.site.pages.paging import numbered, page_address, page_count, pager, rows_of
from ndp.site.pages.platform_facets import FACETS
from ndp.site.pages.platform_list import facet_address
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

COLUMNS: tuple[tuple[str, tuple[Role, ...], str], ...] = (
    (N_("Chủ quản"), ("host",), N_("chưa rõ")),
    (N_("Đầu mối"), FOCAL_ROLES, N_("chưa rõ")),
    (N_("Phối hợp"), ("cooperating",), N_("không nêu")),
    (N_("Nòng cốt"), ("core-enterprise",), N_("chưa rõ")),
)
"""Title, roles and the word for an empty cell of each column."""
PER_PAGE = 50
"""Platforms and units to a page: a row holds four cells of links."""
MOST_SHOWN = 12
"""So many platforms of a unit are named; all stand in the list by unit."""
FOCAL = next(facet for facet in FACETS if facet.key == "focal")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A platform and, per column, who holds its roles."""

    row: PlatformRow
    cells: tuple[tuple[Holder, ...], ...]

    @property
    def platform(self) -> Any:
        """The platform."""
        return self.row.platform

    @property
    def number(self) -> int | None:
        """Its number in its main edition."""
        return self.row.number


@dataclass(frozen=True, slots=True)
class Unit:
    """A focal unit and its platforms."""

    organisation: Organisation
    rows: tuple[PlatformRow, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """A deputy minister as the Decision assigns him, and the platforms that follow from it."""

    held: HeldRole
    supervises: tuple[Organisation, ...]
    directs: tuple[Organisation, ...]
    included: str
    excluded: str
    platforms: tuple[PlatformRow, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The pages in every language: fifty platforms and units to each, all else on the first."""
    catalogue = portal.catalogue
    assigned = sum(bool(catalogue.roles_for(platform)) for platform in catalogue.platforms)
    for language in LANGUAGES:
        for number in range(1, page_count(range(assigned), PER_PAGE) + 1):
            yield _page(portal, language, number)


def _page(portal: Portal, language: Language, number: int) -> Page:
    catalogue, day = portal.catalogue, portal.as_of

    def data(view: View) -> Mapping[str, Any]:
        rows, units = _assigned(portal, language)
        return {
            "intro": view._(
                "Ai giữ vai trò gì với từng nền tảng, theo điều khoản nào. "
                "Nơi văn bản để trống hoặc mâu thuẫn thì ghi đúng như vậy."
            ),
            "columns": [{"title": view._(title), "empty": view._(empty)} for title, _, empty in COLUMNS],
            "rows": [
                MatrixRow(row, tuple(holders(catalogue, row.platform.id, roles, day) for _, roles, _ in COLUMNS))
                for row in rows_of(rows, number, PER_PAGE)
            ],
            "units": rows_of(units, number, PER_PAGE),
            "most_shown": MOST_SHOWN,
            "unit_url": lambda unit: view.rel(facet_address(FOCAL, unit.organisation.id, language)),
            "number": number,
            "pager": pager(view, routes.address("assignments", language=language), number, page_count(rows, PER_PAGE)),
            "leaders": [_leader(view, held, rows) for held in catalogue.roles_for(None) if held.assignment.holder]
            if number == 1
            else [],
            "programme": holders(catalogue, None, ("coordinator", "cooperating"), day) if number == 1 else (),
            "noted": [noted for noted in catalogue.observations if noted.entry.kind == "assignment"]
            if number == 1
            else [],
        }

    return render_page(
        portal,
        language,
        "assignments.html",
        section="assignments",
        address=lambda other: page_address(routes.address("assignments", language=other), number, other),
        title=lambda view: numbered(view._("Phân công trách nhiệm"), number, view),
        description=lambda view: numbered(
            view._(
                "Cơ quan chủ quản, đơn vị đầu mối, đơn vị phối hợp và doanh nghiệp nòng cốt của từng nền tảng; "
                "lãnh đạo phụ trách."
            ),
            number,
            view,
        ),
        crumbs=lambda view: [] if number == 1 else [section_crumb(view, "assignments")],
        data=data,
        listed=number == 1,
    )


# Each page of the matrix shows a part of the same rows and units.
@remembered(2)
def _assigned(portal: Portal, language: Language) -> tuple[tuple[PlatformRow, ...], tuple[Unit, ...]]:
    view = View(portal, language, routes.home(language))
    rows = tuple(row for row in platform_rows(view) if portal.catalogue.roles_for(row.platform.id))
    return rows, tuple(_units(view, rows))


def _units(view: View, rows: Iterable[PlatformRow]) -> list[Unit]:
    found: dict[str, tuple[Organisation, list[PlatformRow]]] = {}
    for row in rows:
        for holder in row.focal:
            found.setdefault(holder.organisation.id, (holder.organisation, []))[1].append(row)
    units = [Unit(organisation, tuple(members)) for organisation, members in found.values()]
    return view.sorted_by_name(units, lambda unit: view.plain(unit.organisation.name))


def _leader(view: View, held: HeldRole, rows: Iterable[PlatformRow]) -> Leader:
    organisations = view.portal.catalogue.organisations
    assignment = held.assignment

    def bodies(ids: tuple[str, ...]) -> tuple[Organisation, ...]:
        return tuple(organisations[one] for one in ids if one in organisations)

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(view.plain(body.name) for body in bodies(ids))

    return Leader(
        held,
        bodies(assignment.supervises),
        bodies(assignment.directs),
        names(assignment.core_enterprises_included),
        names(assignment.core_enterprises_excluded),
        tuple(row for row in rows if held in supervisors_of(view.portal.catalogue, row.platform.id)),
    )
