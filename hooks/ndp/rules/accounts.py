"""NDP530-NDP534: accounts, one person each, of organisations that can use them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from ndp.derive.organisations import exists_on
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.rights import Account, AccountRole
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind

DOUBLED_ACCOUNT = ProblemKind(
    "NDP530",
    "doubled-account",
    Severity.ERROR,
    N_("Một người có hai tài khoản cùng hiệu lực"),
    N_("Tài khoản số {number} ở {forge} còn được ghi trong “{other}”, trùng thời gian."),
    N_("Ghi ngày kết thúc cho tài khoản cũ, hoặc bỏ một tệp."),
    N_(
        "Mỗi số tài khoản chỉ có một tổ chức và một vai vào một ngày. Hai tài khoản cùng hiệu lực thì không biết "
        "quyền nào đúng, nên người đó không còn quyền nào."
    ),
    (N_("Chuyển công tác mà chưa ghi ngày kết thúc ở nơi cũ."), N_("Chép tệp của người khác mà quên sửa số.")),
)
DOUBLED_LOGIN = ProblemKind(
    "NDP531",
    "doubled-login",
    Severity.WARNING,
    N_("Hai tài khoản cùng tên đăng nhập"),
    N_("Tên đăng nhập “{login}” cũng được ghi trong “{other}”, với số khác."),
    N_("Xem lại số và tên trên trang của nơi chứa mã."),
    N_("Tên đăng nhập có thể đổi chủ, số thì không. Hai số mang một tên vào một lúc thì một trong hai đã cũ."),
    (N_("Người cũ đã đổi tên đăng nhập, người mới lấy lại tên ấy."),),
)
SHARED_KEY = ProblemKind(
    "NDP532",
    "shared-key",
    Severity.ERROR,
    N_("Hai tài khoản chung một khóa ký"),
    N_("Khóa ký này cũng là của “{other}”."),
    N_("Mỗi người tạo khóa riêng và ghi khóa của mình."),
    N_("Khóa ký chỉ ra ai đã ghi một thay đổi. Hai người chung một khóa thì không chỉ ra được ai."),
    (N_("Chép tệp tài khoản của đồng nghiệp."), N_("Cả đơn vị dùng chung một máy.")),
)
ROLE_NOT_FOR_ENTERPRISE = ProblemKind(
    "NDP533",
    "role-not-for-enterprise",
    Severity.ERROR,
    N_("Vai không dành cho doanh nghiệp"),
    N_("“{organisation}” là doanh nghiệp nên không thể có vai “{role}”."),
    N_("Ghi vai “editor” hoặc “reviewer”, hoặc sửa tổ chức."),
    N_(
        "Điều phối và thư ký hội đồng là việc của cơ quan nhà nước. "
        "Doanh nghiệp đề nghị thay đổi; cơ quan đầu mối, chủ quản và điều phối duyệt."
    ),
    (N_("Nhầm tổ chức."), N_("Hiểu vai như chức danh trong doanh nghiệp.")),
)
ACCOUNT_WITHOUT_ORGANISATION = ProblemKind(
    "NDP534",
    "account-without-organisation",
    Severity.WARNING,
    N_("Tài khoản còn hiệu lực của tổ chức đã kết thúc"),
    N_("“{organisation}” không còn hoạt động vào ngày {as_of}, nên tài khoản này không có quyền nào."),
    N_("Ghi ngày kết thúc cho tài khoản, và thêm tài khoản ở tổ chức mới."),
    N_("Quyền đi theo tổ chức. Tổ chức đã kết thúc thì mọi tài khoản của nó không được đề nghị và không được duyệt."),
    (N_("Tổ chức sáp nhập, đổi tên mà tài khoản chưa chuyển."),),
)
STATE_ROLES: frozenset[AccountRole] = frozenset({"secretary", "coordinator"})


def doubled_account(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two accounts of one person that hold on a common day."""
    for first, other in _pairs(catalogue, lambda account: account.person):
        number, forge = str(_account(other).user_id), _account(other).forge
        yield Finding(other, ("user_id",), {"number": number, "forge": forge, "other": first.id})


def doubled_login(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two persons with one login on a common day."""
    for first, other in _pairs(catalogue, lambda account: f"{account.forge}:{account.login.casefold()}"):
        if _account(first).person != _account(other).person:
            yield Finding(other, ("login",), {"login": _account(other).login, "other": first.id})


def shared_key(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A signing key of two persons, whenever."""
    owners: dict[str, Entry] = {}
    for entry, account in of_kind(catalogue, Account):
        for index, key in enumerate(account.keys):
            first = owners.setdefault(key, entry)
            if _account(first).person != account.person:
                yield Finding(entry, ("keys", index), {"other": first.id})


def role_not_for_enterprise(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An office of the State held for an enterprise."""
    for entry, account in of_kind(catalogue, Account):
        organisation = catalogue.organisations.get(account.organisation)
        if account.role in STATE_ROLES and organisation is not None and organisation.kind == "enterprise":
            yield Finding(entry, ("role",), {"organisation": organisation.id, "role": account.role})


def account_without_organisation(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A valid account whose organisation has ended."""
    for entry, account in of_kind(catalogue, Account):
        organisation = catalogue.organisations.get(account.organisation)
        if account.is_valid_on(as_of) and organisation is not None and not exists_on(organisation, as_of):
            yield Finding(entry, ("organisation",), {"organisation": organisation.id, "as_of": as_of.isoformat()})


def _pairs(catalogue: Catalogue, key: Callable[[Account], str]) -> Iterator[tuple[Entry, Entry]]:
    """Every account with each earlier listed one of the same `key` whose time meets its own."""
    known: dict[str, list[Entry]] = defaultdict(list)
    for entry, account in of_kind(catalogue, Account):
        for earlier in known[key(account)]:
            if _meet(_account(earlier), account):
                yield earlier, entry
        known[key(account)].append(entry)


def _meet(one: Account, other: Account) -> bool:
    return one.is_valid_on(other.from_.earliest) or other.is_valid_on(one.from_.earliest)


def _account(entry: Entry) -> Account:
    record = entry.record
    if not isinstance(record, Account):
        raise TypeError(f"not an account: {entry.path}")
    return record


RULES = (
    Rule(DOUBLED_ACCOUNT, doubled_account, reads=("account",)),
    Rule(DOUBLED_LOGIN, doubled_login, reads=("account",)),
    Rule(SHARED_KEY, shared_key, reads=("account",)),
    Rule(ROLE_NOT_FOR_ENTERPRISE, role_not_for_enterprise, reads=("account", "organisation")),
    Rule(ACCOUNT_WITHOUT_ORGANISATION, account_without_organisation, reads=("account", "organisation")),
)
