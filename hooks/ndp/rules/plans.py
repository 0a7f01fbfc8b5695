"""NDP401-NDP408: what a plan is, whose it is and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.derive.plan_parts import ENTERPRISE_KINDS, HOST_KINDS, missing_parts
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Plan, PlanKind
from ndp.model.records import Role
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.involvement import involvement, plan_days
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import fields, of_kind, repeats

PLAN_IN_OTHER_FOLDER = ProblemKind(
    "NDP401",
    "plan-in-other-folder",
    Severity.ERROR,
    N_("Kế hoạch nằm ở thư mục của nền tảng khác"),
    N_("Tệp nằm trong thư mục “{folder}” nhưng ghi nền tảng “{platform}”."),
    N_("Chuyển tệp sang thư mục “{platform}”, hoặc sửa “platform”."),
    N_(
        "Kế hoạch của một nền tảng nằm trong thư mục mang mã nền tảng. "
        "Hai nơi ghi khác nhau thì trang kế hoạch và trang nền tảng nói hai điều."
    ),
    (N_("Chép tệp từ nền tảng khác mà chưa sửa."), N_("Đặt tệp nhầm thư mục.")),
)
MISSING_PLAN_PART = ProblemKind(
    "NDP402",
    "missing-plan-part",
    Severity.ERROR,
    N_("Kế hoạch thiếu nội dung bắt buộc"),
    N_("Kế hoạch ghi là đủ nội dung nhưng thiếu: {part} ({clause})."),
    N_("Thêm {fields}, hoặc ghi “extent: partial” nếu mới biết một phần."),
    N_(
        "Quyết định 186/QĐ-BTTTT nêu nội dung phải có của từng loại kế hoạch: tám nội dung của kế hoạch của Bộ, "
        "thêm ba nội dung của cơ quan chủ quản, và các nội dung của kế hoạch doanh nghiệp. "
        "Việc nào cũng có tháng và kết quả."
    ),
    (
        N_("Kế hoạch mới nhập được một phần."),
        N_("Có việc chưa ghi tháng hoặc kết quả cần đạt."),
        N_("Chọn nhầm loại kế hoạch."),
    ),
)
MERGED_PLAN_OF_OTHER_HOST = ProblemKind(
    "NDP403",
    "merged-plan-of-other-host",
    Severity.ERROR,
    N_("Kế hoạch gộp mà Bộ không phải cơ quan chủ quản"),
    N_("Cơ quan chủ quản trong thời gian kế hoạch là “{host}”, không phải Bộ điều phối chương trình."),
    N_("Ghi “kind: ministry” hoặc “kind: host”, hoặc sửa phân công."),
    N_(
        "Theo điểm c khoản 1 mục IV Điều 1, chỉ khi chính Bộ là cơ quan chủ quản thì hai kế hoạch mới gộp làm một. "
        "Cơ quan chủ quản khác thì có kế hoạch riêng."
    ),
    (N_("Chọn nhầm loại kế hoạch."), N_("Nền tảng đã chuyển cơ quan chủ quản.")),
)
PLAN_BESIDE_MERGED = ProblemKind(
    "NDP404",
    "plan-beside-merged",
    Severity.ERROR,
    N_("Kế hoạch riêng bên cạnh kế hoạch gộp"),
    N_("Kế hoạch gộp “{merged}” đã bao gồm thời gian của kế hoạch này."),
    N_("Gộp nội dung vào “{merged}”, hoặc sửa thời gian của hai kế hoạch."),
    N_(
        "Kế hoạch gộp thay cho cả kế hoạch của Bộ và kế hoạch của cơ quan chủ quản (điểm c khoản 1 mục IV Điều 1). "
        "Thêm một bản riêng cho cùng thời gian thì không biết theo bản nào."
    ),
    (N_("Nhập hai bản của cùng một kế hoạch."), N_("Thời gian của một kế hoạch ghi sai.")),
)
PLAN_NOT_MERGED = ProblemKind(
    "NDP405",
    "plan-not-merged",
    Severity.ERROR,
    N_("Bộ là cơ quan chủ quản mà kế hoạch chưa gộp"),
    N_("“{host}” vừa điều phối chương trình vừa là cơ quan chủ quản, nên kế hoạch phải là một bản gộp."),
    N_("Ghi “kind: merged”, hoặc sửa cơ quan chủ quản trong phân công."),
    N_("Theo điểm c khoản 1 mục IV Điều 1, khi chính Bộ là cơ quan chủ quản thì hai kế hoạch thống nhất làm một."),
    (N_("Chọn loại kế hoạch theo tên của văn bản."), N_("Phân công ghi nhầm cơ quan chủ quản.")),
)
UNFIT_PLAN_OWNER = ProblemKind(
    "NDP406",
    "unfit-plan-owner",
    Severity.ERROR,
    N_("Đơn vị lập kế hoạch không có vai trò hợp với loại kế hoạch"),
    N_(
        "“{organisation}” không giữ vai trò nào để lập kế hoạch loại “{plan_kind}” cho nền tảng này trong thời gian đó."
    ),
    N_("Sửa “owner” hoặc “kind”, hoặc thêm phân công của đơn vị."),
    N_(
        "Kế hoạch của Bộ do Bộ hoặc đơn vị đầu mối của Bộ lập; kế hoạch của cơ quan chủ quản do cơ quan chủ quản hoặc "
        "đầu mối của cơ quan đó; kế hoạch chi tiết do doanh nghiệp nòng cốt. Vai trò lấy từ tệp phân công."
    ),
    (N_("Phân công chưa được ghi."), N_("Vai trò bắt đầu sau khi kế hoạch kết thúc."), N_("Nhầm loại kế hoạch.")),
)
PART_OF_OTHER_PLAN_KIND = ProblemKind(
    "NDP407",
    "part-of-other-plan-kind",
    Severity.ERROR,
    N_("Nội dung của loại kế hoạch khác"),
    N_("“{property}” không thuộc kế hoạch loại “{plan_kind}”."),
    N_("Bỏ nội dung này, hoặc sửa “kind”."),
    N_(
        "Hình thức phát triển, nguồn lực và phân việc thuộc kế hoạch của cơ quan chủ quản; nghiên cứu, thiết kế và "
        "công nghệ lõi thuộc kế hoạch của doanh nghiệp. Mỗi nội dung có người chịu trách nhiệm riêng."
    ),
    (N_("Chép từ kế hoạch loại khác."), N_("Đổi loại kế hoạch mà chưa bỏ nội dung cũ.")),
)
FUNDING_TWICE = ProblemKind(
    "NDP408",
    "funding-twice",
    Severity.ERROR,
    N_("Cùng một khoản vốn ghi hai lần"),
    N_("Nguồn vốn “{source}” cho cùng một việc đã ghi ở dòng trên."),
    N_("Gộp hai dòng làm một, hoặc nói rõ mỗi khoản dùng vào việc gì."),
    N_("Các khoản được cộng lại thành tổng nguồn lực. Một khoản ghi hai lần thì tổng sai."),
    (N_("Chép dòng rồi quên sửa."), N_("Quên ghi “purpose” khi một nguồn có nhiều khoản.")),
)

HOST_FIELDS = frozenset({"delivery_model", "funding", "medium_term", "long_term", "focal_unit", "responsibilities"})
ENTERPRISE_FIELDS = frozenset({"research", "design", "rollout", "resources", "core_technology"})
SEPARATE_KINDS: frozenset[PlanKind] = frozenset({"ministry", "host"})
OWNER_ROLES: dict[PlanKind, frozenset[Role]] = {
    "ministry": frozenset({"ministry-focal", "promotion-focal"}),
    "host": frozenset({"host", "host-focal"}),
    "merged": frozenset({"promotion-focal"}),
    "enterprise": frozenset({"core-enterprise"}),
}


def plan_in_other_folder(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan in the folder of a platform that is not its own."""
    for entry, plan in of_kind(catalogue, Plan):
        folder = entry.id.partition("/")[0]
        if folder != plan.platform:
            yield Finding(entry, ("platform",), {"folder": folder, "platform": plan.platform})


