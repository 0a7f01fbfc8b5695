"""Every file of the export, written below a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ndp.export.api import api_files
from ndp.export.calendars import calendar_files
from ndp.export.context import Export, ExportFile
from ndp.export.dcat import graph_files
from ndp.export.embeds import embed_files
from ndp.export.feeds import feed_files
from ndp.export.openapi import openapi_file
from ndp.export.publiccode import publiccode_files
from ndp.export.published import table_files
from ndp.export.sources import source_files
from ndp.export.well_known import well_known_files
from ndp.site.writer import Writer

Family = Callable[[Export], Iterable[ExportFile]]
"""Makes files that belong together."""

DATA: tuple[Family, ...] = (
    api_files,
    lambda export: [openapi_file(export)],
    table_files,
    graph_files,
    publiccode_files,
)
BESIDE: tuple[Family, ...] = (feed_files, calendar_files, embed_files, well_known_files)
PORTIONS: tuple[tuple[Family, ...], ...] = (
    DATA[:2],
    *((family,) for family in DATA[2:4]),
    (*DATA[4:], *BESIDE, source_files),
)
"""All of them but the sitemap, in portions that need much memory each."""


def all_files(export: Export) -> Iterator[ExportFile]:
    """Every file of the export that does not depend on the site's pages."""
    yield from data_files(export)
    for family in BESIDE:
        yield from family(export)


def data_files(export: Export) -> Iterator[ExportFile]:
    """The files that hold the catalogue itself."""
    for family in DATA:
        yield from family(export)


def write_files(files: Iterable[ExportFile], writer: Writer) -> int:
    """Write files; returns how many. Raises ValueError when two want one address."""
    count = 0
    for file in files:
        writer.write_chunks(file.address.lstrip("/"), file.chunks())
        count += 1
    return count
