"""NDP361-NDP371: published lists of platforms: their numbers and sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Edition
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats

DUPLICATE_NUMBER = ProblemKind(
    "NDP361",
    "duplicate-number",
    Severity.ERROR,
    N_("Hai mục cùng số thứ tự"),
    N_("Số {number} đã dùng cho “{other}”."),
    N_("Sửa số thứ tự của một trong hai mục."),
    N_("Mỗi số trong danh mục chỉ một nền tảng; văn bản giao việc theo số này."),
    (N_("Chép dòng rồi quên sửa số."), N_("Hai nguồn xếp hai nền tảng vào cùng một số.")),
)
NUMBER_ABOVE_TOTAL = ProblemKind(
    "NDP362",
    "number-above-total",
    Severity.ERROR,
    N_("Số thứ tự lớn hơn tổng số"),
    N_("Số {number} lớn hơn tổng số {total} của danh mục."),
    N_("Sửa số thứ tự, hoặc sửa “total”."),
    N_("Danh mục đánh số từ 1 đến tổng số nên không có số nào lớn hơn tổng."),
    (N_("Gõ thừa chữ số."), N_("Lấy số của danh mục khác.")),
)
NUMBERS_NOT_CONTIGUOUS = ProblemKind(
    "NDP363",
    "numbers-not-contiguous",
    Severity.ERROR,
    N_("Danh mục đánh số thiếu số"),
    N_("Danh mục ghi “numbered: true” nhưng còn thiếu: {missing}."),
    N_("Thêm các mục còn thiếu, hoặc bỏ “numbered: true” nếu chưa biết hết."),
    N_(
        "“numbered: true” nói rằng mọi số từ 1 đến tổng số đều có mục. "
        "Nền tảng chưa biết tên vẫn có mục của mình với số ấy."
    ),
    (N_("Xóa một mục mà quên thay."), N_("Có mục chưa ghi “number”."), N_("Chưa ghi “total”.")),
)
PLATFORM_LISTED_TWICE = ProblemKind(
    "NDP364",
    "platform-listed-twice",
    Severity.ERROR,
    N_("Nền tảng có hai lần trong danh mục"),
    N_("Nền tảng “{platform}” đã có ở trên."),
    N_("Xóa mục lặp lại, hoặc sửa mã nền tảng."),
    N_("Một danh mục chỉ nêu mỗi nền tảng một lần, nếu không các phép đếm đều sai."),
    (N_("Chép dòng rồi quên sửa mã."),),
)
MORE_ENTRIES_THAN_TOTAL = ProblemKind(
    "NDP365",
    "more-entries-than-total",
    Severity.ERROR,
    N_("Nhiều mục hơn tổng số"),
    N_("Danh mục có {count} mục, nhiều hơn tổng số {total}."),
    N_("Bỏ mục không thuộc danh mục, hoặc sửa “total”."),
    N_("Tổng số là số nền tảng mà văn bản công bố. Số mục đã biết chỉ có thể bằng hoặc ít hơn."),
    (N_("Thêm nền tảng của danh mục khác."), N_("Gõ nhầm tổng số.")),
)
GROUPS_DIFFER_FROM_TOTAL = ProblemKind(
    "NDP366",
    "groups-differ-from-total",
    Severity.ERROR,
    N_("Các nhóm cộng lại khác tổng số"),
    N_("Các nhóm cộng lại là {sum}, khác tổng số {total}."),
    N_("Sửa số của nhóm hoặc sửa “total”."),
    N_("Mỗi nền tảng thuộc đúng một nhóm nên các nhóm cộng lại bằng tổng số."),
    (N_("Mới ghi một nhóm."), N_("Gõ nhầm số."), N_("Hai số lấy từ hai nguồn không khớp nhau.")),
)
GROUP_DIFFERS_FROM_ENTRIES = ProblemKind(
    "NDP367",
    "group-differs-from-entries",
    Severity.ERROR,
    N_("Số của nhóm khác số mục"),
    N_("Nhóm “{group}” ghi {count} nền tảng, nhưng các mục cho thấy {found}."),
    N_("Sửa số của nhóm, hoặc sửa “group” của mục xếp nhầm."),
    N_("Nhóm không thể ít hơn số mục xếp vào nó; khi danh mục đã đủ mục thì hai số phải bằng nhau."),
    (N_("Xếp một mục nhầm nhóm."), N_("Gõ nhầm số của nhóm.")),
)
REPEATED_LINE = ProblemKind(
    "NDP368",
    "repeated-line",
    Severity.ERROR,
    N_("Nhóm hoặc cơ quan ghi hai lần"),
    N_("“{name}” đã có ở trên."),
    N_("Gộp hai dòng làm một."),
    N_("Mỗi nhóm và mỗi cơ quan chỉ có một dòng số đếm trong danh mục. Hai dòng thì không biết dòng nào đúng."),
    (N_("Chép dòng rồi quên sửa mã."), N_("Hai nguồn cho hai số; nên ghi một số và nêu mâu thuẫn ở “observations”.")),
)
HOST_COUNTS_ABOVE_TOTAL = ProblemKind(
    "NDP369",
    "host-counts-above-total",
    Severity.WARNING,
    N_("Số theo cơ quan vượt tổng số"),
    N_("Số nền tảng theo cơ quan cộng lại là {sum}, nhiều hơn tổng số {total}."),
    N_("Sửa số đếm, hoặc ghi một điều nhận thấy loại “contradiction” nếu nguồn mâu thuẫn."),
    N_(
        "Mỗi nền tảng có một cơ quan chủ quản nên cộng lại không thể vượt tổng. Mâu thuẫn của nguồn thì giữ nguyên và "
        "nói ra."
    ),
    (N_("Các số lấy từ nhiều nguồn khác nhau."), N_("Gõ nhầm số.")),
)
DATE_DIFFERS_FROM_INSTRUMENT = ProblemKind(
    "NDP370",
    "date-differs-from-instrument",
    Severity.ERROR,
    N_("Ngày khác ngày của văn bản công bố"),
    N_("Danh mục ghi ngày {date}, văn bản “{instrument}” ghi {issued}."),
    N_("Sửa ngày ở một trong hai tệp cho khớp."),
    N_("Danh mục được công bố bằng văn bản đó nên mang ngày của văn bản."),
    (N_("Lấy ngày của bài báo thay cho ngày văn bản."), N_("Ghi nhầm văn bản công bố.")),
)
SAME_ORDINAL = ProblemKind(
    "NDP371",
    "same-ordinal",
    Severity.ERROR,
    N_("Hai danh mục cùng lần công bố"),
    N_("Lần công bố thứ {ordinal} đã là của danh mục “{other}”."),
    N_("Sửa “ordinal”, hoặc bỏ nếu văn bản không nói lần thứ mấy."),
    N_("Danh mục nền tảng số quốc gia được công bố từng lần, mỗi lần một danh mục."),
    (N_("Đoán lần công bố khi văn bản không nói."), N_("Chép tệp của danh mục trước.")),
)

SHOWN_NUMBERS = 12


def duplicate_number(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two entries of an edition with one number."""
    for entry, edition in of_kind(catalogue, Edition):
        numbered = ((line.number, index) for index, line in enumerate(edition.entries) if line.number)
        for later, first in repeats(numbered):
            values = {"number": str(edition.entries[later].number), "other": edition.entries[first].platform}
            yield Finding(entry, ("entries", later, "number"), values)


