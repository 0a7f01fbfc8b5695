"""NDP470-NDP474, NDP478-NDP479: what a recognition rests on, and its certificate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.derive.evaluations import results
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import Evaluation
from ndp.model.recognition import Recognition
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.text import fold

RECOGNITION_WITHOUT_BASIS = ProblemKind(
    "NDP470",
    "recognition-without-basis",
    Severity.ERROR,
    N_("Công nhận không dựa vào đâu"),
    N_("Không có đợt đánh giá đạt, cũng không có văn bản làm căn cứ."),
    N_("Thêm “evaluation”, hoặc “earlier_basis” khi việc đánh giá diễn ra ngoài danh mục này."),
    N_(
        "Theo điểm c khoản 3 mục IV Điều 1 của Quyết định 186/QĐ-BTTTT, việc công nhận căn cứ vào kết quả đánh giá. "
        "Công nhận trước khi có dữ liệu đánh giá thì phải nêu văn bản làm căn cứ."
    ),
    (N_("Thêm chứng nhận mà chưa thêm đợt đánh giá."), N_("Chỉ biết qua tin đăng, chưa rõ văn bản.")),
)
EVALUATION_NOT_PASSED = ProblemKind(
    "NDP471",
    "evaluation-not-passed",
    Severity.ERROR,
    N_("Công nhận dựa vào đợt đánh giá không đạt"),
    N_("Đợt đánh giá “{evaluation}” có kết quả “{outcome}”, không phải “passed”."),
    N_("Dẫn tới đợt đánh giá đạt, hoặc bỏ công nhận này."),
    N_("Chỉ nền tảng được đánh giá đạt mới được công nhận. Kết quả được tính từ các phiếu chấm."),
    (N_("Dẫn tới đợt đánh giá trước, khi chưa đạt."), N_("Phiếu chấm nhập chưa đủ nên chưa kết luận được.")),
)
EVALUATION_OF_SOMETHING_ELSE = ProblemKind(
    "NDP472",
    "evaluation-of-something-else",
    Severity.ERROR,
    N_("Đợt đánh giá không phải của nền tảng này"),
    N_("Đợt đánh giá “{evaluation}” không hợp với công nhận này: {reason}."),
    N_("Dẫn tới đúng đợt đánh giá, hoặc sửa nền tảng, sản phẩm, ngày cấp."),
    N_("Đợt đánh giá phải của chính nền tảng, sản phẩm được công nhận và diễn ra trước khi cấp chứng nhận."),
    (N_("Chép tệp công nhận của nền tảng khác."), N_("Ghi đợt đánh giá lại thay cho đợt làm căn cứ.")),
)
CERTIFICATE_NUMBER_TWICE = ProblemKind(
    "NDP473",
    "certificate-number-twice",
    Severity.ERROR,
    N_("Số chứng nhận dùng hai lần"),
    N_("Số chứng nhận “{number}” đã thuộc về “{other}”."),
    N_("Sửa số của một trong hai."),
    N_("Mỗi chứng nhận một số, kể cả chứng nhận đã thu hồi, để người xem kiểm tra được."),
    (N_("Chép tệp mà quên sửa số."), N_("Dùng lại số của chứng nhận đã thu hồi.")),
)
VALIDITY_REVERSED = ProblemKind(
    "NDP474",
    "validity-reversed",
    Severity.ERROR,
    N_("Hết hạn trước khi cấp"),
    N_("Có giá trị đến {until}, trước ngày cấp {issued}."),
    N_("Sửa “issued” hoặc “valid_until”."),
    N_("Chứng nhận có giá trị từ ngày cấp, nên ngày hết hạn phải sau ngày đó."),
    (N_("Gõ nhầm năm."), N_("Đổi chỗ hai ngày.")),
)
RECOGNISED_BUT_NOT_LISTED = ProblemKind(
    "NDP478",
    "recognised-but-not-listed",
    Severity.ERROR,
    N_("Công nhận nền tảng ngoài danh mục"),
    N_("“{platform}” không có trong danh mục nền tảng nào."),
    N_("Thêm nền tảng vào danh mục đã công bố nó, hoặc ghi “kind: potential” nếu mới là tiềm năng."),
    N_("Nền tảng số quốc gia là nền tảng có trong danh mục do Bộ công bố."),
    (N_("Danh mục mới chưa được nhập đủ."), N_("Gõ nhầm mã nền tảng.")),
)
CERTIFICATE_INCOMPLETE = ProblemKind(
    "NDP479",
    "certificate-incomplete",
    Severity.ERROR,
    N_("Chứng nhận thiếu thông tin"),
    N_("Công nhận chính thức phải có “{missing}”."),
    N_("Thêm “{missing}”; nếu mới là tiềm năng thì ghi “kind: potential”."),
    N_("Chứng nhận phải nêu số, quyết định công nhận, ngày cấp và tổ chức được chứng nhận thì mới kiểm tra được."),
    (N_("Mới biết qua tin đăng."), N_("Quên một dòng.")),
)

OTHER_PLATFORM = N_("đợt này đánh giá nền tảng khác")
OTHER_PRODUCT = N_("đợt này đánh giá sản phẩm khác")
AFTER_ISSUE = N_("đợt này diễn ra sau ngày cấp")
NEEDED = ("certificate", "decision", "issued", "holders")


def recognition_without_basis(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A recognition that names neither an evaluation nor an earlier document."""
    for entry, recognition in of_kind(catalogue, Recognition):
        if recognition.evaluation is None and recognition.earlier_basis is None:
            yield Finding(entry, ("kind",), at_key=True)


