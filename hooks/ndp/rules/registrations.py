"""NDP487, NDP490-NDP492: who registers as core enterprise, and whether the assignments say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.programme import Registration
from ndp.problems import ProblemKind, Severity
from ndp.rules.involvement import involvement
from ndp.rules.rule import Finding, Rule
from ndp.rules.succession import heirs
from ndp.rules.survey import of_kind
from ndp.rules.tenure import tenures
from ndp.rules.times import Period

REGISTRATION_BY_NON_ENTERPRISE = ProblemKind(
    "NDP487",
    "registration-by-non-enterprise",
    Severity.ERROR,
    N_("Bên đăng ký không phải doanh nghiệp"),
    N_("“{organisation}” thuộc loại “{kind}” nên không thể đăng ký làm doanh nghiệp nòng cốt."),
    N_("Sửa “enterprise”, hoặc sửa “kind” của tổ chức thành “enterprise” nếu đúng là doanh nghiệp."),
    N_(
        "Theo điểm a khoản 1 mục V Điều 2 của Quyết định 186/QĐ-BTTTT, doanh nghiệp nòng cốt là doanh nghiệp Việt Nam "
        "đăng ký nền tảng của mình với Bộ."
    ),
    (N_("Ghi đơn vị sự nghiệp hoặc bộ chủ quản."), N_("Ghi nhầm loại tổ chức.")),
)
ACCEPTED_WITHOUT_ASSIGNMENT = ProblemKind(
    "NDP490",
    "accepted-without-assignment",
    Severity.WARNING,
    N_("Đăng ký đã chấp nhận mà chưa có phân công"),
    N_("Đăng ký của “{enterprise}” đã được chấp nhận, nhưng không có phân công nòng cốt nào còn hiệu lực."),
    N_("Thêm dòng “core-enterprise” vào assignments/{platform}.yml."),
    N_(
        "Trang nền tảng nói ai là doanh nghiệp nòng cốt theo tệp phân công. Đăng ký được chấp nhận thì doanh nghiệp "
        "phải có tên ở đó."
    ),
    (N_("Quên thêm phân công sau khi chấp nhận."), N_("Phân công đã kết thúc mà chưa ghi việc đưa ra khỏi danh sách.")),
)
CORE_ENTERPRISE_WITHOUT_REGISTRATION = ProblemKind(
    "NDP491",
    "core-enterprise-without-registration",
    Severity.WARNING,
    N_("Doanh nghiệp nòng cốt chưa có đăng ký"),
    N_("“{enterprise}” được phân công mà không có đăng ký, trong khi nền tảng này đã có đăng ký của bên khác."),
    N_("Thêm tệp vào registrations/{platform}/."),
    N_(
        "Doanh nghiệp trở thành nòng cốt bằng việc đăng ký. Đã lưu đăng ký của một nền tảng thì nên lưu đủ của mọi "
        "doanh nghiệp nòng cốt của nó."
    ),
    (N_("Mới nhập đăng ký của một doanh nghiệp."), N_("Phân công suy ra từ kế hoạch, chưa thấy đăng ký.")),
)
REMOVED_YET_ASSIGNED = ProblemKind(
    "NDP492",
    "removed-yet-assigned",
    Severity.WARNING,
    N_("Không còn trong danh sách mà vẫn được phân công"),
    N_("Đăng ký của “{enterprise}” ở bước cuối là “{outcome}”, nhưng phân công nòng cốt vẫn còn hiệu lực."),
    N_("Ghi “to” cho phân công trong assignments/{platform}.yml, hoặc sửa quyết định."),
    N_("Doanh nghiệp bị đưa ra khỏi danh sách, hoặc không được chấp nhận, thì không còn là nòng cốt của nền tảng."),
    (N_("Quên kết thúc phân công."), N_("Quyết định sau đó chấp nhận lại mà chưa ghi.")),
)


def registration_by_non_enterprise(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A registration by a body that is no enterprise."""
    for entry, registration in of_kind(catalogue, Registration):
        organisation = catalogue.organisations.get(registration.enterprise)
        if organisation is not None and organisation.kind != "enterprise":
            yield Finding(entry, ("enterprise",), {"organisation": organisation.id, "kind": organisation.kind})


def accepted_without_assignment(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An accepted registration of an enterprise that holds no assignment."""
    for entry, registration in of_kind(catalogue, Registration):
        if registration.status == "accepted" and not _assigned(catalogue, registration, as_of):
            values = {"enterprise": registration.enterprise, "platform": registration.platform}
            yield Finding(entry, ("enterprise",), values)


def core_enterprise_without_registration(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A core enterprise of a platform whose registrations are kept, without one of its own."""
    registered: dict[str, set[str]] = {}
    for _, registration in of_kind(catalogue, Registration):
        names = registered.setdefault(registration.platform, set())
        names |= {registration.enterprise, *heirs(catalogue, registration.enterprise)}
    for key in catalogue.broken.get("registration", ()):
        registered.pop(key.partition("/")[0], None)
    for tenure in tenures(catalogue):
        known = registered.get(tenure.platform or "")
        enterprise = tenure.assignment.organisation
        if known is not None and tenure.assignment.role == "core-enterprise" and enterprise not in known:
            yield tenure.finding("organisation", enterprise=enterprise, platform=tenure.platform or "")


def removed_yet_assigned(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A registration that was declined or removed, of an enterprise that is still assigned."""
    for entry, registration in of_kind(catalogue, Registration):
        if registration.status in ("declined", "removed") and _assigned(catalogue, registration, as_of):
            values = {
                "enterprise": registration.enterprise,
                "outcome": registration.status,
                "platform": registration.platform,
            }
            yield Finding(entry, ("decisions", len(registration.decisions) - 1, "outcome"), values)


def _assigned(catalogue: Catalogue, registration: Registration, as_of: date) -> bool:
    """Whether the enterprise, or one that took it over, is core enterprise of the platform on `as_of`."""
    today = Period(as_of, as_of)
    holders = involvement(catalogue).holders(registration.platform, {"core-enterprise"}, today)
    return not holders.isdisjoint({registration.enterprise, *heirs(catalogue, registration.enterprise)})


RULES = (
    Rule(REGISTRATION_BY_NON_ENTERPRISE, registration_by_non_enterprise, reads=("organisation", "registration")),
    Rule(
        ACCEPTED_WITHOUT_ASSIGNMENT, accepted_without_assignment, reads=("assignment", "organisation", "registration")
    ),
    Rule(
        CORE_ENTERPRISE_WITHOUT_REGISTRATION,
        core_enterprise_without_registration,
        reads=("assignment", "organisation", "registration"),
    ),
    Rule(REMOVED_YET_ASSIGNED, removed_yet_assigned, reads=("assignment", "organisation", "registration")),
)
