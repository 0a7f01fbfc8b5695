"""NDP415-NDP419: the parties of a plan: who agrees, approves and leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Plan
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.involvement import involvement, plan_days
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind
from ndp.text import PartialDate

AGREEMENT_LACKS_PARTY = ProblemKind(
    "NDP415",
    "agreement-lacks-party",
    Severity.ERROR,
    N_("Thỏa thuận thiếu một bên"),
    N_("Bản thỏa thuận “{version}” không có {party}."),
    N_("Thêm bên còn thiếu vào “parties”, hoặc thêm phân công của bên đó."),
    N_(
        "Theo khoản 1 mục IV Điều 1, thỏa thuận là giữa cơ quan chủ quản, Bộ và doanh nghiệp nòng cốt của nền tảng. "
        "Ai giữ vai trò nào thì lấy từ tệp phân công."
    ),
    (N_("Thỏa thuận hai bên được ghi như thỏa thuận ba bên."), N_("Phân công của doanh nghiệp chưa được ghi.")),
)
UNFIT_APPROVER = ProblemKind(
    "NDP416",
    "unfit-approver",
    Severity.ERROR,
    N_("Cơ quan phê duyệt không hợp với loại kế hoạch"),
    N_("“{organisation}” không phải nơi phê duyệt kế hoạch loại “{plan_kind}” của nền tảng này."),
    N_("Sửa “approval.organisation” hoặc “kind”."),
    N_(
        "Kế hoạch của Bộ và kế hoạch gộp do lãnh đạo Bộ phê duyệt, "
        "kế hoạch của cơ quan chủ quản do lãnh đạo cơ quan đó, kế hoạch chi tiết do doanh nghiệp tự phê duyệt."
    ),
    (N_("Ghi đơn vị trình thay cho nơi phê duyệt."), N_("Chọn nhầm loại kế hoạch.")),
)
APPROVAL_DIFFERS_FROM_DOCUMENT = ProblemKind(
    "NDP417",
    "approval-differs-from-document",
    Severity.ERROR,
    N_("Phê duyệt khác với văn bản"),
    N_("Ở đây ghi {stated}, văn bản “{document}” ghi {written}."),
    N_("Sửa một trong hai tệp cho khớp."),
    N_("Kế hoạch được phê duyệt bằng văn bản đó, nên cùng ngày và cùng cơ quan."),
    (N_("Ghi ngày báo đưa tin."), N_("Ghi đơn vị trình thay cho nơi ban hành.")),
)
OTHER_FOCAL_UNIT = ProblemKind(
    "NDP418",
    "other-focal-unit",
    Severity.ERROR,
    N_("Đơn vị đầu mối khác với phân công"),
    N_("Kế hoạch chỉ định “{organisation}”, còn phân công ghi “{assigned}”."),
    N_("Sửa “focal_unit”, hoặc ghi phân công mới theo kế hoạch."),
    N_(
        "Kế hoạch của cơ quan chủ quản chỉ định đơn vị đầu mối. "
        "Phân công phải theo đó, nếu không hai trang nói hai điều."
    ),
    (N_("Đầu mối đã đổi mà phân công chưa cập nhật."), N_("Nhầm với đầu mối của Bộ.")),
)
DOCUMENT_OF_OTHER_PLATFORM = ProblemKind(
    "NDP419",
    "document-of-other-platform",
    Severity.ERROR,
    N_("Văn bản phê duyệt không nói đến nền tảng này"),
    N_("Tệp của văn bản “{document}” không kể nền tảng “{platform}”."),
    N_("Thêm nền tảng vào “platforms” của văn bản, hoặc sửa “approval.document”."),
    N_("Từ văn bản phải tìm được nền tảng và ngược lại."),
    (N_("Dẫn nhầm văn bản."), N_("Văn bản được thêm trước nền tảng.")),
)

PARTY_HOST = Term(N_("cơ quan chủ quản"))
PARTY_MINISTRY = Term(N_("Bộ điều phối chương trình"))
PARTY_ENTERPRISE = Term(N_("doanh nghiệp nòng cốt nào"))


def agreement_lacks_party(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An agreement without the host, the Ministry or a core enterprise, as far as they are known."""
    known = involvement(catalogue)
    for entry, plan in of_kind(catalogue, Plan):
        days = plan_days(plan)
        wanted = (
            (PARTY_HOST, known.holders(plan.platform, {"host"}, days)),
            (PARTY_MINISTRY, known.ministries),
            (PARTY_ENTERPRISE, known.holders(plan.platform, {"core-enterprise"}, days)),
        )
        for index, agreement in enumerate(plan.agreements):
            for title, bodies in wanted:
                if bodies and not bodies & set(agreement.parties):
                    values = {"version": agreement.version, "party": title}
                    yield Finding(entry, ("agreements", index, "parties"), values)


