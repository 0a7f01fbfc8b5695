"""English pages speak English: what is Vietnamese on them is a name, or is marked as Vietnamese."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.i18n.vietnamese import LETTER, ROOT, own_words, without

from ndp.schema import Schemas
from ndp.site.build import all_pages
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.validate import judge

AS_OF = date(2026, 11, 24)
CATALOGUES = {"real": ROOT, "demonstration": ROOT / "tests/demo"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SAID_BY_ATTRIBUTES = {"alt", "aria-label", "content", "data-label", "placeholder", "title"}


class Listener(HTMLParser):
    """Hears, as a reader of English does, the texts of a page that are neither code nor marked as another language."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self.heard: list[str] = []

    @property
    def _foreign(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang")
        foreign = (self._foreign if language is None else language != "en") or tag in ("code", "pre")
        if not foreign:
            self.heard += [value for name, value in attrs if name in SAID_BY_ATTRIBUTES and value]
        if tag not in VOID:
            self._open.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag not in VOID and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._foreign:
            self.heard.append(data)


@pytest.fixture(scope="module", params=CATALOGUES, ids=list(CATALOGUES))
def catalogue(request: pytest.FixtureRequest) -> Path:
    return CATALOGUES[str(request.param)]


@pytest.fixture(scope="module")
def english_pages(catalogue: Path) -> list[Page]:
    schemas = Schemas.load(ROOT / "schemas")
    portal = Portal(judge(catalogue, schemas, AS_OF).catalogue, schemas, AS_OF)
    return [page for page in all_pages(portal) if page.language == "en"]


def test_english_pages_mark_what_is_vietnamese(catalogue: Path, english_pages: list[Page]) -> None:
    names = own_words(catalogue / "catalogue")
    unmarked = [
        (page.url, text.strip())
        for page in english_pages
        for text in heard(str(page.body))
        if LETTER.search(text) and LETTER.search(without(text, names))
    ]
    assert len(english_pages) > 100
    assert unmarked == []


def test_the_listener_hears_what_it_is_for() -> None:
    page = """<p title="một">hai <span lang="vi">ba<br>bốn</span> năm</p><code>sáu</code><p lang="vi">bảy
    <i lang="en">tám</i></p><input placeholder="chín">"""
    assert [text.strip() for text in heard(page) if LETTER.search(text)] == ["một", "năm", "tám", "chín"]


def heard(body: str) -> list[str]:
    """The texts and spoken attributes of `body` that are not marked as Vietnamese."""
    listener = Listener()
    listener.feed(body)
    return listener.heard
