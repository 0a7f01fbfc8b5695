"""NDP440-NDP447: criteria sets that can be scored by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import TECHNICAL_CATEGORIES, CriteriaSet
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats

WEIGHTS_NOT_100 = ProblemKind(
    "NDP440",
    "weights-not-100",
    Severity.ERROR,
    N_("Trọng số không cộng thành 100"),
    N_("Các trọng số cộng lại được {total}, phải là 100."),
    N_("Sửa các “weight” cho tổng bằng 100."),
    N_(
        "Tổng điểm là phần trăm, nên trọng số của các tiêu chí cộng lại phải bằng 100. Bộ tiêu chí mới biết một phần "
        "(extent: partial) thì chưa xét."
    ),
    (N_("Thêm hoặc bỏ một tiêu chí mà chưa chia lại trọng số."), N_("Gõ nhầm một trọng số.")),
)
CRITERION_TWICE = ProblemKind(
    "NDP441",
    "criterion-twice",
    Severity.ERROR,
    N_("Hai tiêu chí cùng mã"),
    N_("Mã tiêu chí “{criterion}” đã dùng ở trên."),
    N_("Đổi mã của một trong hai tiêu chí."),
    N_("Phiếu chấm gọi tiêu chí bằng mã. Hai tiêu chí cùng mã thì không biết điểm cho tiêu chí nào."),
    (N_("Chép một tiêu chí để viết tiêu chí mới mà quên đổi mã."),),
)
INCOMPLETE_CRITERIA_SET = ProblemKind(
    "NDP444",
    "incomplete-criteria-set",
    Severity.ERROR,
    N_("Bộ tiêu chí ghi là đầy đủ nhưng còn thiếu"),
    N_("Thiếu “{missing}” nên chưa chấm được ra kết quả."),
    N_("Thêm “{missing}”, hoặc ghi “extent: partial” khi chưa biết."),
    N_(
        "Bộ tiêu chí đầy đủ phải nói rõ nhóm, loại, cách chấm, trọng số và thang của từng tiêu chí, cách gộp điểm, số "
        "thành viên cần có và thế nào là đạt. Thiếu một điều thì hai người tính ra hai kết quả."
    ),
    (N_("Văn bản không nói đến điều này."), N_("Mới nhập các tiêu chí mà chưa nhập quy tắc.")),
)
IMPOSSIBLE_RULE = ProblemKind(
    "NDP445",
    "impossible-rule",
    Severity.ERROR,
    N_("Quy tắc không thể áp dụng"),
    N_("Quy tắc này không áp dụng được: {reason}."),
    N_("Sửa giá trị này, hoặc sửa các tiêu chí cho khớp."),
    N_("Có những quy tắc viết đúng dạng nhưng không đợt đánh giá nào theo được."),
    (N_("Nhầm phân số với phần trăm."), N_("Bỏ một nhóm tiêu chí mà quên bỏ mức tối thiểu của nhóm.")),
)
UNFIT_FOR_METHOD = ProblemKind(
    "NDP446",
    "unfit-for-method",
    Severity.ERROR,
    N_("Không hợp với cách chấm"),
    N_("Không hợp với cách chấm, cách gộp đã chọn: {reason}."),
    N_("Bỏ trường thừa, thêm trường thiếu, hoặc đổi “method”."),
    N_("Tiêu chí đạt/không đạt không có thang điểm; số điểm bỏ mỗi đầu chỉ dùng với trimmed-mean."),
    (N_("Đổi “method” mà chưa sửa các trường đi kèm."),),
)
CATEGORY_IN_WRONG_GROUP = ProblemKind(
    "NDP447",
    "category-in-wrong-group",
    Severity.ERROR,
    N_("Loại tiêu chí không thuộc nhóm"),
    N_("Loại “{category}” không thuộc nhóm “{group}”."),
    N_("Sửa “category” hoặc “group”."),
    N_(
        "Theo điểm a khoản 3 mục IV Điều 1 của Quyết định 186/QĐ-BTTTT, chức năng, hiệu năng, tiêu chuẩn, an toàn và "
        "yêu cầu phi chức năng là tiêu chí kỹ thuật; các mặt còn lại là phi kỹ thuật."
    ),
    (N_("Chuyển tiêu chí sang nhóm kia mà quên sửa loại."),),
)
TRIM_LEAVES_NOTHING = N_("bỏ chừng ấy điểm thì với số thành viên tối thiểu không còn điểm nào")
SHARE_ABOVE_ONE = N_("tỷ lệ lớn hơn 1")
GROUP_WITHOUT_WEIGHT = N_("nhóm này không có tiêu chí nào mang trọng số")
NO_WEIGHTS = N_("không tiêu chí nào mang trọng số nên không có tổng điểm")
SCALE_ON_VERDICT = N_("tiêu chí đạt/không đạt không có thang điểm")
TRIM_WITHOUT_METHOD = N_("“trim” chỉ dùng với trimmed-mean")
METHOD_WITHOUT_TRIM = N_("trimmed-mean cần “trim”")


def weights_not_100(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A complete set whose weights do not sum to 100."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        weights = [criterion.weight for criterion in criteria.criteria if criterion.weight is not None]
        if criteria.extent == "complete" and weights and sum(weights) != 100:
            yield Finding(entry, ("criteria",), {"total": str(sum(weights))}, at_key=True)


def criterion_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An id that two criteria of a set share."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        keys = ((criterion.id, index) for index, criterion in enumerate(criteria.criteria))
        for index, _ in repeats(keys):
            yield Finding(entry, ("criteria", index, "id"), {"criterion": criteria.criteria[index].id})


def incomplete_criteria_set(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A set said to be complete that lacks what a result needs."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        if criteria.extent != "complete":
            continue
        for pointer, missing in _missing(criteria):
            yield Finding(entry, pointer, {"missing": missing})


def impossible_rule(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A rule that no evaluation can follow."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        for pointer, reason in _impossible(criteria):
            yield Finding(entry, pointer, {"reason": Term(reason)})


def unfit_for_method(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A field that the chosen method has no use for, or one that it needs."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        for index, criterion in enumerate(criteria.criteria):
            if criterion.method == "pass-fail" and criterion.scale is not None:
                yield Finding(entry, ("criteria", index, "scale"), {"reason": Term(SCALE_ON_VERDICT)}, at_key=True)
        rule = criteria.combination
        if rule is not None and (rule.method == "trimmed-mean") != (rule.trim is not None):
            reason = METHOD_WITHOUT_TRIM if rule.trim is None else TRIM_WITHOUT_METHOD
            yield Finding(entry, ("combination", "method"), {"reason": Term(reason)})


def category_in_wrong_group(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A technical category in the non-technical group or the other way round."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        for index, criterion in enumerate(criteria.criteria):
            if criterion.category is None or criterion.group is None:
                continue
            if (criterion.category in TECHNICAL_CATEGORIES) != (criterion.group == "technical"):
                values = {"category": criterion.category, "group": criterion.group}
                yield Finding(entry, ("criteria", index, "category"), values)


def _missing(criteria: CriteriaSet) -> Iterator[tuple[Pointer, str]]:
    for index, criterion in enumerate(criteria.criteria):
        needed = ["group", "category", "method", *(["weight", "scale"] if criterion.method == "scored" else [])]
        for name in needed:
            if getattr(criterion, name) is None:
                yield ("criteria", index), name
    if criteria.combination is None:
        yield ("extent",), "combination"
    if criteria.quorum is None:
        yield ("extent",), "quorum"
    if criteria.pass_ is None and all(criterion.minimum is None for criterion in criteria.criteria):
        yield ("extent",), "pass"


def _impossible(criteria: CriteriaSet) -> Iterator[tuple[Pointer, str]]:
    weighted = {criterion.group for criterion in criteria.criteria if criterion.weight is not None}
    trim = criteria.combination.trim if criteria.combination else None
    if trim and criteria.quorum and criteria.quorum.members <= 2 * trim:
        yield ("combination", "trim"), TRIM_LEAVES_NOTHING
    if criteria.quorum and criteria.quorum.least_share > 1:
        yield ("quorum", "share"), SHARE_ABOVE_ONE
    if criteria.pass_ and criteria.pass_.overall is not None and not weighted:
        yield ("pass", "overall"), NO_WEIGHTS
    for index, item in enumerate(criteria.pass_.groups if criteria.pass_ else ()):
        if item.group not in weighted:
            yield ("pass", "groups", index, "group"), GROUP_WITHOUT_WEIGHT


RULES = (
    Rule(WEIGHTS_NOT_100, weights_not_100, reads=("criteria",)),
    Rule(CRITERION_TWICE, criterion_twice, reads=("criteria",)),
    Rule(INCOMPLETE_CRITERIA_SET, incomplete_criteria_set, reads=("criteria",)),
    Rule(IMPOSSIBLE_RULE, impossible_rule, reads=("criteria",)),
    Rule(UNFIT_FOR_METHOD, unfit_for_method, reads=("criteria",)),
    Rule(CATEGORY_IN_WRONG_GROUP, category_in_wrong_group, reads=("criteria",)),
)
