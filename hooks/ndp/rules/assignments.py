"""NDP375-NDP380: what an assignment says, role by role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import AssignmentFile, Role
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind
from ndp.rules.tenure import FOCAL_ROLES, tenures

FILE_OF_OTHER_PLATFORM = ProblemKind(
    "NDP375",
    "file-of-other-platform",
    Severity.ERROR,
    N_("Tệp phân công mang mã khác nền tảng"),
    N_("Tệp “{file}” ghi phân công của nền tảng “{platform}”."),
    N_("Đặt tên tệp và mã là “{platform}”, hoặc sửa “platform”."),
    N_(
        "Mỗi nền tảng có một tệp phân công mang mã của nền tảng, nên ai cũng biết tìm ở đâu "
        "và không có hai tệp cho một nền tảng."
    ),
    (N_("Chép tệp của nền tảng khác."), N_("Đổi mã nền tảng mà quên tệp phân công.")),
)
ROLE_NEEDS_PLATFORM = ProblemKind(
    "NDP376",
    "role-needs-platform",
    Severity.ERROR,
    N_("Vai trò phải gắn với một nền tảng"),
    N_("Vai trò “{role}” là đối với một nền tảng, nhưng tệp này không ghi “platform”."),
    N_("Chuyển dòng này sang tệp phân công của nền tảng."),
    N_(
        "Cơ quan chủ quản, đơn vị đầu mối và doanh nghiệp nòng cốt được giao theo từng nền tảng. "
        "Tệp không ghi “platform” là của cả chương trình."
    ),
    (N_("Quên ghi “platform”."), N_("Ghi nhầm vào tệp của chương trình.")),
)
ROLE_OF_PROGRAMME = ProblemKind(
    "NDP377",
    "role-of-programme",
    Severity.ERROR,
    N_("Vai trò thuộc cả chương trình"),
    N_("Vai trò “{role}” là đối với cả chương trình, không đối với riêng nền tảng “{platform}”."),
    N_("Chuyển dòng này sang tệp phân công của chương trình."),
    N_(
        "Cơ quan điều phối chung và lãnh đạo phụ trách được giao một lần cho cả chương trình. "
        "Ai giám sát nền tảng nào thì suy ra từ đơn vị đầu mối."
    ),
    (N_("Ghi lãnh đạo phụ trách vào từng nền tảng."), N_("Nhầm vai trò điều phối với đơn vị đầu mối.")),
)
SUPERVISION_WITHOUT_OFFICE = ProblemKind(
    "NDP378",
    "supervision-without-office",
    Severity.ERROR,
    N_("Lãnh đạo phụ trách không có chức vụ"),
    N_("Dòng lãnh đạo phụ trách này thiếu “office”."),
    N_("Thêm “office” với chức vụ như văn bản ghi, ví dụ Thứ trưởng."),
    N_("Việc được giao cho chức vụ; người giữ chức vụ có thể đổi. Họ tên ghi thêm ở “holder”, đúng như văn bản."),
    (N_("Chỉ ghi họ tên."), N_("Nhầm vai trò của một đơn vị thành “supervision”.")),
)
FIELD_OF_OTHER_ROLE = ProblemKind(
    "NDP379",
    "field-of-other-role",
    Severity.ERROR,
    N_("Trường của vai trò khác"),
    N_("“{property}” không dùng cho vai trò “{role}”."),
    N_("Bỏ trường này, hoặc sửa “role”."),
    N_(
        "Chức vụ, họ tên và các đơn vị được giám sát chỉ thuộc lãnh đạo phụ trách; sản phẩm chỉ thuộc doanh nghiệp "
        "nòng cốt; "
        "giao chung chỉ thuộc đơn vị đầu mối."
    ),
    (N_("Đổi vai trò của dòng mà chưa bỏ trường cũ."), N_("Chép từ dòng của vai trò khác.")),
)
STARTS_BEFORE_ITS_DOCUMENT = ProblemKind(
    "NDP380",
    "starts-before-its-document",
    Severity.WARNING,
    N_("Bắt đầu trước văn bản giao việc"),
    N_("Phân công từ {from_}, trước ngày {issued} của văn bản “{document}”."),
    N_("Sửa “from”, hoặc dẫn văn bản đã giao từ trước."),
    N_("Vai trò có từ khi văn bản giao nó. Nếu đã giữ vai trò từ trước thì phải có một văn bản sớm hơn."),
    (N_("Dẫn văn bản về sau nhắc lại việc đã giao."), N_("Gõ nhầm năm.")),
)

NEEDS_PLATFORM: frozenset[Role] = frozenset({"host", *FOCAL_ROLES, "core-enterprise"})
OF_PROGRAMME: frozenset[Role] = frozenset({"coordinator", "supervision"})
SUPERVISION_FIELDS = (
    *("office", "holder", "supervises", "directs"),
    *("core_enterprises_included", "core_enterprises_excluded"),
)
ROLES_OF_FIELD: dict[str, frozenset[Role]] = {
    **dict.fromkeys(SUPERVISION_FIELDS, frozenset[Role]({"supervision"})),
    "product": frozenset({"core-enterprise"}),
    "joint": frozenset(FOCAL_ROLES),
}


def file_of_other_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An assignment file that is not named after its platform."""
    for entry, file in of_kind(catalogue, AssignmentFile):
        if file.platform is not None and file.platform != entry.id:
            yield Finding(entry, ("platform",), {"file": entry.id, "platform": file.platform})


