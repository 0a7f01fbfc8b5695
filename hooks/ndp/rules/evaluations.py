"""NDP450-NDP454, NDP466: evaluations, and what they say of themselves against what follows from the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ndp.derive.evaluations import results
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.scales import as_written
from ndp.rules.survey import of_kind

MISFILED_EVALUATION = ProblemKind(
    "NDP450",
    "misfiled-evaluation",
    Severity.ERROR,
    N_("Đợt đánh giá đặt sai chỗ"),
    N_("Tệp nằm ở “{file}” nhưng nền tảng là “{platform}”, ngày là {date}."),
    N_("Đặt tệp ở evaluations/{platform}/{date}.yml, hoặc sửa nền tảng, ngày."),
    N_(
        "Đợt đánh giá nằm trong thư mục mang mã nền tảng và tên tệp bắt đầu bằng ngày đánh giá; địa chỉ trang lấy từ "
        "đó. Hai đợt cùng ngày thì thêm chữ sau ngày, ví dụ 2023-06-15-onetouch."
    ),
    (N_("Chép tệp của nền tảng khác."), N_("Đổi ngày họp mà quên đổi tên tệp.")),
)
EVALUATED_BEFORE_CRITERIA = ProblemKind(
    "NDP451",
    "evaluated-before-criteria",
    Severity.ERROR,
    N_("Đánh giá trước khi có bộ tiêu chí"),
    N_("Đánh giá ngày {date}, trước ngày ban hành bộ tiêu chí “{criteria}” ({issued})."),
    N_("Sửa ngày, hoặc ghi bộ tiêu chí có hiệu lực vào ngày đánh giá."),
    N_("Không thể chấm theo một bộ tiêu chí chưa được ban hành."),
    (N_("Gõ nhầm năm."), N_("Ghi bộ tiêu chí mới cho một đợt cũ.")),
)
STATED_RESULT_DIFFERS = ProblemKind(
    "NDP452",
    "stated-result-differs",
    Severity.ERROR,
    N_("Kết quả ghi khác kết quả tính"),
    N_("“{property}” ghi là {stated}, nhưng tính từ các phiếu thì được {computed}."),
    N_("Xem lại các phiếu bằng lệnh “ndp score”, rồi sửa phiếu hoặc kết quả ghi; hoặc bỏ “stated”."),
    N_(
        "Kết quả luôn được tính từ các phiếu chấm, bằng phân số, chỉ làm tròn khi hiện. Ghi lại kết quả của biên bản "
        "là để đối chiếu; hai bên khác nhau thì một bên sai."
    ),
    (
        N_("Biên bản làm tròn từng bước rồi mới cộng."),
        N_("Nhập sai một điểm trên phiếu."),
        N_("Quên một tiêu chí bắt buộc."),
    ),
)
OUTCOME_WITHOUT_QUORUM = ProblemKind(
    "NDP453",
    "outcome-without-quorum",
    Severity.ERROR,
    N_("Ghi kết quả khi chưa đủ thành viên"),
    N_("Ghi kết quả là “{stated}” trong khi chỉ có {present} phiếu được tính, bộ tiêu chí đòi {needed}."),
    N_("Bổ sung phiếu còn thiếu, hoặc bỏ “stated” cho đến khi đủ."),
    N_(
        "Chưa đủ thành viên thì chưa có kết quả. Thành viên không chấm vì xung đột lợi ích không được tính là có mặt, "
        "cũng không được tính vào số phải có mặt."
    ),
    (N_("Thiếu phiếu của người vắng họp."), N_("Tính cả người không được chấm.")),
)
SPREAD_NOT_DISCUSSED = ProblemKind(
    "NDP454",
    "spread-not-discussed",
    Severity.ERROR,
    N_("Điểm chênh lệch lớn mà chưa thảo luận"),
    N_("Điểm của tiêu chí “{criterion}” từ {low} đến {high}, chênh quá {limit}% của thang."),
    N_("Thêm mục thảo luận cho tiêu chí này vào “discussions”."),
    N_(
        "Bộ tiêu chí đòi hội đồng thảo luận khi điểm của các thành viên chênh nhau quá một mức. Biên bản thảo luận cho "
        "người đọc biết vì sao chênh và hội đồng đã làm gì."
    ),
    (N_("Hội đồng đã thảo luận nhưng tệp chưa ghi."), N_("Một thành viên hiểu khác về mốc điểm.")),
)
NO_TRIAL_OR_SURVEY = ProblemKind(
    "NDP466",
    "no-trial-or-survey",
    Severity.WARNING,
    N_("Không có khảo sát hay thử nghiệm"),
    N_("Đợt đánh giá chưa ghi khảo sát hay thử nghiệm nào."),
    N_("Thêm vào “evidence” ít nhất một mục loại survey hoặc trial."),
    N_(
        "Theo điểm b khoản 3 mục IV Điều 1 của Quyết định 186/QĐ-BTTTT, hội đồng đánh giá dựa trên dữ liệu được cung "
        "cấp và khảo sát, thử nghiệm thực tế."
    ),
    (N_("Hội đồng chỉ xét hồ sơ."), N_("Đã thử nghiệm nhưng chưa nhập.")),
)

NO_TOTAL = N_("không có tổng điểm")


def misfiled_evaluation(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An evaluation in another platform's folder, or under another day."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        folder, _, name = entry.id.rpartition("/")
        values = {"file": entry.id, "platform": evaluation.platform, "date": str(evaluation.date)}
        if folder != evaluation.platform:
            yield Finding(entry, ("platform",), values)
        if not f"{name}-".startswith(f"{evaluation.date}-"):
            yield Finding(entry, ("date",), values)


def evaluated_before_criteria(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An evaluation before the day of the document that issued its criteria."""
    sets = catalogue.of_type(CriteriaSet)
    for entry, evaluation in of_kind(catalogue, Evaluation):
        criteria = sets.get(evaluation.criteria)
        document = catalogue.legal.get(criteria.legal.partition("/")[0]) if criteria else None
        if document is None or document.date is None or not evaluation.date.certainly_before(document.date):
            continue
        values = {"date": str(evaluation.date), "criteria": evaluation.criteria, "issued": str(document.date)}
        yield Finding(entry, ("date",), values)


