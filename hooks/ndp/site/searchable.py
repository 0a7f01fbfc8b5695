"""What the search can find: an item for every page of the site, with what else each thing goes by.

Only what has a page can be found, so a kind of record joins when its pages do. What a kind has beyond a title is said
in `DETAILS`; a kind that is not there is found by its title and its texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, get_args

import msgspec

from ndp.derive.responsibility import FOCAL_ROLES, holders
from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.model.catalogue import Entry
from ndp.model.records import Duty, LegalDocument, Name, Organisation, Platform, Publication
from ndp.search import Item, ItemKind
from ndp.search.build import shortened
from ndp.site import routes
from ndp.site.markdown import statement_html
from ndp.site.page import Page
from ndp.site.pages.common import KIND_WORDS, record_title, still_holding
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.site.templating import sentence_case

# Which of two equal finds comes first, and the order in which kinds are offered.
WEIGHTS: Mapping[str, int] = {
    "platform": 40,
    "organisation": 34,
    "legal": 30,
    "edition": 28,
    "page": 26,
    "guide": 24,
    "criteria": 22,
    "plan": 20,
    "recognition": 20,
    "evaluation": 18,
    "duty": 16,
    "question": 14,
    "news": 14,
    "event": 14,
    "award": 12,
    "story": 12,
    "report": 10,
    "registration": 10,
    "proposal": 10,
    "correction": 10,
    "feedback": 8,
    "publication": 6,
    "file": 2,
    "error": 0,
    "clause": -60,
}
OTHER_WORDS = {
    "page": N_("trang"),
    "guide": N_("bài hướng dẫn"),
    "clause": N_("điều khoản"),
    "file": N_("loại tệp"),
    "error": N_("mã lỗi"),
}
VIETNAMESE = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1ef9]")
LETTERS_OF_NUMBER = re.compile(r"[0-9/][/-][A-ZĐ]+(?:-[A-ZĐa-z]+)*")
WRITTEN_IN_MARKDOWN = frozenset({"question", "news"})
# Their texts are published only as far as their own pages show them.
WITHOUT_TEXTS = frozenset({"feedback"})


@dataclass(frozen=True, slots=True)
class Details:
    """What a record is found by besides the title of its page. An empty `name` leaves the title."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    summary: str = ""


def item_kinds(language: Language) -> list[ItemKind]:
    """The kinds of items, the weightiest first."""
    text = translator(language).text
    words = {**KIND_WORDS, **OTHER_WORDS}
    return [
        ItemKind(key, sentence_case(text(words[key])), weight, named=key == "organisation")
        for key, weight in WEIGHTS.items()
    ]


class SitePages:
    """The generated pages of a site, as far as the search has to know them; most are records' and leave no trace."""

    def __init__(self, portal: Portal, pages: Iterable[Page] = ()) -> None:
        self._without_page = {
            portal.address_of(entry.kind, entry.id, language)
            for entry in portal.catalogue.all_entries()
            if entry.kind in WEIGHTS
            for language in LANGUAGES
        }
        self.others: list[Page] = []
        for page in pages:
            self.add(page)

    def add(self, page: Page) -> None:
        """Take note of a page."""
        if page.url in self._without_page:
            self._without_page.remove(page.url)
        else:
            self.others.append(page.named())

    def show(self, address: str) -> bool:
        """Whether there is a page at the address of a record."""
        return address not in self._without_page


def items(portal: Portal, language: Language, pages: SitePages) -> list[Item]:
    """What can be found in one language, given the generated `pages` of all languages."""
    view = View(portal, language, routes.home(language))
    found: list[Item] = []
    for entry in portal.catalogue.all_entries():
        if entry.kind in WEIGHTS and pages.show(url := portal.address_of(entry.kind, entry.id, language)):
            found += _record_items(view, entry, url)
    found += [_page_item(language, page) for page in pages.others if page.listed and page.language == language]
    found += _guide_items(portal, language)
    return found


def foreign(text: str, language: Language) -> str:
    """The language of a text, where that is seen to be another than the page's; empty where not.

    On English pages, what is only known in Vietnamese stands in Vietnamese. Numbers of documents belong to both.
    """
    return "vi" if language == "en" and VIETNAMESE.search(LETTERS_OF_NUMBER.sub("", text)) else ""


def _record_items(view: View, entry: Entry, url: str) -> Iterator[Item]:
    record = entry.record
    describe = DETAILS.get(entry.kind)
    details = describe(view, record) if describe else Details()
    texts = _RecordTexts(view, entry)
    yield Item(
        kind=entry.kind,
        url=url,
        name=details.name or record_title(view, entry.kind, entry.id),
        aliases=details.aliases,
        others=details.others,
        summary=details.summary or next(islice(texts.each(), 1, None), ""),
        body=texts,
    )
    if isinstance(record, LegalDocument):
        for clause in record.clauses:
            name = view.clause(f"{record.id}/{clause.id}")
            text = view.plain(clause.summary)
            yield Item("clause", f"{url}#{clause.id}", name, summary=text, body=text, listed=False)


def _page_item(language: Language, page: Page) -> Item:
    for kind, section in (("error", "errors"), ("file", "files")):
        first = routes.address(section, language=language)
        if page.url.startswith(first) and page.url != first:
            return Item(kind, page.url, page.title, summary=page.description)
    own = next((one for one in routes.SECTIONS if routes.address(one.key, language=language) == page.url), None)
    aliases = (translator(language).text(own.title),) if own else ()
    return Item("page", page.url, page.title, aliases, summary=page.description)


