"""Moments of lists, documents and responsibilities."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.derive.timeline.moment import Body, Code, Moment, Value, documents
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.provenance import provenance_at
from ndp.model.records import LegalDocument

Found = Iterator[tuple[str, Moment]]


def listings(catalogue: Catalogue) -> Found:
    """A platform enters a list."""
    for key, edition in catalogue.editions.items():
        if edition.date is None:
            continue
        for index, entry in enumerate(edition.entries):
            numbered = entry.number is not None
            yield (
                entry.platform,
                Moment(
                    edition.date,
                    N_("Có tên trong {edition}, số {number}") if numbered else N_("Có tên trong {edition}"),
                    "edition",
                    key,
                    provenance_at(edition, ("entries", index)),
                    {"edition": edition.name, **({"number": str(entry.number)} if numbered else {})},
                    documents=documents(edition.instrument),
                ),
            )


def legal_documents(catalogue: Catalogue) -> Found:
    """A document about a platform is issued."""
    for document in catalogue.legal.values():
        for key in document.platforms:
            yield from _issued(document, key)
    for key, platform in catalogue.platforms.items():
        for named in platform.documents:
            found = catalogue.legal.get(named.legal.partition("/")[0])
            if found is not None and key not in found.platforms:
                yield from _issued(found, key)


def _issued(document: LegalDocument, platform: str) -> Found:
    if document.date is None:
        return
    name = document.title or document.summary
    if document.number and name:
        title = N_("Văn bản {number}: {name}")
    else:
        title = N_("Văn bản {number}") if document.number else N_("{name}")
    values: dict[str, Value] = {"name": name or document.id}
    if document.number:
        values["number"] = document.number
    yield (
        platform,
        Moment(
            document.date,
            title,
            "legal",
            document.id,
            provenance_at(document, ("date",)),
            values,
            documents=documents(document.id),
        ),
    )


def responsibilities(catalogue: Catalogue) -> Found:
    """Someone takes or leaves a role for a platform."""
    for held in catalogue.held_roles:
        if held.platform is None:
            continue
        assignment = held.assignment
        provenance = provenance_at(held.file, held.pointer)
        values: dict[str, Value] = {
            "organisation": Body(assignment.organisation),
            "role": Code("assignment.assignments.role", assignment.role),
        }
        for day, title in (
            (assignment.from_, N_("{organisation} làm {role}")),
            (assignment.to, N_("{organisation} thôi làm {role}")),
        ):
            if day is not None:
                yield held.platform, Moment(day, title, "assignment", held.file.id, provenance, values)
