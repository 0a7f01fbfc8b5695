"""The whole portal written into a folder without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ndp.export.build_record import write_build_record
from ndp.export.context import Export
from ndp.export.files import site_files, write_files
from ndp.export.linked_data import ExportShell
from ndp.export.sitemap import ListedPage
from ndp.problems import Problem
from ndp.serving.forms import write_serving_files
from ndp.site.assets import Assets
from ndp.site.build import data_files, page_names, write_pages, write_search
from ndp.site.configuration import Configuration
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


def write_portal(
    portal: Portal,
    shell: Shell,
    problems: tuple[Problem, ...],
    written: Sequence[ListedPage],
    directory: Path,
    workers: int,
    tell: Tell = silent,
) -> Built:
    """Write every page and file of `portal` into `directory`, in `workers` processes, whose number changes no byte.

    `problems` are the catalogue's warnings, `written` the hand-written pages; `tell` hears how far the work has come.
    """
    ENVIRONMENT.compile_all()
    wrapper = ExportShell(shell, Export(portal, problems))
    shares = Shares()
    writer = Writer(directory)

    def help_with_pages() -> dict[str, bytes]:
        own = Writer(directory)
        write_pages(portal, wrapper, own, shares)
        return own.digests

    ENVIRONMENT.prepare()
    with helped_by(help_with_pages, workers - 1) as helpers:
        tell("tên các trang / names of the pages")
        pages = page_names(portal)
        tell("bộ tìm / search")
        write_search(portal, pages, wrapper, writer)
        for name, text in missing_documents(portal, shell):
            writer.write(name, text.encode())
        listed = [*written, *map(ListedPage.of, filter(_listed, pages))]
        count = len(pages)
        del pages
        tell("dữ liệu mở / open data")
        # The export's plain records are as large as the catalogue: they go when its files are written.
        write_files(site_files(Export(portal, problems), listed), writer)
        del listed
        write_pages(portal, wrapper, writer, shares, lambda number: tell(f"trang / pages: {number} / {count}"))
        digests = dict(writer.digests)
        for written_there in helpers.results():
            digests |= written_there
    write_serving_files(directory)
    record = write_build_record(portal, directory, digests)
    return Built(count, record.files)


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
    portal = replace(portal, assets=Assets.read(configuration.docs / "assets"))
    portal.assets.write(directory)
    shell = plain_shell(portal, configuration)
    guides = list(guide_pages(configuration))
    writer = Writer(directory)
    for page in guides:
        writer.write(page.file, shell.wrap(page).encode())
    for name, text in data_files(portal):
        writer.write(name, text.encode())
    portal = replace(portal, guides=tuple(as_guide(page) for page in guides))
    built = write_portal(
        portal, shell, problems, [*map(ListedPage.of, guides)], directory, workers or processors(), tell
    )
    return Built(len(guides) + built.pages, built.files)


def _listed(page: Page) -> bool:
    return page.listed
