"""The outcome of a check for people: what has to be mended, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from ndp.i18n import N_, Language, translator
from ndp.links.results import LinkResult, LinkResults
from ndp.links.verdict import Verdict
from ndp.report.escape import printable
from ndp.text import format_date

HEADING = N_("Ngày {day}: {total} địa chỉ, {broken} cần sửa, {moved} đã dời, {guarded} không trả lời máy.")
VERDICTS: Mapping[Verdict, str] = {
    Verdict.PARKED: N_("Tên miền có dấu hiệu rao bán hoặc hết hạn: gỡ liên kết ngay, tìm địa chỉ mới"),
    Verdict.OTHER_DOMAIN: N_("Dẫn sang tên miền khác: xem chủ mới là ai rồi mới ghi địa chỉ mới"),
    Verdict.PRIVATE: N_("Dẫn vào mạng nội bộ, không hỏi: sửa địa chỉ"),
    Verdict.CERTIFICATE: N_("Chứng thư không dùng được: báo cho chủ trang"),
    Verdict.GONE: N_("Không còn: tìm địa chỉ mới hoặc bản lưu"),
    Verdict.UNREACHABLE: N_("Không vào được: nếu lần sau vẫn vậy thì tìm địa chỉ mới"),
    Verdict.MOVED: N_("Đã dời trong cùng tên miền: ghi địa chỉ mới"),
    Verdict.GUARDED: N_("Không trả lời máy: mở bằng trình duyệt để xem"),
}
"""What to do, the most urgent first."""
SINCE = N_("hỏng {count} lần liền, từ {day}")
NEVER_WORKED = N_("chưa lần nào vào được")
LAST_WORKED = N_("lần cuối vào được {day}")


def render_text(results: LinkResults, language: Language) -> str:
    """The whole list. What comes from the catalogue or from a server is made harmless for a terminal."""
    return "".join(f"{line}\n" for line in _lines(results, language))


def _lines(results: LinkResults, language: Language) -> Iterator[str]:
    text = translator(language).text
    count = {verdict: sum(each.verdict is verdict for each in results.results) for verdict in Verdict}
    yield text(HEADING).format(
        day=format_date(results.as_of, language),
        total=len(results.results),
        broken=len(results.broken),
        moved=count[Verdict.MOVED],
        guarded=count[Verdict.GUARDED],
    )
    order = list(VERDICTS)
    told = sorted(
        (each for each in results.results if each.verdict in VERDICTS),
        key=lambda each: (order.index(each.verdict), -each.failures, each.url),
    )
    for verdict, group in groupby(told, key=lambda each: each.verdict):
        yield ""
        yield f"{text(VERDICTS[verdict])} ({count[verdict]})"
        for each in group:
            yield from _one(each, language)


def _one(result: LinkResult, language: Language) -> Iterator[str]:
    text = translator(language).text
    notes = [str(result.status) if result.status else result.reason]
    if result.failing_since is not None:
        notes.append(text(SINCE).format(count=result.failures, day=format_date(result.failing_since, language)))
        last = result.last_worked
        notes.append(text(LAST_WORKED).format(day=format_date(last, language)) if last else text(NEVER_WORKED))
    yield printable(f"  {result.url} ({'; '.join(notes)})")
    if result.final != result.url:
        yield printable(f"    → {result.final}")
    yield from (printable(f"    {path}") for path in result.cited_by)
