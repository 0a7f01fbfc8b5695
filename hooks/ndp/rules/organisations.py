"""NDP341-NDP347: organisations: where they belong, how long they lived, who took over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ndp.derive.organisations import UNIT_KINDS
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Organisation, Successor
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.succession import NEXT_STEPS
from ndp.rules.survey import admits_a_gap, of_kind, repeats
from ndp.text import fold

PARENT_CYCLE = ProblemKind(
    "NDP341",
    "parent-cycle",
    Severity.ERROR,
    N_("Trực thuộc vòng tròn"),
    N_("Các tổ chức trực thuộc lẫn nhau thành vòng: {chain}."),
    N_("Sửa “parent” của một trong các tổ chức này."),
    N_("Đi ngược lên cấp trên phải tới một tổ chức không trực thuộc ai. Vòng tròn thì không vẽ được cơ cấu."),
    (N_("Nhầm chiều: ghi đơn vị cấp dưới làm cấp trên."), N_("Đơn vị đổi cấp trên mà mới sửa một tệp.")),
)
SUCCESSOR_CYCLE = ProblemKind(
    "NDP342",
    "successor-cycle",
    Severity.ERROR,
    N_("Kế tiếp vòng tròn"),
    N_("Các tổ chức kế tiếp nhau thành vòng: {chain}."),
    N_("Sửa “successors” của một trong các tổ chức này."),
    N_(
        "Tổ chức kế tiếp ra đời sau tổ chức trước, nên chuỗi kế tiếp không thể quay lại. "
        "Tổ chức lấy lại tên cũ là một tổ chức mới và có mã riêng."
    ),
    (N_("Nhầm chiều: ghi tổ chức cũ là kế tiếp của tổ chức mới."), N_("Dùng lại mã của tổ chức đã kết thúc.")),
)
SUCCEEDED_BEFORE_END = ProblemKind(
    "NDP343",
    "succeeded-before-end",
    Severity.ERROR,
    N_("Được kế tiếp trước khi kết thúc"),
    N_("Có tổ chức kế tiếp từ {date}, nhưng đến {to} mới kết thúc."),
    N_("Sửa “date” hoặc “to”; ngày kế tiếp thường là ngay sau ngày cuối."),
    N_(
        "Tổ chức hợp nhất, đổi tên hay chia tách thì thôi tồn tại khi tổ chức kế tiếp bắt đầu. "
        "Nếu chỉ chuyển một phần chức năng thì ghi “transferred”."
    ),
    (N_("Nhầm ngày của văn bản với ngày có hiệu lực."), N_("Ghi “merged” trong khi chỉ chuyển một phần chức năng.")),
)
SUCCESSOR_NOT_THERE = ProblemKind(
    "NDP344",
    "successor-not-there",
    Severity.ERROR,
    N_("Tổ chức kế tiếp không tồn tại lúc đó"),
    N_("“{successor}” không tồn tại vào {date} ({lifetime})."),
    N_("Sửa ngày kế tiếp, hoặc sửa “from”, “to” của “{successor}”."),
    N_("Tổ chức tiếp nhận phải đang tồn tại vào ngày nó tiếp nhận."),
    (N_("Ghi tổ chức kế tiếp của kế tiếp, bỏ qua một bước."), N_("Gõ nhầm năm.")),
)
ENDED_WITHOUT_SUCCESSOR = ProblemKind(
    "NDP345",
    "ended-without-successor",
    Severity.WARNING,
    N_("Kết thúc mà không nói ai kế tiếp"),
    N_("Tổ chức kết thúc ngày {to} mà không ghi tổ chức kế tiếp."),
    N_("Thêm “successors”, hoặc ghi một điều nhận thấy loại “gap” nếu chưa biết."),
    N_("Người đọc phân công cũ cần biết nay hỏi ai. Chưa biết thì cũng nói ra, để người khác bổ sung."),
    (N_("Thêm ngày kết thúc mà chưa tra văn bản sắp xếp tổ chức."),),
)
UNIT_OUTLIVES_PARENT = ProblemKind(
    "NDP346",
    "unit-outlives-parent",
    Severity.ERROR,
    N_("Đơn vị kết thúc sau cấp trên"),
    N_("Đơn vị ghi đến {to}, nhưng cấp trên “{parent}” đã kết thúc {parent_to}."),
    N_("Sửa ngày kết thúc, và ghi đơn vị mới ở “successors” nếu nó chuyển sang nơi khác."),
    N_(
        "Đơn vị thuộc một bộ kết thúc chậm nhất cùng bộ đó. "
        "Sau khi bộ hợp nhất, đơn vị tiếp tục dưới bộ mới là một mục mới."
    ),
    (N_("Nhầm ngày của một trong hai tổ chức."), N_("Đơn vị đã chuyển sang bộ khác mà còn ghi cấp trên cũ.")),
)
SAME_ORGANISATION_NAME = ProblemKind(
    "NDP347",
    "same-organisation-name",
    Severity.ERROR,
    N_("Hai tổ chức cùng tên, cùng cấp trên"),
    N_("“{name}” trùng tên với “{other}” cùng cấp trên."),
    N_("Gộp hai tệp làm một và sửa các nơi dẫn tới, hoặc ghi tên cho phân biệt."),
    N_(
        "Trong một cơ quan không có hai đơn vị cùng tên, nên hai tệp này thật ra là một. So sánh không kể dấu và chữ "
        "hoa."
    ),
    (N_("Người khác đã thêm tổ chức này dưới mã khác."), N_("Chép tệp mà quên sửa tên.")),
)


def parent_cycle(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An organisation that is its own ancestor. Belonging directly to itself is another problem."""

    def above(organisation: Organisation) -> Iterable[str]:
        return (organisation.parent,) if organisation.parent and organisation.parent != organisation.id else ()

    for entry, organisation in of_kind(catalogue, Organisation):
        if chain := _way_back(catalogue, organisation, above):
            yield Finding(entry, ("parent",), {"chain": " → ".join(chain)})


