"""The list for people at a terminal: who owes what, unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from ndp.derive.endings import Ending, What
from ndp.derive.reports import OwedReport
from ndp.due.listing import Due
from ndp.i18n import N_, Language, translator
from ndp.report.escape import printable
from ndp.text import format_date

HEADING = N_("Ngày {day}: {overdue} báo cáo quá hạn, {coming} báo cáo sắp tới hạn.")
UNTRACKED = N_(
    "Cổng chưa theo dõi việc báo cáo nào: chưa nhiệm vụ nào ghi “tracked_from”. "
    "Vì vậy không đơn vị nào bị coi là trễ hạn."
)
OVERDUE = N_("Quá hạn")
COMING = N_("Sắp tới hạn")
SLIPPED = N_("Mốc đã qua hạn mà chưa có báo cáo đạt")
UNATTENDED = N_("Nền tảng không còn đơn vị nào phải báo cáo")
ENDING = N_("Sắp hết hạn hoặc tới kỳ xem lại")
NO_UNIT = N_("chưa rõ đơn vị nào")
PROGRAMME = N_("cả chương trình")
ENDINGS: Mapping[What, str] = {
    "assignment": N_("Phân công, {platform}: hết ngày {day}"),
    "recognition": N_("Công nhận, {platform}: hết giá trị ngày {day}"),
    "review": N_("Đánh giá lại hằng năm, {platform}: hạn {day}"),
}
PAST_ENDINGS: Mapping[What, str] = {
    "assignment": N_("Phân công, {platform}: đã hết ngày {day}"),
    "recognition": N_("Công nhận, {platform}: đã hết giá trị ngày {day}"),
    "review": N_("Đánh giá lại hằng năm, {platform}: chưa làm, hạn {day}"),
}
DUE_DAY = N_("hạn {day}")
DAYS_LATE = N_("hạn {day}, quá {days} ngày")
JOINTLY = N_("giao chung với {others}")


def render_text(due: Due, language: Language) -> str:
    """The whole list. Names come from the catalogue and are made harmless for a terminal."""
    return "".join(f"{line}\n" for line in _lines(due, language))


def _lines(due: Due, language: Language) -> Iterator[str]:
    text = translator(language).text
    if not due.tracked:
        yield text(UNTRACKED)
    else:
        day = format_date(due.as_of, language)
        yield text(HEADING).format(day=day, overdue=len(due.overdue), coming=len(due.coming))
    for title, reports in ((OVERDUE, due.overdue), (COMING, due.coming)):
        if reports:
            yield from ("", text(title), *_by_unit(due, reports, language))
    if due.milestones:
        yield from ("", text(SLIPPED))
        for plan, standing in due.milestones:
            name = standing.milestone.title.best(language)[0]
            when = text(DAYS_LATE).format(day=standing.milestone.due.format(language), days=standing.days)
            yield printable(f"  {name} ({plan.key}): {when}")
    if due.endings:
        yield from ("", text(ENDING))
        for ending in due.endings:
            name = due.unit_name(ending.unit, language) if ending.unit else text(NO_UNIT)
            yield printable(f"  {ending_words(due, ending, language)}: {name}")
    if due.unattended:
        yield from ("", text(UNATTENDED))
        for platform in due.unattended:
            yield printable(f"  {due.platform_name(platform, language)} ({platform})")


def ending_words(due: Due, ending: Ending, language: Language) -> str:
    """What ends when, with the name of its platform as the catalogue has it."""
    text = translator(language).text
    name = due.platform_name(ending.platform, language) if ending.platform else text(PROGRAMME)
    message = PAST_ENDINGS[ending.what] if ending.day < due.as_of else ENDINGS[ending.what]
    return text(message).format(platform=name, day=format_date(ending.day, language))


def _by_unit(due: Due, reports: Iterable[OwedReport], language: Language) -> Iterator[str]:
    by_unit = sorted(reports, key=lambda owed: (owed.unit, owed.due, owed.platform))
    for unit, of_unit in groupby(by_unit, key=lambda owed: owed.unit):
        yield printable(f"  {due.unit_name(unit, language)} ({unit})")
        yield from (printable(f"    {owed_words(due, owed, language)}") for owed in of_unit)


def owed_words(due: Due, owed: OwedReport, language: Language) -> str:
    """A report with its day, with names as the catalogue has them."""
    text = translator(language).text
    when = text(DAYS_LATE if owed.days else DUE_DAY).format(day=format_date(owed.due, language), days=owed.days)
    others = ", ".join(due.unit_name(other, language) for other in owed.jointly)
    together = f"; {text(JOINTLY).format(others=others)}" if others else ""
    name = due.platform_name(owed.platform, language)
    return f"{owed.period.title(language)}: {name} ({owed.platform}), {when}{together}"
