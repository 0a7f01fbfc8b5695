"""`/nen-tang/`: the list of platforms, whole and by each value of each facet; a hundred to a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ndp.i18n import LANGUAGES, Language
from ndp.site import routes
from ndp.site.comparison import MOST
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.pages.platform_facets import Facet, Filter, ListRow, Option, filters, list_rows
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

PER_PAGE = 100
PAGE_SLUG: Mapping[Language, str] = {"vi": "trang", "en": "page"}
FACET_SLUG: Mapping[Language, str] = {"vi": "loc", "en": "by"}


def pages(portal: Portal) -> Iterator[Page]:
    """The whole list and those of every facet's values, in every language."""
    for language in LANGUAGES:
        view = View(portal, language, routes.address("platforms", language=language))
        rows = list_rows(view)
        found = filters(view, rows)
        yield from _whole(portal, language, rows, found)
        for each in found:
            for option in each.options:
                yield from _facet(portal, language, rows, each, option)


def facet_address(facet: Facet, value: str, language: Language) -> str:
    """The address of the platforms that have a value."""
    return routes.address("platforms", FACET_SLUG[language], facet.slug(language), value, language=language)


def _whole(portal: Portal, language: Language, rows: Sequence[ListRow], found: list[Filter]) -> Iterator[Page]:
    yield from _paged(
        portal,
        language,
        rows,
        template="platforms.html",
        address=lambda other: routes.address("platforms", language=other),
        title=lambda view: view._("Các nền tảng số"),
        description=lambda view: view._(
            "Danh sách nền tảng số quốc gia và nền tảng dùng chung: số, tên, cơ quan chủ quản, "
            "đơn vị đầu mối, tình trạng."
        ),
        data=lambda view: {
            "filters": found,
            "most_compared": MOST,
            "intro": view._(
                "{count} nền tảng trong các danh mục đã công bố. Cột cuối nói tên nền tảng đã có nguồn hay chưa.",
                count=view.number(len(rows)),
            ),
            "facet_url": lambda facet, value: view.rel(facet_address(facet, value, language)),
        },
    )


def _facet(portal: Portal, language: Language, rows: Sequence[ListRow], each: Filter, option: Option) -> Iterator[Page]:
    facet = each.facet

    def title(view: View) -> str:
        return view._("Nền tảng số, {facet}: {value}", facet=view._(facet.title), value=facet.word(view, option.value))

    yield from _paged(
        portal,
        language,
        [row for row in rows if option.value in row.facets[facet.key]],
        template="platform_facet.html",
        address=lambda other: facet_address(facet, option.value, other),
        title=title,
        description=lambda view: view._(
            "{count} trong {total} nền tảng số có {facet}: {value}.",
            count=view.number(option.count),
            total=view.number(len(rows)),
            facet=view._(facet.title),
            value=facet.word(view, option.value),
        ),
        data=lambda view: {
            "total": len(rows),
            "count": option.count,
            "filter": each,
            "value": option.value,
            "facet_url": lambda facet, value: view.rel(facet_address(facet, value, language)),
            "form_url": f"{view.to('platforms')}?{facet.key}={option.value}",
        },
        whole=False,
    )


def _paged(
    portal: Portal,
    language: Language,
    rows: Sequence[ListRow],
    *,
    template: str,
    address: Callable[[Language], str],
    title: Callable[[View], str],
    description: Callable[[View], str],
    data: Callable[[View], Mapping[str, Any]],
    whole: bool = True,
) -> Iterator[Page]:
    """The pages of one list. Only the first page of the `whole` list is found by the search."""
    count = max(1, -(-len(rows) // PER_PAGE))

    def address_of(number: int, other: Language) -> str:
        return address(other) if number == 1 else f"{address(other)}{PAGE_SLUG[other]}/{number}/"

    def numbered(text: str, number: int, view: View) -> str:
        return text if number == 1 else view._("{title} (trang {number})", title=text, number=number)

    def page(number: int) -> Page:
        first = whole and number == 1
        return render_page(
            portal,
            language,
            template,
            section="platforms",
            address=lambda other: address_of(number, other),
            title=lambda view: numbered(title(view), number, view),
            description=lambda view: numbered(description(view), number, view),
            crumbs=lambda view: [] if first else [section_crumb(view, "platforms")],
            data=lambda view: {
                "rows": rows[(number - 1) * PER_PAGE : number * PER_PAGE],
                "pager": [(each, view.rel(address_of(each, language))) for each in range(1, count + 1)],
                "number": number,
                **data(view),
            },
            listed=first,
        )

    yield from map(page, range(1, count + 1))
