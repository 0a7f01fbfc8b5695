"""What the list's script reads to filter and sort all platforms: one compact file for each language.

Columns instead of rows, and values that repeat once: the file grows with what differs from platform to platform.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from ndp.i18n import LANGUAGES, Language
from ndp.model.records import Platform
from ndp.site import routes
from ndp.site.pages.paging import PER_PAGE
from ndp.site.pages.platform_facets import COLUMNS, Filter, ListRow, filters, list_rows
from ndp.site.pages.platform_list import DrawnRows, index_path
from ndp.site.portal import Portal
from ndp.site.render import View

WORDS_OF = ("host", "focal", "enterprise")
"""The facets whose values' names are found by typing."""


def index_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """Path below the site folder and text of each file."""
    for language in LANGUAGES:
        document = platform_index(portal, language)
        yield index_path(language), json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def platform_index(portal: Portal, language: Language) -> dict[str, Any]:
    """Every platform in the order of the list.

    `ids`, `titles`, `numbers`, `order` and `names` (other names that typing finds) have an item for each platform. A
    title that is more than text is a list: text, attribute and its value. A column of `columns`, and `notes` after the
    titles, has its different `cells` as HTML, and `of`: the place of each platform's. A facet has its `values` with
    their `titles`, and `of`: the places of each platform's values; `typed` facets are found by their titles too.
    """
    view = View(portal, language, routes.address("platforms", language=language))
    rows = list_rows(view)
    drawn = DrawnRows()
    return {
        "size": PER_PAGE,
        "typed": WORDS_OF,
        "ids": [item.row.platform.id for item in rows],
        "titles": [_title(view, item.row.platform) for item in rows],
        "numbers": [item.row.number for item in rows],
        "order": [item.order for item in rows],
        "names": [_other_names(view, item) for item in rows],
        "notes": _column([_note(view, item) for item in rows]),
        "columns": {column: _column([drawn.cell(view, column, item) for item in rows]) for column in COLUMNS},
        "facets": {each.facet.key: _facet(each, rows) for each in filters(view, rows)},
    }


def _title(view: View, platform: Platform) -> str | list[str]:
    """As `View.platform_name` writes it."""
    if platform.name is None:
        return [view.platform_title(platform), "class", "ndp-unnamed"]
    text, language = platform.name.best(view.language)
    return text if language == view.language else [text, "lang", language]


def _other_names(view: View, item: ListRow) -> str:
    title = view.platform_title(item.row.platform)
    return " ".join(name for name in item.names if name and name != title)


def _note(view: View, item: ListRow) -> list[str]:
    """The edition of a platform without a number, with its language."""
    if item.edition is None or item.row.number:
        return []
    return list(item.edition.name.best(view.language))


def _column(cells: Sequence[Any]) -> dict[str, Any]:
    places: dict[Hashable, int] = {}
    found: list[Any] = []
    of = []
    for cell in cells:
        key = tuple(cell) if isinstance(cell, list) else cell
        if key not in places:
            places[key] = len(found)
            found.append(cell)
        of.append(places[key])
    return {"cells": found, "of": of}


def _facet(each: Filter, rows: Sequence[ListRow]) -> Mapping[str, Any]:
    places = {option.value: place for place, option in enumerate(each.options)}
    return {
        "values": list(places),
        "titles": [option.title for option in each.options],
        "of": [[places[value] for value in item.facets[each.facet.key]] for item in rows],
    }
