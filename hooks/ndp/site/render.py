"""Templates: Jinja2 with autoescape, and the few functions every template may call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from ndp.derive.organisations import successions
from ndp.export.fields import is_whole
from ndp.i18n import LANGUAGES, Language, translator
from ndp.kinds import KIND_BY_FOLDER
from ndp.memory import remembered
from ndp.model.clauses import clause_label, clause_short
from ndp.model.provenance import provenance_at
from ndp.model.records import Edition, FieldProvenance, Name, Organisation, Platform, Record, Source, Successor, Text
from ndp.search.build import shortened
from ndp.site import routes
from ndp.site.hosts import shown_host
from ndp.site.markdown import statement_html
from ndp.site.page import Draft, Page
from ndp.site.portal import Portal
from ndp.site.templating import Bound, page_environment
from ndp.text import PartialDate, fold, format_date, format_number, format_period, sort_key

T = TypeVar("T")
MAIN_DOCUMENT = "186"
LONGEST_DESCRIPTION = 300
"""Characters; search engines show about half of them."""
"""Decision 186, on which most of the portal rests: short references to its clauses go without its number."""


class Crumb(NamedTuple):
    """One step of the way to a page."""

    title: str
    url: str


class SourceLink(NamedTuple):
    """A source as shown: text and site-absolute address."""

    text: str
    url: str
    external: bool = False


@dataclass(eq=False)
class View:
    """One page being made: the portal in one language at one address. Templates see its methods.

    `templates` are those made for this view.
    """

    portal: Portal
    language: Language
    url: str
    templates: dict[str, Bound] = field(default_factory=dict, repr=False)
    _sections: dict[str, str] = field(default_factory=dict, repr=False)

    def turn_to(self, url: str) -> None:
        """Show the page at `url` from now on."""
        self.url = url
        self._sections = {}

    def _(self, message: str, **values: object) -> str:
        """A text in the page's language, its `{placeholders}` filled."""
        text = self._text(message)
        return text.format_map(values) if values else text

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        return self.portal.vocabulary.labels(self.language)

    @cached_property
    def _text(self) -> Callable[[str], str]:
        return translator(self.language).text

    def rel(self, target: str) -> str:
        """A site-absolute address, as written on this page."""
        return routes.relative(self.url, target)

    def _lasting(self, target: str) -> str:
        """`rel` of an address that many pages name: the pages of one folder name it alike."""
        if target.startswith(self.url):
            return self.rel(target)
        return _from_folder(f"{self.url[:-1].rpartition('/')[0]}/", target)

    def to(self, section: str, *parts: str, anchor: str = "") -> str:
        """The address of a section or page, as written on this page."""
        target = routes.address(section, *parts, language=self.language)
        if anchor:
            target = f"{target}#{anchor}"
        return self.rel(target) if parts else self._lasting(target)

    def guide(self, key: str) -> str:
        """The address of a hand-written guide, as written on this page."""
        return self._lasting(routes.guide(key, self.language))

    def editor(self, path: str) -> str:
        """Where the editor opens a catalogue file, as written on this page; empty for a file that is not published."""
        folder = path.split("/")[1].removesuffix(".yml")
        kind = KIND_BY_FOLDER[folder].name
        return f"{self.to('editor')}?tep={path}" if is_whole(kind) else ""

    def asset(self, path: str) -> str:
        """The address of a file below `assets/`, as written on this page."""
        return self._lasting(f"/assets/{self.portal.assets.published(path)}")

    def record_url(self, kind: str, record_id: str) -> str:
        """The address of a record's page, as written on this page."""
        section = self._sections.get(kind)
        if section is None:
            section = self._sections[kind] = self._section_ahead(kind)
        return f"{section}{record_id}/" if section else self.rel(self.portal.address_of(kind, record_id, self.language))

    def _section_ahead(self, kind: str) -> str:
        """The address that is followed by the name of any record of a kind; empty where there is none for all."""
        folder = routes.folder_of(kind, self.language)
        return "" if folder is None or self.url.startswith(folder) else self._lasting(folder)

    def home(self) -> str:
        """The address of the home page, as written on this page."""
        return self._lasting(routes.home(self.language))

    def label(self, place: str, code: str) -> str:
        """The word for a coded value."""
        return self._labels[place][code]

    def number(self, value: int) -> str:
        """A whole number with the language's separators."""
        return format_number(value, self.language)

    def date(self, value: PartialDate | date | None) -> str:
        """A date as people write it, empty for none."""
        if value is None:
            return ""
        return value.format(self.language) if isinstance(value, PartialDate) else format_date(value, self.language)

    def period(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """A period as people write it, empty where both ends are unknown."""
        return format_period(start, end, self.language) if start or end else ""

    def localised(self, name: Name | None) -> str:
        """A name or text in the page's language; where only the other is known, HTML marked with its language."""
        if name is None:
            return ""
        text, language = name.best(self.language)
        if language == self.language:
            return text
        return Markup('<span lang="{}">{}</span>').format(language, text)

    def vietnamese(self, text: str) -> str:
        """A text that the catalogue has in Vietnamese alone, marked with its language on other pages."""
        return self.localised(Name(vi=text))

    def plain(self, name: Name | None) -> str:
        """A name as plain text in the page's language or the other."""
        return name.best(self.language)[0] if name else ""

    def platform_name(self, platform: Platform) -> str:
        """A platform's name; for one whose name is not known, its number and a word that says so."""
        if platform.name is not None:
            return self.localised(platform.name)
        return Markup('<span class="ndp-unnamed">{}</span>').format(self.platform_title(platform))

    def platform_title(self, platform: Platform) -> str:
        """A platform's name as plain text."""
        if platform.name is not None:
            return self.plain(platform.name)
        for listing in self.portal.catalogue.listings_of(platform.id):
            if listing.entry.number is not None:
                return self._("Nền tảng số {number} (tên đang chờ nguồn)", number=listing.entry.number)
        return self._("Nền tảng chưa rõ tên")

    def edition_short(self, edition: Edition) -> str:
        """A short name of an edition: its ordinal where it has one, else its document's number."""
        if edition.ordinal is not None:
            return self._("Danh mục lần {ordinal}", ordinal=edition.ordinal)
        return self.clause_short(edition.instrument)

    def short_name(self, organisation: Organisation) -> Name:
        """An organisation's short name where it has one in the page's language, else its name."""
        short = organisation.short
        return short if short is not None and short.best(self.language)[1] == self.language else organisation.name

    def organisation_short(self, organisation: Organisation) -> str:
        """`short_name` as plain text."""
        return self.plain(self.short_name(organisation))

    def clause(self, reference: str) -> str:
        """A clause reference in words: `186/QĐ-BTTTT, Điều 1, mục IV…`; for document 186 without its number."""
        target, _, clause_id = reference.partition("/")
        document = self.portal.catalogue.legal.get(target)
        number = target
        if document is not None:
            number = document.number or self.plain(document.title) or self.plain(document.summary)
        if not clause_id:
            return number
        return f"{number}, {self.clause_name(reference)}"

    def clause_name(self, reference: str) -> str:
        """The clause part of a reference in words: `Điều 1, mục IV, khoản 5, điểm a`."""
        clause_id = reference.partition("/")[2]
        found = self.portal.catalogue.clause(reference)
        if found and found[1] is not None and found[1].label is not None:
            return self.plain(found[1].label)
        return clause_label(clause_id, self.language)

    def clause_short(self, reference: str) -> str:
        """A clause reference for tight places: `Điều 2.II.3.đ`, `17/2017/NĐ-CP, Điều 2`, or the document's number.

        The number is left out for the main document and on the document's own page.
        """
        number, clause, address = _clause_short(self.portal, self.language, reference)
        if not clause or not number:
            return clause or number
        return clause if self.url == address else f"{number}, {clause}"

    def clause_url(self, reference: str) -> str:
        """The address of a clause or document, as written on this page."""
        target, _, clause_id = reference.partition("/")
        if not clause_id:
            return self.record_url("legal", target)
        if self.portal.address_of("legal", target, self.language) == self.url:
            return f"#{clause_id}"
        return f"{self.record_url('legal', target)}#{clause_id}"

    def provenance(self, record: Record, *pointer: str | int) -> FieldProvenance:
        """Where the field at `pointer` of a record comes from."""
        return provenance_at(record, pointer)

    def note(self, record: Record, provenance: FieldProvenance) -> Text | None:
        """The note on a fact's source; None where it is the record's own note, which the page shows once."""
        return None if provenance is record.provenance else provenance.note

    def source_links(self, sources: Iterable[Source]) -> list[SourceLink]:
        """Sources as links."""
        links = []
        for source in sources:
            if source.legal is not None:
                links.append(SourceLink(self.clause_short(source.legal), self.clause_url(source.legal)))
            elif source.publication is not None:
                publication = self.portal.catalogue.publications.get(source.publication)
                text = publication.publisher if publication else source.publication
                links.append(SourceLink(text, self.record_url("publication", source.publication)))
        return links

    def section_link(self, key: str) -> Markup:
        """A section's name, linked where the portal has the section."""
        section = routes.SECTION_BY_KEY.get(key)
        if section is None:
            return Markup("{}").format(self.label("duty.section", key))
        return Markup('<a href="{}">{}</a>').format(self.to(key), self._(section.title))

    def domain(self, url: str) -> str:
        """The host of an address, as shown."""
        return shown_host(url)

    def successions(self, organisation: Organisation) -> tuple[tuple[Organisation, Successor], ...]:
        """Who took over from an organisation."""
        return successions(self.portal.catalogue, organisation)

    def sorted_by_name(self, items: Iterable[T], name: Callable[[T], str]) -> list[T]:
        """`items` in the order of their names: Vietnamese alphabetical order."""
        return sorted(items, key=lambda item: sort_key(name(item)))

    def statement(self, markdown: str) -> Markup:
        """A contributor's own words as safe HTML."""
        return statement_html(markdown)

    def fold(self, text: str) -> str:
        """A text as the search compares it."""
        return fold(text)

    @cached_property
    def catalogue(self) -> Any:
        """The catalogue, for templates."""
        return self.portal.catalogue


@lru_cache(maxsize=1024)
def _from_folder(folder: str, target: str) -> str:
    """`target` as written on a page directly in `folder`, in which it is not."""
    return routes.relative(f"{folder}_/", target)


# Few clauses stand on most pages.
@remembered(4096)
def _clause_short(portal: Portal, language: Language, reference: str) -> tuple[str, str, str]:
    """A reference's document, empty for the main one before a clause; its clause, or none; the document's page."""
    view = View(portal, language, routes.home(language))
    target, _, clause_id = reference.partition("/")
    document = portal.catalogue.legal.get(target)
    number = target
    if document is not None:
        number = document.number or view.plain(document.title) or view._("văn bản chưa rõ số")
    address = portal.address_of("legal", target, language)
    if not clause_id:
        return number, "", address
    found = portal.catalogue.clause(reference)
    if found and found[1] is not None and found[1].label is not None:
        clause = view.plain(found[1].label)
    else:
        clause = view._("Điều {clause}", clause=clause_short(clause_id))
    return "" if target == MAIN_DOCUMENT else number, clause, address


ENVIRONMENT = page_environment()


_SHOWN: dict[Language, View] = {}


def _shown(portal: Portal, language: Language, url: str) -> View:
    """The view of the page at `url`. Pages follow each other in one view, so that its templates are made once."""
    view = _SHOWN.get(language)
    if view is None or view.portal is not portal:
        view = _SHOWN[language] = View(portal, language, url)
    view.turn_to(url)
    return view


def render_page(
    portal: Portal,
    language: Language,
    template: str,
    *,
    section: str,
    address: Callable[[Language], str],
    title: Callable[[View], str],
    description: Callable[[View], str],
    crumbs: Callable[[View], Iterable[Crumb]] = lambda view: (),
    data: Callable[[View], Mapping[str, Any]] = lambda view: {},
    changed: str = "",
    listed: bool = True,
) -> Page:
    """One page in one language, its body rendered when it is asked for. The callables give the language's values."""
    addresses = _addresses(*map(address, LANGUAGES))
    url = addresses[language]
    view = _shown(portal, language, url)
    heading = title(view)
    return Page(
        url=url,
        language=language,
        title=heading,
        description=shortened(description(view), LONGEST_DESCRIPTION),
        content=Draft(lambda: _body(_shown(portal, language, url), template, heading, crumbs, data)),
        section=section,
        alternates=addresses,
        changed=changed,
        listed=listed,
    )


# The same for the page's siblings, which are made next: many thousands of pages are remembered.
@lru_cache(maxsize=4)
def _addresses(*addresses: str) -> Mapping[Language, str]:
    """A page's addresses by language."""
    return dict(zip(LANGUAGES, addresses, strict=True))


def _body(
    view: View,
    template: str,
    title: str,
    crumbs: Callable[[View], Iterable[Crumb]],
    data: Callable[[View], Mapping[str, Any]],
) -> Markup:
    return ENVIRONMENT.render(template, view, {"crumbs": list(crumbs(view)), "title": title, **data(view)})
