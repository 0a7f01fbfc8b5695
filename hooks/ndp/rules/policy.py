"""NDP540-NDP544: a change policy that says of each thing one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue
from ndp.model.rights import NewDomain, Policy, Requirement, covers
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.suggest import Suggester
from ndp.rules.survey import of_kind

UNKNOWN_KIND = ProblemKind(
    "NDP540",
    "policy-of-unknown-kind",
    Severity.ERROR,
    N_("Quy định về loại tệp không có"),
    N_("Không có loại tệp nào tên “{kind}”."),
    N_("Sửa tên loại tệp. Gần giống: {suggestions}."),
    N_("Dòng về một loại tệp không có thì không có tác dụng, mà người đọc lại tưởng có."),
    (N_("Gõ tên thư mục (platforms) thay cho tên loại (platform)."),),
)
TWO_ROWS = ProblemKind(
    "NDP541",
    "two-policy-rows",
    Severity.ERROR,
    N_("Hai dòng quy định cùng một điều"),
    N_("“{what}” của loại “{kind}” đã có ở dòng số {first}."),
    N_("Giữ một dòng."),
    N_("Mỗi trường, mỗi việc thuộc đúng một dòng. Có hai dòng thì không biết theo dòng nào, nên không ai được sửa."),
    (N_("Thêm dòng riêng cho một trường mà quên bỏ ở dòng chung."), N_("Một đường dẫn nằm trong đường dẫn khác.")),
)
FIELDS_WITHOUT_EDIT = ProblemKind(
    "NDP542",
    "policy-fields-misplaced",
    Severity.ERROR,
    N_("Trường chỉ đi với việc sửa"),
    N_("Dòng về việc “{change}” {lack}."),
    N_("Với “edit” thì nêu “fields”; với việc khác thì bỏ “fields”."),
    N_("Thêm, xóa hay đổi cách viết là việc của cả tệp; chỉ sửa mới nói tới từng trường."),
    (N_("Chép dòng khác mà quên sửa."),),
)
NOBODY_MIXED = ProblemKind(
    "NDP543",
    "policy-nobody-mixed",
    Severity.ERROR,
    N_("“Không ai” đi cùng người khác"),
    N_("“{property}” vừa ghi “nobody” vừa ghi bên khác."),
    N_("Bỏ “nobody”, hoặc chỉ để “nobody”."),
    N_("“nobody” nghĩa là không ai được. Đi cùng bên khác thì nghĩa không còn rõ."),
    (N_("Thêm một bên mà quên bỏ “nobody”."),),
)
NO_APPROVER = ProblemKind(
    "NDP544",
    "policy-without-approver",
    Severity.ERROR,
    N_("Được đề nghị mà không ai duyệt"),
    N_("Có bên được đề nghị nhưng {lack}."),
    N_("Nêu ai duyệt và ít nhất một người duyệt."),
    N_("Không thay đổi nào vào danh mục mà không có người khác xem. Máy luôn đòi ít nhất một người duyệt."),
    (N_("Để “approvals: 0” cho nhanh."), N_("Ghi “anyone” hay “member” ở chỗ người duyệt.")),
)
LACKS_FIELDS, HAS_FIELDS = N_("phải nêu trường"), N_("không được nêu trường")
LACKS_NUMBER, LACKS_PARTY = N_("số người duyệt là 0"), N_("bên duyệt phải là bên có quyền duyệt")
NO_APPROVERS = frozenset({"nobody", "anyone", "member"})

Conditions = tuple[tuple[str | int, ...], Requirement | NewDomain]


def unknown_kind(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A row on a kind of record that does not exist."""
    suggester = Suggester()
    for entry, policy in of_kind(catalogue, Policy):
        for number, row in enumerate(policy.rows):
            for place, kind in enumerate(row.kinds):
                if kind not in KIND_BY_NAME:
                    values = {"kind": kind, "suggestions": suggester.near(kind, None, sorted(KIND_BY_NAME))}
                    yield Finding(entry, ("rows", number, "kinds", place), values)


def two_rows(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """What an earlier row speaks of already."""
    for entry, policy in of_kind(catalogue, Policy):
        seen: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for number, row in enumerate(policy.rows):
            for kind in row.kinds:
                earlier = seen[kind, row.change]
                for place, field in enumerate(row.fields or ("",)):
                    overlapping = (line for line, other in earlier if covers(other, field) or covers(field, other))
                    first = next(overlapping, None)
                    if first is not None:
                        pointer = ("rows", number, "fields", place) if row.fields else ("rows", number, "change")
                        values = {"what": field or row.change, "kind": kind, "first": str(first + 1)}
                        yield Finding(entry, pointer, values)
                    earlier.append((number, field))


def fields_without_edit(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Fields in a row on whole files, or a row on editing without any."""
    for entry, policy in of_kind(catalogue, Policy):
        for number, row in enumerate(policy.rows):
            if bool(row.fields) != (row.change == "edit"):
                lack = HAS_FIELDS if row.fields else LACKS_FIELDS
                yield Finding(entry, ("rows", number, "change"), {"change": row.change, "lack": Term(lack)})


def nobody_mixed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """“nobody” among others."""
    for entry, policy in of_kind(catalogue, Policy):
        for pointer, condition in _conditions(policy):
            for name in ("propose", "approve"):
                parties = getattr(condition, name)
                if "nobody" in parties and len(parties) > 1:
                    yield Finding(entry, (*pointer, name), {"property": name})


def no_approver(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A change that may be proposed and that nobody in particular approves."""
    for entry, policy in of_kind(catalogue, Policy):
        for pointer, condition in _conditions(policy):
            if condition.propose == ("nobody",):
                continue
            if condition.approvals == 0:
                yield Finding(entry, (*pointer, "approvals"), {"lack": Term(LACKS_NUMBER)})
            elif NO_APPROVERS & set(condition.approve):
                yield Finding(entry, (*pointer, "approve"), {"lack": Term(LACKS_PARTY)})


def _conditions(policy: Policy) -> Iterator[Conditions]:
    yield ("code",), policy.code
    for number, row in enumerate(policy.rows):
        yield ("rows", number, "requires"), row.requires
        if row.new_domain is not None:
            yield ("rows", number, "new_domain"), row.new_domain


RULES = (
    Rule(UNKNOWN_KIND, unknown_kind, reads=("policy",)),
    Rule(TWO_ROWS, two_rows, reads=("policy",)),
    Rule(FIELDS_WITHOUT_EDIT, fields_without_edit, reads=("policy",)),
    Rule(NOBODY_MIXED, nobody_mixed, reads=("policy",)),
    Rule(NO_APPROVER, no_approver, reads=("policy",)),
)
