"""`/ke-hoach/`: the plans of the platforms, what each holds by the clauses, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ndp.derive.plan_parts import Part, begun_parts, missing_parts, parts_of
from ndp.derive.plans import tasks
from ndp.derive.reports import effective_reports
from ndp.i18n import LANGUAGES, Language
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Funding, Plan
from ndp.model.records import Platform
from ndp.site import routes
from ndp.site.charts import Bar, Chart, bar_chart
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, plan_title, platform_rows, section_crumb
from ndp.site.pages.paging import numbered, page_address, page_count, pager, rows_of
from ndp.site.pages.progress import plan_view
from ndp.site.portal import Portal
from ndp.site.render import View, render_page
from ndp.text import format_percent, format_vnd


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list: how many of the parts it must hold are known, and how many more in part."""

    plan: Plan
    platform: Platform | None
    held: int
    begun: int
    parts: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """Something the plan must hold, and whether its file shows it, or some of it."""

    part: Part
    held: bool
    begun: bool


@dataclass(frozen=True, slots=True)
class FundingRow:
    """Money from one source; `index` is its place in the file."""

    item: Funding
    index: int
    amount: str
    share: str


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every plan's page, in every language."""
    for language in LANGUAGES:
        yield from _list(portal, language)
    # In both languages one after the other, so that what holds for both is found once.
    for plan in portal.catalogue.of_type(Plan).values():
        for language in LANGUAGES:
            yield _plan(portal, plan, language)


def _list(portal: Portal, language: Language) -> Iterator[Page]:
    """A hundred plans to a page, and as many platforms without one."""
    count = max(page_count(portal.catalogue.of_type(Plan)), page_count(_without(portal.catalogue)))
    for number in range(1, count + 1):
        yield _list_page(portal, language, number, count)


# Each page of the list shows a part of the same plans and platforms.
@remembered(2)
def _ordered(portal: Portal, language: Language) -> tuple[tuple[Plan, ...], tuple[Platform, ...]]:
    """The plans in the order of the list of platforms, and the listed platforms without one."""
    catalogue = portal.catalogue
    platforms = [row.platform for row in platform_rows(View(portal, language, routes.home(language)))]
    order = {platform.id: place for place, platform in enumerate(platforms)}

    def key(plan: Plan) -> tuple[int, str, str]:
        started = str(plan.period.from_) if plan.period else ""
        return order.get(plan.platform, len(order)), started, plan.id

    without = _without(catalogue)
    plans = sorted(catalogue.of_type(Plan).values(), key=key)
    return tuple(plans), tuple(one for one in platforms if one.id in without)


def _without(catalogue: Catalogue) -> set[str]:
    """The listed platforms that no plan is known of."""
    listed = {entry.platform for edition in catalogue.editions.values() for entry in edition.entries}
    planned = {plan.platform for plan in catalogue.of_type(Plan).values()}
    return (listed & set(catalogue.platforms)) - planned


def _list_page(portal: Portal, language: Language, number: int, count: int) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        plans, without = _ordered(portal, language)
        rows = [
            PlanRow(
                plan,
                catalogue.platforms.get(plan.platform),
                len(parts_of(plan.kind)) - len(missing_parts(plan)),
                len(begun_parts(plan)),
                len(parts_of(plan.kind)),
            )
            for plan in rows_of(plans, number)
        ]
        return {
            "rows": rows,
            "plan_count": len(plans),
            "without": rows_of(without, number),
            "without_count": len(without),
            "number": number,
            "pager": pager(view, routes.address("plans", language=language), number, count),
            "intro": view._(
                "Mỗi nền tảng có kế hoạch của Bộ, của cơ quan chủ quản và của doanh nghiệp nòng cốt. "
                "Cột nội dung cho biết đã thấy bao nhiêu trong số nội dung mà Quyết định đòi hỏi."
            ),
        }

    return render_page(
        portal,
        language,
        "plans.html",
        section="plans",
        address=lambda other: page_address(routes.address("plans", language=other), number, other),
        title=lambda view: numbered(view._("Kế hoạch phát triển nền tảng"), number, view),
        description=lambda view: numbered(
            view._(
                "Kế hoạch của Bộ, của cơ quan chủ quản và của doanh nghiệp nòng cốt cho từng nền tảng: "
                "chỉ tiêu, lộ trình, tiến độ."
            ),
            number,
            view,
        ),
        crumbs=lambda view: [] if number == 1 else [section_crumb(view, "plans")],
        data=data,
        listed=number == 1,
    )


def _plan(portal: Portal, plan: Plan, language: Language) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        shown = plan_view(view, plan)
        missing = {part.key for part in shown.missing}
        begun = {part.key for part in begun_parts(plan)}
        return {
            "plan": plan,
            "platform": catalogue.platforms.get(plan.platform),
            "entry": portal.entry("plan", plan.key),
            "view_of_plan": shown,
            "parts": [PartRow(part, part.key not in missing, part.key in begun) for part in shown.parts],
            "tasks": tasks(catalogue, plan, portal.as_of),
            "funding": _funding(view, plan),
            "funding_total": format_vnd(sum(one.amount for one in plan.funding), language),
            "funding_chart": _funding_chart(view, plan),
            "reports": [
                report
                for report in reversed(effective_reports(catalogue, plan.platform, portal.as_of))
                if report.plan == plan.key
            ],
            "noted": catalogue.observations_about("plan", plan.key),
        }

    return render_page(
        portal,
        language,
        "plan.html",
        section="plans",
        address=lambda other: routes.address("plans", plan.key, language=other),
        title=lambda view: plan_title(view, plan),
        description=lambda view: view._(
            "{kind} cho {platform}: chỉ tiêu, lộ trình, việc từng tháng và tiến độ theo báo cáo.",
            kind=view.label("plan.kind", plan.kind),
            platform=_platform_title(view, plan),
        ),
        crumbs=lambda view: [section_crumb(view, "plans")],
        data=data,
        changed=changed_day(portal, "plan", plan.key),
    )


def _platform_title(view: View, plan: Plan) -> str:
    platform = view.portal.catalogue.platforms.get(plan.platform)
    return view.platform_title(platform) if platform else plan.platform


def _funding(view: View, plan: Plan) -> list[FundingRow]:
    total = sum(one.amount for one in plan.funding)
    return [
        FundingRow(
            one,
            index,
            format_vnd(one.amount, view.language),
            format_percent(Fraction(one.amount, total), view.language, 0),
        )
        for index, one in enumerate(plan.funding)
    ]


def _funding_chart(view: View, plan: Plan) -> Chart | None:
    if len(plan.funding) < 2:
        return None
    bars = [
        Bar(
            view.label("plan.funding.source", one.source),
            one.amount,
            format_vnd(one.amount, view.language, compact=True),
        )
        for one in plan.funding
    ]
    return bar_chart(view._("Nguồn lực theo nguồn vốn"), bars, (view._("Nguồn vốn"), view._("Số tiền")))
