"""NDP305-NDP306: dates and periods of every kind of record; how periods meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import ANY, Finding, Rule
from ndp.rules.survey import PartsSearch
from ndp.text import PartialDate

FUTURE_DATE = ProblemKind(
    "NDP305",
    "future-date",
    Severity.ERROR,
    N_("Ngày còn ở tương lai"),
    N_("“{property}” là {date}, sau ngày xét {as_of}."),
    N_("Sửa lại ngày, nhất là năm."),
    N_(
        "Văn bản đã ban hành, bài và tin đã đăng, danh mục đã công bố, việc đã làm thì ngày của chúng không thể ở "
        "tương lai. "
        "Ngày xét là ngày của thay đổi mới nhất trong kho, không phải giờ của máy."
    ),
    (N_("Gõ nhầm năm hoặc đảo ngày và tháng."), N_("Ghi trước một việc chưa diễn ra.")),
)
PERIOD_REVERSED = ProblemKind(
    "NDP306",
    "period-reversed",
    Severity.ERROR,
    N_("Kết thúc trước khi bắt đầu"),
    N_("Kết thúc {to} trước khi bắt đầu {from_}."),
    N_("Sửa “from” hoặc “to” cho đúng thứ tự."),
    N_(
        "“from” là ngày đầu và “to” là ngày cuối của cùng một khoảng thời gian. "
        "Khoảng thời gian đảo ngược thì không ngày nào nằm trong đó, nên mục sẽ không hiện ở đâu cả."
    ),
    (N_("Đổi chỗ hai ngày."), N_("Gõ nhầm năm.")),
)

# What already happened: (kind, field).
PAST_ONLY = {
    "legal": "date",
    "publication": "published",
    "edition": "date",
    "award": "date",
    "story": "date",
    "correction": "published_on",
    "registration": "registered_on",
    "proposal": "proposed_on",
    "feedback": "submitted_on",
    "question": "answered_on",
    "news": "date",
}


WITH_PERIOD = PartsSearch(lambda part: {"from_", "to"} <= set(part.__struct_fields__))


@dataclass(frozen=True, slots=True)
class Period:
    """The days that certainly belong to a period; an end that is not known lies open."""

    first: date = date.min
    last: date = date.max

    @classmethod
    def between(cls, start: PartialDate | None, end: PartialDate | None, bound: date | None = None) -> Period:
        """From `start` to `end`; without `end`, until `bound`."""
        return cls(start.latest if start else date.min, end.earliest if end else bound or date.max)

    def meets(self, other: Period) -> bool:
        """Whether there is a day in both."""
        return max(self.first, other.first) <= min(self.last, other.last)


def future_date(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Something that already happened, dated after `as_of`."""
    for kind, name in PAST_ONLY.items():
        for entry in catalogue.entries.get(kind, {}).values():
            found: PartialDate | None = getattr(entry.record, name)
            if found is not None and found.earliest > as_of:
                yield Finding(entry, (name,), {"property": name, "date": str(found), "as_of": as_of.isoformat()})


def period_reversed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A period whose last day certainly comes before its first."""
    for entry, pointer, part in WITH_PERIOD.in_entries(catalogue.all_entries()):
        start: PartialDate | None = part.from_
        end: PartialDate | None = part.to
        if start is not None and end is not None and end.certainly_before(start):
            yield Finding(entry, (*pointer, "to"), {"from_": str(start), "to": str(end)})


RULES = (Rule(FUTURE_DATE, future_date, each=tuple(PAST_ONLY)), Rule(PERIOD_REVERSED, period_reversed, each=ANY))