def _guide_items(portal: Portal, language: Language) -> Iterator[Item]:
    for guide in portal.guides:
        if guide.language != language:
            continue
        for place, section in enumerate(guide.sections):
            whole = not place or section.heading == guide.title
            yield Item(
                kind="guide",
                url=guide.url if whole else f"{guide.url}#{section.anchor}",
                name=guide.title if whole else f"{section.heading} – {guide.title}",
                summary=guide.description if whole else section.text,
                body=section.text,
                listed=whole,
            )


# What each kind of record is found by.


def _both(view: View, *names: Name | None) -> tuple[str, ...]:
    """The names in the page's language and in the other."""
    return tuple(text for name in names if name for text in (name.vi, name.en) if text)


def _platform(view: View, platform: Platform) -> Details:
    catalogue, day = view.portal.catalogue, view.portal.as_of
    numbers = [
        view._(
            "Nền tảng số {number}, {edition}", number=listing.entry.number, edition=view.edition_short(listing.edition)
        )
        for listing in catalogue.listings_of(platform.id)
        if listing.entry.number is not None
    ]
    hosts = still_holding(holders(catalogue, platform.id, ("host",), day))
    focal = still_holding(holders(catalogue, platform.id, FOCAL_ROLES, day))
    bodies = [
        view._(text, name=", ".join(dict.fromkeys(view.organisation_short(holder.organisation) for holder in found)))
        for text, found in ((N_("Chủ quản: {name}."), hosts), (N_("Đầu mối: {name}."), focal))
        if found
    ]
    return Details(
        aliases=platform.aliases,
        others=(
            *_both(view, platform.name, *(candidate.name for candidate in platform.name_candidates)),
            *numbers,
        ),
        summary=" ".join([view.plain(platform.purpose), *bodies]),
    )


def _organisation(view: View, organisation: Organisation) -> Details:
    parent = view.portal.catalogue.organisations.get(organisation.parent or "")
    return Details(
        aliases=(*filter(None, [view.plain(organisation.short)]), *organisation.aliases),
        others=_both(view, organisation.name, organisation.short),
        summary=view.plain(organisation.summary)
        or (view._("Thuộc {parent}.", parent=view.plain(parent.name)) if parent else ""),
    )


def _legal(view: View, document: LegalDocument) -> Details:
    kind = sentence_case(view.label("legal.kind", document.kind))
    title = view.plain(document.title)
    issuer = view.portal.catalogue.organisations.get(document.issuer)
    facts = [view.date(document.date), view.organisation_short(issuer) if issuer else ""]
    return Details(
        name=f"{kind} {document.number}" if document.number else shortened(title or view.plain(document.summary), 100),
        others=(*_numbers(kind, document.number), *_both(view, document.title)),
        summary=". ".join(filter(None, [", ".join(filter(None, facts)), title or view.plain(document.summary)])),
    )


def _numbers(kind: str, number: str | None) -> tuple[str, ...]:
    """How people name a document by its number: in full, by its first part with the kind, by that part alone."""
    if not number:
        return ()
    first = number.split("/")[0]
    return number, f"{kind} {first}", first


def _duty(view: View, duty: Duty) -> Details:
    named = [view.portal.catalogue.organisations.get(body) for body in duty.organisations]
    bearers = [view.label("duty.roles", role) for role in duty.roles]
    bearers += [view.organisation_short(body) for body in named if body]
    summary = f"{view.clause_short(duty.clause)}. {', '.join(bearers)}: {view.plain(duty.summary)}"
    return Details(others=_both(view, duty.title), summary=summary)


def _publication(view: View, publication: Publication) -> Details:
    title = view.plain(publication.title)
    return Details(
        name=f"{publication.publisher}: {title}" if title else publication.publisher,
        others=_both(view, publication.title),
        summary=view.plain(publication.supports),
    )


DETAILS: Mapping[str, Callable[[View, Any], Details]] = {
    "platform": _platform,
    "organisation": _organisation,
    "legal": _legal,
    "duty": _duty,
    "publication": _publication,
}


@dataclass(frozen=True, slots=True)
class _RecordTexts:
    """The texts of a record, gathered when they are asked for: those of all records would fill the memory."""

    view: View
    entry: Entry

    def __call__(self) -> str:
        """All of them."""
        return "\n".join(self.each())

    def each(self) -> Iterator[str]:
        """Texts in the page's language or the other, each once."""
        kind = self.entry.kind
        if kind in WITHOUT_TEXTS:
            return
        names: list[Name] = []
        _add_names(self.entry.record, names)
        for text in filter(None, dict.fromkeys(map(self.view.plain, names))):
            yield " ".join(statement_html(text).striptags().split()) if kind in WRITTEN_IN_MARKDOWN else text


def _add_names(value: Any, names: list[Name]) -> None:
    """Add every name and text in a value to `names`, in the order of the fields."""
    if isinstance(value, Name):
        names.append(value)
    elif isinstance(value, msgspec.Struct):
        for field in _telling_fields(type(value)):
            # Most fields are empty.
            if part := getattr(value, field):
                _add_names(part, names)
    elif isinstance(value, tuple | list):
        for item in value:
            _add_names(item, names)
    elif isinstance(value, dict):
        for item in value.values():
            _add_names(item, names)


@cache
def _telling_fields(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that names and texts can stand in. The clauses of a document are items of their own."""
    fields = msgspec.structs.fields(struct)
    return tuple(field.name for field in fields if field.name != "clauses" and _holds_names(field.type))


def _holds_names(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return issubclass(annotation, Name) or bool(_telling_fields(annotation))
    return any(map(_holds_names, get_args(annotation)))
