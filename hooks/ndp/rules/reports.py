"""NDP420-NDP429: whose report it is, for when, and what it corrects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ndp.derive.responsibility import PLATFORM_ROLES
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Report
from ndp.problems import ProblemKind, Severity
from ndp.rules.involvement import involvement
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.rules.times import Period

REPORT_IN_OTHER_FOLDER = ProblemKind(
    "NDP420",
    "report-in-other-folder",
    Severity.ERROR,
    N_("Báo cáo nằm ở thư mục của nền tảng khác"),
    N_("Tệp nằm trong thư mục “{folder}” nhưng ghi nền tảng “{platform}”."),
    N_("Chuyển tệp sang thư mục “{platform}”, hoặc sửa “platform”."),
    N_("Báo cáo về một nền tảng nằm trong thư mục mang mã nền tảng; sổ theo dõi tìm báo cáo ở đó."),
    (N_("Chép báo cáo của nền tảng khác mà chưa sửa."), N_("Đặt tệp nhầm thư mục.")),
)
UNTOLD_REPORT_NAME = ProblemKind(
    "NDP421",
    "untold-report-name",
    Severity.ERROR,
    N_("Tên tệp không nói kỳ và đơn vị"),
    N_("Báo cáo kỳ {period} của “{unit}” phải mang tên “{expected}”."),
    N_("Đổi tên tệp và “id” thành “{expected}”."),
    N_(
        "Tên tệp gồm kỳ báo cáo rồi tới mã đơn vị, nên một đơn vị không nộp hai bản cho một kỳ. "
        "Bản đính chính thêm -dinh-chinh-1, -dinh-chinh-2… vào sau."
    ),
    (N_("Chép báo cáo tháng trước mà quên đổi tên."), N_("Bản đính chính chưa mang đuôi -dinh-chinh.")),
)
REPORT_BY_OUTSIDER = ProblemKind(
    "NDP422",
    "report-by-outsider",
    Severity.ERROR,
    N_("Báo cáo của đơn vị không được giao"),
    N_("“{unit}” không giữ vai trò nào với nền tảng “{platform}” trong kỳ {period}."),
    N_("Sửa “unit”, hoặc thêm phân công của đơn vị trong thời gian đó."),
    N_(
        "Chỉ đơn vị đang giữ một vai trò với nền tảng mới báo cáo về nó. "
        "Vai trò, ngày bắt đầu và ngày kết thúc lấy từ tệp phân công; đơn vị kết thúc thì vai trò cũng kết thúc."
    ),
    (N_("Đơn vị đã đổi tên hoặc hợp nhất."), N_("Phân công kết thúc trước kỳ báo cáo."), N_("Nhầm nền tảng.")),
)
SUBMITTED_BEFORE_PERIOD = ProblemKind(
    "NDP423",
    "submitted-before-period",
    Severity.ERROR,
    N_("Nộp trước khi kỳ bắt đầu"),
    N_("Nộp ngày {submitted}, trước ngày đầu {first} của kỳ {period}."),
    N_("Sửa “submitted_on” hoặc “period”."),
    N_("Không ai báo cáo được kết quả của một kỳ chưa bắt đầu."),
    (N_("Gõ nhầm năm."), N_("Chép báo cáo kỳ trước mà chưa sửa ngày nộp.")),
)
PERIOD_NOT_CLOSING = ProblemKind(
    "NDP424",
    "period-not-closing",
    Severity.ERROR,
    N_("Kỳ báo cáo chưa tới tháng cuối"),
    N_("Nộp ngày {submitted}, khi kỳ {period} còn phải tới {closes} mới vào tháng cuối."),
    N_("Sửa “submitted_on” hoặc “period”; cần báo cáo sớm thì ghi báo cáo đột xuất."),
    N_(
        "Báo cáo quý, sáu tháng và năm nộp trong tháng cuối của kỳ, muộn nhất ngày 25, hoặc sau đó. "
        "Nộp sớm hơn thì chưa phải kết quả của cả kỳ."
    ),
    (N_("Chọn nhầm quý."), N_("Báo cáo giữa kỳ ghi như báo cáo cả kỳ.")),
)
SUBMITTED_IN_FUTURE = ProblemKind(
    "NDP425",
    "submitted-in-future",
    Severity.ERROR,
    N_("Ngày nộp còn ở tương lai"),
    N_("Ngày nộp {submitted} sau ngày xét {as_of}."),
    N_("Sửa “submitted_on”, hoặc thêm báo cáo khi đã nộp."),
    N_("Báo cáo chỉ vào danh mục khi đã nộp. Ngày xét là ngày của thay đổi mới nhất trong kho."),
    (N_("Gõ nhầm tháng hoặc năm."), N_("Ghi trước báo cáo sắp nộp.")),
)
SECOND_REPORT = ProblemKind(
    "NDP426",
    "second-report",
    Severity.ERROR,
    N_("Hai báo cáo cho một kỳ mà không đính chính nhau"),
    N_("“{other}” cũng là báo cáo kỳ {period} của “{unit}” và chưa được bản nào thay."),
    N_("Ghi “corrects” ở bản sau, hoặc bỏ một trong hai."),
    N_(
        "Một đơn vị có một báo cáo cho một kỳ. Muốn sửa thì nộp bản đính chính nêu bản được thay; "
        "một bản cũng chỉ được thay một lần, lần sau thì thay bản đính chính."
    ),
    (N_("Nộp lại mà không nói là đính chính."), N_("Hai bản đính chính cùng thay một bản.")),
)
CORRECTS_OTHER_REPORT = ProblemKind(
    "NDP427",
    "corrects-other-report",
    Severity.ERROR,
    N_("Đính chính báo cáo của kỳ hoặc đơn vị khác"),
    N_("“{target}” là báo cáo kỳ {period} của “{unit}”, không phải của báo cáo này."),
    N_("Sửa “corrects.report”, hoặc sửa kỳ, đơn vị, nền tảng của báo cáo này."),
    N_(
        "Bản đính chính thay một báo cáo của cùng đơn vị, cùng nền tảng, cùng kỳ, nên không báo cáo nào bị xóa lặng lẽ."
    ),
    (N_("Chọn nhầm báo cáo."), N_("Muốn sửa kỳ của báo cáo cũ: nộp báo cáo mới và đính chính riêng.")),
)
CORRECTS_LATER_REPORT = ProblemKind(
    "NDP428",
    "corrects-later-report",
    Severity.ERROR,
    N_("Đính chính báo cáo nộp sau"),
    N_("“{target}” nộp ngày {later}, sau bản này ({submitted})."),
    N_("Sửa ngày nộp, hoặc đổi chiều của “corrects”."),
    N_("Bản nộp sau thay bản nộp trước, không ngược lại."),
    (N_("Nhầm chiều đính chính."), N_("Gõ nhầm ngày nộp.")),
)
CORRECTION_CYCLE = ProblemKind(
    "NDP429",
    "correction-cycle",
    Severity.ERROR,
    N_("Đính chính vòng tròn"),
    N_("Các báo cáo đính chính nhau thành vòng: {chain}."),
    N_("Bỏ “corrects” ở bản nộp đầu tiên."),
    N_("Đi theo các bản đính chính phải tới được báo cáo đầu tiên. Vòng tròn thì không bản nào còn giá trị."),
    (N_("Nhầm chiều đính chính."), N_("Chép “corrects” từ bản khác.")),
)

CORRECTION_SUFFIX = re.compile(r"-dinh-chinh-[1-9][0-9]?")


def report_in_other_folder(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report in the folder of a platform that is not its own."""
    for entry, report in of_kind(catalogue, Report):
        folder = entry.id.partition("/")[0]
        if folder != report.platform:
            yield Finding(entry, ("platform",), {"folder": folder, "platform": report.platform})


