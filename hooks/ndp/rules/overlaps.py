"""NDP381-NDP387: what may be held together, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.tenure import (
    FOCAL_ROLES,
    Tenure,
    coordinating_ministries,
    pairs_at_a_time,
    tenures,
    tenures_by_file,
)

SEVERAL_HOSTS = ProblemKind(
    "NDP381",
    "several-hosts",
    Severity.ERROR,
    N_("Hai cơ quan chủ quản cùng lúc"),
    N_("“{organisation}” và “{other}” cùng là cơ quan chủ quản trong một thời gian."),
    N_("Ghi “to” cho cơ quan trước và “from” cho cơ quan sau, hoặc bỏ một dòng."),
    N_(
        "Theo điểm a khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, cơ quan chủ quản của một nền tảng là một cơ "
        "quan. "
        "Dòng không ghi ngày được hiểu là giữ vai trò suốt."
    ),
    (N_("Nền tảng chuyển cơ quan chủ quản mà chưa ghi ngày kết thúc."), N_("Hai nguồn nêu hai cơ quan khác nhau.")),
)
ROLE_HELD_TWICE = ProblemKind(
    "NDP382",
    "role-held-twice",
    Severity.ERROR,
    N_("Cùng một phân công ghi hai lần"),
    N_("“{organisation}” đã giữ vai trò “{role}” trong thời gian này ở dòng trên."),
    N_("Gộp hai dòng làm một, hoặc sửa ngày cho không chồng nhau."),
    N_("Một tổ chức giữ một vai trò một lần trong cùng thời gian. Ghi hai lần thì bị đếm hai lần."),
    (N_("Chép dòng rồi quên sửa."), N_("Thêm nguồn mới thành dòng mới thay vì sửa dòng cũ.")),
)
SEVERAL_FOCAL_UNITS = ProblemKind(
    "NDP383",
    "several-focal-units",
    Severity.ERROR,
    N_("Hai đơn vị đầu mối cùng lúc"),
    N_("“{organisation}” và “{other}” cùng giữ vai trò “{role}” mà không ghi là giao chung."),
    N_("Ghi ngày cho không chồng nhau; nếu văn bản giao chung thì ghi “joint: true” ở cả hai dòng."),
    N_(
        "Mỗi nền tảng có một đơn vị đầu mối cho mỗi vai trò. "
        "Văn bản giao chung cho nhiều đơn vị thì ghi rõ để người đọc biết đó không phải nhầm lẫn."
    ),
    (N_("Đơn vị đầu mối đã thay đổi mà chưa ghi ngày kết thúc."), N_("Quên “joint: true” ở một dòng.")),
)
JOINT_ALONE = ProblemKind(
    "NDP384",
    "joint-alone",
    Severity.ERROR,
    N_("Giao chung mà chỉ có một đơn vị"),
    N_("“joint: true” nhưng không có đơn vị nào khác giữ vai trò “{role}” trong thời gian này."),
    N_("Thêm đơn vị cùng được giao, hoặc bỏ “joint”."),
    N_("“joint” nghĩa là văn bản giao cho nhiều đơn vị mà không nói đơn vị nào chủ trì, nên phải có ít nhất hai dòng."),
    (N_("Xóa một trong hai đơn vị."), N_("Ngày của hai dòng không còn chồng nhau.")),
)
FOCAL_ROLES_MIXED = ProblemKind(
    "NDP385",
    "focal-roles-mixed",
    Severity.ERROR,
    N_("Đầu mối thúc đẩy cùng với đầu mối khác"),
    N_("“{role}” của “{organisation}” có cùng lúc với “{other_role}” của “{other}”."),
    N_("Chỉ giữ đơn vị đầu mối thúc đẩy, hoặc chỉ giữ hai đơn vị đầu mối riêng; sửa ngày nếu vai trò đã đổi."),
    N_(
        "Theo điểm b khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, đơn vị đầu mối thúc đẩy giữ cả hai vai trò "
        "đầu mối, "
        "nên không có thêm đơn vị đầu mối của Bộ hay của cơ quan chủ quản."
    ),
    (N_("Cơ quan chủ quản đã đổi mà phân công cũ chưa kết thúc."), N_("Nhầm tên vai trò.")),
)
ROLES_NOT_UNIFIED = ProblemKind(
    "NDP386",
    "roles-not-unified",
    Severity.ERROR,
    N_("Chưa thống nhất một đơn vị đầu mối"),
    N_("“{host}” vừa điều phối chương trình vừa là cơ quan chủ quản, nên không có vai trò “{role}” riêng."),
    N_("Đổi vai trò thành “promotion-focal”, hoặc sửa cơ quan chủ quản."),
    N_(
        "Theo điểm b khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, khi chính Bộ là cơ quan chủ quản "
        "thì một đơn vị đầu mối thúc đẩy giữ cả hai vai trò."
    ),
    (N_("Ghi vai trò theo thói quen của nền tảng do bộ khác chủ quản."), N_("Ghi nhầm cơ quan chủ quản.")),
)
OUTSIDE_LIFETIME = ProblemKind(
    "NDP387",
    "outside-lifetime",
    Severity.ERROR,
    N_("Phân công ngoài thời gian tồn tại của tổ chức"),
    N_("“{organisation}” {bound} {bound_date}, nhưng phân công ghi {date}."),
    N_("Sửa ngày, hoặc giao từ ngày đó cho tổ chức kế tiếp."),
    N_(
        "Tổ chức chỉ giữ vai trò khi còn tồn tại dưới tên đó. "
        "Sau đó vai trò thuộc tổ chức kế tiếp, ghi ở một dòng khác."
    ),
    (N_("Tổ chức đã hợp nhất hoặc đổi tên."), N_("Gõ nhầm năm.")),
)

BEGAN = Term(N_("bắt đầu"))
ENDED = Term(N_("kết thúc"))


def several_hosts(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A second host while there is one."""
    for of_file in tenures_by_file(catalogue):
        hosts = [tenure for tenure in of_file if tenure.assignment.role == "host"]
        reported: set[int] = set()
        for first, second in pairs_at_a_time(catalogue, hosts):
            one, other = first.assignment.organisation, second.assignment.organisation
            if one != other and second.index not in reported:
                reported.add(second.index)
                yield second.finding("organisation", organisation=other, other=one)