def role_needs_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A role for one platform in the file of the programme."""
    for tenure in tenures(catalogue):
        if tenure.platform is None and tenure.assignment.role in NEEDS_PLATFORM:
            yield tenure.finding("role", role=tenure.assignment.role)


def role_of_programme(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A role in the whole programme in the file of one platform."""
    for tenure in tenures(catalogue):
        if tenure.platform is not None and tenure.assignment.role in OF_PROGRAMME:
            yield tenure.finding("role", role=tenure.assignment.role, platform=tenure.platform)


def supervision_without_office(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A supervisor whose office is not said."""
    for tenure in tenures(catalogue):
        if tenure.assignment.role == "supervision" and tenure.assignment.office is None:
            yield tenure.finding("role")


def field_of_other_role(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A field that has no meaning for the role."""
    for tenure in tenures(catalogue):
        role = tenure.assignment.role
        for name, roles in ROLES_OF_FIELD.items():
            if getattr(tenure.assignment, name) and role not in roles:
                pointer = ("assignments", tenure.index, name)
                yield Finding(tenure.entry, pointer, {"property": name, "role": role}, at_key=True)


def starts_before_its_document(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A role held before the document that gives it was issued."""
    for tenure in tenures(catalogue):
        start, clause = tenure.assignment.from_, tenure.assignment.clause
        document = catalogue.legal.get(clause.partition("/")[0]) if clause else None
        if start is None or document is None or document.date is None:
            continue
        if start.certainly_before(document.date):
            yield tenure.finding("from", from_=str(start), issued=str(document.date), document=document.id)


RULES = (
    Rule(FILE_OF_OTHER_PLATFORM, file_of_other_platform, each=("assignment",)),
    Rule(ROLE_NEEDS_PLATFORM, role_needs_platform, each=("assignment",), reads=("organisation",)),
    Rule(ROLE_OF_PROGRAMME, role_of_programme, each=("assignment",), reads=("organisation",)),
    Rule(SUPERVISION_WITHOUT_OFFICE, supervision_without_office, each=("assignment",), reads=("organisation",)),
    Rule(FIELD_OF_OTHER_ROLE, field_of_other_role, each=("assignment",), reads=("organisation",)),
    Rule(STARTS_BEFORE_ITS_DOCUMENT, starts_before_its_document, each=("assignment",), reads=("organisation", "legal")),
)
