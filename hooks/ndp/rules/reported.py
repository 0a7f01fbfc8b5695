"""NDP430-NDP439: what reports and published series say in numbers, and the duties they answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Measurements, Plan, Report
from ndp.model.records import Duty
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.suggest import Suggester
from ndp.rules.survey import of_kind, repeats

VALUE_WITHOUT_INDICATOR = ProblemKind(
    "NDP430",
    "value-without-indicator",
    Severity.ERROR,
    N_("Số liệu của chỉ tiêu không có trong kế hoạch"),
    N_("Kế hoạch “{plan}” không có chỉ tiêu “{indicator}”."),
    N_("Sửa mã chỉ tiêu, hoặc chuyển con số sang “figures”. Gần giống: {suggestions}."),
    N_(
        "Giá trị ở “values” được so với mức cần đạt của chỉ tiêu cùng mã trong kế hoạch nêu ở “plan”. "
        "Con số ngoài kế hoạch thì ghi ở “figures”, kèm tên và đơn vị tính."
    ),
    (N_("Gõ sai mã chỉ tiêu."), N_("Báo cáo chưa ghi “plan”."), N_("Kế hoạch năm mới đã bỏ chỉ tiêu này.")),
)
UNKNOWN_PLAN_ITEM = ProblemKind(
    "NDP431",
    "unknown-plan-item",
    Severity.ERROR,
    N_("Việc hoặc mốc không có trong kế hoạch"),
    N_("Kế hoạch “{plan}” không có {what} “{id}”."),
    N_("Sửa mã theo kế hoạch. Gần giống: {suggestions}."),
    N_("Báo cáo gọi việc và mốc bằng mã trong kế hoạch nêu ở “plan”, nên kế hoạch mới biết đã tới đâu."),
    (N_("Gõ sai mã."), N_("Báo cáo chưa ghi “plan”."), N_("Việc thuộc kế hoạch khác.")),
)
REPORTED_TWICE = ProblemKind(
    "NDP432",
    "reported-twice",
    Severity.ERROR,
    N_("Báo cáo nói hai lần về cùng một mục"),
    N_("“{id}” đã được báo cáo ở trên."),
    N_("Giữ lại một dòng."),
    N_("Mỗi chỉ tiêu, việc và mốc có một dòng trong báo cáo. Hai dòng thì không biết dòng nào đúng."),
    (N_("Chép dòng rồi quên sửa mã."), N_("Gộp báo cáo của hai đơn vị.")),
)
MEASURED_AFTER_SUBMISSION = ProblemKind(
    "NDP433",
    "measured-after-submission",
    Severity.ERROR,
    N_("Con số có sau ngày nộp báo cáo"),
    N_("Ngày {day} sau ngày nộp {submitted}."),
    N_("Sửa ngày của con số hoặc của mốc, hoặc sửa “submitted_on”."),
    N_("Báo cáo chỉ nói điều đã có khi nộp. Điều dự kiến thì thuộc kế hoạch."),
    (N_("Ghi ngày dự kiến."), N_("Gõ nhầm tháng.")),
)
TRACKED_WITHOUT_DAY = ProblemKind(
    "NDP434",
    "tracked-without-day",
    Severity.ERROR,
    N_("Theo dõi nhiệm vụ không có ngày đến hạn"),
    N_("Nhiệm vụ ghi “tracked_from” nhưng không phải việc báo cáo có ngày đến hạn."),
    N_("Bỏ “tracked_from”, hoặc thêm “day” và “topic: report” nếu điều khoản nói vậy."),
    N_("Cổng chỉ nói ai còn thiếu báo cáo khi điều khoản nêu ngày phải nộp. Không có ngày thì không ai trễ hạn."),
    (N_("Ghi “tracked_from” cho nhiệm vụ làm thường xuyên."), N_("Ngày đến hạn nằm ở một nhiệm vụ khác.")),
)
REPORTS_ON_OTHER_PLAN = ProblemKind(
    "NDP435",
    "reports-on-other-plan",
    Severity.ERROR,
    N_("Báo cáo theo kế hoạch của nền tảng khác"),
    N_("Kế hoạch “{plan}” là của nền tảng “{other}”, báo cáo này là của “{platform}”."),
    N_("Sửa “plan”, hoặc sửa “platform” của báo cáo."),
    N_("Báo cáo về một nền tảng thì so với kế hoạch của nền tảng đó."),
    (
        N_("Chép báo cáo của nền tảng khác."),
        N_("Một kế hoạch cho nhiều nền tảng: ghi một tệp kế hoạch cho mỗi nền tảng."),
    ),
)
MEASUREMENTS_OF_OTHER_PLATFORM = ProblemKind(
    "NDP436",
    "measurements-of-other-platform",
    Severity.ERROR,
    N_("Tệp số liệu mang mã khác nền tảng"),
    N_("Tệp “{file}” ghi số liệu của nền tảng “{platform}”."),
    N_("Đặt tên tệp và mã là “{platform}”, hoặc sửa “platform”."),
    N_("Mỗi nền tảng có một tệp số liệu mang mã của nền tảng."),
    (N_("Chép tệp của nền tảng khác."), N_("Đổi mã nền tảng mà quên tệp số liệu.")),
)
POINTS_OUT_OF_ORDER = ProblemKind(
    "NDP437",
    "points-out-of-order",
    Severity.ERROR,
    N_("Các con số không theo thứ tự thời gian"),
    N_("Con số của {on} đứng sau con số của {before}."),
    N_("Xếp các con số từ cũ tới mới."),
    N_("Chuỗi số liệu đọc từ cũ tới mới, và người duyệt thấy ngay con số nào mới thêm ở cuối."),
    (N_("Thêm con số mới lên đầu."), N_("Gõ nhầm năm.")),
)
MEASURED_IN_FUTURE = ProblemKind(
    "NDP438",
    "measured-in-future",
    Severity.ERROR,
    N_("Con số của tương lai"),
    N_("Con số ghi cho {on}, sau ngày xét {as_of}."),
    N_("Sửa thời điểm; mức dự kiến thì ghi vào chỉ tiêu của kế hoạch."),
    N_("Số liệu đã công bố nói điều đã có. Ngày xét là ngày của thay đổi mới nhất trong kho."),
    (N_("Ghi mức dự kiến như mức đã đạt."), N_("Gõ nhầm năm.")),
)
CUMULATIVE_FALLS = ProblemKind(
    "NDP439",
    "cumulative-falls",
    Severity.WARNING,
    N_("Con số cộng dồn mà giảm"),
    N_("Chuỗi cộng dồn giảm từ {before} xuống {value}."),
    N_("Xem lại con số và nguồn; nếu không phải số cộng dồn thì bỏ “cumulative”."),
    N_("Số cộng dồn chỉ có thể tăng. Giảm thì một trong hai con số sai, hoặc hai nguồn đếm hai điều khác nhau."),
    (
        N_("Thừa hoặc thiếu một chữ số 0."),
        N_("Hai nguồn đếm khác nhau."),
        N_("Số của một tháng nằm trong chuỗi cộng dồn."),
    ),
)

TASK = N_("việc")
MILESTONE = N_("mốc")


def value_without_indicator(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A value of an indicator that the report's plan does not have."""
    suggester = Suggester()
    for entry, report in of_kind(catalogue, Report):
        plan = catalogue.of_type(Plan).get(report.plan or "")
        if report.plan and plan is None:
            continue
        known = [one.id for one in plan.indicators] if plan else []
        for index, value in enumerate(report.values):
            if value.indicator not in known:
                values = {
                    "plan": report.plan or "",
                    "indicator": value.indicator,
                    "suggestions": suggester.near(value.indicator, report.plan, known),
                }
                yield Finding(entry, ("values", index, "indicator"), values)


