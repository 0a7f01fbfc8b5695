"""Makes every page of the portal and writes them into a site folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from ndp.i18n import LANGUAGES
from ndp.site.comparison import comparison_files
from ndp.site.editor_data import editor_files
from ndp.site import searchable
from ndp.site.page import Page
from ndp.site.pages import (
    assignments,
    awards,
    changes,
    compare,
    core_enterprises,
    corrections,
    criteria,
    data,
    duties,
    editions,
    editor,
    errors,
    evaluations,
    events,
    feedback,
    files,
    home,
    legal,
    news,
    organisations,
    plans,
    platform_list,
    platforms,
    policy,
    proposals,
    publications,
    questions,
    recognitions,
    reports,
    score_sheet,
    search,
    statistics,
    stories,
)
from ndp.site.pages.platform_index import index_files
from ndp.site.portal import Portal
from ndp.site.scoring_data import scoring_file
from ndp.site.shell import Shell
from ndp.site.workers import Shares
from ndp.site.writer import Writer

PageMaker = Callable[[Portal], Iterator[Page]]

PAGE_MAKERS: tuple[PageMaker, ...] = (
    home.pages,
    platform_list.pages,
    platforms.pages,
    compare.pages,
    organisations.pages,
    assignments.pages,
    duties.pages,
    plans.pages,
    reports.pages,
    criteria.pages,
    evaluations.pages,
    score_sheet.pages,
    recognitions.pages,
    awards.pages,
    events.pages,
    news.pages,
    questions.pages,
    stories.pages,
    feedback.pages,
    core_enterprises.pages,
    proposals.pages,
    corrections.pages,
    editions.pages,
    legal.pages,
    publications.pages,
    statistics.pages,
    changes.pages,
    editor.pages,
    errors.pages,
    files.pages,
    policy.pages,
    data.pages,
)

SHARE = 32
"""So many pages after one another are one part of the work."""


def all_pages(portal: Portal) -> Iterator[Page]:
    """Every generated page, in every language. Bodies are made when they are asked for."""
    made: list[Page] = []
    for page in _record_pages(portal):
        made.append(page.named())
        yield page
    yield from search.pages(portal, made)


def _record_pages(portal: Portal) -> Iterator[Page]:
    """Every page but that of the search, which wants to know all others."""
    for make in PAGE_MAKERS:
        yield from make(portal)


def page_names(portal: Portal) -> list[Page]:
    """Every generated page without its body: thousands of whole pages would not fit into memory.

    Pages of records go without their titles too: the search knows better names for records.
    Raises ValueError when two pages want the same address.
    """
    found: dict[str, Page] = {}
    of_records = searchable.record_addresses(portal)
    for page in chain(_record_pages(portal), search.pages(portal, ())):
        if page.url in found:
            raise ValueError(f"two pages at {page.url}")
        found[page.url] = page.named(titled=page.url not in of_records)
    return list(found.values())


def write_shares(
    portal: Portal, shell: Shell, writer: Writer, shares: Shares, tell: Callable[[int], None] = lambda number: None
) -> None:
    """Write what no other process writes of the files beside the pages and of the pages, all but that of the search.

    `tell` hears the number of the page at hand.
    """
    mine = shares.take(0)
    if mine:
        for name, text in data_files(portal):
            writer.write(name, text.encode())
    for number, page in enumerate(_record_pages(portal)):
        if number % SHARE == 0:
            mine = shares.take(1 + number // SHARE)
            tell(number)
        if mine:
            writer.write(page.file, shell.wrap(page).encode())


def write_search(portal: Portal, pages: Sequence[Page], shell: Shell, writer: Writer) -> None:
    """Write what the search of a site of `pages` reads, and its own page."""
    for language in LANGUAGES:
        found = searchable.items(portal, language, pages)
        for path, content in search.language_files(language, found):
            writer.write(path, content)
        for page in search.language_pages(portal, language, found):
            writer.write(page.file, shell.wrap(page).encode())


def data_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """Files that the pages' scripts read: path below the site folder and text."""
    yield scoring_file(portal)
    yield from comparison_files(portal)
    yield from editor_files(portal)
    yield from index_files(portal)


def schema_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """The schemas as they are published: path below the site folder, where their `$id` points, and text."""
    for name, document in portal.schemas.raw.items():
        yield f"schemas/{name}", json.dumps(document, ensure_ascii=False, indent=2) + "\n"
