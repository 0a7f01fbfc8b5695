"""The hand-written pages, as far as the search needs them: titles, headings and the text below each."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from ndp.i18n import N_, Language, translator

HEADINGS = {"h1", "h2", "h3", "h4"}
BREAKS = {"p", "li", "td", "th", "tr", "div", "pre", "dt", "dd", "br", "summary", "blockquote"}
SKIPPED = {"script", "style", "svg", "nav"}
PERMALINK = "headerlink"
PERMALINK_TITLE = N_("Liên kết tới mục này")


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A heading with the text below it, up to the next one. The part before the first heading has neither."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A hand-written page; `url` is site-absolute and ends in a slash."""

    url: str
    language: Language
    title: str
    description: str
    sections: tuple[GuideSection, ...]


def guide_sections(html: str) -> tuple[GuideSection, ...]:
    """The parts of a page's content, in order. The page's own title is a heading like the others."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.sections()


def with_permalinks_in(html: str, language: Language) -> str:
    """`html` with the titles of its permalinks, which are Vietnamese on every page, in the page's language."""
    return html.replace(f'title="{PERMALINK_TITLE}"', f'title="{translator(language).text(PERMALINK_TITLE)}"')


class _Reader(HTMLParser):
    """Collects the text, started anew at every heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._in_heading = False
        self._skipped = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._skipped:
            self._depth += tag == self._skipped
        elif tag in SKIPPED or PERMALINK in (values.get("class") or "").split():
            self._skipped, self._depth = tag, 1
        elif tag in HEADINGS:
            self._parts.append((values.get("id") or "", [], []))
            self._in_heading = True
        elif tag in BREAKS:
            self._write(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._depth -= tag == self._skipped
            if not self._depth:
                self._skipped = ""
        elif tag in HEADINGS:
            self._in_heading = False
        elif tag in BREAKS:
            self._write(" ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._write(data)

    def _write(self, text: str) -> None:
        _, heading, body = self._parts[-1]
        (heading if self._in_heading else body).append(text)

    def sections(self) -> tuple[GuideSection, ...]:
        """The parts that have any text."""
        tidied = [
            GuideSection(anchor, " ".join("".join(heading).split()), " ".join("".join(body).split()))
            for anchor, heading, body in self._parts
        ]
        return tuple(section for section in tidied if section.heading or section.text)