def evaluation_not_passed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A recognition that rests on an evaluation whose computed result is not “passed”."""
    for entry, recognition in of_kind(catalogue, Recognition):
        result = results(catalogue).get(recognition.evaluation or "")
        if result is not None and result.outcome != "passed":
            values = {"evaluation": recognition.evaluation or "", "outcome": result.outcome}
            yield Finding(entry, ("evaluation",), values)


def evaluation_of_something_else(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A recognition that rests on another platform's or product's evaluation, or on a later one."""
    evaluations = catalogue.of_type(Evaluation)
    for entry, recognition in of_kind(catalogue, Recognition):
        evaluation = evaluations.get(recognition.evaluation or "")
        reason = _mismatch(recognition, evaluation) if evaluation else None
        if reason is not None:
            values = {"evaluation": recognition.evaluation or "", "reason": Term(reason)}
            yield Finding(entry, ("evaluation",), values)


def certificate_number_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A certificate's number that another recognition has."""
    numbers = (
        (fold(recognition.certificate), entry)
        for entry, recognition in of_kind(catalogue, Recognition)
        if recognition.certificate
    )
    for entry, other in repeats(numbers):
        recognition = catalogue.of_type(Recognition)[entry.id]
        yield Finding(entry, ("certificate",), {"number": recognition.certificate or "", "other": other.id})


def validity_reversed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A certificate that ends before it begins."""
    for entry, recognition in of_kind(catalogue, Recognition):
        issued, until = recognition.issued, recognition.valid_until
        if issued is not None and until is not None and until.certainly_before(issued):
            yield Finding(entry, ("valid_until",), {"until": str(until), "issued": str(issued)})


def recognised_but_not_listed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A recognised platform in no edition. Silent while an edition cannot be read: it may list the platform."""
    if catalogue.broken.get("edition"):
        return
    for entry, recognition in of_kind(catalogue, Recognition):
        known = catalogue.exists("platform", recognition.platform)
        if recognition.kind == "recognised" and known and not catalogue.listings_of(recognition.platform):
            yield Finding(entry, ("platform",), {"platform": recognition.platform})


def certificate_incomplete(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A recognition that is no mere potential one and lacks what a certificate states."""
    for entry, recognition in of_kind(catalogue, Recognition):
        for name in NEEDED if recognition.kind == "recognised" else ():
            if not getattr(recognition, name):
                yield Finding(entry, ("kind",), {"missing": name})


def _mismatch(recognition: Recognition, evaluation: Evaluation) -> str | None:
    if evaluation.platform != recognition.platform:
        return OTHER_PLATFORM
    if evaluation.product != recognition.product:
        return OTHER_PRODUCT
    issued = recognition.issued
    return AFTER_ISSUE if issued is not None and issued.certainly_before(evaluation.date) else None


RULES = (
    Rule(RECOGNITION_WITHOUT_BASIS, recognition_without_basis, reads=("recognition",)),
    Rule(
        EVALUATION_NOT_PASSED,
        evaluation_not_passed,
        reads=("assignment", "criteria", "evaluation", "organisation", "recognition"),
    ),
    Rule(EVALUATION_OF_SOMETHING_ELSE, evaluation_of_something_else, reads=("evaluation", "recognition")),
    Rule(CERTIFICATE_NUMBER_TWICE, certificate_number_twice, reads=("recognition",)),
    Rule(VALIDITY_REVERSED, validity_reversed, reads=("recognition",)),
    Rule(RECOGNISED_BUT_NOT_LISTED, recognised_but_not_listed, reads=("edition", "platform", "recognition")),
    Rule(CERTIFICATE_INCOMPLETE, certificate_incomplete, reads=("recognition",)),
)
