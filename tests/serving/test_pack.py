"""Packed copies are the originals, packed the same way every time."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from ndp.serving.pack import LEAST_BYTES, brotlied, gzipped, pack_site

LONG = "Nền tảng số quốc gia. " * 100
TIME = 1_700_000_000


def site_in(folder: Path) -> Path:
    for name, text in {
        "index.html": LONG,
        "a/tệp.csv": LONG,
        "short.html": "x" * (LEAST_BYTES - 1),
        "font.woff2": LONG,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (TIME, TIME))
    return folder


def packed(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".gz", ".br")
    }


def test_long_texts_are_packed_and_nothing_else(tmp_path: Path) -> None:
    folder = site_in(tmp_path)
    assert pack_site(folder) == 2
    found = packed(folder)
    assert set(found) == {"a/tệp.csv.br", "a/tệp.csv.gz", "index.html.br", "index.html.gz"}
    assert gzip.decompress(found["index.html.gz"]).decode() == LONG
    assert brotli.decompress(found["index.html.br"]).decode() == LONG
    assert {int((folder / name).stat().st_mtime) for name in found} == {TIME}


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = site_in(tmp_path / "một"), site_in(tmp_path / "hai")
    os.utime(two / "index.html", (TIME + 9, TIME + 9))
    pack_site(one)
    pack_site(two)
    pack_site(two)
    assert packed(one) == packed(two)


@given(st.binary(max_size=5000))
def test_nothing_is_lost(data: bytes) -> None:
    assert gzip.decompress(gzipped(data)) == data
    assert brotli.decompress(brotlied(data)) == data