def missing_plan_part(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan that says it is complete and lacks something the Decision asks for."""
    for entry, plan in of_kind(catalogue, Plan):
        for part in missing_parts(plan) if plan.extent == "complete" else ():
            names = ", ".join(f"“{name}”" for name in part.fields)
            yield Finding(entry, ("extent",), {"part": Term(part.title), "clause": part.clause, "fields": names})


def merged_plan_of_other_host(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A merged plan while the host is known and is not the coordinating ministry."""
    known = involvement(catalogue)
    for entry, plan in of_kind(catalogue, Plan):
        if plan.kind != "merged" or not known.ministries:
            continue
        hosts = known.holders(plan.platform, {"host"}, plan_days(plan))
        if hosts and not hosts & known.ministries:
            yield Finding(entry, ("kind",), {"host": ", ".join(sorted(hosts))})


def plan_beside_merged(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A separate plan for days that a merged plan covers."""
    merged = [plan for _, plan in of_kind(catalogue, Plan) if plan.kind == "merged"]
    for entry, plan in of_kind(catalogue, Plan):
        if plan.kind not in SEPARATE_KINDS:
            continue
        for other in merged:
            if other.platform == plan.platform and plan_days(other).meets(plan_days(plan)):
                yield Finding(entry, ("kind",), {"merged": other.key})
                break


def plan_not_merged(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A separate plan although a document names the coordinating ministry as host.

    A host that is only inferred does not count.
    """
    known = involvement(catalogue)
    for entry, plan in of_kind(catalogue, Plan):
        if plan.kind not in SEPARATE_KINDS:
            continue
        hosts = known.tenures(plan.platform, {"host"}, plan_days(plan))
        stated = {
            tenure.assignment.organisation for tenure in hosts if tenure.assignment.stated == "explicit"
        } & known.ministries
        if stated and all(tenure.assignment.organisation in known.ministries for tenure in hosts):
            yield Finding(entry, ("kind",), {"host": ", ".join(sorted(stated))})


def unfit_plan_owner(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan of an organisation that holds no role to make it."""
    known = involvement(catalogue)
    for entry, plan in of_kind(catalogue, Plan):
        if plan.kind in ("ministry", "merged") and (plan.owner in known.ministries or not known.ministries):
            continue
        if plan.owner not in known.holders(plan.platform, OWNER_ROLES[plan.kind], plan_days(plan)):
            yield Finding(entry, ("owner",), {"organisation": plan.owner, "plan_kind": plan.kind})


def part_of_other_plan_kind(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A part that only plans of another kind have."""
    for entry, plan in of_kind(catalogue, Plan):
        for name, _ in fields(plan):
            for names, kinds in ((HOST_FIELDS, HOST_KINDS), (ENTERPRISE_FIELDS, ENTERPRISE_KINDS)):
                if name in names and plan.kind not in kinds:
                    yield Finding(entry, (name,), {"property": name, "plan_kind": plan.kind}, at_key=True)


def funding_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two amounts from one source for one purpose."""
    for entry, plan in of_kind(catalogue, Plan):
        lines = (((one.source, str(one.purpose or "")), index) for index, one in enumerate(plan.funding))
        for later, _ in repeats(lines):
            yield Finding(entry, ("funding", later), {"source": plan.funding[later].source})


RULES = (
    Rule(PLAN_IN_OTHER_FOLDER, plan_in_other_folder, each=("plan",)),
    Rule(MISSING_PLAN_PART, missing_plan_part, each=("plan",)),
    Rule(MERGED_PLAN_OF_OTHER_HOST, merged_plan_of_other_host, each=("plan",), reads=("assignment", "organisation")),
    Rule(PLAN_BESIDE_MERGED, plan_beside_merged, reads=("plan",)),
    Rule(PLAN_NOT_MERGED, plan_not_merged, each=("plan",), reads=("assignment", "organisation")),
    Rule(UNFIT_PLAN_OWNER, unfit_plan_owner, each=("plan",), reads=("assignment", "organisation")),
    Rule(PART_OF_OTHER_PLAN_KIND, part_of_other_plan_kind, each=("plan",)),
    Rule(FUNDING_TWICE, funding_twice, each=("plan",)),
)
