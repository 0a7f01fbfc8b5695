"""The whole portal written into a folder without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ndp.export.build_record import NAME, write_build_record
from ndp.export.context import Export
from ndp.export.files import site_files, write_files
from ndp.export.linked_data import ExportShell
from ndp.export.sitemap import ListedPage
from ndp.problems import Problem
from ndp.serving.forms import serving_files
from ndp.site.assets import FOLDER, Assets
from ndp.site.build import page_names, schema_files, write_search, write_shares
from ndp.site.configuration import Configuration
from ndp.site.guides import Guide
from ndp.site.missing import missing_documents
from ndp.site.page import Page
from ndp.site.plain import as_guide, guide_pages, plain_shell
from ndp.site.portal import Portal
from ndp.site.render import ENVIRONMENT
from ndp.site.shell import Shell
from ndp.site.workers import Shares, helped_by, processors
from ndp.site.writer import Writer

Tell = Callable[[str], None]


def silent(text: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Built:
    """How much was written: pages, hand-written ones among them, and files of every sort."""

    pages: int
    files: int


@dataclass(frozen=True, slots=True)
class HandWritten:
    """The hand-written pages: as the sitemap lists them, and as the search reads them."""

    listed: Sequence[ListedPage]
    guides: tuple[Guide, ...]


def write_portal(
    portal: Portal,
    shell: Shell,
    problems: tuple[Problem, ...],
    hand_written: Callable[[Writer], HandWritten],
    writer: Writer,
    workers: int,
    tell: Tell = silent,
) -> Built:
    """Write every page and file of `portal` by `writer`, in `workers` processes, whose number changes no byte.

    `problems` are the catalogue's warnings; `hand_written` may write, while others make pages; `tell` hears how far the
    work has come.
    """
    ENVIRONMENT.compile_all()
    shares = Shares()

    def help_with_pages() -> dict[str, bytes]:
        own = Writer(writer.directory)
        write_shares(portal, ExportShell(shell, Export(portal, problems)), own, shares)
        return own.digests

    with helped_by(help_with_pages, workers - 1) as helpers:
        tell("bài hướng dẫn / guides")
        written = hand_written(writer)
        portal = replace(portal, guides=written.guides)
        wrapper = ExportShell(shell, Export(portal, problems))
        tell("tên các trang / names of the pages")
        pages = page_names(portal)
        tell("bộ tìm / search")
        write_search(portal, pages, wrapper, writer)
        for name, text in missing_documents(portal, shell):
            writer.write(name, text.encode())
        listed = [*written.listed, *map(ListedPage.of, filter(_listed, pages))]
        count = len(pages)
        del pages
        tell("dữ liệu mở / open data")
        # The export's plain records are as large as the catalogue: they go when its files are written.
        write_files(site_files(Export(portal, problems), listed), writer)
        del listed
        write_shares(portal, wrapper, writer, shares, lambda number: tell(f"trang / pages: {number} / {count}"))
        for written_there in helpers.results():
            writer.digests |= written_there
    for name, text in serving_files([*writer.all_digests, NAME]):
        writer.write(name, text.encode())
    record = write_build_record(portal, writer.directory, writer.all_digests)
    return Built(len(written.listed) + count, record.files)


def build_plain_site(
    portal: Portal,
    problems: tuple[Problem, ...],
    configuration: Configuration,
    directory: Path,
    workers: int | None = None,
    tell: Tell = silent,
) -> Built:
    """Write the site of `portal`, whose catalogue has the warnings `problems`, into the empty folder `directory`.

    In `workers` processes, by default one for each processor.
    """
    portal = replace(portal, assets=Assets.read(configuration.docs / FOLDER))
    shell = plain_shell(portal, configuration)
    writer = Writer(directory)
    for path, content in portal.assets.contents.items():
        writer.write(f"{FOLDER}/{path}", content)
    for name, text in schema_files(portal):
        writer.write(name, text.encode())

    def hand_written(writer: Writer) -> HandWritten:
        guides = list(guide_pages(configuration))
        for page in guides:
            writer.write(page.file, shell.wrap(page).encode())
        return HandWritten([*map(ListedPage.of, guides)], tuple(map(as_guide, guides)))

    return write_portal(portal, shell, problems, hand_written, writer, workers or processors(), tell)


def _listed(page: Page) -> bool:
    return page.listed
