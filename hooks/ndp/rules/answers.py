"""NDP510-NDP513, NDP515: questions with their answers, and corrections of false information."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.programme import Correction, Question
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind

ANSWERED_WITHOUT_ANSWER = ProblemKind(
    "NDP510",
    "answered-without-answer",
    Severity.ERROR,
    N_("Ghi đã trả lời mà thiếu câu trả lời hoặc căn cứ"),
    N_("Câu hỏi ghi là đã trả lời nhưng không có “{property}”."),
    N_("Thêm “{property}”, hoặc ghi “status: open”."),
    N_(
        "Câu trả lời trên Cổng phải kiểm chứng được: có nội dung, và dẫn đúng điều khoản mà nó dựa vào. Người đọc dùng "
        "câu trả lời để làm việc, nên không thể thiếu căn cứ."
    ),
    (N_("Đổi tình trạng trước khi nhập câu trả lời."), N_("Trả lời theo kinh nghiệm, chưa tìm điều khoản.")),
)
ANSWER_BEFORE_QUESTION = ProblemKind(
    "NDP511",
    "answer-before-question",
    Severity.ERROR,
    N_("Trả lời trước khi hỏi"),
    N_("Trả lời ngày {answered} trước ngày hỏi {asked}."),
    N_("Sửa “asked_on” hoặc “answered_on”."),
    N_("Có câu hỏi rồi mới trả lời được."),
    (N_("Gõ nhầm năm."), N_("Đổi chỗ hai ngày.")),
)
OPEN_QUESTION_WITH_ANSWER = ProblemKind(
    "NDP512",
    "open-question-with-answer",
    Severity.ERROR,
    N_("Câu hỏi chờ trả lời mà đã có câu trả lời"),
    N_("Câu hỏi ghi là chờ trả lời nhưng đã có “answer”."),
    N_("Ghi “status: answered”, hoặc bỏ “answer”."),
    N_("Câu hỏi còn chờ thì trang không hiện câu trả lời; câu đã viết sẽ không ai thấy."),
    (N_("Quên đổi tình trạng."), N_("Câu trả lời còn là bản nháp.")),
)
OUTDATED_WITHOUT_REASON = ProblemKind(
    "NDP513",
    "outdated-without-reason",
    Severity.ERROR,
    N_("Câu trả lời đã cũ mà không nói vì sao"),
    N_("Câu hỏi ghi là đã cũ nhưng không có “outdated_reason”, cũng không có “replaced_by”."),
    N_("Thêm lý do, hoặc mã câu hỏi có câu trả lời mới."),
    N_("Người từng dùng câu trả lời cũ cần biết điều gì đã đổi, hoặc đọc câu mới ở đâu."),
    (N_("Văn bản đã thay đổi mà chưa ai viết lại câu trả lời."), N_("Đánh dấu để xem lại sau.")),
)
CORRECTION_WITHOUT_SOURCE = ProblemKind(
    "NDP515",
    "correction-without-source",
    Severity.ERROR,
    N_("Đính chính không có nguồn"),
    N_("Đính chính ở mức “{level}”, không có nguồn nào cho điều đã kiểm chứng."),
    N_("Thêm nguồn vào “provenance”, mức verified hoặc reported."),
    N_(
        "Nói một thông tin là sai thì phải cho người đọc thấy vì sao tin được điều ngược lại. Đính chính không nguồn "
        "chỉ là một lời nói khác."
    ),
    (N_("Đang chờ đơn vị kiểm chứng gửi văn bản."), N_("Ghi nguồn của thông tin sai thay cho nguồn của điều đúng.")),
)


def answered_without_answer(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A question that is called answered and lacks the answer or its legal basis."""
    for entry, question in of_kind(catalogue, Question):
        if question.status != "answered":
            continue
        for name in ("answer", "legal_basis"):
            if not getattr(question, name):
                yield Finding(entry, ("status",), {"property": name})


def answer_before_question(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An answer older than its question."""
    for entry, question in of_kind(catalogue, Question):
        asked, answered = question.asked_on, question.answered_on
        if asked is not None and answered is not None and answered.certainly_before(asked):
            yield Finding(entry, ("answered_on",), {"answered": str(answered), "asked": str(asked)})


def open_question_with_answer(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A question called open although its answer is written."""
    for entry, question in of_kind(catalogue, Question):
        if question.status == "open" and question.answer is not None:
            yield Finding(entry, ("status",))


def outdated_without_reason(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A question called outdated that neither says why nor leads to another."""
    for entry, question in of_kind(catalogue, Question):
        if question.status == "outdated" and question.outdated_reason is None and question.replaced_by is None:
            yield Finding(entry, ("status",))


def correction_without_source(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A correction whose finding rests on nothing."""
    for entry, correction in of_kind(catalogue, Correction):
        if correction.provenance.level == "unverified":
            yield Finding(entry, ("provenance", "level"), {"level": correction.provenance.level})


RULES = (
    Rule(ANSWERED_WITHOUT_ANSWER, answered_without_answer, reads=("question",)),
    Rule(ANSWER_BEFORE_QUESTION, answer_before_question, reads=("question",)),
    Rule(OPEN_QUESTION_WITH_ANSWER, open_question_with_answer, reads=("question",)),
    Rule(OUTDATED_WITHOUT_REASON, outdated_without_reason, reads=("question",)),
    Rule(CORRECTION_WITHOUT_SOURCE, correction_without_source, reads=("correction",)),
)
