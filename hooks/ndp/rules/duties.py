"""NDP396-NDP399: what the programme asks of whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Duty
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.text import fold

DAY_WITHOUT_RHYTHM = ProblemKind(
    "NDP396",
    "day-without-rhythm",
    Severity.ERROR,
    N_("Ngày đến hạn không theo tháng, quý"),
    N_("Nhiệm vụ ghi ngày đến hạn {day} nhưng không làm hằng tháng hay hằng quý."),
    N_("Thêm “monthly” hoặc “quarterly” vào “frequency”, hoặc bỏ “day”."),
    N_("“day” là ngày trong tháng mà việc phải xong, nên chỉ có nghĩa với việc lặp lại theo tháng hoặc quý."),
    (N_("Ghi hạn của một việc làm một lần."), N_("Quên một nhịp khi văn bản nêu nhiều nhịp.")),
)
REPORTS_TO_ITSELF = ProblemKind(
    "NDP397",
    "reports-to-itself",
    Severity.ERROR,
    N_("Tổ chức gửi kết quả cho chính mình"),
    N_("“{organisation}” là bên duy nhất thực hiện và cũng là bên nhận."),
    N_("Sửa “recipients” hoặc “organisations”."),
    N_("Bên nhận kết quả là tổ chức khác với bên thực hiện. Việc nội bộ của một tổ chức thì không ghi bên nhận."),
    (N_("Nhầm bên giao việc với bên làm."), N_("Chép danh sách từ trường này sang trường kia.")),
)
DUTY_OUTSIDE_PROGRAMME = ProblemKind(
    "NDP398",
    "duty-outside-programme",
    Severity.ERROR,
    N_("Nhiệm vụ không thuộc văn bản chương trình"),
    N_("Điều khoản thuộc văn bản “{document}”, không phải văn bản của chương trình."),
    N_("Dẫn điều khoản của chương trình, hoặc sửa “subject” của văn bản thành “programme”."),
    N_(
        "Trang nhiệm vụ nêu việc mà chương trình giao. "
        "Việc do kế hoạch hay danh mục riêng của một nền tảng giao thì thuộc trang của nền tảng đó."
    ),
    (N_("Dẫn kế hoạch của một nền tảng."), N_("Văn bản chưa ghi “subject”.")),
)
SAME_DUTY = ProblemKind(
    "NDP399",
    "same-duty",
    Severity.ERROR,
    N_("Hai nhiệm vụ trùng nhau"),
    N_("Điều khoản này đã có nhiệm vụ cùng tên ở “{other}”."),
    N_("Gộp hai tệp làm một, hoặc đặt tên cho phân biệt."),
    N_("Một điều khoản có thể giao nhiều việc, nhưng mỗi việc một tên để phân biệt. So sánh không kể dấu và chữ hoa."),
    (N_("Chép tệp mà quên sửa tên việc."), N_("Người khác đã thêm nhiệm vụ này.")),
)

RHYTHMS_WITH_A_DAY = frozenset({"monthly", "quarterly"})


def day_without_rhythm(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A day of the month for something that returns neither monthly nor quarterly."""
    for entry, duty in of_kind(catalogue, Duty):
        if duty.day is not None and RHYTHMS_WITH_A_DAY.isdisjoint(duty.frequency):
            yield Finding(entry, ("day",), {"day": str(duty.day)})


def reports_to_itself(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The one who does it is the one who receives it."""
    for entry, duty in of_kind(catalogue, Duty):
        for index, recipient in enumerate(duty.recipients):
            if not duty.roles and duty.organisations == (recipient,):
                yield Finding(entry, ("recipients", index), {"organisation": recipient})


def duty_outside_programme(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A duty given by a document that is not a programme."""
    for entry, duty in of_kind(catalogue, Duty):
        document = catalogue.legal.get(duty.clause.partition("/")[0])
        if document is not None and document.subject != "programme":
            yield Finding(entry, ("clause",), {"document": document.id})


def same_duty(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two duties of one clause with one title."""
    titled = (((duty.clause, fold(str(duty.title))), entry) for entry, duty in of_kind(catalogue, Duty))
    for later, first in repeats(titled):
        yield Finding(later, ("title",), {"other": first.id})


RULES = (
    Rule(DAY_WITHOUT_RHYTHM, day_without_rhythm, reads=("duty",)),
    Rule(REPORTS_TO_ITSELF, reports_to_itself, reads=("duty",)),
    Rule(DUTY_OUTSIDE_PROGRAMME, duty_outside_programme, reads=("duty", "legal")),
    Rule(SAME_DUTY, same_duty, reads=("duty",)),
)
