"""What search engines read of a page: schema.org as JSON-LD, and links to the page's data and feeds, in its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ndp.export import addresses, feeds
from ndp.export.context import API, ATTRIBUTION, LICENCE_URL, Export
from ndp.export.encode import to_compact_json
from ndp.export.fields import OPEN_KINDS
from ndp.export.publiccode import publiccode
from ndp.i18n import LANGUAGES, Language, translator
from ndp.kinds import KIND_BY_NAME
from ndp.model.programme import Event, NewsItem, Question
from ndp.model.records import LegalDocument, Organisation, Platform
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.shell import Shell

ATOM = "application/atom+xml"
SCHEMA_ORG = "https://schema.org"
STATE_KINDS = frozenset(
    {"authority", "ministry", "government-agency", "committee", "council", "department", "bureau", "province-level"}
)


class ExportShell:
    """A shell around another: adds to the head of each page what programs look for there."""

    def __init__(self, inner: Shell, export: Export) -> None:
        self._inner = inner
        self._export = export
        self._records = dict(_records_by_address(export))

    def wrap(self, page: Page) -> str:
        """The document of `page` with its links and linked data."""
        head = "".join((*self._links(page), self._script(page)))
        # The first `</head>` is the frame's own: no text of a page stands before it unescaped.
        return self._inner.wrap(page).replace("</head>", f"{head}</head>", 1)

    def _links(self, page: Page) -> Iterator[str]:
        text = translator(page.language).text
        for address, media_type, title in (
            (addresses.feed(addresses.CHANGES, page.language), ATOM, text(feeds.CHANGES)),
            (addresses.feed(addresses.NEWS, page.language), ATOM, text(feeds.NEWS)),
            *((address, media_type, page.title) for address, media_type in self._record_links(page)),
        ):
            target = escape(routes.relative(page.url, address))
            yield f'<link rel="alternate" type="{media_type}" title="{escape(title)}" href="{target}">'

    def _record_links(self, page: Page) -> Iterator[tuple[str, str]]:
        kind, record_id = self._records.get(page.url, ("", ""))
        if not kind:
            return
        yield f"{API}/{KIND_BY_NAME[kind].folder}/{record_id}.json", "application/json"
        if kind in ("platform", "organisation"):
            section = routes.SECTION_OF_KIND[kind]
            yield addresses.record_feed(section, record_id, page.language), ATOM
        if kind == "organisation":
            yield addresses.unit_calendar(record_id, page.language), "text/calendar"
        if kind == "platform":
            yield addresses.oembed(record_id, page.language), "application/json+oembed"
            if not publiccode(self._export, self._export.portal.catalogue.platforms[record_id]).missing:
                yield addresses.publiccode(record_id), "application/yaml"

    def _script(self, page: Page) -> str:
        kind, record_id = self._records.get(page.url, ("", ""))
        data = {**_page_data(self._export, page), **_record_data(self._export, kind, record_id, page.language)}
        return f'<script type="application/ld+json">{script_json(data)}</script>'


def script_json(data: Any) -> str:
    """`data` as JSON that cannot end the script element it stands in."""
    text = to_compact_json(data)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _records_by_address(export: Export) -> Iterator[tuple[str, tuple[str, str]]]:
    for kind in reversed(OPEN_KINDS):
        for record_id in export.portal.catalogue.entries.get(kind, {}):
            for language in LANGUAGES:
                # Assignments and measurements share the page of their platform, which comes last and stays.
                yield export.portal.address_of(kind, record_id, language), (kind, record_id)


def _page_data(export: Export, page: Page) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@context": SCHEMA_ORG,
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "url": export.absolute(page.url),
        "inLanguage": page.language,
        "license": LICENCE_URL,
        "isPartOf": {"@type": "WebSite", "name": ATTRIBUTION, "url": export.absolute(routes.home("vi"))},
    }
    if page.changed:
        data["dateModified"] = page.changed
    return data


def _record_data(export: Export, kind: str, record_id: str, language: Language) -> dict[str, Any]:
    entry = export.portal.catalogue.entry(kind, record_id)
    record = entry.record if entry else None
    if isinstance(record, Platform):
        found = _platform(export, record, language)
    elif isinstance(record, Organisation):
        found = _organisation(export, record, language)
    elif isinstance(record, LegalDocument):
        found = {"@type": "Legislation", "legislationIdentifier": record.number, "legislationDate": _day(record.date)}
    elif isinstance(record, Event):
        found = {"@type": "Event", "startDate": str(record.from_), "endDate": str(record.end)}
        found["location"] = _location(export, record, language)
    elif isinstance(record, NewsItem):
        found = {"@type": "NewsArticle", "headline": export.view(language).plain(record.title)}
        found["datePublished"] = str(record.date)
    elif isinstance(record, Question) and record.answer is not None:
        view = export.view(language)
        answer = {"@type": "Answer", "text": view.plain(record.answer)}
        found = {
            "@type": "QAPage",
            "mainEntity": {
                "@type": "Question",
                "name": view.plain(record.question),
                "answerCount": 1,
                "acceptedAnswer": answer,
            },
        }
    else:
        return {}
    return {name: value for name, value in found.items() if value}


def _platform(export: Export, platform: Platform, language: Language) -> dict[str, Any]:
    view = export.view(language)
    return {
        "@type": "Service",
        "name": view.platform_title(platform),
        "identifier": platform.id,
        "alternateName": list(platform.aliases),
        "description": view.plain(platform.purpose),
        "sameAs": [website.url for website in platform.websites],
    }


def _organisation(export: Export, organisation: Organisation, language: Language) -> dict[str, Any]:
    view = export.view(language)
    parent = export.portal.catalogue.organisations.get(organisation.parent or "")
    return {
        "@type": "GovernmentOrganization" if organisation.kind in STATE_KINDS else "Organization",
        "name": view.plain(organisation.name),
        "identifier": organisation.id,
        "alternateName": list(organisation.aliases),
        "sameAs": organisation.website,
        "foundingDate": _day(organisation.from_),
        "dissolutionDate": _day(organisation.to),
        "parentOrganization": {
            "@type": "Organization",
            "name": view.plain(parent.name),
            "url": export.page_url("organisation", parent.id, language),
        }
        if parent
        else None,
    }


def _location(export: Export, event: Event, language: Language) -> Mapping[str, str]:
    if event.place is not None:
        return {"@type": "Place", "name": export.view(language).plain(event.place)}
    return {"@type": "VirtualLocation", "url": event.url} if event.url else {}


def _day(value: object) -> str:
    return str(value) if value is not None else ""
