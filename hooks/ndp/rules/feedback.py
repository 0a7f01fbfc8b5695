"""NDP500-NDP504: feedback on platforms, its scores, its moderation and replies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ndp.derive.conflicts import tie_between
from ndp.derive.responsibility import Standing, standing_on
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Scale
from ndp.model.programme import Feedback
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.scales import on_scale, scale_used
from ndp.rules.suggest import NOTHING_NEAR, Suggester
from ndp.rules.survey import of_kind
from ndp.text import PartialDate

SCORE_OFF_CRITERIA = ProblemKind(
    "NDP500",
    "score-off-criteria",
    Severity.ERROR,
    N_("Điểm không hợp với bộ tiêu chí"),
    N_("Không chấm được {score} cho “{criterion}”: {why}."),
    N_("Sửa mã tiêu chí, điểm hoặc “criteria”. Có thể ghi: {possible}."),
    N_(
        "Góp ý chấm điểm theo đúng các tiêu chí đã ban hành: mỗi điểm là của một tiêu chí trong bộ và nằm trên thang "
        "của nó; tiêu chí đạt/không đạt thì ghi 1 hoặc 0. Tiêu chí chưa rõ thang thì chưa chấm được."
    ),
    (
        N_("Dùng mã của bộ tiêu chí khác."),
        N_("Chấm theo phần trăm trong khi thang là 1 đến 5."),
        N_("Quên ghi “criteria”."),
    ),
)
FEEDBACK_BY_OWN_ENTERPRISE = ProblemKind(
    "NDP501",
    "feedback-by-own-enterprise",
    Severity.ERROR,
    N_("Doanh nghiệp tự đánh giá nền tảng của mình"),
    N_("“{organisation}” gắn với “{enterprise}”, doanh nghiệp nòng cốt của nền tảng này."),
    N_("Bỏ tệp này. Lời của doanh nghiệp về nền tảng của mình thì ghi ở “statement” của nền tảng."),
    N_(
        "Góp ý có giá trị vì đến từ bên không phát triển nền tảng. Công ty mẹ và công ty con của doanh nghiệp nòng cốt "
        "cũng được coi là chính doanh nghiệp ấy."
    ),
    (N_("Doanh nghiệp gửi lời giới thiệu theo lối góp ý."), N_("Nhầm bên góp ý với bên được góp ý.")),
)
WITHHELD_WITHOUT_REASON = ProblemKind(
    "NDP502",
    "withheld-without-reason",
    Severity.ERROR,
    N_("Không đăng góp ý mà không nói vì sao"),
    N_("Góp ý không được đăng nhưng không có lý do."),
    N_("Thêm “reason” vào “moderation”, hoặc đăng góp ý."),
    N_("Trang vẫn cho thấy có một góp ý không được đăng, kèm lý do, để việc duyệt không thành việc giấu."),
    (N_("Người duyệt chưa kịp ghi lý do."), N_("Chép từ góp ý khác.")),
)
EMPTY_FEEDBACK = ProblemKind(
    "NDP503",
    "empty-feedback",
    Severity.ERROR,
    N_("Góp ý được đăng mà không có nội dung"),
    N_("Góp ý được đăng nhưng không có điểm, cũng không có ý kiến."),
    N_("Thêm “scores” hoặc “comment”; nếu đã gỡ nội dung thì ghi “status: withheld” và lý do."),
    N_("Chỉ góp ý không được đăng mới có thể bỏ trống nội dung, khi nội dung không nên lưu lại."),
    (N_("Gỡ ý kiến mà quên đổi kết quả kiểm duyệt."), N_("Tệp mới tạo dở dang.")),
)
BEFORE_ITS_FEEDBACK = ProblemKind(
    "NDP504",
    "before-its-feedback",
    Severity.ERROR,
    N_("Trả lời hoặc duyệt trước khi có góp ý"),
    N_("Ngày {date} trước ngày góp ý {submitted}."),
    N_("Sửa ngày này, hoặc “submitted_on”."),
    N_("Có góp ý rồi mới duyệt và trả lời được."),
    (N_("Gõ nhầm năm."), N_("Đổi chỗ hai ngày.")),
)

NO_CRITERIA = Term(N_("tệp không ghi bộ tiêu chí nào"))
NOT_A_CRITERION = Term(N_("bộ tiêu chí không có tiêu chí này"))
NO_SCALE = Term(N_("chưa rõ tiêu chí này chấm theo thang nào"))
NOT_ON_SCALE = Term(N_("điểm này không có trên thang của tiêu chí"))


def score_off_criteria(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A score that no criterion of the set takes."""
    suggester = Suggester()
    sets = catalogue.of_type(CriteriaSet)
    for entry, feedback in of_kind(catalogue, Feedback):
        criteria = sets.get(feedback.criteria or "")
        if feedback.criteria is not None and criteria is None:
            continue
        known = {criterion.id: criterion for criterion in criteria.criteria} if criteria else {}
        for key, score in feedback.scores.items():
            criterion = known.get(key)
            scale = scale_used(criterion) if criterion else None
            values = {"criterion": key, "score": str(score)}
            if criteria is None or criterion is None:
                possible = suggester.near(key, feedback.criteria, known)
                why = NO_CRITERIA if criteria is None else NOT_A_CRITERION
                yield Finding(entry, ("scores", key), {**values, "why": why, "possible": possible})
            elif scale is None:
                yield Finding(entry, ("scores", key), {**values, "why": NO_SCALE, "possible": NOTHING_NEAR})
            elif not on_scale(scale, Fraction(score)):
                yield Finding(entry, ("scores", key), {**values, "why": NOT_ON_SCALE, "possible": _steps(scale)})


