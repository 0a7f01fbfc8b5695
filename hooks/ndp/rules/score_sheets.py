"""NDP455-NDP458, NDP460, NDP464-NDP465: score sheets against the criteria and the members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.evaluation import CriteriaSet, Criterion, Evaluation
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.scales import as_written, on_scale, scale_used
from ndp.rules.suggest import Suggester
from ndp.rules.survey import of_kind, repeats

CRITERION_NOT_SCORED = ProblemKind(
    "NDP455",
    "criterion-not-scored",
    Severity.ERROR,
    N_("Phiếu thiếu tiêu chí"),
    N_("Phiếu của “{member}” chưa chấm: {criteria}."),
    N_("Thêm điểm cho các tiêu chí này."),
    N_("Mỗi phiếu phải chấm mọi tiêu chí của bộ. Thiếu một điểm thì đợt đánh giá chưa kết luận được."),
    (N_("Thành viên bỏ sót một dòng."), N_("Bộ tiêu chí thêm tiêu chí sau khi phiếu đã in.")),
)
UNKNOWN_CRITERION = ProblemKind(
    "NDP456",
    "unknown-criterion",
    Severity.ERROR,
    N_("Tiêu chí không có trong bộ"),
    N_("Bộ tiêu chí “{set}” không có tiêu chí “{criterion}”."),
    N_("Sửa mã tiêu chí, hoặc sửa bộ tiêu chí của đợt đánh giá. Gần giống: {suggestions}."),
    N_("Phiếu, thảo luận và bằng chứng gọi tiêu chí bằng mã trong bộ tiêu chí của đợt đánh giá."),
    (N_("Gõ sai mã."), N_("Phiếu chấm theo bộ tiêu chí khác.")),
)
CRITERION_SCORED_TWICE = ProblemKind(
    "NDP457",
    "criterion-scored-twice",
    Severity.ERROR,
    N_("Phiếu chấm một tiêu chí hai lần"),
    N_("Phiếu này đã chấm “{criterion}” ở trên."),
    N_("Xóa một trong hai điểm."),
    N_("Mỗi phiếu cho mỗi tiêu chí một điểm. Hai điểm thì không biết điểm nào được tính."),
    (N_("Chép dòng mà quên sửa mã tiêu chí."),),
)
SHEET_OF_A_STRANGER = ProblemKind(
    "NDP458",
    "sheet-of-a-stranger",
    Severity.ERROR,
    N_("Phiếu không của thành viên nào"),
    N_("Không có thành viên mang mã “{member}”."),
    N_("Sửa mã, hoặc thêm người này vào “members”. Gần giống: {suggestions}."),
    N_("Chỉ phiếu của thành viên theo văn bản lập hội đồng mới được tính."),
    (N_("Gõ sai mã thành viên."), N_("Người dự thính cũng nộp phiếu.")),
)
TWO_SHEETS = ProblemKind(
    "NDP460",
    "two-sheets-of-a-member",
    Severity.ERROR,
    N_("Một thành viên có hai phiếu"),
    N_("“{member}” đã có một phiếu ở trên."),
    N_("Giữ lại một phiếu; nếu đã chấm lại sau thảo luận thì giữ phiếu mới."),
    N_("Mỗi thành viên một phiếu. Hai phiếu thì không biết phiếu nào được tính."),
    (N_("Giữ cả phiếu cũ khi chấm lại."), N_("Ghi nhầm mã của người khác.")),
)
SCORE_OUTSIDE_SCALE = ProblemKind(
    "NDP464",
    "score-outside-scale",
    Severity.ERROR,
    N_("Điểm nằm ngoài thang"),
    N_("Điểm {score} nằm ngoài thang của “{criterion}”: từ {min} đến {max}."),
    N_("Sửa điểm cho nằm trong thang."),
    N_("Điểm ngoài thang làm tổng vượt 100% hoặc âm."),
    (N_("Chấm theo thang 100 trong khi thang là 10."), N_("Gõ thừa chữ số.")),
)
SCORE_OFF_STEP = ProblemKind(
    "NDP465",
    "score-off-step",
    Severity.ERROR,
    N_("Điểm không đúng bước của thang"),
    N_("Điểm {score} không phải một mức của “{criterion}”: thang đi từ {min} theo bước {step}."),
    N_("Sửa điểm cho đúng một mức của thang."),
    N_("Bước của thang quy định các mức điểm được cho, để các thành viên chấm với cùng độ mịn."),
    (N_("Cho điểm lẻ hơn bước."), N_("Bộ tiêu chí đổi bước.")),
)


def criterion_not_scored(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A sheet that leaves out criteria of the set."""
    for entry, evaluation, criteria in _scored(catalogue):
        for index, sheet in enumerate(evaluation.sheets):
            given = {score.criterion for score in sheet.scores}
            missing = [criterion for criterion in criteria if criterion not in given]
            if missing:
                values = {"member": sheet.member, "criteria": ", ".join(missing)}
                yield Finding(entry, ("sheets", index, "scores"), values, at_key=True)


