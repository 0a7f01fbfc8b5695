"""A section made of a list page and one page per record, as most sections of the programme's life are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ndp.i18n import LANGUAGES, Language
from ndp.model.records import Record
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, record_title, section_crumb
from ndp.site.pages.paging import numbered, page_address, page_count, pager, rows_of
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Collection(Generic[R]):
    """What tells one section from another. `title` and `description` are message ids for the list page.

    `rows` gives what the list's template shows, `page` what that of the record `key` shows, `summary` its description.
    `paged` names the long list among what `rows` gives, which is cut into pages.
    """

    record_type: type[R]
    section: str
    list_template: str
    page_template: str
    title: str
    description: str
    rows: Callable[[View], Mapping[str, Any]]
    summary: Callable[[View, R], str]
    page: Callable[[View, str, R], Mapping[str, Any]]
    paged: str = ""


def collection_pages(portal: Portal, collection: Collection[R]) -> Iterator[Page]:
    """The list and every record's page, in every language."""
    for language in LANGUAGES:
        yield from _lists(portal, collection, language)
        for key, record in portal.catalogue.of_type(collection.record_type).items():
            yield _record(portal, collection, key, record, language)


def _lists(portal: Portal, collection: Collection[R], language: Language) -> Iterator[Page]:
    count = 1
    if collection.paged:
        view = View(portal, language, routes.address(collection.section, language=language))
        count = page_count(collection.rows(view)[collection.paged])
    for number in range(1, count + 1):
        yield _list(portal, collection, language, number, count)


def _list(portal: Portal, collection: Collection[R], language: Language, number: int, count: int) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        rows = collection.rows(view)
        if not collection.paged:
            return rows
        first = routes.address(collection.section, language=language)
        shown = rows_of(rows[collection.paged], number)
        return {**rows, collection.paged: shown, "number": number, "pager": pager(view, first, number, count)}

    return render_page(
        portal,
        language,
        collection.list_template,
        section=collection.section,
        address=lambda other: page_address(routes.address(collection.section, language=other), number, other),
        title=lambda view: numbered(view._(collection.title), number, view),
        description=lambda view: numbered(view._(collection.description), number, view),
        crumbs=lambda view: [] if number == 1 else [section_crumb(view, collection.section)],
        data=data,
        listed=number == 1,
    )


def _record(portal: Portal, collection: Collection[R], key: str, record: R, language: Language) -> Page:
    kind = collection.record_type.KIND

    def data(view: View) -> Mapping[str, Any]:
        return {
            "entry": portal.entry(kind, key),
            "record": record,
            "noted": portal.catalogue.observations_about(kind, key),
            **collection.page(view, key, record),
        }

    return render_page(
        portal,
        language,
        collection.page_template,
        section=collection.section,
        address=lambda other: routes.address(collection.section, key, language=other),
        title=lambda view: record_title(view, kind, key),
        description=lambda view: collection.summary(view, record),
        crumbs=lambda view: [section_crumb(view, collection.section)],
        data=data,
        changed=changed_day(portal, kind, key),
    )
