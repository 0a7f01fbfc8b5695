"""NDP409-NDP414: what a plan measures and by when; parts that reports refer to by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.plans import Indicator, Measurements, Plan, Report
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity
from ndp.rules.involvement import plan_days
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.rules.times import Period
from ndp.text import ReportPeriod

TASK_OUTSIDE_PERIOD = ProblemKind(
    "NDP409",
    "task-outside-period",
    Severity.ERROR,
    N_("Việc ngoài thời gian của kế hoạch"),
    N_("Việc “{task}” vào {month}, ngoài thời gian của kế hoạch."),
    N_("Sửa “year”, “month” của việc, hoặc sửa “period” của kế hoạch."),
    N_("Việc của kế hoạch phải xong trong thời gian của kế hoạch; ngoài thời gian đó thì không ai theo dõi."),
    (N_("Chép phần của năm khác."), N_("Gia hạn kế hoạch mà chưa sửa “period”.")),
)
REPEATED_PART_ID = ProblemKind(
    "NDP410",
    "repeated-part-id",
    Severity.ERROR,
    N_("Mã trong tệp dùng hai lần"),
    N_("“{id}” đã là mã của một mục ở trên."),
    N_("Đặt mã khác cho một trong hai mục."),
    N_(
        "Chỉ tiêu, việc, mốc, giai đoạn, bản thỏa thuận, năm và chuỗi số liệu đều được gọi bằng mã. "
        "Trùng mã thì báo cáo không biết nói về mục nào."
    ),
    (N_("Chép mục rồi quên sửa mã."), N_("Hai năm có việc cùng tên.")),
)
TARGET_EQUALS_BASELINE = ProblemKind(
    "NDP411",
    "target-equals-baseline",
    Severity.ERROR,
    N_("Mức cần đạt bằng mức ban đầu"),
    N_("Chỉ tiêu “{indicator}” có mức cần đạt {value}, đúng bằng mức ban đầu."),
    N_("Sửa “target” hoặc “baseline”."),
    N_("Chỉ tiêu là một quãng đường phải đi. Không có quãng đường thì không tính được tiến độ."),
    (N_("Chép số của năm trước vào cả hai ô."), N_("Chưa biết mức ban đầu nên ghi tạm.")),
)
INDICATOR_WITHOUT_UNIT = ProblemKind(
    "NDP412",
    "indicator-without-unit",
    Severity.ERROR,
    N_("Chỉ tiêu không có đơn vị tính"),
    N_("Chỉ tiêu “{indicator}” không nói con số tính bằng gì."),
    N_("Thêm “unit”, ví dụ “vi: tài khoản” hoặc “vi: %”."),
    N_("Con số không có đơn vị thì mỗi người hiểu một cách, và không ai so được với báo cáo."),
    (N_("Đơn vị đã nằm trong tên chỉ tiêu."), N_("Quên ghi.")),
)
DUE_OUTSIDE_PERIOD = ProblemKind(
    "NDP413",
    "due-outside-period",
    Severity.ERROR,
    N_("Thời hạn ngoài thời gian của kế hoạch"),
    N_("Thời hạn {due} của “{id}” nằm ngoài thời gian của kế hoạch."),
    N_("Sửa “due”, hoặc sửa “period” của kế hoạch."),
    N_("Chỉ tiêu và mốc phải đạt trong thời gian của kế hoạch. Sau đó thì thuộc kế hoạch sau."),
    (N_("Gõ nhầm năm."), N_("Chỉ tiêu dài hạn ghi vào kế hoạch năm.")),
)
STEPS_OUT_OF_ORDER = ProblemKind(
    "NDP414",
    "steps-out-of-order",
    Severity.ERROR,
    N_("Các mức giữa chừng không theo thứ tự"),
    N_("Mức {value} với thời hạn {due} không nằm giữa mức trước nó và mức sau nó."),
    N_("Xếp “steps” theo thời gian, mức sau gần đích hơn mức trước, và đều trước thời hạn cuối."),
    N_(
        "Các mức giữa chừng là bậc thang từ mức ban đầu tới mức cần đạt. "
        "Bậc lùi hoặc vượt đích thì không so được tiến độ."
    ),
    (N_("Gõ nhầm số hoặc tháng."), N_("Ghi mức tăng thêm thay vì mức cộng dồn.")),
)

# The lists of a plan whose parts are called by an id, and the field that holds it.
PLAN_LISTS = (("indicators", "id"), ("stages", "id"), ("roadmap", "id"), ("agreements", "version"), ("years", "year"))


def task_outside_period(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A task in a month that the plan does not cover."""
    for entry, plan in of_kind(catalogue, Plan):
        days = plan_days(plan)
        for at, part in enumerate(plan.years):
            for index, task in enumerate(part.tasks):
                month = ReportPeriod.parse(f"{part.year}-{task.month:02d}" if task.month else str(part.year))
                if not days.meets(Period(month.first, month.last)):
                    yield Finding(entry, ("years", at, "tasks", index), {"task": task.id, "month": month.code})