def _steps(scale: Scale) -> str:
    second = scale.min + scale.step
    return f"{scale.min}, {scale.max}" if second >= scale.max else f"{scale.min}, {second}, …, {scale.max}"


def feedback_by_own_enterprise(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Feedback by a core enterprise of the platform, or by one above or below it."""
    for entry, feedback in of_kind(catalogue, Feedback):
        day = feedback.submitted_on.earliest
        for held in catalogue.roles_for(feedback.platform):
            enterprise = held.assignment.organisation
            if held.assignment.role != "core-enterprise" or standing_on(catalogue, held, day) == Standing.ENDED:
                continue
            if tie_between(catalogue, feedback.organisation, enterprise, day) is not None:
                values = {"organisation": feedback.organisation, "enterprise": enterprise}
                yield Finding(entry, ("organisation",), values)
                break


def withheld_without_reason(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Feedback that is not shown, without saying why."""
    for entry, feedback in of_kind(catalogue, Feedback):
        if not feedback.shown and feedback.moderation.reason is None:
            yield Finding(entry, ("moderation", "status"))


def empty_feedback(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Feedback that is shown and says nothing."""
    for entry, feedback in of_kind(catalogue, Feedback):
        if feedback.shown and not feedback.scores and feedback.comment is None:
            yield Finding(entry, ("moderation", "status"))


def before_its_feedback(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A reply or a moderation older than the feedback."""
    for entry, feedback in of_kind(catalogue, Feedback):
        dated: list[tuple[Pointer, PartialDate | None]] = [(("moderation", "date"), feedback.moderation.date)]
        dated += [(("replies", index, "date"), reply.date) for index, reply in enumerate(feedback.replies)]
        for pointer, found in dated:
            if found is not None and found.certainly_before(feedback.submitted_on):
                yield Finding(entry, pointer, {"date": str(found), "submitted": str(feedback.submitted_on)})


RULES = (
    Rule(SCORE_OFF_CRITERIA, score_off_criteria, reads=("criteria", "feedback")),
    Rule(FEEDBACK_BY_OWN_ENTERPRISE, feedback_by_own_enterprise, reads=("assignment", "feedback", "organisation")),
    Rule(WITHHELD_WITHOUT_REASON, withheld_without_reason, reads=("feedback",)),
    Rule(EMPTY_FEEDBACK, empty_feedback, reads=("feedback",)),
    Rule(BEFORE_ITS_FEEDBACK, before_its_feedback, reads=("feedback",)),
)
