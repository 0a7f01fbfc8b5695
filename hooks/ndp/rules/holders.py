"""NDP388-NDP391: who may hold which role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.tenure import Tenure, coordinating_ministries, is_below, tenures, tenures_by_file

NOT_AN_ENTERPRISE = ProblemKind(
    "NDP388",
    "not-an-enterprise",
    Severity.ERROR,
    N_("Doanh nghiệp nòng cốt không phải doanh nghiệp"),
    N_("“{organisation}” được ghi là doanh nghiệp nòng cốt nhưng thuộc loại “{kind}”."),
    N_("Sửa vai trò, hoặc sửa “kind” của tổ chức thành “enterprise” nếu đúng là doanh nghiệp."),
    N_(
        "Theo điểm c khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, doanh nghiệp nòng cốt là doanh nghiệp Việt "
        "Nam đăng ký phát triển nền tảng."
    ),
    (N_("Đơn vị sự nghiệp phát triển nền tảng được ghi là nòng cốt."), N_("Ghi nhầm loại tổ chức.")),
)
UNFIT_HOST = ProblemKind(
    "NDP389",
    "unfit-host",
    Severity.ERROR,
    N_("Tổ chức không thể là cơ quan chủ quản"),
    N_("“{organisation}” thuộc loại “{kind}” nên không thể là cơ quan chủ quản."),
    N_("Ghi bộ, cơ quan thuộc Chính phủ hoặc ủy ban nhân dân cấp tỉnh quản lý đơn vị này."),
    N_(
        "Theo điểm a khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, cơ quan chủ quản là một bộ, cơ quan thuộc "
        "Chính phủ "
        "hoặc ủy ban nhân dân một tỉnh, thành phố."
    ),
    (N_("Ghi đơn vị trực thuộc thay cho bộ."), N_("Ghi doanh nghiệp phát triển nền tảng là chủ quản.")),
)
FOCAL_UNIT_OUTSIDE_MINISTRY = ProblemKind(
    "NDP390",
    "focal-unit-outside-ministry",
    Severity.ERROR,
    N_("Đơn vị đầu mối không thuộc Bộ điều phối"),
    N_("“{organisation}” không trực thuộc Bộ điều phối chung ({ministries})."),
    N_("Sửa “parent” của đơn vị, hoặc sửa vai trò; đầu mối của cơ quan chủ quản thì ghi “host-focal”."),
    N_(
        "Theo điểm b khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, Bộ giao một đơn vị trực thuộc làm đầu mối "
        "cho mỗi nền tảng."
    ),
    (N_("Tệp của đơn vị chưa ghi cấp trên."), N_("Nhầm đầu mối của Bộ với đầu mối của cơ quan chủ quản.")),
)
FOCAL_UNIT_OUTSIDE_HOST = ProblemKind(
    "NDP391",
    "focal-unit-outside-host",
    Severity.ERROR,
    N_("Đơn vị đầu mối không thuộc cơ quan chủ quản"),
    N_("“{organisation}” không trực thuộc cơ quan chủ quản “{host}”."),
    N_("Sửa “parent” của đơn vị, hoặc sửa cơ quan chủ quản hay vai trò."),
    N_(
        "Theo điểm a khoản 2 mục III Điều 1 của Quyết định 186/QĐ-BTTTT, cơ quan chủ quản giao một đơn vị trực thuộc "
        "làm đầu mối."
    ),
    (N_("Tệp của đơn vị chưa ghi cấp trên."), N_("Nền tảng đã đổi cơ quan chủ quản mà đầu mối cũ chưa kết thúc.")),
)

HOST_KINDS = frozenset({"ministry", "government-agency", "committee", "province-level"})


def not_an_enterprise(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A core enterprise, or one that a supervisor is told of as such, that is none."""
    for tenure in tenures(catalogue):
        for pointer, organisation_id in _core_enterprises(tenure):
            organisation = catalogue.organisations.get(organisation_id)
            if organisation is not None and organisation.kind != "enterprise":
                values = {"organisation": organisation.id, "kind": organisation.kind}
                yield Finding(tenure.entry, ("assignments", tenure.index, *pointer), values)


def unfit_host(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A host of a kind that the Decision does not allow."""
    for tenure in tenures(catalogue):
        organisation = catalogue.organisations.get(tenure.assignment.organisation)
        if tenure.assignment.role == "host" and organisation is not None and organisation.kind not in HOST_KINDS:
            yield tenure.finding("organisation", organisation=organisation.id, kind=organisation.kind)


def focal_unit_outside_ministry(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A focal unit of the Ministry that does not belong to it. Silent while no coordinator is known."""
    ministries = coordinating_ministries(catalogue)
    if not ministries:
        return
    for tenure in tenures(catalogue):
        if tenure.assignment.role not in ("ministry-focal", "promotion-focal"):
            continue
        if is_below(catalogue, tenure.assignment.organisation, ministries) is False:
            names = ", ".join(sorted(ministries))
            yield tenure.finding("organisation", organisation=tenure.assignment.organisation, ministries=names)


def focal_unit_outside_host(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A focal unit of a host to which it does not belong."""
    for of_file in tenures_by_file(catalogue):
        for tenure in of_file:
            if tenure.assignment.role != "host-focal":
                continue
            hosts = frozenset(
                other.assignment.organisation
                for other in of_file
                if other.assignment.role == "host" and other.period.meets(tenure.period)
            )
            if hosts and is_below(catalogue, tenure.assignment.organisation, hosts) is False:
                names = ", ".join(sorted(hosts))
                yield tenure.finding("organisation", organisation=tenure.assignment.organisation, host=names)


def _core_enterprises(tenure: Tenure) -> Iterator[tuple[tuple[str | int, ...], str]]:
    held = tenure.assignment
    if held.role == "core-enterprise":
        yield ("organisation",), held.organisation
    for name in ("core_enterprises_included", "core_enterprises_excluded"):
        for index, organisation in enumerate(getattr(held, name)):
            yield (name, index), organisation


RULES = (
    Rule(NOT_AN_ENTERPRISE, not_an_enterprise, each=("assignment",), reads=("organisation",)),
    Rule(UNFIT_HOST, unfit_host, each=("assignment",), reads=("organisation",)),
    Rule(FOCAL_UNIT_OUTSIDE_MINISTRY, focal_unit_outside_ministry, reads=("assignment", "organisation")),
    Rule(FOCAL_UNIT_OUTSIDE_HOST, focal_unit_outside_host, each=("assignment",), reads=("organisation",)),
)
