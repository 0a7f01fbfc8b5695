"""Calendars of what falls due and what takes place: one of everything, one for each organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ndp.derive.plans import MilestoneState, milestones
from ndp.derive.recognitions import review_due
from ndp.due.calendar import report_due
from ndp.due.listing import Due
from ndp.export import addresses
from ndp.export.context import Export, ExportFile
from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.model.plans import Plan
from ndp.model.programme import Event
from ndp.model.recognition import Recognition
from ndp.report.ics import Happening, render_ics

PRODUCT = "-//ndp.gov.vn//lich//VI"
NAME = N_("Lịch nền tảng số quốc gia")
UNIT_NAME = N_("Lịch nền tảng số: {unit}")
MILESTONE = N_("Mốc kế hoạch: {milestone} – {platform}")
EXPIRY = N_("Công nhận hết hạn: {recognition}")
REVIEW = N_("Đến hạn đánh giá lại: {recognition}")

Concerned = tuple[frozenset[str], Happening]
"""What takes place, and the organisations it concerns."""


def calendar_files(export: Export) -> Iterator[ExportFile]:
    """Every calendar in every language."""
    day = export.portal.as_of
    for language in LANGUAGES:
        text = translator(language).text
        found = sorted(
            [
                *_reports(export, language),
                *_milestones(export, language),
                *_events(export, language),
                *_recognitions(export, language),
            ],
            key=lambda pair: (pair[1].first, pair[1].uid),
        )
        everything = render_ics(PRODUCT, text(NAME), day, (happening for _, happening in found))
        yield ExportFile.of_text(addresses.calendar(language), everything)
        by_unit: dict[str, list[Happening]] = defaultdict(list)
        for units, happening in found:
            for unit in units:
                by_unit[unit].append(happening)
        for entry in export.of_kind("organisation"):
            name = text(UNIT_NAME).format(unit=export.title("organisation", entry.id, language))
            own = render_ics(PRODUCT, name, day, by_unit[entry.id])
            yield ExportFile.of_text(addresses.unit_calendar(entry.id, language), own)


def _reports(export: Export, language: Language) -> Iterator[Concerned]:
    due = Due.of(export.portal.catalogue, export.portal.as_of)
    for owed in due.reports:
        yield frozenset((owed.unit, *owed.jointly)), report_due(due, owed, language)


def _milestones(export: Export, language: Language) -> Iterator[Concerned]:
    for key, plan in export.portal.catalogue.of_type(Plan).items():
        for standing in milestones(export.portal.catalogue, plan, export.portal.as_of):
            if standing.state in (MilestoneState.REACHED, MilestoneState.REACHED_LATE):
                continue
            milestone = standing.milestone
            summary = translator(language).text(MILESTONE)
            yield (
                frozenset({plan.owner} if plan.owner else ()),
                Happening(
                    uid=f"{key.replace('/', '.')}.{milestone.id}@ndp.gov.vn",
                    first=milestone.due.latest,
                    last=milestone.due.latest,
                    summary=summary.format(
                        milestone=export.view(language).plain(milestone.title),
                        platform=export.title("platform", plan.platform, language),
                    ),
                    url=export.page_url("plan", key, language),
                ),
            )


def _events(export: Export, language: Language) -> Iterator[Concerned]:
    for key, event in export.portal.catalogue.of_type(Event).items():
        if event.status == "cancelled":
            continue
        view = export.view(language)
        yield (
            frozenset(event.organisers),
            Happening(
                uid=f"event.{key}@ndp.gov.vn",
                first=event.from_.earliest,
                last=event.end.latest,
                summary=view.plain(event.name),
                description=view.plain(event.summary),
                url=export.page_url("event", key, language),
            ),
        )


def _recognitions(export: Export, language: Language) -> Iterator[Concerned]:
    text = translator(language).text
    for key, recognition in export.portal.catalogue.of_type(Recognition).items():
        title = export.title("recognition", key, language)
        page = export.page_url("recognition", key, language)
        holders = frozenset(recognition.holders)
        if recognition.valid_until is not None and recognition.status == "valid":
            day = recognition.valid_until.latest
            summary = text(EXPIRY).format(recognition=title)
            yield holders, Happening(f"expiry.{key}@ndp.gov.vn", day, day, summary, url=page)
        review = review_due(recognition, export.portal.as_of)
        if review is not None:
            summary = text(REVIEW).format(recognition=title)
            yield holders, Happening(f"review.{key}.{review.day}@ndp.gov.vn", review.day, review.day, summary, url=page)
