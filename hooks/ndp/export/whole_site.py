"""The whole portal written into a folder without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from ndp.export.build_record import NAME, write_build_record
from ndp.export.context import Export
from ndp.export.files import PORTIONS, Family, write_files
from ndp.export.linked_data import ExportShell
from ndp.export.sitemap import ListedPage, sitemap_files
from ndp.memory import forget
from ndp.problems import Problem
from ndp.serving.forms import serving_files
from ndp.site.assets import FOLDER, Assets
from ndp.site.build import data_files, named_pages, page_batches, schema_files, write_pages, write_search
from ndp.site.configuration import Configuration
from ndp.site.guides import Guide
from ndp.site.missing import missing_documents
from ndp.site.page import Page
from ndp.site.plain import as_guide, guide_pages, plain_shell
from ndp.site.portal import Portal
from ndp.site.render import ENVIRONMENT
from ndp.site.searchable import SitePages
from ndp.site.shell import Shell
from ndp.site.workers import Crew, processors
from ndp.site.writer import Digests, Writer, packed

Tell = Callable[[str], None]
LARGE = 10_000
"""So many entries make it worth while to write the open data in several processes, for the memory of each."""


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
    work = _Work(portal, shell, problems, writer.directory)
    portions = PORTIONS if sum(map(len, portal.catalogue.entries.values())) > LARGE else (tuple(chain(*PORTIONS)),)
    heavy = [partial(work.export, portion) for portion in portions]
    sorts: set[object] = set()
    count = 0

    def take(done: _Done) -> None:
        nonlocal count
        count += done.pages
        digests.add(done.digests)
        if done.hand_written:
            heavy.insert(0, partial(work.lists, done.hand_written))
        tell(f"trang / pages: {count}")

    with Digests() as digests, Crew[_Done](workers - 1, take) as crew:
        crew.do(partial(work.guides, hand_written))
        for batch in page_batches(portal, lambda: crew.has_room and not heavy):
            first, others = _first_of_sort(batch, sorts)
            # What pages of their sort look up is then there for all processes, in memory that they share.
            count += write_pages(first, work.wrapper, writer)
            if heavy and crew.has_room and crew.takes_heavy:
                crew.do(heavy.pop(0), heavy=True)
            if crew.has_room:
                crew.do(partial(work.pages, others))
            else:
                count += write_pages(others, work.wrapper, writer)
            tell(f"trang / pages: {count}")
        tell("bài hướng dẫn, bộ tìm, dữ liệu mở / guides, search, open data")
        take(work.beside())
        crew.finish()
        while heavy:
            crew.do(heavy.pop(0), heavy=True)
        crew.finish()
        # What pages looked up has served: at the end the digests take its place.
        forget()
        digests.give_to(writer.digests)
    for name, text in serving_files([*writer.all_digests, NAME]):
        writer.write(name, text.encode())
    record = write_build_record(portal, writer.directory, writer.all_digests)
    return Built(count, record.files)


@dataclass(frozen=True, slots=True)
class _Done:
    """A piece of work done: how many pages it wrote, the digests of all its files, packed, and what others wait for."""

    pages: int
    digests: bytes
    hand_written: HandWritten | None = None


@dataclass(frozen=True)
class _Work:
    """The pieces of which a site is written below `directory`, each in the process that it is called in."""

    portal: Portal
    shell: Shell
    problems: tuple[Problem, ...]
    directory: Path

    @cached_property
    def wrapper(self) -> ExportShell:
        """The shell of the pages."""
        return ExportShell(self.shell, Export(self.portal, self.problems))

    def pages(self, pages: Sequence[Page]) -> _Done:
        """Pages."""
        writer = Writer(self.directory)
        return _done(write_pages(pages, self.wrapper, writer), writer)

    def beside(self) -> _Done:
        """What the pages' scripts read, and what servers show for an address that leads nowhere."""
        writer = Writer(self.directory)
        for name, text in chain(data_files(self.portal), missing_documents(self.portal, self.shell)):
            writer.write(name, text.encode())
        return _done(0, writer)

    def guides(self, hand_written: Callable[[Writer], HandWritten]) -> _Done:
        """The hand-written pages, in a process of their own for the memory that Markdown takes."""
        writer = Writer(self.directory)
        written = hand_written(writer)
        return _Done(len(written.listed), packed(writer.digests), written)

    def lists(self, written: HandWritten) -> _Done:
        """What lists all pages: the search and the sitemap."""
        writer = Writer(self.directory)
        portal = replace(self.portal, guides=written.guides)
        export = Export(portal, self.problems)
        pages = SitePages(portal)

        def listed() -> Iterator[ListedPage]:
            yield from sorted(written.listed, key=lambda page: page.url)
            for page in named_pages(portal):
                pages.add(page)
                if page.listed:
                    yield ListedPage.of(page)

        write_files(sitemap_files(export, listed()), writer)
        count = write_search(portal, pages, ExportShell(self.shell, export), writer)
        return _done(count, writer)

    def export(self, families: Iterable[Family]) -> _Done:
        """Files of the open data."""
        writer = Writer(self.directory)
        export = Export(self.portal, self.problems)
        for family in families:
            write_files(family(export), writer)
        return _done(0, writer)


def _done(pages: int, writer: Writer) -> _Done:
    return _Done(pages, packed(writer.digests))


def _first_of_sort(pages: Iterable[Page], known: set[object]) -> tuple[list[Page], list[Page]]:
    """Those of `pages` that are the first of their section, depth and language, which become `known`; the others."""
    first: list[Page] = []
    others: list[Page] = []
    for page in pages:
        sort = page.section, page.depth, page.language
        (others if sort in known else first).append(page)
        known.add(sort)
    return first, others


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