def unknown_plan_item(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A task or milestone that the report's plan does not have."""
    suggester = Suggester()
    for entry, report in of_kind(catalogue, Report):
        plan = catalogue.of_type(Plan).get(report.plan or "")
        if report.plan and plan is None:
            continue
        known_tasks = [task.id for _, task in plan.tasks()] if plan else []
        known_milestones = [milestone.id for milestone in plan.roadmap] if plan else []
        items = [
            *((TASK, ("tasks", index, "task"), one.task, known_tasks) for index, one in enumerate(report.tasks)),
            *(
                (MILESTONE, ("milestones", index, "milestone"), one.milestone, known_milestones)
                for index, one in enumerate(report.milestones)
            ),
        ]
        for what, pointer, item, known in items:
            if item not in known:
                values = {
                    "plan": report.plan or "",
                    "what": Term(what),
                    "id": item,
                    "suggestions": suggester.near(item, (what, report.plan), known),
                }
                yield Finding(entry, pointer, values)


def reported_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An indicator, task or milestone with two lines in one report."""
    for entry, report in of_kind(catalogue, Report):
        for name, key in (("values", "indicator"), ("tasks", "task"), ("milestones", "milestone")):
            lines = ((getattr(one, key), (index, getattr(one, key))) for index, one in enumerate(getattr(report, name)))
            for (index, item), _ in repeats(lines):
                yield Finding(entry, (name, index, key), {"id": item})


def measured_after_submission(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A number or milestone of a day after the report was submitted."""
    for entry, report in of_kind(catalogue, Report):
        days: list[tuple[Pointer, date | None]] = [
            *((("values", index, "on"), one.on) for index, one in enumerate(report.values)),
            *((("figures", index, "on"), one.on) for index, one in enumerate(report.figures)),
            *((("milestones", index, "reached_on"), one.reached_on) for index, one in enumerate(report.milestones)),
        ]
        for pointer, day in days:
            if day is not None and day > report.submitted_on:
                values = {"day": day.isoformat(), "submitted": report.submitted_on.isoformat()}
                yield Finding(entry, pointer, values)


def tracked_without_day(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A duty said to be tracked although nothing in it falls due on a day."""
    for entry, duty in of_kind(catalogue, Duty):
        if duty.tracked_from is not None and (duty.day is None or duty.topic != "report"):
            yield Finding(entry, ("tracked_from",), {}, at_key=True)


def reports_on_other_plan(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report held against the plan of another platform."""
    for entry, report in of_kind(catalogue, Report):
        plan = catalogue.of_type(Plan).get(report.plan or "")
        if plan is not None and plan.platform != report.platform:
            values = {"plan": plan.key, "other": plan.platform, "platform": report.platform}
            yield Finding(entry, ("plan",), values)


def measurements_of_other_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A file of measurements that is not named after its platform."""
    for entry, found in of_kind(catalogue, Measurements):
        if found.platform != entry.id:
            yield Finding(entry, ("platform",), {"file": entry.id, "platform": found.platform})


def points_out_of_order(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A number that certainly belongs before the one above it."""
    for entry, found in of_kind(catalogue, Measurements):
        for at, series in enumerate(found.series):
            for index, (before, point) in enumerate(pairwise(series.points), 1):
                if point.on.certainly_before(before.on):
                    values = {"on": str(point.on), "before": str(before.on)}
                    yield Finding(entry, ("series", at, "points", index, "on"), values)


def measured_in_future(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A published number of a time after `as_of`."""
    for entry, found in of_kind(catalogue, Measurements):
        for at, series in enumerate(found.series):
            for index, point in enumerate(series.points):
                if point.on.earliest > as_of:
                    values = {"on": str(point.on), "as_of": as_of.isoformat()}
                    yield Finding(entry, ("series", at, "points", index, "on"), values)


def cumulative_falls(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A running total that becomes smaller."""
    for entry, found in of_kind(catalogue, Measurements):
        for at, series in enumerate(found.series):
            for index, (before, point) in enumerate(pairwise(series.points), 1):
                if series.cumulative and point.value < before.value:
                    values = {"before": str(before.value), "value": str(point.value)}
                    yield Finding(entry, ("series", at, "points", index, "value"), values)


RULES = (
    Rule(VALUE_WITHOUT_INDICATOR, value_without_indicator, each=("report",), reads=("plan",)),
    Rule(UNKNOWN_PLAN_ITEM, unknown_plan_item, each=("report",), reads=("plan",)),
    Rule(REPORTED_TWICE, reported_twice, each=("report",)),
    Rule(MEASURED_AFTER_SUBMISSION, measured_after_submission, each=("report",)),
    Rule(TRACKED_WITHOUT_DAY, tracked_without_day, reads=("duty",)),
    Rule(REPORTS_ON_OTHER_PLAN, reports_on_other_plan, each=("report",), reads=("plan",)),
    Rule(MEASUREMENTS_OF_OTHER_PLATFORM, measurements_of_other_platform, each=("measurement",)),
    Rule(POINTS_OUT_OF_ORDER, points_out_of_order, each=("measurement",)),
    Rule(MEASURED_IN_FUTURE, measured_in_future, each=("measurement",)),
    Rule(CUMULATIVE_FALLS, cumulative_falls, each=("measurement",)),
)
