"""What several kinds of page show: rows of platforms, and the pages that rest on a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ndp.derive.responsibility import FOCAL_ROLES, Holder, Standing, holders
from ndp.i18n import N_, Language
from ndp.memory import remembered
from ndp.model.catalogue import Citation, Listing
from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.model.plans import Plan, Report
from ndp.model.provenance import provenance_at
from ndp.model.recognition import Recognition
from ndp.model.records import FieldProvenance, Platform
from ndp.site import routes
from ndp.site.pages.programme_titles import PROGRAMME_TITLES, PROGRAMME_WORDS
from ndp.site.pages.titles import evaluation_title, recognition_title
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View
from ndp.text import sort_key

MAIN_EDITION = "lan-1"


NAME_UNKNOWN = FieldProvenance(level="unverified")


def still_holding(found: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Those whose time has not ended; all of them where everyone's has."""
    return tuple(holder for holder in found if holder.standing != Standing.ENDED) or found


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """A platform with what lists show of it. `provenance` is that of its name."""

    platform: Platform
    listing: Listing | None
    hosts: tuple[Holder, ...]
    focal: tuple[Holder, ...]
    provenance: FieldProvenance

    @property
    def number(self) -> int | None:
        """Its number in its main edition."""
        return self.listing.entry.number if self.listing else None


def main_listing(view: View, platform: Platform) -> Listing | None:
    """The edition line that stands for a platform: the first numbered one, else the first."""
    listings = view.portal.catalogue.listings_of(platform.id)
    numbered = (listing for listing in listings if listing.entry.number is not None)
    return next(numbered, listings[0] if listings else None)


def platform_rows(view: View) -> tuple[PlatformRow, ...]:
    """Every platform: first list by number, then the others by name in Vietnamese order."""
    return _platform_rows(view.portal, view.language)


# Each page of the lists and of the matrix shows a part of the same rows.
@remembered(2)
def _platform_rows(portal: Portal, language: Language) -> tuple[PlatformRow, ...]:
    view = View(portal, language, routes.home(language))
    catalogue, day = portal.catalogue, portal.as_of
    rows = [
        PlatformRow(
            platform,
            main_listing(view, platform),
            still_holding(holders(catalogue, platform.id, ("host",), day)),
            still_holding(holders(catalogue, platform.id, FOCAL_ROLES, day)),
            provenance_at(platform, ("name", "vi")) if platform.name else NAME_UNKNOWN,
        )
        for platform in catalogue.platforms.values()
    ]

    def order(row: PlatformRow) -> tuple[object, ...]:
        in_main = row.listing is not None and row.listing.edition.id == MAIN_EDITION and row.number is not None
        return (0, row.number, ()) if in_main else (1, 0, sort_key(view.platform_title(row.platform)))

    return tuple(sorted(rows, key=order))


@dataclass(frozen=True, slots=True)
class RestingLink:
    """A page that rests on a source: title, address (site-absolute, and as written on the page), kind in words."""

    title: str
    address: str
    url: str
    kind: str


KIND_WORDS = {
    "platform": N_("nền tảng"),
    "organisation": N_("tổ chức"),
    "assignment": N_("phân công"),
    "duty": N_("nhiệm vụ"),
    "edition": N_("danh mục"),
    "legal": N_("văn bản"),
    "publication": N_("nguồn tin"),
    "plan": N_("kế hoạch"),
    "report": N_("báo cáo"),
    "measurement": N_("số liệu đã công bố"),
    "criteria": N_("bộ tiêu chí"),
    "evaluation": N_("đánh giá"),
    "recognition": N_("công nhận"),
    "account": N_("tài khoản"),
    "policy": N_("quy định thay đổi"),
    **PROGRAMME_WORDS,
}


def record_title(view: View, kind: str, record_id: str) -> str:
    """The title of a record's page."""
    return RECORD_TITLES[kind](view, record_id)


def _platform_title(view: View, record_id: str) -> str:
    platform = view.portal.catalogue.platforms.get(record_id)
    return view.platform_title(platform) if platform else record_id