def successor_cycle(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An organisation that succeeds itself. Functions may be transferred back, so transfers do not count."""

    def after(organisation: Organisation) -> Iterable[str]:
        return (
            successor.organisation
            for successor in organisation.successors
            if successor.how in NEXT_STEPS and successor.organisation != organisation.id
        )

    for entry, organisation in of_kind(catalogue, Organisation):
        if chain := _way_back(catalogue, organisation, after):
            yield Finding(entry, ("successors",), {"chain": " → ".join(chain)}, at_key=True)


def succeeded_before_end(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Another organisation takes its place while it still exists."""
    for entry, organisation in of_kind(catalogue, Organisation):
        for index, successor in enumerate(organisation.successors):
            if successor.how not in NEXT_STEPS or successor.date is None or organisation.to is None:
                continue
            if successor.date.certainly_before(organisation.to):
                values = {"date": str(successor.date), "to": str(organisation.to)}
                yield Finding(entry, ("successors", index, "date"), values)


def successor_not_there(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The succeeding organisation had not begun, or had ended, when it took over."""
    for entry, organisation in of_kind(catalogue, Organisation):
        for index, successor in enumerate(organisation.successors):
            other = catalogue.organisations.get(successor.organisation)
            if other is None or successor.date is None or other.id == organisation.id:
                continue
            if lifetime := _outside_lifetime(other, successor):
                values = {"successor": other.id, "date": str(successor.date), "lifetime": lifetime}
                yield Finding(entry, ("successors", index, "date"), values)


def ended_without_successor(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An end without a word on who took over."""
    for entry, organisation in of_kind(catalogue, Organisation):
        if organisation.to is not None and not organisation.successors and not admits_a_gap(organisation):
            yield Finding(entry, ("to",), {"to": str(organisation.to)})


def unit_outlives_parent(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A unit whose stated end comes after that of the body it belongs to. Enterprises and press are no units of it."""
    for entry, organisation in of_kind(catalogue, Organisation):
        parent = catalogue.organisations.get(organisation.parent or "")
        if organisation.kind not in UNIT_KINDS or parent is None or parent.to is None or organisation.to is None:
            continue
        if parent.to.certainly_before(organisation.to):
            values = {"to": str(organisation.to), "parent": parent.id, "parent_to": str(parent.to)}
            yield Finding(entry, ("to",), values)


def same_organisation_name(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two organisations of one name below the same body, neither of which took over from the other."""
    named = (
        ((organisation.parent, fold(str(organisation.name))), (entry, organisation))
        for entry, organisation in of_kind(catalogue, Organisation)
    )
    for (entry, organisation), (_, first) in repeats(named):
        if not _follow_each_other(organisation, first):
            yield Finding(entry, ("name",), {"name": str(organisation.name), "other": first.id})


def _way_back(
    catalogue: Catalogue, start: Organisation, steps: Callable[[Organisation], Iterable[str]]
) -> list[str] | None:
    """The ids along a way from `start` back to itself, None where there is no such way."""
    ways = [[start.id]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        organisation = catalogue.organisations.get(way[-1])
        for step in steps(organisation) if organisation else ():
            if step == start.id:
                return [*way, step]
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return None


def _outside_lifetime(organisation: Organisation, successor: Successor) -> str:
    """The bound of the lifetime that the succession breaks, as written; empty where it breaks none."""
    day = successor.date
    if day is None:
        return ""
    if organisation.from_ is not None and day.certainly_before(organisation.from_):
        return f"from: {organisation.from_}"
    if organisation.to is not None and organisation.to.certainly_before(day):
        return f"to: {organisation.to}"
    return ""


def _follow_each_other(one: Organisation, other: Organisation) -> bool:
    return any(
        successor.organisation == after.id
        for before, after in ((one, other), (other, one))
        for successor in before.successors
    )


RULES = (
    Rule(PARENT_CYCLE, parent_cycle, reads=("organisation",)),
    Rule(SUCCESSOR_CYCLE, successor_cycle, reads=("organisation",)),
    Rule(SUCCEEDED_BEFORE_END, succeeded_before_end, reads=("organisation",)),
    Rule(SUCCESSOR_NOT_THERE, successor_not_there, reads=("organisation",)),
    Rule(ENDED_WITHOUT_SUCCESSOR, ended_without_successor, reads=("organisation",)),
    Rule(UNIT_OUTLIVES_PARENT, unit_outlives_parent, reads=("organisation",)),
    Rule(SAME_ORGANISATION_NAME, same_organisation_name, reads=("organisation",)),
)