def role_held_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The same assignment on two lines whose periods meet."""
    for of_file in tenures_by_file(catalogue):
        reported: set[int] = set()
        for first, second in pairs_at_a_time(catalogue, of_file):
            if _same(first) == _same(second) and second.index not in reported:
                reported.add(second.index)
                held = second.assignment
                yield second.finding("organisation", organisation=held.organisation, role=held.role)


def several_focal_units(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two focal units of one role at a time, not said to hold it jointly."""
    for of_file in tenures_by_file(catalogue):
        reported: set[int] = set()
        for first, second in pairs_at_a_time(catalogue, of_file):
            one, other = first.assignment, second.assignment
            if one.role != other.role or one.role not in FOCAL_ROLES or one.organisation == other.organisation:
                continue
            if one.joint and other.joint:
                continue
            wrong, right = (first, second) if other.joint else (second, first)
            if wrong.index not in reported:
                reported.add(wrong.index)
                yield wrong.finding(
                    "organisation",
                    organisation=wrong.assignment.organisation,
                    other=right.assignment.organisation,
                    role=one.role,
                )


def joint_alone(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Held jointly, with nobody."""
    for of_file in tenures_by_file(catalogue):
        for tenure in of_file:
            held = tenure.assignment
            if held.joint and not any(
                other.assignment.role == held.role
                and other.assignment.organisation != held.organisation
                and other.period.meets(tenure.period)
                for other in of_file
            ):
                yield tenure.finding("joint", role=held.role)


def focal_roles_mixed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A unit in both focal roles at once, together with a unit in one of them."""
    for of_file in tenures_by_file(catalogue):
        focal = [tenure for tenure in of_file if tenure.assignment.role in FOCAL_ROLES]
        reported: set[int] = set()
        for first, second in pairs_at_a_time(catalogue, focal):
            one, other = first.assignment, second.assignment
            mixed = one.role != other.role and "promotion-focal" in (one.role, other.role)
            if mixed and second.index not in reported:
                reported.add(second.index)
                yield second.finding(
                    "role",
                    role=other.role,
                    organisation=other.organisation,
                    other_role=one.role,
                    other=one.organisation,
                )


def roles_not_unified(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two separate focal roles although the coordinating ministry is the host."""
    ministries = coordinating_ministries(catalogue)
    for of_file in tenures_by_file(catalogue):
        own_hosts = [
            tenure
            for tenure in of_file
            if tenure.assignment.role == "host" and tenure.assignment.organisation in ministries
        ]
        for tenure in of_file:
            if tenure.assignment.role not in ("ministry-focal", "host-focal"):
                continue
            for host in own_hosts:
                if host.period.meets(tenure.period):
                    yield tenure.finding("role", role=tenure.assignment.role, host=host.assignment.organisation)
                    break


def outside_lifetime(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A stated date on which the organisation did not exist."""
    for tenure in tenures(catalogue):
        held = tenure.assignment
        organisation = catalogue.organisations.get(held.organisation)
        if organisation is None:
            continue
        for name, day in (("from", held.from_), ("to", held.to)):
            if day is None:
                continue
            values = {"organisation": organisation.id, "date": str(day)}
            if organisation.from_ is not None and day.certainly_before(organisation.from_):
                yield tenure.finding(name, **values, bound=BEGAN, bound_date=str(organisation.from_))
            elif organisation.to is not None and organisation.to.certainly_before(day):
                yield tenure.finding(name, **values, bound=ENDED, bound_date=str(organisation.to))


def _same(tenure: Tenure) -> tuple[str, ...]:
    """What makes an assignment the same: one body may have several supervisors and several products."""
    held = tenure.assignment
    return held.role, held.organisation, held.holder or "", str(held.office or ""), held.product or ""


RULES = (
    Rule(SEVERAL_HOSTS, several_hosts, each=("assignment",), reads=("organisation",)),
    Rule(ROLE_HELD_TWICE, role_held_twice, each=("assignment",), reads=("organisation",)),
    Rule(SEVERAL_FOCAL_UNITS, several_focal_units, each=("assignment",), reads=("organisation",)),
    Rule(JOINT_ALONE, joint_alone, each=("assignment",), reads=("organisation",)),
    Rule(FOCAL_ROLES_MIXED, focal_roles_mixed, each=("assignment",), reads=("organisation",)),
    Rule(ROLES_NOT_UNIFIED, roles_not_unified, reads=("assignment", "organisation")),
    Rule(OUTSIDE_LIFETIME, outside_lifetime, each=("assignment",), reads=("organisation",)),
)
