"""The documents of the API: one per record and kind, and one per thing that follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ndp.export import derived, derived_documents, documents
from ndp.export.context import API, Export, ExportFile, OpenEntry, pointer_text
from ndp.export.editions import compare, edition_pairs
from ndp.export.encode import LinedJson, to_json
from ndp.export.envelope import envelope
from ndp.export.fields import OPEN_KINDS
from ndp.export.published import published_files
from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME

EDITION_CHANGES = "edition-changes"


@dataclass(frozen=True, slots=True)
class Listing:
    """A document that is a list. `title` is a message id; `beside` makes its further members."""

    path: str
    title: str
    document: type[documents.Document]
    items: Callable[[Export], Sequence[Any]]
    beside: Callable[[Export], Mapping[str, Any]] = lambda export: {}


LISTINGS: tuple[Listing, ...] = (
    Listing("search", N_("Chỉ mục gọn để tìm kiếm"), derived_documents.SearchIndex, derived.search_items),
    Listing(
        "changes",
        N_("Thay đổi mới nhất của từng mục, và các mục đã bỏ"),
        derived_documents.Changes,
        derived.changes,
        lambda export: {"removed": derived.removed(export)},
    ),
    Listing(
        "responsibilities",
        N_("Ai giữ vai trò gì, tính tại ngày của tài liệu"),
        derived_documents.Responsibilities,
        derived.responsibilities,
    ),
    Listing("indicators", N_("Chỉ tiêu của kế hoạch theo thời gian"), derived_documents.Indicators, derived.indicators),
    Listing(
        "evaluation-results",
        N_("Kết quả đánh giá, kèm cách tính"),
        derived_documents.EvaluationResults,
        derived.evaluation_results,
    ),
    Listing("due-reports", N_("Báo cáo đến hạn và quá hạn"), derived_documents.DueReports, derived.due_reports),
    Listing(
        "publiccode",
        N_("Phần mềm của từng nền tảng theo publiccode.yml: điều đã biết và điều còn thiếu"),
        derived_documents.PubliccodeList,
        derived.publiccode_facts,
    ),
    Listing("problems", N_("Cảnh báo của lần kiểm tra"), derived_documents.CatalogueProblems, derived.problems),
    Listing("gaps", N_("Chỗ trống và mâu thuẫn"), derived_documents.NotedGaps, derived.gaps),
)


def api_files(export: Export) -> Iterator[ExportFile]:
    """Every document of the API but its description."""
    yield _index(export)
    for kind in OPEN_KINDS:
        yield from _kind(export, kind)
    for listing in LISTINGS:
        yield _listing(export, listing)
    yield from _edition_changes(export)


def _index(export: Export) -> ExportFile:
    kinds = [
        documents.KindSummary(
            kind=kind,
            title=export.texts(KIND_BY_NAME[kind].title),
            count=len(export.of_kind(kind)),
            url=export.api_url(KIND_BY_NAME[kind].folder),
            schema=_schema_url(export, kind),
        )
        for kind in OPEN_KINDS
    ]
    titles = [(listing.path, listing.title) for listing in LISTINGS]
    titles += [(EDITION_CHANGES, N_("So sánh hai danh mục công bố")), ("openapi", N_("Mô tả API theo OpenAPI 3.1"))]
    links = [
        documents.DocumentLink(title=export.texts(title), url=export.api_url(path), media_type="application/json")
        for path, title in titles
    ]
    files = [
        documents.DocumentLink(
            title=export.texts(file.title), url=export.absolute(file.address), media_type=file.media_type
        )
        for file in published_files(export)
    ]
    data = documents.IndexData(kinds=kinds, documents=links, files=files)
    return _file(export, "index", lambda common: documents.Index(**common, data=data), len(export.entries))


def _kind(export: Export, kind: str) -> Iterator[ExportFile]:
    """The documents of a kind's records, and their list. Each record is made plain once, and none is held."""
    entries = export.of_kind(kind)
    folder = KIND_BY_NAME[kind].folder
    listed = _lined(export, folder, documents.ItemList, len(entries))
    for entry in entries:
        item = _item(export, entry)
        listed.add(documents.Item(**item))
        yield _entity(export, entry, item)
    yield ExportFile(f"{API}/{folder}.json", listed.finished())


