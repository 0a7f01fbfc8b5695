"""Judges a built site before anyone sees it: whole, complete, and without a link that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from ndp.export.build_record import BuildRecord, digest_of, read_build_record
from ndp.i18n import LANGUAGES
from ndp.kinds import CATALOGUE_FOLDER, KIND_BY_NAME, KINDS
from ndp.publish.wellformed import fault_of_page
from ndp.site import missing, routes
from ndp.source import walk

TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r'\s(?:href|src|action)="([^"]*)"')
ANCHOR = re.compile(r'\sid="([^"]+)"')
OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Without a page of its own: an account and the policy stand on one page, measurements on that of their platform.
WITHOUT_PAGE = frozenset({"assignment", "measurement", "account", "policy"})
# Servers show it at any address, so its own addresses start where the site says that it stands.
LOST = frozenset(f"/{file}" for file in missing.FILES.values())
MOST_SHOWN = 20


def faults_of(site: Path, root: Path, commit: str) -> list[str]:
    """What speaks against publishing the folder `site`, in both languages; empty where nothing does.

    It has to be made from the catalogue in `root`, and at `commit` unless that is empty.
    """
    try:
        record = read_build_record(site)
    except (OSError, msgspec.MsgspecError) as error:
        return [f"không phải bản dựng trọn vẹn, build.json: {error} / not a finished build, build.json: {error}"]
    return [
        *_of_record(record, site, commit),
        *_of_counts(record, root),
        *_of_pages(site, root),
        *_shortened(list(_of_markup(site))),
        *_shortened(list(_Links(site).broken())),
    ]


def _of_record(record: BuildRecord, site: Path, commit: str) -> Iterator[str]:
    if digest_of(site) != (record.files, record.digest):
        yield "các tệp không khớp build.json / the files do not match build.json"
    if record.demonstration:
        yield "bản dựng dùng dữ liệu minh họa / the build is of demonstration data"
    if commit and record.commit != commit:
        built, here = record.commit[:8] or "?", commit[:8]
        yield f"dựng từ {built}, danh mục ở đây là {here} / built from {built}, the catalogue here is {here}"


def catalogue_ids(root: Path) -> Mapping[str, list[str]]:
    """The ids of all files of the catalogue in `root`, by kind."""
    found: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    names = {kind.folder: kind.name for kind in KINDS}
    for file in walk(root / CATALOGUE_FOLDER, {kind.folder: kind.depth for kind in KINDS}).files:
        found[names[file.folder]].append(file.id)
    return found


def _of_counts(record: BuildRecord, root: Path) -> Iterator[str]:
    ids = catalogue_ids(root)
    for kind, count in record.entries.items():
        expected = len(ids.get(kind, ()))
        if count != expected:
            folder = KIND_BY_NAME[kind].folder if kind in KIND_BY_NAME else kind
            yield f"{folder}: dựng {count}, danh mục có {expected} / {count} built, {expected} in the catalogue"


def _of_pages(site: Path, root: Path) -> Iterator[str]:
    missing = [
        address
        for kind, ids in catalogue_ids(root).items()
        if kind not in WITHOUT_PAGE
        for record_id in ids
        for language in LANGUAGES
        for address in [routes.address(routes.SECTION_OF_KIND[kind], record_id, language=language)]
        if not (site / f"{address[1:]}index.html").is_file()
    ]
    yield from _shortened([f"thiếu trang / page missing: {address}" for address in missing])


def _of_markup(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        fault = fault_of_page(path.read_text(encoding="utf-8"))
        if fault:
            yield f"{_address(path, site)}: {fault}"


def _address(path: Path, site: Path) -> str:
    return f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")


def _shortened(faults: list[str]) -> list[str]:
    rest = len(faults) - MOST_SHOWN
    return faults if rest <= 0 else [*faults[:MOST_SHOWN], f"… {rest} lỗi như vậy nữa / more such faults: {rest}"]


@dataclass(frozen=True, eq=False)
class _Links:
    """The addresses on the pages of a site, and what they may lead to."""

    site: Path

    @cached_property
    def _read(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """Anchors and addresses of every page, by its address."""
        return dict(map(self._page, sorted(self.site.rglob("*.html"))))

    def _page(self, path: Path) -> tuple[str, tuple[frozenset[str], frozenset[str]]]:
        tags = " ".join(TAG.findall(path.read_text(encoding="utf-8")))
        url = _address(path, self.site)
        return url, (frozenset(ANCHOR.findall(tags)), frozenset(ADDRESS.findall(tags)))

    def broken(self) -> Iterator[str]:
        """A sentence for every address that leads nowhere, by page."""
        for url, (_, addresses) in self._read.items():
            for address in sorted(addresses if url not in LOST else ()):
                if not OUTSIDE.match(address) and not self._leads_somewhere(url, unescape(address)):
                    yield f"liên kết hỏng / broken link: {url} → {address}"

    def _leads_somewhere(self, url: str, address: str) -> bool:
        parts = urlsplit(urljoin(url, address))
        target, anchor = unquote(parts.path), unquote(parts.fragment)
        if target not in self._read:
            return not target.endswith("/") and (self.site / target.lstrip("/")).is_file()
        return not anchor or anchor in self._read[target][0]
