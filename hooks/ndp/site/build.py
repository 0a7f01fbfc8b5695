"""Makes every page of the portal and writes them into a site folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from ndp.i18n import LANGUAGES
from ndp.memory import forget
from ndp.site import searchable
from ndp.site.comparison import comparison_files
from ndp.site.editor_data import editor_files
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
from ndp.site.writer import Writer

PageMaker = Callable[[Portal], Iterator[Page]]

PAGE_MAKERS: tuple[PageMaker, ...] = (
    reports.pages,
    plans.pages,
    organisations.pages,
    assignments.pages,
    duties.pages,
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
    publications.pages,
    changes.pages,
    editor.pages,
    errors.pages,
    files.pages,
    policy.pages,
    home.pages,
    platform_list.pages,
    platforms.pages,
    compare.pages,
    legal.pages,
    statistics.pages,
    data.pages,
)
"""Those that work out the most come last: what they need is in memory then only while no other heavy work is done."""

BATCHES = 8
SMALLEST_BATCH, LARGEST_BATCH = 128, 4096
"""How many pages are written by one process: of all but large sites so many that there are about `BATCHES` of them."""
FEW = 32


def all_pages(portal: Portal) -> Iterator[Page]:
    """Every generated page, in every language. Bodies are made when they are asked for."""
    made = searchable.SitePages(portal)
    for page in _record_pages(portal):
        made.add(page)
        yield page
    yield from search.pages(portal, made)


def named_pages(portal: Portal) -> Iterator[Page]:
    """Every generated page, to be listed: the search's own without what can be found."""
    return chain(_record_pages(portal), search.pages(portal, searchable.SitePages(portal)))


def _record_pages(portal: Portal) -> Iterator[Page]:
    """Every page but that of the search, which wants to know all others."""
    for make in PAGE_MAKERS:
        yield from make(portal)
        # What pages of one sort looked up is of little use to the next, and weighs as much as the catalogue.
        forget()


def page_batches(portal: Portal, for_another: Callable[[], bool]) -> Iterator[list[Page]]:
    """All pages but those of the search; their bodies are not made yet.

    In lists of a size that is worth another process where `for_another` says so, else in short ones.
    """
    entries = sum(map(len, portal.catalogue.entries.values()))
    size = min(max(2 * entries // BATCHES, SMALLEST_BATCH), LARGEST_BATCH)
    pages = _record_pages(portal)
    while batch := list(islice(pages, size if for_another() else FEW)):
        yield batch


def write_pages(pages: Iterable[Page], shell: Shell, writer: Writer) -> int:
    """Write pages; returns how many."""
    before = len(writer.digests)
    for page in pages:
        writer.write(page.file, shell.wrap(page).encode())
        page.forget_body()
    return len(writer.digests) - before


def write_search(portal: Portal, pages: searchable.SitePages, shell: Shell, writer: Writer) -> int:
    """Write what the search of a site of `pages` reads, and its own pages; returns how many these are."""
    count = 0
    for language in LANGUAGES:
        found = searchable.items(portal, language, pages)
        for path, content in search.language_files(language, found):
            writer.write(path, content)
        count += write_pages(search.language_pages(portal, language, found), shell, writer)
    return count


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
