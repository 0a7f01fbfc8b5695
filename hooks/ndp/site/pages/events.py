"""`/su-kien/`: conferences, trainings, campaigns, ceremonies, launches, contests and drills; what is ahead first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.derive.programme import Filed, coming_first, filed
from ndp.i18n import N_
from ndp.model.programme import Award, Event
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.pages.long_list import Shown
from ndp.site.portal import Portal
from ndp.site.render import View


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every event's page, in every language."""
    yield from collection_pages(portal, EVENTS)


def _rows(view: View) -> tuple[Filed[Event], ...]:
    return events_of(view, filed(view.portal.catalogue, Event))


def _listed(view: View, shown: Shown[Filed[Event]]) -> Mapping[str, Any]:
    coming, past = coming_first(shown.rows, view.portal.as_of)
    return {"coming": coming, "past": past}


def _summary(view: View, event: Event) -> str:
    facts = f"{view.label('event.kind', event.kind)}, {view.period(event.from_, event.end)}."
    return f"{view.plain(event.name)}: {view.plain(event.summary) or facts}"


def _page(view: View, key: str, event: Event) -> Mapping[str, Any]:
    return {"awards": [item for item in filed(view.portal.catalogue, Award) if item.record.event == key]}


def events_of(view: View, events: tuple[Filed[Event], ...]) -> tuple[Filed[Event], ...]:
    """Events in the order readers want them: what is ahead, then the latest."""
    coming, past = coming_first(events, view.portal.as_of)
    return (*coming, *past)


EVENTS = Collection(
    Event,
    "events",
    "events.html",
    "event.html",
    N_("Sự kiện"),
    N_("Hội nghị, tập huấn, chiến dịch, lễ công bố, ra mắt, cuộc thi và diễn tập về nền tảng số."),
    _rows,
    _summary,
    _page,
    _listed,
)
