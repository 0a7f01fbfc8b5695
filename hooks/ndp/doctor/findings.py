"""What a visit to the doctor finds, by how urgent it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from ndp.derive.plans import slipped_milestones
from ndp.derive.reports import ReportStanding, owed_reports
from ndp.doctor.health import Ending, Health
from ndp.export.build_record import read_build_record
from ndp.i18n import N_
from ndp.links.results import LinkResults
from ndp.links.verdict import Verdict
from ndp.model.catalogue import HeldRole
from ndp.problems import Problem
from ndp.publish.check import faults_of

DANGEROUS = frozenset({Verdict.PARKED, Verdict.OTHER_DOMAIN, Verdict.PRIVATE})


class Urgency(StrEnum):
    """How urgent a finding is."""

    ERROR = "error"
    """Readers are misled or rights are astray: mend now."""
    WARNING = "warning"
    NOTE = "note"


class Finding(msgspec.Struct, frozen=True):
    """One thing found: `title` is a message id, `items` name the places: a file or address, and what about it."""

    key: str
    urgency: Urgency
    title: str
    count: int
    items: tuple[tuple[str, str], ...]


ERRORS = N_("Lỗi của danh mục")
WARNINGS = N_("Cảnh báo của danh mục")
STRAY = N_("Tài khoản làm việc cho tổ chức không có hoặc đã hết")
OVERDUE = N_("Báo cáo quá hạn")
SLIPPED = N_("Mốc kế hoạch đã trễ")
REVIEWS = N_("Công nhận quá hạn đánh giá lại hằng năm")
ENDING = N_("Phân công, công nhận sắp hết hạn")
STALE = N_("Mục lâu không được xem lại")
UNNAMED = N_("Nền tảng còn chờ nguồn cho tên")
UNTRANSLATED = N_("Câu chữ chưa có tiếng Anh")
DEAD_LINKS = N_("Liên kết ngoài không vào được")
STOLEN_LINKS = N_("Liên kết ngoài có dấu hiệu đổi chủ")
SITE = N_("Bản dựng không khớp danh mục")
AGE = N_("Bản dựng cũ hơn ngày xét")


def catalogue_findings(health: Health, problems: Sequence[Problem]) -> Iterator[Finding]:
    """What is found in the catalogue, whose check gave `problems`; things of which there are none are left out."""
    yield from filled(
        (
            ("errors", Urgency.ERROR, ERRORS, _problems(problems, "error")),
            ("stray-accounts", Urgency.ERROR, STRAY, ((each.path, "") for each in health.stray_accounts)),
            ("warnings", Urgency.WARNING, WARNINGS, _problems(problems, "warning")),
            ("overdue-reports", Urgency.WARNING, OVERDUE, _overdue(health)),
            ("slipped-milestones", Urgency.WARNING, SLIPPED, _slipped(health)),
            ("overdue-reviews", Urgency.WARNING, REVIEWS, map(_ending, health.reviews_overdue)),
            ("ending", Urgency.WARNING, ENDING, map(_ending, health.ending)),
            ("stale", Urgency.WARNING, STALE, ((each.entry.path, each.day.isoformat()) for each in health.stale)),
            ("unnamed", Urgency.NOTE, UNNAMED, ((platform.id, "") for platform in health.unnamed)),
        )
    )
    missing = health.untranslated
    if missing:
        items = tuple((kind, str(count)) for kind, count in missing.items())
        yield Finding("untranslated", Urgency.NOTE, UNTRANSLATED, sum(missing.values()), items)


def link_findings(results: LinkResults) -> Iterator[Finding]:
    """What the last check of the outside links found."""

    def told(wanted: Callable[[Verdict], bool]) -> Iterator[tuple[str, str]]:
        return ((each.url, f"{each.verdict}, {each.failures}") for each in results.broken if wanted(each.verdict))

    yield from filled(
        (
            ("stolen-links", Urgency.ERROR, STOLEN_LINKS, told(lambda verdict: verdict in DANGEROUS)),
            ("dead-links", Urgency.WARNING, DEAD_LINKS, told(lambda verdict: verdict not in DANGEROUS)),
        )
    )


def site_findings(site: Path, root: Path, commit: str, as_of: date) -> Iterator[Finding]:
    """What is wrong with the built folder `site` of the catalogue in `root`, and whether it is of an earlier day."""
    faults = faults_of(site, root, commit)
    yield from filled((("site", Urgency.ERROR, SITE, ((fault, "") for fault in faults)),))
    try:
        built = date.fromisoformat(read_build_record(site).as_of)
    except (OSError, ValueError, msgspec.MsgspecError):
        return
    if built < as_of:
        days = (as_of - built).days
        yield Finding("site-age", Urgency.WARNING, AGE, days, ((built.isoformat(), str(days)),))


Row = tuple[str, Urgency, str, Iterable[tuple[str, str]]]


def filled(rows: Iterable[Row]) -> Iterator[Finding]:
    """The findings of `rows` that have an item."""
    for key, urgency, title, items in rows:
        found = tuple(items)
        if found:
            yield Finding(key, urgency, title, len(found), found)


def _problems(problems: Iterable[Problem], severity: str) -> Iterator[tuple[str, str]]:
    for problem in problems:
        if problem.kind.severity == severity:
            yield f"{problem.path}:{problem.position.line}", problem.kind.code


def _overdue(health: Health) -> Iterator[tuple[str, str]]:
    for owed in owed_reports(health.catalogue, health.as_of):
        if owed.standing is ReportStanding.OVERDUE:
            yield f"{owed.platform} ({owed.unit})", f"{owed.period.code}, {owed.due.isoformat()}"


def _slipped(health: Health) -> Iterator[tuple[str, str]]:
    for plan, standing in slipped_milestones(health.catalogue, health.as_of):
        yield f"{plan.key} ({standing.milestone.id})", str(standing.milestone.due)


def _ending(ending: Ending) -> tuple[str, str]:
    held = ending.held
    if isinstance(held, HeldRole):
        return f"{held.file.id} ({held.assignment.role}, {held.assignment.organisation})", ending.day.isoformat()
    return f"{held.platform} ({held.id})", ending.day.isoformat()
