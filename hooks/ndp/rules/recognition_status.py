"""NDP475-NDP477: the status of a recognition against its dates, its reviews and the reason given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.derive.recognitions import status_on
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.recognition import Recognition
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind

ENDING_UNEXPLAINED = ProblemKind(
    "NDP475",
    "ending-unexplained",
    Severity.ERROR,
    N_("Đình chỉ hoặc thu hồi mà không nói rõ"),
    N_("Tình trạng là “{status}” nhưng thiếu “{missing}” trong “change”."),
    N_("Thêm “{missing}” vào “change”."),
    N_(
        "Đình chỉ, thu hồi ảnh hưởng đến quyền lợi của tổ chức và người dùng, nên phải có lý do theo mã, văn bản và "
        "ngày có hiệu lực."
    ),
    (N_("Đổi “status” mà chưa ghi văn bản."), N_("Văn bản chưa có trong danh mục: thêm vào, dù chưa rõ số.")),
)
STATUS_AGAINST_FACTS = ProblemKind(
    "NDP476",
    "status-against-facts",
    Severity.ERROR,
    N_("Tình trạng trái với các mốc đã ghi"),
    N_("Tình trạng “{status}” không khớp: {reason}."),
    N_("Sửa “status”, hoặc sửa ngày, kết quả đánh giá lại."),
    N_("Tình trạng của chứng nhận phải khớp với thời hạn và với lần đánh giá lại mới nhất."),
    (N_("Gia hạn mà quên đổi tình trạng."), N_("Ghi kết quả đánh giá lại mà quên đổi tình trạng.")),
)
VALID_BUT_PAST = ProblemKind(
    "NDP477",
    "valid-but-past",
    Severity.WARNING,
    N_("Ghi còn hiệu lực nhưng đã quá hạn"),
    N_("Chứng nhận có giá trị đến {until}, đã qua vào ngày xét {as_of}."),
    N_("Ghi “status: expired”, hoặc sửa “valid_until” nếu đã gia hạn."),
    N_(
        "Trang của chứng nhận tự hiện là hết hạn từ ngày này. Tệp nên nói cùng một điều. Đây chỉ là cảnh báo, vì ngày "
        "hết hạn tự đến mà không ai sửa tệp."
    ),
    (N_("Chứng nhận vừa hết hạn."), N_("Đã gia hạn nhưng chưa nhập.")),
)

NOT_YET_PAST = N_("“valid_until” chưa có hoặc chưa qua")
LAST_REVIEW = N_("lần đánh giá lại mới nhất có kết quả khác")


def ending_unexplained(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A suspension or withdrawal without its reason, document or date."""
    for entry, recognition in of_kind(catalogue, Recognition):
        if recognition.status not in ("suspended", "withdrawn"):
            continue
        for name in ("reason", "document", "date"):
            if getattr(recognition.change, name, None) is None:
                values = {"status": recognition.status, "missing": name}
                yield Finding(entry, ("change",) if recognition.change else ("status",), values, at_key=True)


def status_against_facts(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Expired before its time, or standing although the last review ended or suspended it."""
    for entry, recognition in of_kind(catalogue, Recognition):
        until = recognition.valid_until
        reason = None
        if recognition.status == "expired" and (until is None or until.latest >= as_of):
            reason = NOT_YET_PAST
        elif recognition.status == "valid" and recognition.reviews:
            last = max(recognition.reviews, key=lambda review: review.date.latest)
            reason = LAST_REVIEW if last.result != "kept" else None
        if reason is not None:
            yield Finding(entry, ("status",), {"status": recognition.status, "reason": Term(reason)})


def valid_but_past(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Said to be valid although its last day has passed."""
    for entry, recognition in of_kind(catalogue, Recognition):
        if recognition.status == "valid" and status_on(recognition, as_of) == "expired":
            yield Finding(entry, ("status",), {"until": str(recognition.valid_until), "as_of": as_of.isoformat()})


RULES = (
    Rule(ENDING_UNEXPLAINED, ending_unexplained, reads=("recognition",)),
    Rule(STATUS_AGAINST_FACTS, status_against_facts, reads=("recognition",)),
    Rule(VALID_BUT_PAST, valid_but_past, reads=("recognition",)),
)