def number_above_total(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An entry with a number beyond the edition's total."""
    for entry, edition in of_kind(catalogue, Edition):
        for index, line in enumerate(edition.entries):
            if line.number and edition.total and line.number > edition.total:
                values = {"number": str(line.number), "total": str(edition.total)}
                yield Finding(entry, ("entries", index, "number"), values)


def numbers_not_contiguous(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An edition said to be numbered throughout, with numbers missing between 1 and its total."""
    for entry, edition in of_kind(catalogue, Edition):
        if not edition.numbered:
            continue
        if edition.total is None:
            yield Finding(entry, ("numbered",), {"missing": "total"})
            continue
        given = {line.number for line in edition.entries}
        missing = [str(number) for number in range(1, edition.total + 1) if number not in given]
        if missing:
            shown = ", ".join(missing[:SHOWN_NUMBERS]) + ("…" if len(missing) > SHOWN_NUMBERS else "")
            yield Finding(entry, ("numbered",), {"missing": shown})


def platform_listed_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """One platform in two entries of an edition."""
    for entry, edition in of_kind(catalogue, Edition):
        for later, _ in repeats((line.platform, index) for index, line in enumerate(edition.entries)):
            yield Finding(entry, ("entries", later, "platform"), {"platform": edition.entries[later].platform})


def more_entries_than_total(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """More entries than the edition says it has."""
    for entry, edition in of_kind(catalogue, Edition):
        if edition.total is not None and len(edition.entries) > edition.total:
            yield Finding(entry, ("total",), {"count": str(len(edition.entries)), "total": str(edition.total)})


def groups_differ_from_total(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Group counts that do not add up to the total."""
    for entry, edition in of_kind(catalogue, Edition):
        counted = sum(group.count for group in edition.groups)
        if edition.groups and edition.total is not None and counted != edition.total:
            yield Finding(entry, ("groups",), {"sum": str(counted), "total": str(edition.total)}, at_key=True)


def group_differs_from_entries(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A group smaller than the entries put in it or, where every entry has a group, different from them."""
    for entry, edition in of_kind(catalogue, Edition):
        found = Counter(line.group for line in edition.entries)
        complete = None not in found and len(edition.entries) == edition.total
        for index, group in enumerate(edition.groups):
            if found[group.id] > group.count or (complete and found[group.id] != group.count):
                values = {"group": group.id, "count": str(group.count), "found": str(found[group.id])}
                yield Finding(entry, ("groups", index, "count"), values)


def repeated_line(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A group or host counted on two lines."""
    for entry, edition in of_kind(catalogue, Edition):
        for later, _ in repeats((group.id, index) for index, group in enumerate(edition.groups)):
            yield Finding(entry, ("groups", later, "id"), {"name": edition.groups[later].id})
        for later, _ in repeats((line.organisation, index) for index, line in enumerate(edition.host_counts)):
            name = edition.host_counts[later].organisation
            yield Finding(entry, ("host_counts", later, "organisation"), {"name": name})


def host_counts_above_total(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Counts by host beyond the total, with no observation that the sources contradict each other."""
    for entry, edition in of_kind(catalogue, Edition):
        counted = sum(line.count for line in edition.host_counts)
        contradicted = any(observation.kind == "contradiction" for observation in edition.observations)
        if edition.total is not None and counted > edition.total and not contradicted:
            yield Finding(entry, ("host_counts",), {"sum": str(counted), "total": str(edition.total)}, at_key=True)


def date_differs_from_instrument(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An edition dated otherwise than the document that publishes it."""
    for entry, edition in of_kind(catalogue, Edition):
        instrument = catalogue.legal.get(edition.instrument)
        if edition.date is None or instrument is None or instrument.date is None:
            continue
        if not edition.date.overlaps(instrument.date):
            values = {"date": str(edition.date), "instrument": instrument.id, "issued": str(instrument.date)}
            yield Finding(entry, ("date",), values)


def same_ordinal(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two editions published as the same one."""
    ordinals = (
        (edition.ordinal, (entry, edition)) for entry, edition in of_kind(catalogue, Edition) if edition.ordinal
    )
    for (entry, edition), (other, _) in repeats(ordinals):
        yield Finding(entry, ("ordinal",), {"ordinal": str(edition.ordinal), "other": other.id})


RULES = (
    Rule(DUPLICATE_NUMBER, duplicate_number, reads=("edition",)),
    Rule(NUMBER_ABOVE_TOTAL, number_above_total, reads=("edition",)),
    Rule(NUMBERS_NOT_CONTIGUOUS, numbers_not_contiguous, reads=("edition",)),
    Rule(PLATFORM_LISTED_TWICE, platform_listed_twice, reads=("edition",)),
    Rule(MORE_ENTRIES_THAN_TOTAL, more_entries_than_total, reads=("edition",)),
    Rule(GROUPS_DIFFER_FROM_TOTAL, groups_differ_from_total, reads=("edition",)),
    Rule(GROUP_DIFFERS_FROM_ENTRIES, group_differs_from_entries, reads=("edition",)),
    Rule(REPEATED_LINE, repeated_line, reads=("edition",)),
    Rule(HOST_COUNTS_ABOVE_TOTAL, host_counts_above_total, reads=("edition",)),
    Rule(DATE_DIFFERS_FROM_INSTRUMENT, date_differs_from_instrument, reads=("edition", "legal")),
    Rule(SAME_ORDINAL, same_ordinal, reads=("edition",)),
)
