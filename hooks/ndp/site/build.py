"""Makes every page of the portal and writes them into a site folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from ndp.site.comparison import comparison_files
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
from ndp.site.portal import Portal
from ndp.site.scoring_data import scoring_file
from ndp.site.shell import Shell

PAGE_MAKERS: tuple[Callable[[Portal], Iterator[Page]], ...] = (
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
    errors.pages,
    files.pages,
    policy.pages,
    data.pages,
)


def all_pages(portal: Portal) -> Iterator[Page]:
    """Every generated page, in every language."""
    made: list[Page] = []
    for make in PAGE_MAKERS:
        for page in make(portal):
            # Only addresses and titles are kept: thousands of pages would not fit into memory.
            made.append(replace(page, body=Markup()))
            yield page
    yield from search.pages(portal, made)


def write_site(portal: Portal, shell: Shell, directory: Path) -> list[Page]:
    """Write every page, and what the search reads, below `directory`; returns the pages.

    Raises ValueError when two pages want the same address.
    """
    written: dict[str, Page] = {}
    for page in all_pages(portal):
        if page.url in written:
            raise ValueError(f"two pages at {page.url}")
        written[page.url] = page
        target = directory / page.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(shell.wrap(page), encoding="utf-8")
    for path, content in search.index_files(portal, list(written.values())):
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return list(written.values())


def data_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """Files beside the pages: path below the site folder and text."""
    yield from schema_files(portal)
    yield scoring_file(portal)
    yield from comparison_files(portal)


def schema_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """The schemas as they are published: path below the site folder, where their `$id` points, and text."""
    for name, document in portal.schemas.raw.items():
        yield f"schemas/{name}", json.dumps(document, ensure_ascii=False, indent=2) + "\n"
