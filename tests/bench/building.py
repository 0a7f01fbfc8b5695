"""What `ndp build` takes: cold, warm (the check of the catalogue is remembered), and after a change of one platform."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.checking import ndp
from tests.bench.measure import Cost

from ndp.cache.states import RACE

COLD = "ndp build --no-cache"
TEXT = re.compile(r"^( +vi: )(\w.*)$", re.MULTILINE)


def builds(folder: Path) -> Iterator[tuple[str, Cost, Path]]:
    """What each way of building the catalogue in `folder` takes, and the folder of the site.

    Each has a folder of its own: where files were deleted just now, ext4 looks long for room that was not theirs.
    Some words are added to one platform on the way.
    """

    def build(name: str, *options: str) -> tuple[Cost, Path]:
        site = folder / "sites" / name
        return ndp(folder, "build", "--output", str(site), *options), site

    yield COLD, *build("cold", "--no-cache")
    # Files written just now prove nothing by their times.
    time.sleep(2 * RACE / 1e9)
    ndp(folder, "validate")
    yield "ndp build, check remembered", *build("warm")
    change(folder, "đã sửa")
    yield "ndp build, one platform changed", *build("changed")


def change(folder: Path, words: str) -> Path:
    """Add words to a text of the first platform of the catalogue in `folder`; its file."""
    file = min((folder / "catalogue/platforms").glob("*.yml"))
    text, changes = TEXT.subn(rf"\1\2 {words}", file.read_text(encoding="utf-8"), count=1)
    if not changes:
        raise ValueError(f"no text to change in {file}")
    file.write_text(text, encoding="utf-8")
    return file
