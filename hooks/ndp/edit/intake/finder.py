"""Finds what people name in their own words: by id, name, number of a document, address of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote, urlsplit

from ndp.i18n import LANGUAGES
from ndp.kinds import KIND_BY_FOLDER
from ndp.model.catalogue import Catalogue, Entry
from ndp.site import routes
from ndp.text import fold

NAMES = ("name", "short", "title")
PAGE_KINDS = {
    routes.SECTION_BY_KEY[key].slug(language): kind
    for kind, key in routes.SECTION_OF_KIND.items()
    if kind not in ("measurement", "account", "policy")
    for language in LANGUAGES
}
SOURCE_PARTS = re.compile(r"[,;]|\s-\s")
MOST_LINKS_PARTS = 8


@dataclass(frozen=True)
class Finder:
    """Looks into a catalogue."""

    catalogue: Catalogue

    def find(self, kind: str, text: str) -> str | None:
        """The id of the one record of `kind` that `text` names: by id, name, or page."""
        entries = self.catalogue.entries.get(kind, {})
        if text in entries:
            return text
        entry = self.page(text)
        if entry is not None and entry.kind == kind:
            return entry.id
        found = self._by_name(kind).get(_key(text), ())
        return found[0] if len(found) == 1 else None

    def near(self, kind: str, text: str) -> list[str]:
        """Ids of records of `kind` that `text` may mean."""
        names = self._by_name(kind)
        keys = get_close_matches(_key(text)[:100], list(names), n=3, cutoff=0.6)
        return list(dict.fromkeys(record_id for key in keys for record_id in names[key]))

    def page(self, text: str) -> Entry | None:
        """The entry whose page or file `text` is the address or path of."""
        try:
            path = unquote(urlsplit(text.strip()).path)
        except ValueError:
            return None
        parts = [part for part in path.split("/") if part]
        if len(parts) > MOST_LINKS_PARTS:
            return None
        for start, part in enumerate(parts):
            rest = [*parts[start + 1 : -1], parts[-1].removesuffix(".yml")] if start < len(parts) - 1 else []
            for kind in (KIND_BY_FOLDER[part].name if part in KIND_BY_FOLDER else "", PAGE_KINDS.get(part, "")):
                entry = self.catalogue.entry(kind, "/".join(rest)) if kind and rest else None
                if entry is not None:
                    return entry
        return None

    def source(self, text: str) -> dict[str, str] | None:
        """The source that `text` names: a document or clause, or a publication by id or address."""
        for part in map(str.strip, (text, *SOURCE_PARTS.split(text))):
            document, _, clause = part.partition("/")
            legal = self.catalogue.legal.get(document)
            if legal is not None and (not clause or clause in {each.id for each in legal.clauses}):
                return {"legal": part}
            if part in self.catalogue.publications:
                return {"publication": part}
            if part in self._publications:
                return {"publication": self._publications[part]}
            number = self._numbers.get(_key(part))
            if number is not None:
                return {"legal": number}
        return None

    @cached_property
    def _publications(self) -> dict[str, str]:
        return {publication.url: publication.id for publication in self.catalogue.publications.values()}

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {_key(legal.number): legal.id for legal in self.catalogue.legal.values() if legal.number}

    def _by_name(self, kind: str) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for record_id, entry in self.catalogue.entries.get(kind, {}).items():
            for name in {record_id, *_names(entry)}:
                names.setdefault(_key(name), []).append(record_id)
        return names


def _names(entry: Entry) -> Iterator[str]:
    for attribute in NAMES:
        name = getattr(entry.record, attribute, None)
        yield from (text for text in (getattr(name, "vi", None), getattr(name, "en", None)) if text)
    yield from getattr(entry.record, "aliases", ())


def _key(text: str) -> str:
    return " ".join(fold(text).split())
