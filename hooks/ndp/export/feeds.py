"""Atom feeds (RFC 4287): changes of everything, of one platform, of one organisation, and the news.

Git tells the last change of every file, so a feed holds each record once, with its newest change; a record that is no
more with the change that took it away. A day is all that is told of it; the time of an entry is the day's first second
in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from ndp.export import addresses
from ndp.export.context import ATTRIBUTION, LICENCE_NAME, Export, ExportFile, OpenEntry
from ndp.export.xml import DECLARATION, xml_content, xml_value
from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.model.programme import NewsItem
from ndp.site import routes
from ndp.site.pages.common import KIND_WORDS
from ndp.site.pages.removals import Removal, removals
from ndp.text import format_date

ATOM = "http://www.w3.org/2005/Atom"
HEAD = (
    f'<feed xmlns="{ATOM}" xml:lang="{{language}}">\n'
    "  <id>{address}</id>\n"
    "  <title>{title}</title>\n"
    "  <updated>{updated}</updated>\n"
    "  <author>\n    <name>{author}</name>\n  </author>\n"
    "  <rights>{rights}</rights>\n"
    '  <link rel="self" type="application/atom+xml" href="{self}" />\n'
    '  <link rel="alternate" type="text/html" href="{page}" />\n'
)
ENTRY = (
    "  <entry>\n"
    "    <id>{id}</id>\n"
    "    <title>{title}</title>\n"
    "    <updated>{updated}</updated>\n"
    '    <link rel="alternate" type="text/html" href="{page}" />\n'
    "    <summary>{summary}</summary>\n"
    "  </entry>\n"
)
"""The same entry stands in many feeds: it is made XML once."""
MOST_ENTRIES = 100
TAG_YEAR = 2026
CHANGES = N_("Thay đổi trong danh mục nền tảng số")
NEWS = N_("Tin về nền tảng số quốc gia")
ABOUT = N_("Thay đổi: {title}")
CHANGED = N_("Mục được sửa ngày {day}: {subject}")
REMOVED = N_("Đã bỏ: {title}")
GONE = N_("Mục bị bỏ ngày {day}: {subject}")
RECORD_SECTIONS = {"platform": "platforms", "organisation": "organisations"}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed, as XML. `id` never changes."""

    id: str
    day: date
    xml: bytes

    @classmethod
    def of(cls, id: str, title: str, summary: str, page: str, day: date) -> FeedEntry:  # noqa: A002 - Atom's name
        """An entry; `page` is a whole address."""
        xml = ENTRY.format(
            id=xml_content(id),
            title=xml_content(title),
            updated=_moment(day),
            page=xml_value(page),
            summary=xml_content(summary),
        )
        return cls(id, day, xml.encode())


def feed_files(export: Export) -> Iterator[ExportFile]:
    """Every feed in every language."""
    for language in LANGUAGES:
        text = translator(language).text
        changed = [entry for entry in export.entries if export.changed(entry.entry)]
        made = {(entry.kind, entry.id): _change(export, entry, language) for entry in changed}
        gone = removals(export.portal)
        made |= {(removal.kind, removal.id): _removal(export, removal, language) for removal in gone}
        home = routes.home(language)
        yield _feed(export, language, addresses.feed(addresses.CHANGES, language), text(CHANGES), home, made.values())
        news = routes.address("news", language=language)
        yield _feed(
            export, language, addresses.feed(addresses.NEWS, language), text(NEWS), news, _news(export, language)
        )
        for kind, section in RECORD_SECTIONS.items():
            for entry in export.of_kind(kind):
                yield _feed(
                    export,
                    language,
                    addresses.record_feed(section, entry.id, language),
                    text(ABOUT).format(title=export.title(kind, entry.id, language)),
                    export.portal.address_of(kind, entry.id, language),
                    [made[key] for key in _about(export, entry, gone) if key in made],
                )


def _about(export: Export, entry: OpenEntry, gone: Sequence[Removal]) -> Iterable[tuple[str, str]]:
    """A record and the records that name it or did, each once."""
    own = entry.kind, entry.id
    citing = ((citation.entry.kind, citation.entry.id) for citation in export.citations_of(*own))
    return dict.fromkeys([own, *citing, *((removal.kind, removal.id) for removal in gone if own in removal.named)])


def _change(export: Export, entry: OpenEntry, language: Language) -> FeedEntry:
    change = export.portal.history.last_changes[entry.entry.path]
    return FeedEntry.of(
        id=_tag(export, f"{entry.kind}/{entry.id}/{change.commit}"),
        title=export.title(entry.kind, entry.id, language),
        summary=translator(language)
        .text(CHANGED)
        .format(day=format_date(change.day, language), subject=change.subject),
        page=export.page_url(entry.kind, entry.id, language),
        day=change.day,
    )


def _removal(export: Export, removal: Removal, language: Language) -> FeedEntry:
    """The page of a record that is no more is gone too: the entry leads to the page of changes."""
    view, change = export.view(language), removal.change
    known = removal.titles.get(language) or f"{view._(KIND_WORDS[removal.kind])} {removal.id}"
    return FeedEntry.of(
        id=_tag(export, f"{removal.kind}/{removal.id}/{change.commit}"),
        title=view._(REMOVED, title=known),
        summary=view._(GONE, day=format_date(change.day, language), subject=change.subject),
        page=export.absolute(routes.address("changes", language=language)),
        day=change.day,
    )


def _news(export: Export, language: Language) -> list[FeedEntry]:
    view = export.view(language)
    return [
        FeedEntry.of(
            id=_tag(export, f"news/{key}"),
            title=view.plain(item.title),
            summary=view.plain(item.summary),
            page=export.page_url("news", key, language),
            day=item.date.earliest,
        )
        for key, item in export.portal.catalogue.of_type(NewsItem).items()
    ]


def _tag(export: Export, name: str) -> str:
    """An id for good (RFC 4151)."""
    return f"tag:{urlsplit(export.portal.settings.site_url).hostname or 'ndp.gov.vn'},{TAG_YEAR}:{name}"


def _feed(
    export: Export, language: Language, address: str, title: str, page: str, entries: Iterable[FeedEntry]
) -> ExportFile:
    newest: Sequence[FeedEntry] = sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.id))[:MOST_ENTRIES]
    head = HEAD.format(
        language=xml_value(language),
        address=xml_content(export.absolute(address)),
        title=xml_content(title),
        updated=_moment(newest[0].day if newest else export.portal.as_of),
        author=xml_content(ATTRIBUTION),
        rights=xml_content(LICENCE_NAME),
        self=xml_value(export.absolute(address)),
        page=xml_value(export.absolute(page)),
    )
    opening = (DECLARATION + head).encode()
    return ExportFile(address, b"".join((opening, *(entry.xml for entry in newest), b"</feed>\n")))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
