"""Every file of the export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ndp.export.api import api_files
from ndp.export.context import Export, ExportFile
from ndp.export.openapi import openapi_file
from ndp.export.published import table_files


def all_files(export: Export) -> Iterator[ExportFile]:
    """Every file of the export that does not depend on the site's pages."""
    yield from api_files(export)
    yield openapi_file(export)
    yield from table_files(export)


def write_files(export: Export, directory: Path) -> int:
    """Write every file below `directory`; returns how many. Raises ValueError when two files want one address."""
    written: set[str] = set()
    for file in all_files(export):
        if file.address in written:
            raise ValueError(f"two files at {file.address}")
        written.add(file.address)
        target = directory / file.address.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return len(written)