def unknown_criterion(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A criterion that the set does not have, in a sheet, a discussion or evidence."""
    suggester = Suggester()
    for entry, evaluation, criteria in _scored(catalogue):
        for pointer, criterion in _named(evaluation):
            if criterion not in criteria:
                near = suggester.near(criterion, evaluation.criteria, criteria)
                yield Finding(entry, pointer, {"set": evaluation.criteria, "criterion": criterion, "suggestions": near})


def criterion_scored_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A criterion that a sheet scores twice."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        for index, sheet in enumerate(evaluation.sheets):
            keys = ((score.criterion, number) for number, score in enumerate(sheet.scores))
            for number, _ in repeats(keys):
                pointer = ("sheets", index, "scores", number, "criterion")
                yield Finding(entry, pointer, {"criterion": sheet.scores[number].criterion})


def sheet_of_a_stranger(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A sheet of somebody who is no member."""
    suggester = Suggester()
    for entry, evaluation in of_kind(catalogue, Evaluation):
        members = [member.id for member in evaluation.members]
        for index, sheet in enumerate(evaluation.sheets):
            if sheet.member not in members:
                values = {
                    "member": sheet.member,
                    "suggestions": suggester.near(sheet.member, entry.id, members),
                }
                yield Finding(entry, ("sheets", index, "member"), values)


def two_sheets(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A second sheet of a member."""
    for entry, evaluation in of_kind(catalogue, Evaluation):
        for index, _ in repeats((sheet.member, index) for index, sheet in enumerate(evaluation.sheets)):
            yield Finding(entry, ("sheets", index, "member"), {"member": evaluation.sheets[index].member})


def score_outside_scale(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A score below the lowest or above the highest of its criterion."""
    for entry, pointer, criterion, score in _scores(catalogue):
        scale = scale_used(criterion)
        if scale is not None and not Fraction(scale.min) <= score <= Fraction(scale.max):
            bounds = {"min": str(scale.min), "max": str(scale.max)}
            yield Finding(entry, pointer, {"score": as_written(score), "criterion": criterion.id, **bounds})


def score_off_step(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A score within the scale that is none of its steps."""
    for entry, pointer, criterion, score in _scores(catalogue):
        scale = scale_used(criterion)
        if scale is None or not Fraction(scale.min) <= score <= Fraction(scale.max) or on_scale(scale, score):
            continue
        steps = {"min": str(scale.min), "step": str(scale.step)}
        yield Finding(entry, pointer, {"score": as_written(score), "criterion": criterion.id, **steps})


def _scored(catalogue: Catalogue) -> Iterator[tuple[Entry, Evaluation, Mapping[str, Criterion]]]:
    """Every evaluation whose criteria could be read, with these by id."""
    sets = catalogue.of_type(CriteriaSet)
    for entry, evaluation in of_kind(catalogue, Evaluation):
        if evaluation.criteria in sets:
            yield entry, evaluation, {each.id: each for each in sets[evaluation.criteria].criteria}


def _scores(catalogue: Catalogue) -> Iterator[tuple[Entry, Pointer, Criterion, Fraction]]:
    """Every score for a known criterion."""
    for entry, evaluation, criteria in _scored(catalogue):
        for index, sheet in enumerate(evaluation.sheets):
            for number, score in enumerate(sheet.scores):
                if score.criterion in criteria:
                    pointer = ("sheets", index, "scores", number, "score")
                    yield entry, pointer, criteria[score.criterion], Fraction(score.score)


def _named(evaluation: Evaluation) -> Iterator[tuple[Pointer, str]]:
    """Every place that names a criterion."""
    for index, sheet in enumerate(evaluation.sheets):
        for number, score in enumerate(sheet.scores):
            yield ("sheets", index, "scores", number, "criterion"), score.criterion
    for index, discussion in enumerate(evaluation.discussions):
        yield ("discussions", index, "criterion"), discussion.criterion
    for index, item in enumerate(evaluation.evidence):
        for number, criterion in enumerate(item.criteria):
            yield ("evidence", index, "criteria", number), criterion


RULES = (
    Rule(CRITERION_NOT_SCORED, criterion_not_scored, each=("evaluation",), reads=("criteria",)),
    Rule(UNKNOWN_CRITERION, unknown_criterion, each=("evaluation",), reads=("criteria",)),
    Rule(CRITERION_SCORED_TWICE, criterion_scored_twice, each=("evaluation",)),
    Rule(SHEET_OF_A_STRANGER, sheet_of_a_stranger, each=("evaluation",)),
    Rule(TWO_SHEETS, two_sheets, each=("evaluation",)),
    Rule(SCORE_OUTSIDE_SCALE, score_outside_scale, each=("evaluation",), reads=("criteria",)),
    Rule(SCORE_OFF_STEP, score_off_step, each=("evaluation",), reads=("criteria",)),
)
