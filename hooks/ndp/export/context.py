"""What every export draws on: the portal, and the exported entries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Protocol

from ndp.export.fields import OPEN_KINDS, is_whole
from ndp.export.plain import PlainRecords
from ndp.i18n import LANGUAGES, Language, translator
from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Citation, Entry
from ndp.model.references import Pointer, Reference
from ndp.problems import Problem
from ndp.site import routes
from ndp.site.pages.common import record_title
from ndp.site.portal import Portal
from ndp.site.render import View

API = "/api/v1"
TABLES = "/du-lieu/tep"
LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "Cổng thông tin nền tảng số quốc gia"


class Chunked(Protocol):
    """A content that is too long to be held in memory."""

    def chunks(self) -> Iterable[bytes]:
        """All of it, chunk by chunk."""
        ...


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file below the site folder: its site-absolute address without query, and its bytes, or what gives them."""

    address: str
    content: bytes | Chunked

    @classmethod
    def of_text(cls, address: str, text: str) -> ExportFile:
        """A file of UTF-8 text."""
        return cls(address, text.encode())

    @property
    def data(self) -> bytes:
        """All its bytes."""
        return b"".join(self.chunks())

    def chunks(self) -> Iterable[bytes]:
        """Its bytes, chunk by chunk where it is long."""
        return (self.content,) if isinstance(self.content, bytes) else self.content.chunks()


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """An entry that is exported, with the references that are exported with it.

    Its record as plain data is made when asked for: of all entries together it would be as large as the catalogue.
    """

    entry: Entry
    references: tuple[Reference, ...]
    plain_records: PlainRecords

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.entry.kind

    @property
    def id(self) -> str:
        """Its id within the kind."""
        return self.entry.id

    def plain(self) -> dict[str, Any]:
        """Its record as plain data, made anew."""
        return self.plain_records.of(self.entry)


@dataclass(frozen=True)
class Export:
    """The portal as others take it away. `problems` are the warnings of the published catalogue."""

    portal: Portal
    problems: tuple[Problem, ...] = ()

    @cached_property
    def entries(self) -> tuple[OpenEntry, ...]:
        """Every exported entry, by kind in the order of OPEN_KINDS and by id."""
        return tuple(entry for kind in OPEN_KINDS for entry in self.of_kind(kind))

    @cached_property
    def _plain_records(self) -> PlainRecords:
        return PlainRecords(self.portal.schemas)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[OpenEntry, ...]]:
        return {kind: tuple(self._open(kind)) for kind in OPEN_KINDS}

    def of_kind(self, kind: str) -> tuple[OpenEntry, ...]:
        """The exported entries of a kind, by id."""
        return self._by_kind[kind]

    def _open(self, kind: str) -> Iterator[OpenEntry]:
        plain_records = self._plain_records
        for entry in self.portal.catalogue.entries.get(kind, {}).values():
            references = entry.references
            if references and not is_whole(kind):
                data = plain_records.of(entry)
                references = tuple(each for each in references if _stands(data, each.pointer))
            yield OpenEntry(entry, references, plain_records)

    def citations_of(self, kind: str, record_id: str) -> list[Citation]:
        """Every exported place that refers to a record, in the order of `entries`."""
        found = filter(self._is_open, self.portal.catalogue.citations_of(kind, record_id))
        return sorted(found, key=lambda citation: OPEN_KINDS.index(citation.entry.kind))

    def _is_open(self, citation: Citation) -> bool:
        entry = citation.entry
        if entry.kind not in OPEN_KINDS:
            return False
        return is_whole(entry.kind) or _stands(self._plain_records.of(entry), citation.reference.pointer)

    @cached_property
    def _views(self) -> dict[Language, View]:
        return {language: View(self.portal, language, routes.home(language)) for language in LANGUAGES}

    def view(self, language: Language) -> View:
        """The view that words records in a language."""
        return self._views[language]

    def title(self, kind: str, record_id: str, language: Language) -> str:
        """The title of a record's page."""
        return record_title(self.view(language), kind, record_id)

    def titles(self, kind: str, record_id: str) -> dict[str, str]:
        """The title of a record's page in every language."""
        return {language: self.title(kind, record_id, language) for language in LANGUAGES}

    def texts(self, message: str) -> dict[str, str]:
        """An interface text in every language."""
        return {language: translator(language).text(message) for language in LANGUAGES}

    def absolute(self, address: str) -> str:
        """A site-absolute address with the site's own."""
        return self._site + address

    @cached_property
    def _site(self) -> str:
        return self.portal.settings.site_url.rstrip("/")

    def api_url(self, path: str) -> str:
        """The address of a document of the API: `platforms/dia-chi-so`, without `.json`."""
        return self.absolute(f"{API}/{path}.json")

    def record_url(self, kind: str, record_id: str) -> str:
        """The address of a record in the API."""
        return self.api_url(f"{KIND_BY_NAME[kind].folder}/{record_id}")

    def page_url(self, kind: str, record_id: str, language: Language) -> str:
        """The address of a record's page."""
        return self.absolute(self.portal.address_of(kind, record_id, language))

    def page_urls(self, kind: str, record_id: str) -> dict[str, str]:
        """The addresses of a record's page by language."""
        return {language: self.page_url(kind, record_id, language) for language in LANGUAGES}

    def changed(self, entry: Entry) -> datetime.date | None:
        """The day of the last change of an entry's file, None where Git does not know."""
        change = self.portal.history.last_change(entry.path)
        return change.day if change else None


def _stands(data: Any, pointer: Pointer) -> bool:
    for step in pointer:
        if isinstance(step, str) and step not in data:
            return False
        data = data[step]
    return True


def pointer_text(pointer: Pointer) -> str:
    """A pointer as JSON Pointer (RFC 6901)."""
    return "".join(map(pointer_step, pointer))


# A few hundred names and numbers make all pointers.
@lru_cache(maxsize=1 << 10)
def pointer_step(step: str | int) -> str:
    """A step of a pointer as JSON Pointer, with the slash before it."""
    return "/" + str(step).replace("~", "~0").replace("/", "~1")
