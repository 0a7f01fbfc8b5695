"""What tests of editing share: the schemas and the catalogues that they read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ndp.kinds import KIND_BY_FOLDER, KINDS, Kind
from ndp.schema import Schemas
from ndp.source import walk

ROOT = Path(__file__).parents[2]
CATALOGUES = (ROOT, ROOT / "tests" / "demo", ROOT / "tests" / "review" / "base")


@cache
def schemas() -> Schemas:
    """The project's schemas."""
    return Schemas.load(ROOT / "schemas")


def files_of(root: Path) -> Iterator[tuple[str, Kind, bytes]]:
    """Path, kind and content of every file of a catalogue."""
    for file in walk(root / "catalogue", {kind.folder: kind.depth for kind in KINDS}).files:
        yield file.path, KIND_BY_FOLDER[file.folder], (root / file.path).read_bytes()
