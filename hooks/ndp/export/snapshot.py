"""The exported catalogue of one day in one archive, with checksums and where it comes from.

The same commit gives the same bytes: entries are sorted, their times are the day of the data.
"""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterable
from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import Path

from ndp.export.context import Export, ExportFile
from ndp.export.encode import to_json
from ndp.export.envelope import envelope

SUMS = "SHA256SUMS"
PROVENANCE = "provenance.json"
FILE_MODE = 0o644


def snapshot_name(export: Export) -> str:
    """The archive's name without its ending: dated, so that snapshots stand side by side."""
    return f"nen-tang-so-{export.portal.as_of.isoformat()}"


def write_snapshot(export: Export, files: Iterable[ExportFile], name: str, directory: Path) -> tuple[Path, Path]:
    """Write the archive `<name>.tar.gz` and its checksum file into `directory`; returns both."""
    archive = directory / f"{name}.tar.gz"
    data = snapshot(export, files, name)
    archive.write_bytes(data)
    sums = archive.with_name(f"{archive.name}.sha256")
    sums.write_text(f"{sha256(data).hexdigest()}  {archive.name}\n", encoding="utf-8")
    return archive, sums


def snapshot(export: Export, files: Iterable[ExportFile], name: str) -> bytes:
    """The archive (tar, gzip) of `files`, of the schemas, of `provenance.json` and of `SHA256SUMS`, which names all.

    Everything stands below the folder `name`.
    """
    content = {file.address.lstrip("/"): file.data for file in files}
    content |= {f"schemas/{file}": to_json(document) for file, document in export.portal.schemas.raw.items()}
    content[PROVENANCE] = to_json(envelope(export, export.absolute("/du-lieu/"), len(export.entries)))
    content[SUMS] = "".join(f"{sha256(content[path]).hexdigest()}  {path}\n" for path in sorted(content)).encode()
    moment = int(datetime.combine(export.portal.as_of, time.min, UTC).timestamp())
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(content):
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime, entry.mode = len(content[path]), moment, FILE_MODE
            archive.addfile(entry, io.BytesIO(content[path]))
    return gzip.compress(packed.getvalue(), mtime=0)