def stated_result_differs(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A stated outcome or total that the sheets do not give. A quorum that is not met is another rule's."""
    sets = catalogue.of_type(CriteriaSet)
    for entry, evaluation in of_kind(catalogue, Evaluation):
        result = results(catalogue).get(entry.id)
        if result is None or evaluation.stated is None:
            continue
        outcome, percent = evaluation.stated.outcome, evaluation.stated.percent
        if outcome and outcome != result.outcome and (result.quorum.met or outcome == "inconclusive"):
            values = {"property": "outcome", "stated": outcome, "computed": result.outcome}
            yield Finding(entry, ("stated", "outcome"), values)
        if percent is None:
            continue
        places = sets[evaluation.criteria].display_places
        computed = None if result.overall.percent is None else round(result.overall.percent, places)
        if computed is None or Fraction(percent) != computed:
            shown = Term(NO_TOTAL) if computed is None else as_written(computed)
            values = {"property": "percent", "stated": str(percent), "computed": shown}
            yield Finding(entry, ("stated", "percent"), values)


def outcome_without_quorum(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A stated outcome although too few members scored."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        result = results(catalogue).get(entry.id)
        stated = evaluation.stated.outcome if evaluation.stated else None
        if result is None or result.quorum.met or stated in (None, "inconclusive"):
            continue
        needed = max(reason.need for reason in result.reasons if reason.code in ("too-few-members", "too-small-share"))
        values = {"stated": str(stated), "present": str(result.quorum.present), "needed": str(needed)}
        yield Finding(entry, ("stated", "outcome"), values)


def spread_not_discussed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Scores that lie farther apart than the criteria allow, without a discussion of them."""
    sets = catalogue.of_type(CriteriaSet)
    for entry, evaluation in of_kind(catalogue, Evaluation):
        result = results(catalogue).get(entry.id)
        limit = sets[evaluation.criteria].spread if result else None
        for item in result.criteria if result else ():
            if not item.wide or item.discussed or limit is None:
                continue
            given = [score.score for score in item.scores if score.score is not None]
            values = {
                "criterion": item.criterion.id,
                "low": as_written(min(given)),
                "high": as_written(max(given)),
                "limit": str(limit.limit),
            }
            yield Finding(entry, ("sheets",), values, at_key=True)


def no_trial_or_survey(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An evaluation that rests on papers alone."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        if all(item.kind == "documents" for item in evaluation.evidence):
            yield Finding(entry, ("evidence",), at_key=True)


RULES = (
    Rule(MISFILED_EVALUATION, misfiled_evaluation, each=("evaluation",)),
    Rule(EVALUATED_BEFORE_CRITERIA, evaluated_before_criteria, each=("evaluation",), reads=("criteria", "legal")),
    Rule(
        STATED_RESULT_DIFFERS,
        stated_result_differs,
        each=("evaluation",),
        reads=("assignment", "criteria", "organisation"),
    ),
    Rule(
        OUTCOME_WITHOUT_QUORUM,
        outcome_without_quorum,
        each=("evaluation",),
        reads=("assignment", "criteria", "organisation"),
    ),
    Rule(
        SPREAD_NOT_DISCUSSED,
        spread_not_discussed,
        each=("evaluation",),
        reads=("assignment", "criteria", "organisation"),
    ),
    Rule(NO_TRIAL_OR_SURVEY, no_trial_or_survey, each=("evaluation",)),
)
