"""`/van-ban/`: the legal documents, their clauses, and every page that rests on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ndp.i18n import LANGUAGES, Language
from ndp.model.catalogue import Citation
from ndp.model.clauses import clause_steps, parent_clause
from ndp.model.records import Clause, LegalDocument, Platform
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import RestingLink, changed_day, resting_links, section_crumb
from ndp.site.pages.link_list import SHOWN, LinkList, ListedLink, link_list_pages
from ndp.site.pages.long_list import LongList, Shown, long_list_pages
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page

PLATFORMS_SLUG: Mapping[Language, str] = {"vi": "nen-tang", "en": "platforms"}
RESTING_SLUG: Mapping[Language, str] = {"vi": "dua-vao", "en": "resting"}


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The documents about one subject."""

    key: str
    title: str
    documents: tuple[LegalDocument, ...]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause as shown, with those below it.

    `depth` counts from 1, `label` is its whole name, `step` its last part. `resting` are the first of `count` pages
    that rest on it; all stand at `url`.
    """

    clause: Clause
    depth: int
    label: str
    step: str
    resting: tuple[RestingLink, ...]
    count: int
    url: str
    children: list[ClauseRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Relating:
    """A document that does something with this one."""

    document: LegalDocument
    how: str


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every document's page, in every language."""
    for language in LANGUAGES:
        yield from long_list_pages(portal, _list(portal), language)
        for document in portal.catalogue.legal.values():
            yield _document(portal, document, language)
            for found in _link_lists(portal, document):
                yield from link_list_pages(portal, found, language)


def _list(portal: Portal) -> LongList[LegalDocument]:
    subjects = portal.vocabulary.codes("legal.subject")
    documents = sorted(
        portal.catalogue.legal.values(),
        key=lambda document: (subjects.index(_subject(document)), str(document.date or "9999"), document.id),
    )

    def data(view: View, shown: Shown[LegalDocument]) -> Mapping[str, Any]:
        return {
            "groups": [
                DocumentGroup(subject, view.label("legal.subject", subject), tuple(members))
                for subject, members in groupby(shown.rows, _subject)
            ],
            "intro": view._(
                "{count} văn bản mà các trang của Cổng dẫn tới. Cột cuối nói đã đọc văn bản đến đâu.",
                count=view.number(len(documents)),
            ),
        }

    return LongList(
        "legal",
        "legal_list.html",
        lambda language: routes.address("legal", language=language),
        lambda view: view._("Văn bản pháp luật"),
        lambda view: view._(
            "Quyết định, nghị định và văn bản khác làm căn cứ cho chương trình và các danh mục nền tảng số."
        ),
        len(documents),
        lambda view: documents,
        data,
    )


def _subject(document: LegalDocument) -> str:
    return document.subject or "other"


def _document(portal: Portal, document: LegalDocument, language: Language) -> Page:
    catalogue = portal.catalogue

    def title(view: View) -> str:
        return document.number or view.plain(document.title) or view.plain(document.summary)

    def data(view: View) -> Mapping[str, Any]:
        citations = catalogue.citations_of("legal", document.id)
        by_clause = _by_clause(citations)
        platforms = _platforms(portal, document)
        clauses = _nested(
            [_clause_row(view, document, clause, tuple(by_clause.get(clause.id, ()))) for clause in document.clauses]
        )
        return {
            "document": document,
            "entry": portal.entry("legal", document.id),
            "platforms": view.sorted_by_name(platforms, view.platform_title)[:SHOWN],
            "platform_count": len(platforms),
            "platforms_url": view.rel(_platforms_address(document, language)),
            "relating": [
                Relating(other, relation.how)
                for other in catalogue.legal.values()
                for relation in other.relations
                if relation.document == document.id
            ],
            "clauses": clauses,
            "outline": [row for row in clauses if clause_steps(row.clause.id)],
            "resting": resting_links(view, citations, "legal", document.id)[:SHOWN] if not clauses else [],
            "resting_count": _resting_count(document, citations),
            "resting_url": view.rel(_resting_address(document, "", language)),
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


def _by_clause(citations: Iterable[Citation]) -> dict[str, tuple[Citation, ...]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.reference.clause, []).append(citation)
    return {clause: tuple(members) for clause, members in found.items()}


def _platforms(portal: Portal, document: LegalDocument) -> list[Platform]:
    platforms = portal.catalogue.platforms
    return [platforms[one] for one in document.platforms if one in platforms]


def _platforms_address(document: LegalDocument, language: Language) -> str:
    return routes.address("legal", document.id, PLATFORMS_SLUG[language], language=language)


def _resting_address(document: LegalDocument, clause: str, language: Language) -> str:
    """Where all pages stand that rest on a clause, or on the document as a whole."""
    return routes.address("legal", document.id, RESTING_SLUG[language], *filter(None, [clause]), language=language)


def _resting_count(document: LegalDocument, citations: Iterable[Citation]) -> int:
    records = {(citation.entry.kind, citation.entry.id) for citation in citations}
    return len(records - {("legal", document.id)})


def _link_lists(portal: Portal, document: LegalDocument) -> Iterator[LinkList]:
    """The lists of a document that may be longer than its page shows."""
    citations = portal.catalogue.citations_of("legal", document.id)
    platforms = _platforms(portal, document)

    def crumbs(view: View) -> list[Crumb]:
        own = Crumb(view.clause(document.id), routes.address("legal", document.id, language=view.language))
        return [section_crumb(view, "legal"), own]

    def platform_links(view: View) -> list[ListedLink]:
        return [
            ListedLink(view.platform_title(each), portal.address_of("platform", each.id, view.language))
            for each in view.sorted_by_name(platforms, view.platform_title)
        ]

    yield LinkList(
        "legal",
        lambda language: _platforms_address(document, language),
        lambda view: view._("{document}: các nền tảng liên quan", document=view.clause(document.id)),
        crumbs,
        len(platforms),
        platform_links,
    )
    on = _by_clause(citations) if document.clauses else {"": citations}
    for clause in [each.id for each in document.clauses] or [""]:
        yield _resting_list(portal, document, clause, on.get(clause, ()), crumbs)


def _resting_list(
    portal: Portal,
    document: LegalDocument,
    clause: str,
    citations: tuple[Citation, ...],
    crumbs: Callable[[View], list[Crumb]],
) -> LinkList:
    reference = f"{document.id}/{clause}" if clause else document.id

    def links(view: View) -> list[ListedLink]:
        found = resting_links(view, citations, "legal", document.id)
        return [ListedLink(each.title, each.address, each.kind) for each in found]

    return LinkList(
        "legal",
        lambda language: _resting_address(document, clause, language),
        lambda view: view._("{document}: các trang dựa vào đây", document=view.clause(reference)),
        crumbs,
        _resting_count(document, citations),
        links,
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
    resting = resting_links(view, citations, "legal", document.id)
    url = view.rel(_resting_address(document, clause.id, view.language))
    return ClauseRow(clause, max(len(steps), 1), label, step, tuple(resting[:SHOWN]), len(resting), url)


def _step(view: View, steps: list[tuple[str, str]]) -> str:
    """The last part of a clause's name as lists print it: `Điều 1`, `IV`, `5`, `a`."""
    level, number = steps[-1]
    return view._(level).format(number) if len(steps) == 1 else number
