"""`/nguon-tin/`: the publications cited as sources, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.i18n import LANGUAGES, Language
from ndp.model.records import Publication
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, resting_links, section_crumb
from ndp.site.pages.long_list import LongList, long_list_pages
from ndp.site.portal import Portal
from ndp.site.render import View, render_page


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every publication's page, in every language."""
    for language in LANGUAGES:
        yield from long_list_pages(portal, _list(portal), language)
        for publication in portal.catalogue.publications.values():
            yield _publication(portal, publication, language)


def _list(portal: Portal) -> LongList[Publication]:
    catalogue = portal.catalogue
    publications = catalogue.publications

    def cited(publication: Publication) -> int:
        citations = catalogue.citations_of("publication", publication.id)
        return len({(citation.entry.kind, citation.entry.id) for citation in citations})

    return LongList(
        "publications",
        "publications.html",
        lambda language: routes.address("publications", language=language),
        lambda view: view._("Nguồn tin"),
        lambda view: view._("Các bài báo và trang thông tin mà Cổng dẫn làm nguồn."),
        len(publications),
        lambda view: view.sorted_by_name(publications.values(), lambda each: f"{each.publisher} {each.id}"),
        lambda view, shown: {
            "rows": [{"publication": each, "count": cited(each)} for each in shown.rows],
            "intro": view._(
                "{count} bài và trang đã đăng được dẫn làm nguồn. "
                "Thông tin dựa vào đây ở mức “nguồn khác, có nêu tên”.",
                count=view.number(len(publications)),
            ),
        },
    )


def _publication(portal: Portal, publication: Publication, language: Language) -> Page:
    def title(view: View) -> str:
        # Several articles of one publisher are told apart by their ids.
        return f"{publication.publisher} ({publication.id})"

    return render_page(
        portal,
        language,
        "publication.html",
        section="publications",
        address=lambda other: routes.address("publications", publication.id, language=other),
        title=title,
        description=lambda view: view.plain(publication.supports) or title(view),
        crumbs=lambda view: [section_crumb(view, "publications")],
        data=lambda view: {
            "publication": publication,
            "entry": portal.entry("publication", publication.id),
            "resting": resting_links(
                view, portal.catalogue.citations_of("publication", publication.id), "publication", publication.id
            ),
        },
        changed=changed_day(portal, "publication", publication.id),
    )
