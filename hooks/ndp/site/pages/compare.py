"""`/so-sanh/?p=a,b`: up to four platforms side by side, set together in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.i18n import LANGUAGES
from ndp.model.records import Platform
from ndp.site import routes
from ndp.site.comparison import MOST, ROWS
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.pages.platform_list import index_path
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

MOST_CHOICES = 100
"""Of more platforms the page names none: its script finds them by their names."""


def pages(portal: Portal) -> Iterator[Page]:
    """The page in every language."""
    for language in LANGUAGES:
        yield render_page(
            portal,
            language,
            "compare.html",
            section="platforms",
            address=lambda other: routes.address("compare", language=other),
            title=lambda view: view._("So sánh các nền tảng"),
            description=lambda view: view._("Xem các nền tảng số cạnh nhau, dòng nào khác nhau được đánh dấu."),
            crumbs=lambda view: [section_crumb(view, "platforms")],
            data=lambda view: {
                "rows": [view._(row.title) for row in ROWS],
                "platforms": _choices(view),
                "index": view.rel(f"/{index_path(view.language)}"),
                "most": MOST,
            },
        )


def _choices(view: View) -> list[Platform]:
    platforms = view.portal.catalogue.platforms.values()
    return view.sorted_by_name(platforms, view.platform_title) if len(platforms) <= MOST_CHOICES else []