def untold_report_name(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report whose name is not its period, its unit and, for a correction, its number."""
    for entry, report in of_kind(catalogue, Report):
        name = f"{report.period}-{report.unit}"
        rest = report.id.removeprefix(name) if report.id.startswith(name) else None
        fits = rest == "" if report.corrects is None else bool(rest and CORRECTION_SUFFIX.fullmatch(rest))
        if not fits:
            expected = name if report.corrects is None else f"{name}-dinh-chinh-1"
            values = {"period": report.period, "unit": report.unit, "expected": expected}
            yield Finding(entry, ("id",), values)


def report_by_outsider(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report by a unit that holds no role for the platform in the period."""
    known = involvement(catalogue)
    for entry, report in of_kind(catalogue, Report):
        days = Period(report.span.first, report.span.last)
        if report.unit not in known.holders(report.platform, PLATFORM_ROLES, days):
            values = {"unit": report.unit, "platform": report.platform, "period": report.period}
            yield Finding(entry, ("unit",), values)


def submitted_before_period(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report submitted before its period began."""
    for entry, report in of_kind(catalogue, Report):
        if report.submitted_on < report.span.first:
            values = {
                "submitted": report.submitted_on.isoformat(),
                "first": report.span.first.isoformat(),
                "period": report.period,
            }
            yield Finding(entry, ("submitted_on",), values)


def period_not_closing(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report on several months, submitted before the last of them."""
    for entry, report in of_kind(catalogue, Report):
        if report.span.first <= report.submitted_on < report.span.closes:
            values = {
                "submitted": report.submitted_on.isoformat(),
                "closes": report.span.closes.isoformat(),
                "period": report.period,
            }
            yield Finding(entry, ("submitted_on",), values)


def submitted_in_future(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A report submitted after `as_of`."""
    for entry, report in of_kind(catalogue, Report):
        if report.submitted_on > as_of:
            values = {"submitted": report.submitted_on.isoformat(), "as_of": as_of.isoformat()}
            yield Finding(entry, ("submitted_on",), values)


def second_report(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two reports of one unit on one platform and period, neither corrected."""
    corrected = {report.corrects.report for _, report in of_kind(catalogue, Report) if report.corrects}
    standing = (
        ((report.platform, report.unit, report.period), (entry, report))
        for entry, report in of_kind(catalogue, Report)
        if report.key not in corrected
    )
    for (entry, report), (_, first) in repeats(standing):
        yield Finding(entry, ("period",), {"other": first.key, "period": report.period, "unit": report.unit})


def corrects_other_report(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A correction of a report of another unit, platform or period."""
    reports = catalogue.of_type(Report)
    for entry, report in of_kind(catalogue, Report):
        target = reports.get(report.corrects.report) if report.corrects else None
        if target is None:
            continue
        if (target.unit, target.platform, target.period) != (report.unit, report.platform, report.period):
            values = {"target": target.key, "period": target.period, "unit": target.unit}
            yield Finding(entry, ("corrects", "report"), values)


def corrects_later_report(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A correction of a report that was submitted after it."""
    reports = catalogue.of_type(Report)
    for entry, report in of_kind(catalogue, Report):
        target = reports.get(report.corrects.report) if report.corrects else None
        if target is not None and target.submitted_on > report.submitted_on:
            values = {
                "target": target.key,
                "later": target.submitted_on.isoformat(),
                "submitted": report.submitted_on.isoformat(),
            }
            yield Finding(entry, ("corrects", "report"), values)


def correction_cycle(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Reports that correct each other in a circle; told of the first of them by name."""
    corrects = {report.key: report.corrects.report for _, report in of_kind(catalogue, Report) if report.corrects}
    for entry, report in of_kind(catalogue, Report):
        chain = [report.key]
        while (following := corrects.get(chain[-1])) is not None and following not in chain:
            chain.append(following)
        if following == report.key and len(chain) > 1 and report.key == min(chain):
            yield Finding(entry, ("corrects", "report"), {"chain": " → ".join([*chain, report.key])})


RULES = (
    Rule(REPORT_IN_OTHER_FOLDER, report_in_other_folder, each=("report",)),
    Rule(UNTOLD_REPORT_NAME, untold_report_name, each=("report",)),
    Rule(REPORT_BY_OUTSIDER, report_by_outsider, each=("report",), reads=("assignment", "organisation")),
    Rule(SUBMITTED_BEFORE_PERIOD, submitted_before_period, each=("report",)),
    Rule(PERIOD_NOT_CLOSING, period_not_closing, each=("report",)),
    Rule(SUBMITTED_IN_FUTURE, submitted_in_future, each=("report",)),
    Rule(SECOND_REPORT, second_report, reads=("report",)),
    Rule(CORRECTS_OTHER_REPORT, corrects_other_report, reads=("report",)),
    Rule(CORRECTS_LATER_REPORT, corrects_later_report, reads=("report",)),
    Rule(CORRECTION_CYCLE, correction_cycle, reads=("report",)),
)
