"""By what the list of platforms is filtered: facets, the values a platform has, and how many platforms have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from ndp.derive.responsibility import Holder, holders
from ndp.i18n import N_, Language
from ndp.model.records import Edition, Level
from ndp.site.pages.common import PlatformRow, platform_rows, still_holding
from ndp.site.render import View
from ndp.text import sort_key

LEVELS: tuple[Level, ...] = ("verified", "reported", "unverified")
COLUMNS = ("group", "host", "focal", "status", "level")
"""The columns after the number and the name, as the macro `platform_cell` of the list draws them."""
SHORT_GROUPS = {"state-hosted": N_("nhà nước"), "enterprise": N_("doanh nghiệp")}


@dataclass(frozen=True, slots=True)
class Facet:
    """Something the list is filtered by. `key` stands in addresses of the filter form, the slugs in those of pages.

    `title` is a message id; `word` gives the name of a value.
    """

    key: str
    vi: str
    en: str
    title: str
    word: Callable[[View, str], str]

    def slug(self, language: Language) -> str:
        """The facet's part of the addresses of its pages."""
        return self.vi if language == "vi" else self.en


def _organisation(view: View, code: str) -> str:
    return view.plain(view.portal.catalogue.organisations[code].name)


FACETS: tuple[Facet, ...] = (
    Facet("scope", "pham-vi", "scope", N_("Phạm vi"), lambda view, code: view.label("platform.scope", code)),
    Facet(
        "edition",
        "danh-muc",
        "list",
        N_("Danh mục"),
        lambda view, code: view.plain(view.portal.catalogue.editions[code].name),
    ),
    Facet("group", "nhom", "group", N_("Nhóm"), lambda view, code: view.label("platform.group", code)),
    Facet("status", "tinh-trang", "status", N_("Tình trạng"), lambda view, code: view.label("platform.status", code)),
    Facet("host", "chu-quan", "host", N_("Cơ quan chủ quản"), _organisation),
    Facet("focal", "dau-moi", "focal-unit", N_("Đơn vị đầu mối"), _organisation),
    Facet("enterprise", "nong-cot", "core-enterprise", N_("Doanh nghiệp nòng cốt"), _organisation),
    Facet(
        "audience",
        "doi-tuong",
        "audience",
        N_("Đối tượng sử dụng"),
        lambda view, code: view.label("platform.audiences", code),
    ),
    Facet(
        "level",
        "kiem-chung",
        "verification",
        N_("Kiểm chứng tên"),
        lambda view, code: view.label("provenance.level", code),
    ),
)


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, its name and how many platforms have it."""

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet with the values that platforms have."""

    facet: Facet
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list: the platform and what filters and sorting read.

    `facets` holds the values of each facet by its key; `order` is the row's place by name; typed words are looked for
    in its number, its `names` and those of the organisations among its facets. `keys` gives each sortable column's
    place in Vietnamese order, none where nothing is known.
    """

    row: PlatformRow
    group: str
    facets: Mapping[str, tuple[str, ...]]
    order: int
    names: tuple[str, ...]
    keys: Mapping[str, int]

    @property
    def edition(self) -> Edition | None:
        """The edition that stands for it."""
        return self.row.listing.edition if self.row.listing else None

    @property
    def number(self) -> str:
        """Its number as shown."""
        return f"{self.row.number:02d}" if self.row.number else "–"

    def fact(self, column: str) -> Hashable:
        """What a cell shows: rows with equal facts have the same cell."""
        row = self.row
        facts: Mapping[str, Hashable] = {
            "group": self.group,
            "host": tuple((holder.organisation.id, holder.held.assignment.stated) for holder in row.hosts),
            "focal": tuple(holder.organisation.id for holder in row.focal),
            "status": row.platform.status,
            "level": row.provenance.level,
        }
        return facts[column]


def list_rows(view: View) -> list[ListRow]:
    """Every platform in the order of the list."""
    found = platform_rows(view)
    by_name = view.sorted_by_name(found, lambda row: view.platform_title(row.platform))
    order = {row.platform.id: place for place, row in enumerate(by_name)}
    keys = _sort_keys(view, found)
    return [_list_row(view, row, order[row.platform.id], keys) for row in found]


def _sort_keys(view: View, rows: Iterable[PlatformRow]) -> Mapping[str, Mapping[str, int]]:
    """By column and text, the text's place among all of that column: browsers order Vietnamese in another way."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for column, text in _texts(view, row).items():
            found.setdefault(column, set()).add(text)
    return {
        column: {text: place for place, text in enumerate(sorted(texts, key=sort_key))}
        for column, texts in found.items()
    }


def _texts(view: View, row: PlatformRow) -> Mapping[str, str]:
    """What the columns of texts show, without those of which nothing is known."""
    platform = row.platform
    implied = {holder.organisation.id for holder in row.hosts if holder.held.assignment.stated == "implied"}
    hosts = [
        view.organisation_short(holder.organisation)
        + (" " + view._("suy ra") if holder.organisation.id in implied else "")
        for holder in row.hosts
    ]
    texts = {
        "group": view._(SHORT_GROUPS[platform.group]) if platform.group else "",
        "host": ", ".join(hosts),
        "focal": ", ".join(view.plain(holder.organisation.name) for holder in row.focal),
        "status": view.label("platform.status", platform.status) if platform.status else "",
    }
    return {column: text for column, text in texts.items() if text}


def filters(view: View, rows: Iterable[ListRow]) -> list[Filter]:
    """Every facet, its values in the order of their names."""
    counts = {facet.key: Counter[str]() for facet in FACETS}
    for row in rows:
        for key, values in row.facets.items():
            counts[key].update(values)
    return [
        Filter(
            facet,
            view._(facet.title),
            tuple(
                view.sorted_by_name(
                    [Option(code, facet.word(view, code), count) for code, count in counts[facet.key].items()],
                    lambda option: option.title,
                )
            ),
        )
        for facet in FACETS
    ]


def _list_row(view: View, row: PlatformRow, order: int, keys: Mapping[str, Mapping[str, int]]) -> ListRow:
    platform, catalogue = row.platform, view.portal.catalogue
    enterprises = still_holding(holders(catalogue, platform.id, ("core-enterprise",), view.portal.as_of))
    names = [view.platform_title(platform), *platform.aliases]
    if platform.name:
        names += [platform.name.vi or "", platform.name.en or ""]
    facets: Mapping[str, Iterable[str]] = {
        "scope": (platform.scope,),
        "edition": (listing.edition.id for listing in catalogue.listings_of(platform.id)),
        "group": (platform.group,) if platform.group else (),
        "status": (platform.status,) if platform.status else (),
        "host": _ids(row.hosts),
        "focal": _ids(row.focal),
        "enterprise": _ids(enterprises),
        "audience": platform.audiences,
        "level": (row.provenance.level,),
    }
    return ListRow(
        row,
        view._(SHORT_GROUPS[platform.group]) if platform.group else "",
        {key: tuple(dict.fromkeys(values)) for key, values in facets.items()},
        order,
        tuple(dict.fromkeys(names)),
        {
            **{column: keys[column][text] for column, text in _texts(view, row).items()},
            "level": LEVELS.index(row.provenance.level),
        },
    )


def _ids(found: Iterable[Holder]) -> Iterable[str]:
    return (holder.organisation.id for holder in found)
