"""`/nguon-tin/`: the publications cited as sources, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.i18n import LANGUAGES, Language
from ndp.model.records import Publication
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, resting_links, section_crumb
from ndp.site.portal import Portal
from ndp.site.render import View, render_page


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every publication's page, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for publication in portal.catalogue.publications.values():
            yield _publication(portal, publication, language)


def _list(portal: Portal, language: Language) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        publications = view.sorted_by_name(
            catalogue.publications.values(), lambda publication: f"{publication.publisher} {publication.id}"
        )
        return {
            "rows": [
                {
                    "publication": publication,
                    "count": len(
                        {(c.entry.kind, c.entry.id) for c in catalogue.citations_of("publication", publication.id)}
                    ),
                }
                for publication in publications
            ],
            "intro": view._(
                "{count} bài và trang đã đăng được dẫn làm nguồn. "
                "Thông tin dựa vào đây ở mức “nguồn khác, có nêu tên”.",
                count=view.number(len(publications)),
            ),
        }

    return render_page(
        portal,
        language,
        "publications.html",
        section="publications",
        address=lambda other: routes.address("publications", language=other),
        title=lambda view: view._("Nguồn tin"),
        description=lambda view: view._("Các bài báo và trang thông tin mà Cổng dẫn làm nguồn."),
        data=data,
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