def _item(export: Export, entry: OpenEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "id": entry.id,
        "title": export.titles(entry.kind, entry.id),
        "url": export.record_url(entry.kind, entry.id),
        "page": export.page_urls(entry.kind, entry.id),
        "record": entry.plain(),
    }


def _entity(export: Export, entry: OpenEntry, item: Mapping[str, Any]) -> ExportFile:
    change = export.portal.history.last_change(entry.entry.path)
    data = documents.FullItem(
        **item,
        schema=_schema_url(export, entry.kind),
        file=entry.entry.path,
        sha256=entry.entry.sha256,
        changed=documents.FileChange(commit=change.commit, date=change.day) if change else None,
        references=[
            documents.OutgoingLink(
                pointer=pointer_text(reference.pointer),
                kind=reference.kind,
                id=reference.target,
                clause=reference.clause or None,
                url=export.record_url(reference.kind, reference.target),
            )
            for reference in entry.references
        ],
        referenced_by=[
            documents.IncomingLink(
                kind=citation.entry.kind,
                id=citation.entry.id,
                pointer=pointer_text(citation.reference.pointer),
                clause=citation.reference.clause or None,
                url=export.record_url(citation.entry.kind, citation.entry.id),
            )
            for citation in export.citations_of(entry.kind, entry.id)
        ],
    )
    path = f"{KIND_BY_NAME[entry.kind].folder}/{entry.id}"
    return _file(export, path, lambda common: documents.Entity(**common, data=data), 1)


def _listing(export: Export, listing: Listing) -> ExportFile:
    items = listing.items(export)
    return _list_file(export, listing.path, listing.document, items, listing.beside(export))


def _edition_changes(export: Export) -> Iterator[ExportFile]:
    pairs = edition_pairs(export.portal.catalogue)
    links = []
    for before, after in pairs:
        path = f"{EDITION_CHANGES}/{before.id}/{after.id}"
        links.append(derived_documents.EditionPair(before=before.id, after=after.id, url=export.api_url(path)))
        data = compare(before, after)
        total = len(data.added) + len(data.removed) + len(data.changed)
        document = derived_documents.EditionChanges(**envelope(export, export.api_url(path), total), data=data)
        yield ExportFile(f"{API}/{path}.json", to_json(document))
    yield _list_file(export, EDITION_CHANGES, derived_documents.EditionPairs, links)


def _file(export: Export, path: str, make: Callable[[Mapping[str, Any]], documents.Document], total: int) -> ExportFile:
    document = make({**envelope(export, export.api_url(path), total)})
    return ExportFile(f"{API}/{path}.json", to_json(document))


def _list_file(
    export: Export,
    path: str,
    document: type[documents.Document],
    items: Sequence[Any],
    beside: Mapping[str, Any] = {},
) -> ExportFile:
    """A document whose `data` is a list of `items`; `beside` are its further members."""
    listed = _lined(export, path, document, len(items), beside)
    for item in items:
        listed.add(item)
    return ExportFile(f"{API}/{path}.json", listed.finished())


def _lined(
    export: Export, path: str, document: type[documents.Document], total: int, beside: Mapping[str, Any] = {}
) -> LinedJson:
    """A document of `total` items, before they are added."""
    common: dict[str, Any] = {**envelope(export, export.api_url(path), total), **beside, "data": []}
    return LinedJson(document(**common))


def _schema_url(export: Export, kind: str) -> str:
    return str(export.portal.schemas.raw[KIND_BY_NAME[kind].schema_file]["$id"])
