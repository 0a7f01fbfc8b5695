"""NDP482-NDP486: awards and events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.programme import Award, Event
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind

AWARD_FOR_UNLISTED_PLATFORM = ProblemKind(
    "NDP482",
    "award-for-unlisted-platform",
    Severity.ERROR,
    N_("Vinh danh nền tảng ngoài danh mục"),
    N_("Nền tảng “{platform}” không có trong danh mục nào."),
    N_("Sửa mã nền tảng, hoặc thêm dòng của nền tảng vào danh mục đã công bố nó."),
    N_(
        "Theo điểm d khoản 4 mục IV Điều 1 của Quyết định 186/QĐ-BTTTT, vinh danh là cho các nền tảng số quốc gia và "
        "những ai phát triển, sử dụng chúng; nền tảng số quốc gia là nền tảng có trong danh mục."
    ),
    (N_("Nhầm mã nền tảng."), N_("Danh mục mới chưa được nhập.")),
)
AWARD_BEFORE_ITS_PERIOD = ProblemKind(
    "NDP483",
    "award-before-its-period",
    Severity.ERROR,
    N_("Vinh danh trước kỳ"),
    N_("Quyết định ngày {date} trước khi kỳ “{period}” bắt đầu."),
    N_("Sửa “date” hoặc “period”."),
    N_("Vinh danh cho thành tích của một tháng, quý hoặc năm thì không thể có trước kỳ ấy."),
    (N_("Gõ nhầm năm."), N_("Ghi kỳ sau thay cho kỳ được xét.")),
)
AWARD_WITHOUT_RECIPIENT = ProblemKind(
    "NDP484",
    "award-without-recipient",
    Severity.ERROR,
    N_("Loại vinh danh không có bên nhận"),
    N_("Vinh danh loại “{category}” phải ghi “{property}”."),
    N_("Thêm “{property}”, hoặc sửa “category”."),
    N_("Nền tảng xuất sắc thì phải nói nền tảng nào; điển hình phát triển, sử dụng thì phải nói tổ chức nào."),
    (N_("Chọn nhầm loại."), N_("Mới ghi nền tảng mà tổ chức đã phát triển.")),
)
PLANNED_EVENT_PASSED = ProblemKind(
    "NDP485",
    "planned-event-passed",
    Severity.WARNING,
    N_("Sự kiện dự kiến đã qua ngày"),
    N_("Sự kiện ghi là dự kiến nhưng đã qua ngày {end}."),
    N_("Ghi “held” nếu đã diễn ra, “cancelled” nếu đã hủy, “unconfirmed” nếu chưa có nguồn xác nhận."),
    N_("Sự kiện đã qua ngày thì hoặc đã diễn ra, hoặc đã hủy, hoặc chưa rõ; để “dự kiến” là nói sai với người đọc."),
    (N_("Quên cập nhật sau sự kiện."), N_("Nguồn chỉ nói dự định, chưa ai xác nhận.")),
)
EVENT_HELD_IN_FUTURE = ProblemKind(
    "NDP486",
    "event-held-in-future",
    Severity.ERROR,
    N_("Sự kiện chưa tới mà đã diễn ra"),
    N_("Sự kiện ghi là đã diễn ra nhưng bắt đầu {start}, sau ngày xét {as_of}."),
    N_("Sửa ngày, hoặc ghi “status: planned”."),
    N_("Chỉ sự kiện đã bắt đầu mới ghi là đã diễn ra. Ngày xét là ngày của thay đổi mới nhất trong kho."),
    (N_("Gõ nhầm năm."), N_("Ghi trước kết quả của sự kiện sắp tới.")),
)

RECIPIENTS = {"platform": "platform", "developer": "organisation", "user": "organisation"}


def award_for_unlisted_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An award for a platform of no edition. Silent while an edition could not be read."""
    if catalogue.broken.get("edition"):
        return
    for entry, award in of_kind(catalogue, Award):
        platform = award.platform
        if platform is not None and platform in catalogue.platforms and not catalogue.listings_of(platform):
            yield Finding(entry, ("platform",), {"platform": platform})


def award_before_its_period(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An award decided before the first day of what it honours."""
    for entry, award in of_kind(catalogue, Award):
        if award.date is not None and award.date.latest < award.span.first:
            yield Finding(entry, ("date",), {"date": str(award.date), "period": award.period})


def award_without_recipient(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An award whose category asks for another recipient than it names."""
    for entry, award in of_kind(catalogue, Award):
        name = RECIPIENTS[award.category]
        if getattr(award, name) is None:
            yield Finding(entry, ("category",), {"category": award.category, "property": name})


def planned_event_passed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An event still called planned after its last day."""
    for entry, event in of_kind(catalogue, Event):
        if event.status == "planned" and event.end.latest < as_of:
            yield Finding(entry, ("status",), {"end": str(event.end)})


def event_held_in_future(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An event that is said to have taken place and has not begun."""
    for entry, event in of_kind(catalogue, Event):
        if event.status == "held" and event.from_.earliest > as_of:
            yield Finding(entry, ("status",), {"start": str(event.from_), "as_of": as_of.isoformat()})


RULES = (
    Rule(AWARD_FOR_UNLISTED_PLATFORM, award_for_unlisted_platform, reads=("award", "edition", "platform")),
    Rule(AWARD_BEFORE_ITS_PERIOD, award_before_its_period, reads=("award",)),
    Rule(AWARD_WITHOUT_RECIPIENT, award_without_recipient, reads=("award",)),
    Rule(PLANNED_EVENT_PASSED, planned_event_passed, reads=("event",)),
    Rule(EVENT_HELD_IN_FUTURE, event_held_in_future, reads=("event",)),
)