def repeated_part_id(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An id that a part of the same list, or a task of another year, already has."""
    for entry, plan in of_kind(catalogue, Plan):
        for name, key in PLAN_LISTS:
            yield from _repeated(
                entry, (((name, index, key), str(getattr(one, key))) for index, one in enumerate(getattr(plan, name)))
            )
        yield from _repeated(
            entry,
            (
                (("years", at, "tasks", index, "id"), task.id)
                for at, part in enumerate(plan.years)
                for index, task in enumerate(part.tasks)
            ),
        )
    for entry, report in of_kind(catalogue, Report):
        yield from _repeated(entry, ((("figures", index, "id"), one.id) for index, one in enumerate(report.figures)))
    for entry, found in of_kind(catalogue, Measurements):
        yield from _repeated(entry, ((("series", index, "id"), one.id) for index, one in enumerate(found.series)))


def _repeated(entry: Entry, parts: Iterable[tuple[Pointer, str]]) -> Iterator[Finding]:
    text_at = dict(parts)
    for pointer, _ in repeats((text, pointer) for pointer, text in text_at.items()):
        yield Finding(entry, pointer, {"id": text_at[pointer]})


def target_equals_baseline(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An indicator that asks for no change."""
    for entry, plan in of_kind(catalogue, Plan):
        for index, one in enumerate(plan.indicators):
            if one.baseline == one.target:
                values = {"indicator": one.id, "value": str(one.target)}
                yield Finding(entry, ("indicators", index, "target"), values)


def indicator_without_unit(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An indicator whose numbers have no unit."""
    for entry, plan in of_kind(catalogue, Plan):
        for index, one in enumerate(plan.indicators):
            if one.unit is None:
                yield Finding(entry, ("indicators", index, "id"), {"indicator": one.id})


def due_outside_period(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An indicator or milestone due before the plan begins or after it ends."""
    for entry, plan in of_kind(catalogue, Plan):
        days = plan_days(plan)
        parts = [("indicators", index, one.id, one.due) for index, one in enumerate(plan.indicators)]
        parts += [("roadmap", index, one.id, one.due) for index, one in enumerate(plan.roadmap)]
        for name, index, part_id, due in parts:
            if not days.meets(Period(due.earliest, due.latest)):
                yield Finding(entry, (name, index, "due"), {"id": part_id, "due": str(due)})


def steps_out_of_order(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A step that is not between what comes before and after it, in time and value."""
    for entry, plan in of_kind(catalogue, Plan):
        for at, one in enumerate(plan.indicators):
            for index in _disorder(one):
                step = one.steps[index]
                values = {"value": str(step.value), "due": str(step.due)}
                yield Finding(entry, ("indicators", at, "steps", index), values)


def _disorder(one: Indicator) -> Iterator[int]:
    """The steps that do not lie between the value before them and the target, or not before the next date."""
    if not one.steps:
        return
    first = one.baseline if one.baseline is not None else one.steps[0].value
    direction = -1 if one.target < first else 1
    dues = [*(step.due for step in one.steps[1:]), one.due]
    before = one.baseline
    for index, (step, next_due) in enumerate(zip(one.steps, dues, strict=True)):
        rises = before is None or (step.value - before) * direction > 0
        below = (one.target - step.value) * direction > 0
        if not (rises and below and step.due.certainly_before(next_due)):
            yield index
        before = step.value


RULES = (
    Rule(TASK_OUTSIDE_PERIOD, task_outside_period, each=("plan",)),
    Rule(REPEATED_PART_ID, repeated_part_id, each=("plan", "report", "measurement")),
    Rule(TARGET_EQUALS_BASELINE, target_equals_baseline, each=("plan",)),
    Rule(INDICATOR_WITHOUT_UNIT, indicator_without_unit, each=("plan",)),
    Rule(DUE_OUTSIDE_PERIOD, due_outside_period, each=("plan",)),
    Rule(STEPS_OUT_OF_ORDER, steps_out_of_order, each=("plan",)),
)
