"""Recognitions on a date: whether they hold, and when their yearly review is due.

The yearly review is that of decision 1230/QĐ-BTTTT, which has recognised platforms reassessed every year.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.recognition import Recognition, Status


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The next yearly review: due on `day`; `overdue` when that day has passed without one."""

    day: date
    overdue: bool


@remembered(4)
def recognitions_by_platform(catalogue: Catalogue) -> Mapping[str, tuple[Recognition, ...]]:
    """The recognitions of every platform, newest first."""
    found: dict[str, list[Recognition]] = defaultdict(list)
    for recognition in catalogue.of_type(Recognition).values():
        found[recognition.platform].append(recognition)
    return {platform: tuple(sorted(items, key=_age, reverse=True)) for platform, items in found.items()}


def status_on(recognition: Recognition, day: date) -> Status:
    """The status on `day`: the recorded one, or expired once the last day of validity has passed."""
    if recognition.status == "valid" and recognition.valid_until and recognition.valid_until.latest < day:
        return "expired"
    return recognition.status


def review_due(recognition: Recognition, day: date) -> ReviewDue | None:
    """The next yearly review of a recognition that holds or is suspended on `day`, counted from the last one.

    None where no day to count from is known, and where the recognition ends before the review would be due.
    """
    if status_on(recognition, day) not in ("valid", "suspended"):
        return None
    last = max((review.date.latest for review in recognition.reviews), default=None)
    start = last or (recognition.issued.latest if recognition.issued else None)
    if start is None:
        return None
    due = a_year_after(start)
    if recognition.valid_until and recognition.valid_until.latest < due:
        return None
    return ReviewDue(due, due < day)


def a_year_after(day: date) -> date:
    """The same day of the next year; for 29 February the 28th."""
    length = calendar.monthrange(day.year + 1, day.month)[1]
    return date(day.year + 1, day.month, min(day.day, length))


def _age(recognition: Recognition) -> tuple[str, str]:
    return str(recognition.issued or recognition.known_since or ""), recognition.id
