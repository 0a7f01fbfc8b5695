"""`/van-ban/`: the legal documents, their clauses, and every page that rests on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ndp.i18n import LANGUAGES, Language
from ndp.model.catalogue import Citation
from ndp.model.clauses import clause_steps, parent_clause
from ndp.model.records import Clause, LegalDocument
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import RestingLink, changed_day, resting_links, section_crumb
from ndp.site.portal import Portal
from ndp.site.render import View, render_page


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The documents about one subject."""

    key: str
    title: str
    documents: tuple[LegalDocument, ...]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause as shown, with those below it.

    `depth` counts from 1, `label` is its whole name, `step` its last part.
    """

    clause: Clause
    depth: int
    label: str
    step: str
    resting: tuple[RestingLink, ...]
    children: list[ClauseRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Relating:
    """A document that does something with this one."""

    document: LegalDocument
    how: str


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every document's page, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for document in portal.catalogue.legal.values():
            yield _document(portal, document, language)


def _list(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        groups = []
        for subject in portal.vocabulary.codes("legal.subject"):
            members = [
                document for document in portal.catalogue.legal.values() if (document.subject or "other") == subject
            ]
            if members:
                members.sort(key=lambda document: (str(document.date or "9999"), document.id))
                groups.append(DocumentGroup(subject, view.label("legal.subject", subject), tuple(members)))
        return {
            "groups": groups,
            "intro": view._(
                "{count} văn bản mà các trang của Cổng dẫn tới. Cột cuối nói đã đọc văn bản đến đâu.",
                count=view.number(len(portal.catalogue.legal)),
            ),
        }

    return render_page(
        portal,
        language,
        "legal_list.html",
        section="legal",
        address=lambda other: routes.address("legal", language=other),
        title=lambda view: view._("Văn bản pháp luật"),
        description=lambda view: view._(
            "Quyết định, nghị định và văn bản khác làm căn cứ cho chương trình và các danh mục nền tảng số."
        ),
        data=data,
    )


def _document(portal: Portal, document: LegalDocument, language: Language) -> Page:
    catalogue = portal.catalogue

    def title(view: View) -> str:
        return document.number or view.plain(document.title) or view.plain(document.summary)

    def data(view: View) -> Mapping[str, Any]:
        citations = catalogue.citations_of("legal", document.id)
        by_clause: dict[str, list[Citation]] = {}
        for citation in citations:
            by_clause.setdefault(citation.reference.clause, []).append(citation)
        clauses = _nested(
            [_clause_row(view, document, clause, tuple(by_clause.get(clause.id, ()))) for clause in document.clauses]
        )
        return {
            "document": document,
            "entry": portal.entry("legal", document.id),
            "platforms": view.sorted_by_name(
                [catalogue.platforms[one] for one in document.platforms if one in catalogue.platforms],
                view.platform_title,
            ),
            "relating": [
                Relating(other, relation.how)
                for other in catalogue.legal.values()
                for relation in other.relations
                if relation.document == document.id
            ],
            "clauses": clauses,
            "outline": [row for row in clauses if clause_steps(row.clause.id)],
            "resting": resting_links(view, citations, "legal", document.id),
            "noted": catalogue.observations_about("legal", document.id),
        }

    return render_page(
        portal,
        language,
        "legal.html",
        section="legal",
        address=lambda other: routes.address("legal", document.id, language=other),
        title=title,
        description=lambda view: view.plain(document.summary) or view.plain(document.title) or title(view),
        crumbs=lambda view: [section_crumb(view, "legal")],
        data=data,
        changed=changed_day(portal, "legal", document.id),
    )


def _nested(rows: list[ClauseRow]) -> list[ClauseRow]:
    """The rows below each other; a row whose enclosing clause is not listed stands at the top."""
    by_id = {row.clause.id: row for row in rows}
    top: list[ClauseRow] = []
    for row in rows:
        above = by_id.get(parent_clause(row.clause.id))
        (above.children if above else top).append(row)
    return top


def _clause_row(view: View, document: LegalDocument, clause: Clause, citations: tuple[Citation, ...]) -> ClauseRow:
    label = view.clause_name(f"{document.id}/{clause.id}")
    steps = clause_steps(clause.id)
    step = _step(view, steps) if steps else label
    return ClauseRow(
        clause, max(len(steps), 1), label, step, tuple(resting_links(view, citations, "legal", document.id))
    )


def _step(view: View, steps: list[tuple[str, str]]) -> str:
    """The last part of a clause's name as lists print it: `Điều 1`, `IV`, `5`, `a`."""
    level, number = steps[-1]
    return view._(level).format(number) if len(steps) == 1 else number