def _assignment_title(view: View, record_id: str) -> str:
    known = record_id in view.portal.catalogue.platforms
    return _platform_title(view, record_id) if known else view._("Phân công cả chương trình")


def _legal_title(view: View, record_id: str) -> str:
    document = view.portal.catalogue.legal[record_id]
    return document.number or view.plain(document.title) or view.plain(document.summary)


def report_title(view: View, report: Report) -> str:
    """What a report is: its period, the platform, the unit and, for a correction, its number."""
    unit = view.portal.catalogue.organisations.get(report.unit)
    title = view._(
        "Báo cáo {period} về {platform}, {unit}",
        period=report.span.title(view.language),
        platform=_platform_title(view, report.platform),
        unit=view.plain(unit.name) if unit else report.unit,
    )
    if report.corrects is None:
        return title
    return view._("{title} (đính chính {number})", title=title, number=report.id.rpartition("-")[2])


def plan_title(view: View, plan: Plan) -> str:
    """What a plan is called, with its platform: the document that approves it often bears the same words."""
    return f"{view.plain(plan.title)} ({_platform_title(view, plan.platform)})"


RECORD_TITLES: dict[str, Callable[[View, str], str]] = {
    "platform": _platform_title,
    "organisation": lambda view, key: view.plain(view.portal.catalogue.organisations[key].name),
    "assignment": _assignment_title,
    "duty": lambda view, key: view.plain(view.portal.catalogue.duties[key].title),
    "edition": lambda view, key: view.plain(view.portal.catalogue.editions[key].name),
    "legal": _legal_title,
    "publication": lambda view, key: view.portal.catalogue.publications[key].publisher,
    "plan": lambda view, key: plan_title(view, view.portal.catalogue.of_type(Plan)[key]),
    "report": lambda view, key: report_title(view, view.portal.catalogue.of_type(Report)[key]),
    "measurement": _platform_title,
    "criteria": lambda view, key: view.plain(view.portal.catalogue.of_type(CriteriaSet)[key].name),
    "evaluation": lambda view, key: evaluation_title(view, view.portal.catalogue.of_type(Evaluation)[key]),
    "recognition": lambda view, key: recognition_title(view, view.portal.catalogue.of_type(Recognition)[key]),
    "account": lambda view, key: key,
    "policy": lambda view, key: view._("Ai được sửa gì"),
    **PROGRAMME_TITLES,
}


def resting_links(view: View, citations: tuple[Citation, ...], own_kind: str, own_id: str) -> list[RestingLink]:
    """The pages that make `citations`, each once, in Vietnamese order; a record's own citations left out."""
    seen: dict[tuple[str, str], RestingLink] = {}
    for citation in citations:
        kind, record_id = citation.entry.kind, citation.entry.id
        if (kind, record_id) == (own_kind, own_id) or (kind, record_id) in seen:
            continue
        address = view.portal.address_of(kind, record_id, view.language)
        seen[kind, record_id] = RestingLink(
            record_title(view, kind, record_id), address, view.rel(address), view._(KIND_WORDS[kind])
        )
    return view.sorted_by_name(seen.values(), lambda link: link.title)


def section_crumb(view: View, key: str) -> Crumb:
    """The step to a section's first page."""
    return Crumb(view._(routes.SECTION_BY_KEY[key].title), routes.address(key, language=view.language))


def other_name(view: View, name: object) -> tuple[str, str]:
    """The name in the language the page is not in, with that language; empty where it is the only one."""
    vi, en = getattr(name, "vi", None), getattr(name, "en", None)
    if not (vi and en):
        return "", ""
    return (en, "en") if view.language == "vi" else (vi, "vi")


def changed_day(portal: Portal, kind: str, record_id: str) -> str:
    """The day of a record's last change as ISO text, empty where Git does not know."""
    entry = portal.entry(kind, record_id)
    change = portal.history.last_change(entry.path) if entry else None
    return change.day.isoformat() if change else ""
