"""What a plan has to hold, by kind (Decision 186, Article 1.IV.1 and 1.IV.2.c)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ndp.i18n import N_
from ndp.model.plans import Plan, PlanKind

STATE_KINDS: frozenset[PlanKind] = frozenset({"ministry", "host", "merged"})
HOST_KINDS: frozenset[PlanKind] = frozenset({"host", "merged"})
ENTERPRISE_KINDS: frozenset[PlanKind] = frozenset({"enterprise"})


@dataclass(frozen=True, slots=True)
class Part:
    """Something that plans of `kinds` must hold, in `fields`. `title` is a message id, `clause` asks for it."""

    key: str
    title: str
    clause: str
    kinds: frozenset[PlanKind]
    fields: tuple[str, ...]
    holds: Callable[[Plan], bool]


def _year_by_year(plan: Plan) -> bool:
    tasks = [task for _, task in plan.tasks()]
    return bool(plan.period and plan.indicators and plan.years and tasks) and all(
        task.month and task.result for task in tasks
    )


def _approved(plan: Plan) -> bool:
    return plan.approval is not None and bool(plan.approval.organisation and plan.approval.date)


PARTS: tuple[Part, ...] = (
    Part(
        "approval",
        N_("cơ quan và ngày phê duyệt"),
        "186/d1.iv.1.a.1",
        frozenset({"ministry", "merged"}),
        ("approval",),
        _approved,
    ),
    Part(
        "approval",
        N_("cơ quan và ngày phê duyệt"),
        "186/d1.iv.1.b.1",
        frozenset({"host"}),
        ("approval",),
        _approved,
    ),
    Part(
        "approval",
        N_("cơ quan và ngày phê duyệt"),
        "186/d1.iv.2.c.1",
        ENTERPRISE_KINDS,
        ("approval",),
        _approved,
    ),
    Part(
        "years",
        N_("kế hoạch từng năm: chỉ tiêu, việc và kết quả theo từng tháng"),
        "186/d1.iv.1.a.2.1",
        STATE_KINDS,
        ("indicators", "years"),
        _year_by_year,
    ),
    Part(
        "stages",
        N_("mục tiêu, phạm vi và đối tượng sử dụng theo giai đoạn"),
        "186/d1.iv.1.a.2.2",
        STATE_KINDS,
        ("objectives", "stages"),
        lambda plan: bool(plan.objectives and plan.stages),
    ),
    Part(
        "requirements",
        N_("yêu cầu, tiêu chí cơ bản"),
        "186/d1.iv.1.a.2.3",
        STATE_KINDS,
        ("requirements",),
        lambda plan: bool(plan.requirements),
    ),
    Part(
        "roadmap",
        N_("lộ trình xây dựng và phương án đưa vào sử dụng"),
        "186/d1.iv.1.a.2.4",
        STATE_KINDS,
        ("roadmap", "adoption"),
        lambda plan: bool(plan.roadmap and plan.adoption),
    ),
    Part(
        "training",
        N_("rà soát quy trình và đào tạo, chuyển giao"),
        "186/d1.iv.1.a.2.5",
        STATE_KINDS,
        ("process_review", "training"),
        lambda plan: bool(plan.process_review and plan.training),
    ),
    Part(
        "agreements",
        N_("thỏa thuận hợp tác giữa các bên"),
        "186/d1.iv.1.a.2.6",
        STATE_KINDS,
        ("agreements",),
        lambda plan: bool(plan.agreements),
    ),
    Part(
        "policies",
        N_("đề xuất chính sách, giải pháp"),
        "186/d1.iv.1.a.2.7",
        STATE_KINDS,
        ("policy_proposals",),
        lambda plan: bool(plan.policy_proposals),
    ),
    Part(
        "coordination",
        N_("cơ chế phối hợp, ban và tổ công tác"),
        "186/d1.iv.1.a.2.8",
        STATE_KINDS,
        ("coordination",),
        lambda plan: plan.coordination is not None,
    ),
    Part(
        "delivery",
        N_("hình thức phát triển nền tảng"),
        "186/d1.iv.1.b.2.1",
        HOST_KINDS,
        ("delivery_model",),
        lambda plan: plan.delivery_model is not None,
    ),
    Part(
        "funding",
        N_("tổng nguồn lực, phát triển trung hạn và dài hạn"),
        "186/d1.iv.1.b.2.2",
        HOST_KINDS,
        ("funding", "medium_term", "long_term"),
        lambda plan: bool(plan.funding and plan.medium_term and plan.long_term),
    ),
    Part(
        "focal-unit",
        N_("đơn vị đầu mối và phân việc cho từng đơn vị"),
        "186/d1.iv.1.b.2.3",
        HOST_KINDS,
        ("focal_unit", "responsibilities"),
        lambda plan: bool(plan.focal_unit and plan.responsibilities),
    ),
    Part(
        "research",
        N_("nghiên cứu yêu cầu, tiêu chí"),
        "186/d1.iv.2.c.1.1",
        ENTERPRISE_KINDS,
        ("research",),
        lambda plan: plan.research is not None,
    ),
    Part(
        "design",
        N_("thiết kế nền tảng"),
        "186/d1.iv.2.c.1.2",
        ENTERPRISE_KINDS,
        ("design",),
        lambda plan: plan.design is not None,
    ),
    Part(
        "rollout",
        N_("đưa vào sử dụng, hướng dẫn và đào tạo"),
        "186/d1.iv.2.c.1.3",
        ENTERPRISE_KINDS,
        ("rollout",),
        lambda plan: plan.rollout is not None,
    ),
    Part(
        "resources",
        N_("nguồn lực của doanh nghiệp"),
        "186/d1.iv.2.c.1.4",
        ENTERPRISE_KINDS,
        ("resources",),
        lambda plan: plan.resources is not None,
    ),
    Part(
        "core-technology",
        N_("làm chủ công nghệ lõi"),
        "186/d1.iv.2.c.2",
        ENTERPRISE_KINDS,
        ("core_technology",),
        lambda plan: bool(plan.core_technology),
    ),
    Part(
        "enterprise-policies",
        N_("đề xuất chính sách mà các cơ quan cần ban hành"),
        "186/d1.iv.2.c.3",
        ENTERPRISE_KINDS,
        ("policy_proposals",),
        lambda plan: bool(plan.policy_proposals),
    ),
)


def parts_of(kind: PlanKind) -> tuple[Part, ...]:
    """What a plan of that kind must hold, in the order of the clauses."""
    return tuple(part for part in PARTS if kind in part.kinds)


def begun_parts(plan: Plan) -> tuple[Part, ...]:
    """The missing parts of which the plan holds something."""
    return tuple(part for part in missing_parts(plan) if any(getattr(plan, name) for name in part.fields))


def missing_parts(plan: Plan) -> tuple[Part, ...]:
    """What the plan must hold and, as far as its file shows, does not."""
    return tuple(part for part in parts_of(plan.kind) if not part.holds(plan))
