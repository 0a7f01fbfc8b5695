"""Pictures of pages in the documentation: light, described, with their size, and the same in both editions."""

from __future__ import annotations

import re

from tests.docs.pages import DOCS, PAGE_BY_URL
from tests.look.album import DEMO_PAGES, MOST_BYTES, PAGES, SIZES

FOLDER = DOCS / "assets/img/looks"
IMAGE = re.compile(
    r"!\[([^]]+)\]\((?:\.\./)+assets/img/looks/([\w-]+)\.webp\)\{width=(\d+) height=(\d+) loading=lazy\}"
)
EDITIONS = ("/phat-trien/so-sanh-giao-dien/", "/en/developing/looks/")
NAMES = {f"{name}-{size}" for name in (*PAGES, *DEMO_PAGES) for size in SIZES}


def test_each_picture_is_kept_and_small() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == NAMES
    for path in FOLDER.iterdir():
        assert path.read_bytes()[8:12] == b"WEBP"
        assert path.stat().st_size <= MOST_BYTES, path.name


def test_each_picture_stands_in_both_editions_with_its_size_and_words() -> None:
    for url in EDITIONS:
        found = IMAGE.findall(PAGE_BY_URL[url].source)
        assert sorted(name for _, name, _, _ in found) == sorted(NAMES)
        assert len({words for words, *_ in found}) == len(found)
        for _, name, width, height in found:
            assert (int(width), int(height)) == SIZES[name.rpartition("-")[2]]
