"""Builds that differ from the one they were copied from, with a record that fits them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ndp.export.build_record import NAME, digest_of, read_build_record

PAGE = "nen-tang/index.html"


def seal(site: Path, **changes: object) -> None:
    """Write a record that fits the files as they are now, with `changes`."""
    files, digest = digest_of(site)
    record = msgspec.structs.replace(read_build_record(site), **{"files": files, "digest": digest, **changes})
    (site / NAME).write_bytes(msgspec.json.encode(record))


def change(site: Path, text: str) -> Path:
    """Another build, told apart by a remark in a page."""
    page = site / PAGE
    html = page.read_text(encoding="utf-8").rstrip().removesuffix("</html>")
    page.write_text(f"{html}<!-- {text} -->\n</html>", encoding="utf-8")
    seal(site)
    return site
