"""The documents of the API as types. What is written and what OpenAPI says of it both come from here.

Exact fractions that are worked out are texts, `7/2` or `7`; decimals that were reported are numbers with all their
digits. A member without a value is left out. Texts for readers come in every language.
"""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

API_VERSION = "1.1.0"
"""Grows in its first number when a member goes or changes its meaning, in its second when one is added."""

Texts = dict[str, str]


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of what documents are made of."""


class Licence(Part, frozen=True, kw_only=True):
    """The licence of the data, and how to name where it comes from."""

    name: str
    url: str
    attribution: str


class Origin(Part, frozen=True, kw_only=True):
    """The commit a document was made from; left out where Git does not know."""

    commit: str | None = None
    repository: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every document says of itself. `as_of` is the day that decides what is current; `total` counts `data`."""

    schema_version: str
    generated_from: Origin
    as_of: datetime.date
    demonstration: bool
    licence: Licence
    url: str
    total: int


class KindSummary(Part, frozen=True, kw_only=True):
    """A kind of record: how many there are, where its list is, which schema its records fit."""

    kind: str
    title: Texts
    count: int
    url: str
    schema: str


class DocumentLink(Part, frozen=True, kw_only=True):
    """Another document or file, and what it holds."""

    title: Texts
    url: str
    media_type: str


class IndexData(Part, frozen=True, kw_only=True):
    """Everything that can be had."""

    kinds: list[KindSummary]
    documents: list[DocumentLink]
    files: list[DocumentLink]


class Index(Document, frozen=True, kw_only=True):
    """Where everything is."""

    data: IndexData


class Item(Part, frozen=True, kw_only=True):
    """A record with its addresses. `record` fits the schema of its kind."""

    kind: str
    id: str
    title: Texts
    url: str
    page: Texts
    record: dict[str, Any]


class ItemList(Document, frozen=True, kw_only=True):
    """All records of a kind, by id."""

    data: list[Item]


class FileChange(Part, frozen=True, kw_only=True):
    """The last change of a record's file."""

    commit: str
    date: datetime.date


class OutgoingLink(Part, frozen=True, kw_only=True):
    """A place in the record (JSON pointer) that names another record, or a clause of a legal document."""

    pointer: str
    kind: str
    id: str
    clause: str | None = None
    url: str


class IncomingLink(Part, frozen=True, kw_only=True):
    """A place in another record (JSON pointer) that names this one."""

    kind: str
    id: str
    pointer: str
    clause: str | None = None
    url: str


class FullItem(Item, frozen=True, kw_only=True):
    """A record with its file, its last change and its relations both ways."""

    schema: str
    file: str
    sha256: str
    changed: FileChange | None = None
    references: list[OutgoingLink]
    referenced_by: list[IncomingLink]


class Entity(Document, frozen=True, kw_only=True):
    """One record."""

    data: FullItem
