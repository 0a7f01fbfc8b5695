"""What a platform's page shows of its life: the timeline, feedback, questions, stories, events, awards, corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from ndp.derive.programme import about
from ndp.derive.timeline import Body, Code, Moment, Period, Value, timeline
from ndp.model.programme import Award, Correction, Event, Feedback, Question, Story
from ndp.model.records import Name, Platform
from ndp.site.pages.awards import newest_first
from ndp.site.pages.events import events_of
from ndp.site.pages.feedback import feedback_rows, opinion_tables
from ndp.site.pages.programme_titles import body_name
from ndp.site.pages.questions import in_order
from ndp.site.pages.stories import newest_stories
from ndp.site.render import View
from ndp.text import PartialDate, ReportPeriod, format_number

SHOWN_MOMENTS = 16
"""How many of the latest moments stand open; older ones are folded."""


class TimelineRow(NamedTuple):
    """A moment in words. `url` leads to the entry that tells of it, empty where that is this page."""

    moment: Moment
    text: str
    url: str
    ahead: bool

    @property
    def state(self) -> str:
        """How the timeline marks it: plan, gold or nothing."""
        if self.ahead or self.moment.doubtful:
            return "plan"
        return "gold" if self.moment.honour else ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A platform's timeline, oldest first."""

    earlier: tuple[TimelineRow, ...]
    latest: tuple[TimelineRow, ...]


def platform_timeline(view: View, platform: Platform) -> Timeline:
    """Everything that happened to a platform."""
    rows = tuple(_row(view, moment) for moment in timeline(view.portal.catalogue, platform.id))
    cut = max(0, len(rows) - SHOWN_MOMENTS)
    return Timeline(rows[:cut], rows[cut:])


def _row(view: View, moment: Moment) -> TimelineRow:
    text = view._(moment.title, **{name: _word(view, value) for name, value in moment.values.items()})
    address = view.portal.address_of(moment.kind, moment.record, view.language)
    return TimelineRow(
        moment, text, "" if address == view.url else view.rel(address), moment.is_ahead(view.portal.as_of)
    )


def _word(view: View, value: Value) -> str:
    if isinstance(value, Name):
        return view.plain(value)
    if isinstance(value, Body):
        return body_name(view, value.id)
    if isinstance(value, Code):
        return view.label(value.place, value.code)
    if isinstance(value, Period):
        return ReportPeriod.parse(value.code).title(view.language)
    if isinstance(value, PartialDate):
        return view.date(value)
    return format_number(value, view.language) if isinstance(value, Decimal) else value


def platform_feedback(view: View, platform: Platform) -> Mapping[str, Any]:
    """Feedback on a platform: every piece, and what the published ones scored."""
    items = about(view.portal.catalogue, Feedback, platform.id)
    return {"rows": feedback_rows(view, items), "tables": opinion_tables(view, platform.id)}


def life_parts(view: View, platform: Platform) -> Mapping[str, Any]:
    """All parts, under the names that the macros of `life.html` are given on the platform's page."""
    catalogue = view.portal.catalogue
    return {
        "timeline": platform_timeline(view, platform),
        "feedback": platform_feedback(view, platform),
        "questions": in_order(view, about(catalogue, Question, platform.id)),
        "stories": newest_stories(about(catalogue, Story, platform.id)),
        "events": events_of(view, about(catalogue, Event, platform.id)),
        "awards": newest_first(about(catalogue, Award, platform.id)),
        "corrections": about(catalogue, Correction, platform.id),
    }
