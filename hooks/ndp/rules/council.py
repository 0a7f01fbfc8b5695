"""NDP459, NDP461-NDP463, NDP467: who sits on an evaluating body, and who may score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.derive.conflicts import conflicts_of
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import Evaluation
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.text import fold

MEMBER_TWICE = ProblemKind(
    "NDP459",
    "member-twice",
    Severity.ERROR,
    N_("Thành viên ghi hai lần"),
    N_("“{member}” đã có ở trên."),
    N_("Xóa dòng lặp lại, hoặc đổi mã nếu là hai người khác nhau."),
    N_("Mỗi thành viên ghi một lần với một mã. Ghi hai lần thì một người được tính hai phiếu."),
    (N_("Chép dòng mà quên sửa mã."), N_("Một người vừa ghi là chủ tịch vừa ghi là thành viên.")),
)
NOT_ONE_CHAIR = ProblemKind(
    "NDP461",
    "not-one-chair",
    Severity.ERROR,
    N_("Không có đúng một chủ tịch"),
    N_("Hội đồng này có {count} chủ tịch, phải có đúng một."),
    N_("Ghi “role: chair” cho đúng một thành viên."),
    N_("Hội đồng hay nhóm chuyên gia nào cũng có một người đứng đầu, chịu trách nhiệm về kết quả."),
    (N_("Quên ghi vai trò chủ tịch."), N_("Ghi cả phó chủ tịch là chủ tịch.")),
)
CONFLICTED_MEMBER_SCORED = ProblemKind(
    "NDP462",
    "conflicted-member-scored",
    Severity.ERROR,
    N_("Người có xung đột lợi ích đã chấm điểm"),
    N_("“{member}” không được chấm: {reason} “{party}”."),
    N_("Bỏ phiếu này và ghi “recused: true” cho thành viên."),
    N_(
        "Thành viên có xung đột lợi ích khi đơn vị của mình là, thuộc hoặc quản lý cơ quan chủ quản hay doanh nghiệp "
        "nòng cốt của nền tảng vào ngày đánh giá (kể cả đơn vị kế tiếp), hoặc khi tự khai. Người đó không được chấm."
    ),
    (
        N_("Hội đồng có người của cơ quan chủ quản hoặc doanh nghiệp."),
        N_("Doanh nghiệp là công ty con của đơn vị có người trong hội đồng."),
        N_("Thành viên đã khai nhưng vẫn chấm."),
    ),
)
RECUSED_MEMBER_SCORED = ProblemKind(
    "NDP463",
    "recused-member-scored",
    Severity.ERROR,
    N_("Người không được chấm lại có phiếu"),
    N_("“{member}” ghi là không chấm nhưng có phiếu."),
    N_("Bỏ phiếu này, hoặc bỏ “recused” nếu thành viên được chấm."),
    N_("Điểm của người không được chấm không bao giờ được tính, nên cũng không ghi vào tệp."),
    (N_("Thành viên rút sau khi đã nộp phiếu."), N_("Ghi nhầm người.")),
)
RECUSED_WITHOUT_REASON = ProblemKind(
    "NDP467",
    "recused-without-reason",
    Severity.WARNING,
    N_("Không chấm mà không rõ vì sao"),
    N_("“{member}” ghi là không chấm nhưng không thấy xung đột lợi ích nào."),
    N_("Thêm lý do vào “conflicts” của thành viên."),
    N_(
        "Người không chấm làm giảm số thành viên phải có mặt, nên người đọc cần biết lý do. Quan hệ qua đơn vị công "
        "tác thì Cổng tự suy ra."
    ),
    (N_("Thành viên vắng mặt: người vắng thì không ghi “recused”."), N_("Chưa ghi điều thành viên đã khai.")),
)

TIES = {
    "same": N_("đơn vị của thành viên là"),
    "below": N_("đơn vị của thành viên thuộc"),
    "above": N_("đơn vị của thành viên là cấp trên của"),
    "sister": N_("đơn vị của thành viên cùng tập đoàn với"),
    "declared": N_("thành viên đã khai quan hệ với"),
}
UNNAMED = Term(N_("không nêu tên"))


def member_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A member's id, or name and organisation, that stood before."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        members = tuple(enumerate(evaluation.members))
        found = [index for index, _ in repeats((member.id, index) for index, member in members)]
        people = (((fold(member.name), member.organisation), index) for index, member in members)
        found += [index for index, _ in repeats(people) if index not in found]
        for index in sorted(found):
            yield Finding(entry, ("members", index, "id"), {"member": evaluation.members[index].name})


def not_one_chair(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A body without a chair, or with several."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        count = sum(member.role == "chair" for member in evaluation.members)
        if count != 1:
            yield Finding(entry, ("members",), {"count": str(count)}, at_key=True)


def conflicted_member_scored(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A sheet of a member with a conflict who is not recused."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        sheets = {sheet.member: index for index, sheet in enumerate(evaluation.sheets)}
        told: set[str] = set()
        for conflict in conflicts_of(catalogue, evaluation):
            member = conflict.member
            if member.recused or member.id not in sheets or member.id in told:
                continue
            told.add(member.id)
            values = {"member": member.name, "reason": Term(TIES[conflict.tie]), "party": conflict.party or UNNAMED}
            yield Finding(entry, ("sheets", sheets[member.id], "member"), values)


def recused_member_scored(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A sheet of a recused member."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        recused = {member.id: member.name for member in evaluation.members if member.recused}
        for index, sheet in enumerate(evaluation.sheets):
            if sheet.member in recused:
                yield Finding(entry, ("sheets", index, "member"), {"member": recused[sheet.member]})


def recused_without_reason(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A recused member without a conflict. Silent while assignments or organisations cannot be read."""
    if catalogue.broken.get("assignment") or catalogue.broken.get("organisation"):
        return
    for entry, evaluation in of_kind(catalogue, Evaluation):
        conflicted = {conflict.member.id for conflict in conflicts_of(catalogue, evaluation)}
        for index, member in enumerate(evaluation.members):
            if member.recused and member.id not in conflicted:
                yield Finding(entry, ("members", index, "recused"), {"member": member.name})


RULES = (
    Rule(MEMBER_TWICE, member_twice, each=("evaluation",)),
    Rule(NOT_ONE_CHAIR, not_one_chair, each=("evaluation",)),
    Rule(
        CONFLICTED_MEMBER_SCORED, conflicted_member_scored, each=("evaluation",), reads=("assignment", "organisation")
    ),
    Rule(RECUSED_MEMBER_SCORED, recused_member_scored, each=("evaluation",)),
    Rule(RECUSED_WITHOUT_REASON, recused_without_reason, each=("evaluation",), reads=("assignment", "organisation")),
)