def unfit_approver(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan approved by someone else than the one whose plan it is."""
    known = involvement(catalogue)
    for entry, plan in of_kind(catalogue, Plan):
        if plan.approval is None or plan.approval.organisation is None:
            continue
        fit = {
            "ministry": known.ministries,
            "merged": known.ministries,
            "host": known.holders(plan.platform, {"host"}, plan_days(plan)),
            "enterprise": frozenset({plan.owner}),
        }[plan.kind]
        organisation = plan.approval.organisation
        if fit and organisation not in fit:
            values = {"organisation": organisation, "plan_kind": plan.kind}
            yield Finding(entry, ("approval", "organisation"), values)


def approval_differs_from_document(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An approval whose date or organisation is not that of its document."""
    for entry, plan in of_kind(catalogue, Plan):
        approval = plan.approval
        document = catalogue.legal.get(approval.document.partition("/")[0]) if approval and approval.document else None
        if approval is None or document is None:
            continue
        if _certainly_differ(approval.date, document.date):
            values = {"stated": str(approval.date), "written": str(document.date), "document": document.id}
            yield Finding(entry, ("approval", "date"), values)
        if approval.organisation not in (None, document.issuer):
            values = {
                "stated": f"“{approval.organisation}”",
                "written": f"“{document.issuer}”",
                "document": document.id,
            }
            yield Finding(entry, ("approval", "organisation"), values)


def _certainly_differ(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and not one.overlaps(other)


def other_focal_unit(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan that names a focal unit which the assignments do not."""
    known = involvement(catalogue)
    for entry, plan in of_kind(catalogue, Plan):
        if plan.focal_unit is None:
            continue
        assigned = known.holders(plan.platform, {"host-focal", "promotion-focal"}, plan_days(plan))
        if assigned and plan.focal_unit not in assigned:
            values = {"organisation": plan.focal_unit, "assigned": ", ".join(sorted(assigned))}
            yield Finding(entry, ("focal_unit",), values)


def document_of_other_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan approved by a document that does not name its platform."""
    for entry, plan in of_kind(catalogue, Plan):
        if plan.approval is None or plan.approval.document is None:
            continue
        document = catalogue.legal.get(plan.approval.document.partition("/")[0])
        if document is not None and plan.platform not in document.platforms:
            values = {"document": document.id, "platform": plan.platform}
            yield Finding(entry, ("approval", "document"), values)


RULES = (
    Rule(AGREEMENT_LACKS_PARTY, agreement_lacks_party, each=("plan",), reads=("assignment", "organisation")),
    Rule(UNFIT_APPROVER, unfit_approver, each=("plan",), reads=("assignment", "organisation")),
    Rule(APPROVAL_DIFFERS_FROM_DOCUMENT, approval_differs_from_document, each=("plan",), reads=("legal",)),
    Rule(OTHER_FOCAL_UNIT, other_focal_unit, each=("plan",), reads=("assignment", "organisation")),
    Rule(DOCUMENT_OF_OTHER_PLATFORM, document_of_other_platform, each=("plan",), reads=("legal",)),
)
