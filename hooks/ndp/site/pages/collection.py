"""A section made of a list page and one page per record, as most sections of the programme's life are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ndp.i18n import LANGUAGES, Language
from ndp.model.records import Record
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, record_title, section_crumb
from ndp.site.pages.long_list import LongList, Shown, long_list_pages
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Collection(Generic[R]):
    """What tells one section from another. `title` and `description` are message ids for the list page.

    `rows` gives all rows of the list in order, whichever page they stand on, and `listed` what the list's template
    shows of those of a page; `page` gives what the template of the record `key` shows, `summary` its description.
    """

    record_type: type[R]
    section: str
    list_template: str
    page_template: str
    title: str
    description: str
    rows: Callable[[View], Sequence[Any]]
    summary: Callable[[View, R], str]
    page: Callable[[View, str, R], Mapping[str, Any]]
    listed: Callable[[View, Shown[Any]], Mapping[str, Any]] = lambda view, shown: {"rows": shown.rows}


def collection_pages(portal: Portal, collection: Collection[R]) -> Iterator[Page]:
    """The list and every record's page, in every language."""
    for language in LANGUAGES:
        yield from long_list_pages(portal, _list(portal, collection, language), language)
        for key, record in portal.catalogue.of_type(collection.record_type).items():
            yield _record(portal, collection, key, record, language)


def _list(portal: Portal, collection: Collection[R], language: Language) -> LongList[Any]:
    section = collection.section
    rows = collection.rows(View(portal, language, routes.address(section, language=language)))
    return LongList(
        section,
        collection.list_template,
        lambda other: routes.address(section, language=other),
        lambda view: view._(collection.title),
        lambda view: view._(collection.description),
        len(rows),
        lambda view: rows,
        collection.listed,
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
