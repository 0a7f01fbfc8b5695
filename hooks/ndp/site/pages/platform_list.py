"""`/nen-tang/`: the list of platforms, whole and by each value of each facet; a hundred to a page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from ndp.i18n import LANGUAGES, Language
from ndp.site import routes
from ndp.site.comparison import MOST
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.pages.link_list import LinkList, ListedLink, link_list_pages
from ndp.site.pages.paging import numbered, page_address, page_count, pager, rows_of
from ndp.site.pages.platform_facets import COLUMNS, FACETS, Facet, Filter, ListRow, Option, filters, list_rows
from ndp.site.portal import Portal
from ndp.site.render import ENVIRONMENT, View, render_page

MOST_OPTIONS = 60
"""Of more values of a facet, a list names those that most platforms have."""
FACET_SLUG: Mapping[Language, str] = {"vi": "loc", "en": "by"}


@dataclass(frozen=True, slots=True)
class DrawnRows:
    """Rows as HTML. A platform stands on a page for each of its values, with the same links on all of one depth."""

    cells: dict[tuple[int, str, Hashable], Markup] = field(default_factory=dict)
    rows: dict[tuple[int, str], Markup] = field(default_factory=dict)

    def draw(self, view: View, rows: Sequence[ListRow], *, picks: bool) -> list[Markup]:
        """The rows as they stand on the page of `view`; with boxes to choose them, where `picks`."""
        depth = view.url.count("/")
        draw = ENVIRONMENT.macro("platform_table.html", "platform_row", view)
        found = []
        for item in rows:
            key = (depth, item.row.platform.id)
            drawn = self.rows.get(key)
            if drawn is None:
                cells = [self.cell(view, column, item) for column in COLUMNS]
                drawn = self.rows[key] = draw(item, cells, picks)
            found.append(drawn)
        return found

    def cell(self, view: View, column: str, item: ListRow) -> Markup:
        """The cell of a row below a column."""
        key = (view.url.count("/"), column, item.fact(column))
        found = self.cells.get(key)
        if found is None:
            draw = ENVIRONMENT.macro("platform_table.html", "platform_cell", view)
            found = self.cells[key] = draw(column, item, item.keys.get(column)).strip()
        return found


def pages(portal: Portal) -> Iterator[Page]:
    """The whole list and those of every facet's values, in every language."""
    for language in LANGUAGES:
        view = View(portal, language, routes.address("platforms", language=language))
        rows = list_rows(view)
        found = filters(view, rows)
        drawn = DrawnRows()
        yield from _whole(portal, language, rows, found, drawn)
        for each in found:
            members: dict[str, list[ListRow]] = {}
            for row in rows:
                for value in row.facets[each.facet.key]:
                    members.setdefault(value, []).append(row)
            yield from link_list_pages(portal, _values(each), language)
            for option in each.options:
                yield from _facet(portal, language, (members[option.value], len(rows)), (each, option), drawn)


def index_path(language: Language) -> str:
    """Below the site folder, the file that the list's script reads: see `platform_index.py`."""
    return f"assets/data/list/{language}.json"


def facet_address(facet: Facet, value: str, language: Language) -> str:
    """The address of the platforms that have a value."""
    return routes.address("platforms", FACET_SLUG[language], facet.slug(language), value, language=language)


def _values_address(facet: Facet, language: Language) -> str:
    return routes.address("platforms", FACET_SLUG[language], facet.slug(language), language=language)


def _values(each: Filter) -> LinkList:
    """All values of a facet, where the list cannot name them."""
    facet = each.facet

    def link(view: View, option: Option) -> ListedLink:
        count = view._("{count} nền tảng", count=view.number(option.count))
        return ListedLink(option.title, facet_address(facet, option.value, view.language), count)

    return LinkList(
        "platforms",
        lambda language: _values_address(facet, language),
        lambda view: view._("Nền tảng số theo: {facet}", facet=view._(facet.title)),
        lambda view: [section_crumb(view, "platforms")],
        len(each.options),
        lambda view: [link(view, option) for option in each.options],
        MOST_OPTIONS,
    )


def _whole(
    portal: Portal, language: Language, rows: Sequence[ListRow], found: list[Filter], drawn: DrawnRows
) -> Iterator[Page]:
    yield from _paged(
        portal,
        language,
        rows,
        drawn,
        template="platforms.html",
        address=lambda other: routes.address("platforms", language=other),
        title=lambda view: view._("Các nền tảng số"),
        description=lambda view: view._(
            "Danh sách nền tảng số quốc gia và nền tảng dùng chung: số, tên, cơ quan chủ quản, "
            "đơn vị đầu mối, tình trạng."
        ),
        data=lambda view: {
            "filters": [(each, _frequent(each)) for each in found],
            "values_url": lambda facet: view.rel(_values_address(facet, language)),
            "most_compared": MOST,
            "intro": view._(
                "{count} nền tảng trong các danh mục đã công bố. Cột cuối nói tên nền tảng đã có nguồn hay chưa.",
                count=view.number(len(rows)),
            ),
            "facet_url": lambda facet, value: view.rel(facet_address(facet, value, language)),
            "total": len(rows),
            "sorts": [("number", view._("Số")), ("name", view._("Tên")), *_sorts(view)],
            "index": view.rel(f"/{index_path(language)}"),
        },
    )


def _sorts(view: View) -> list[tuple[str, str]]:
    titles = {facet.key: facet.title for facet in FACETS}
    return [(column, view._(titles[column])) for column in COLUMNS]


def _facet(
    portal: Portal,
    language: Language,
    rows_of_all: tuple[Sequence[ListRow], int],
    chosen: tuple[Filter, Option],
    drawn: DrawnRows,
) -> Iterator[Page]:
    (rows, total), (each, option) = rows_of_all, chosen
    facet = each.facet

    def facet_title(view: View) -> str:
        text = view._(facet.title)
        return text[0].lower() + text[1:]

    def title(view: View) -> str:
        return view._("Nền tảng số, {facet}: {value}", facet=facet_title(view), value=facet.word(view, option.value))

    yield from _paged(
        portal,
        language,
        rows,
        drawn,
        template="platform_facet.html",
        address=lambda other: facet_address(facet, option.value, other),
        title=title,
        description=lambda view: view._(
            "{count} trong {total} nền tảng số có {facet}: {value}.",
            count=view.number(option.count),
            total=view.number(total),
            facet=facet_title(view),
            value=facet.word(view, option.value),
        ),
        data=lambda view: {
            "total": total,
            "count": option.count,
            "filter": each,
            "options": _frequent(each, option.value),
            "values_url": view.rel(_values_address(facet, language)),
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
    drawn: DrawnRows,
    *,
    template: str,
    address: Callable[[Language], str],
    title: Callable[[View], str],
    description: Callable[[View], str],
    data: Callable[[View], Mapping[str, Any]],
    whole: bool = True,
) -> Iterator[Page]:
    """The pages of one list. Only the first page of the `whole` list is found by the search."""
    count = page_count(rows)

    def address_of(number: int, other: Language) -> str:
        return page_address(address(other), number, other)

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
                "rows": drawn.draw(view, rows_of(rows, number), picks=first),
                "pager": pager(view, address(language), number, count),
                "number": number,
                **data(view),
            },
            listed=first,
        )

    yield from map(page, range(1, count + 1))


def _frequent(each: Filter, open_value: str = "") -> list[Option]:
    """The values that a page names, in their order: the most frequent, and the open one."""
    most = sorted(each.options, key=lambda option: -option.count)[:MOST_OPTIONS]
    shown = {option.value for option in most} | {open_value}
    return [option for option in each.options if option.value in shown]
