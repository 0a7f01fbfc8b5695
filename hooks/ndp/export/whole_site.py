"""The whole portal written into a folder without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ndp.export.build_record import write_build_record
from ndp.export.context import Export
from ndp.export.files import site_files, write_files
from ndp.export.linked_data import ExportShell
from ndp.export.sitemap import ListedPage
from ndp.problems import Problem
from ndp.site.build import data_files, write_site
from ndp.site.configuration import Configuration
from ndp.site.plain import as_guide, copy_assets, guide_pages, missing_page, plain_shell
from ndp.site.portal import Portal


@dataclass(frozen=True, slots=True)
class Built:
    """How much was written: pages, hand-written ones among them, and files of every sort."""

    pages: int
    files: int


def build_plain_site(
    portal: Portal, problems: tuple[Problem, ...], configuration: Configuration, directory: Path
) -> Built:
    """Write the site of `portal`, whose catalogue has the warnings `problems`, into the empty folder `directory`."""
    copy_assets(configuration, directory)
    shell = plain_shell(portal, configuration)
    guides = list(guide_pages(configuration))
    for page in guides:
        _write(directory / page.file, shell.wrap(page))
    _write(directory / "404.html", shell.wrap(missing_page(portal)))
    for name, text in data_files(portal):
        _write(directory / name, text)
    portal = replace(portal, guides=tuple(map(as_guide, guides)))
    export = Export(portal, problems)
    pages = write_site(portal, ExportShell(shell, export), directory)
    listed = [*map(ListedPage.of, guides), *(ListedPage.of(page) for page in pages if page.listed)]
    write_files(site_files(export, listed), directory)
    record = write_build_record(portal, directory)
    return Built(len(guides) + len(pages), record.files)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
