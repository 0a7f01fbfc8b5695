"""The catalogue's own files, byte by byte: what the editor loads, with comments and order."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.export.context import Export, ExportFile
from ndp.export.fields import is_whole
from ndp.source import read_file


def source_files(export: Export) -> Iterator[ExportFile]:
    """The files of every kind that leaves the portal whole, each at its path in the repository.

    Nothing where the portal does not know the folder that holds the catalogue.
    """
    root = export.portal.root
    if root is None:
        return
    for entry in export.portal.catalogue.all_entries():
        if is_whole(entry.kind):
            yield ExportFile(f"/{entry.path}", read_file(root / entry.path))
