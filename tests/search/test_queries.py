"""What people type finds what they mean: in the library and in the browser, which agree to the last point."""

from __future__ import annotations

import random
import unicodedata

import pytest
from playwright.sync_api import Page
from tests.search.conftest import plain
from tests.search.query_set import QUERIES, check

from ndp.i18n import LANGUAGES
from ndp.search import Bodies, SearchIndex, find
from ndp.text import fold

CATEGORIES = {
    "accented",
    "unaccented",
    "decomposed",
    "typing_slip",
    "abbreviation",
    "document_number",
    "initials",
    "telex",
    "vni",
    "prefix",
    "synonym",
    "tone_placement",
    "i_and_y",
    "english",
}
FEWEST = 150
SEED = 186
GENERATED = 20


def test_the_questions_are_many_and_of_every_kind() -> None:
    assert len(QUERIES) >= FEWEST
    assert {query.category for query in QUERIES} >= CATEGORIES
    assert len({(query.text, query.language) for query in QUERIES}) == len(QUERIES)
    decomposed = [query.text for query in QUERIES if query.category == "decomposed"]
    assert all(not unicodedata.is_normalized("NFC", text) for text in decomposed)
    assert all(query.text.isascii() for query in QUERIES if query.category in ("unaccented", "telex", "vni"))


def test_every_answer_is_an_item(indexes: dict[str, SearchIndex]) -> None:
    known = {language: {index.url(item) for item in range(len(index))} for language, index in indexes.items()}
    assert [(q.text, a) for q in QUERIES for a in q.answers if a not in known[q.language]] == []


def test_the_library_finds_the_answers(indexes: dict[str, SearchIndex]) -> None:
    found = [
        [indexes[query.language].url(hit.item) for hit in find(indexes[query.language], query.text)]
        for query in QUERIES
    ]
    check([query.rank(addresses) for query, addresses in zip(QUERIES, found, strict=True)], found)


def test_the_browser_finds_the_answers(engine: Page) -> None:
    found = engine.evaluate(
        """async queries => {
          const all = []
          for (const [language, text] of queries) {
            const hits = await engine.found(language, text, false)
            all.push(hits.map(([item]) => "/" + engine.indexes[language].path(item)))
          }
          return all
        }""",
        [[query.language, query.text] for query in QUERIES],
    )
    check([query.rank(addresses) for query, addresses in zip(QUERIES, found, strict=True)], found)


@pytest.mark.parametrize("in_bodies", [False, True], ids=["names", "bodies"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_library_and_browser_agree(
    engine: Page, indexes: dict[str, SearchIndex], bodies: dict[str, Bodies], language: str, in_bodies: bool
) -> None:
    index = indexes[language]
    texts = [query.text for query in QUERIES if query.language == language] + generated(index)
    there = engine.evaluate(
        """async ([language, texts, inBodies]) => {
          const all = []
          for (const text of texts) all.push(await engine.found(language, text, inBodies))
          return all
        }""",
        [language, texts, in_bodies],
    )
    read = bodies[language] if in_bodies else None
    here = [plain([[hit.item, hit.score, hit.forgiveness] for hit in find(index, text, read)]) for text in texts]
    different = [text for text, ours, theirs in zip(texts, here, there, strict=True) if ours != theirs]
    assert different == []
    # The comparison proves little where hardly anything is found, or only in one way.
    assert sum(bool(hits) for hits in here) > len(texts) * 0.8
    assert len({hit[2] for hits in here for hit in hits}) >= 4


def generated(index: SearchIndex) -> list[str]:
    """Pieces of names, as they are and mistyped; the same ones every time."""
    chance = random.Random(SEED)  # noqa: S311 - the same every time
    made = [
        "",
        "  ",
        "?!",
        "0",
        "đ",
        "&&&",
        "a" * 300,
        "nền " * 40,
        "\u0301",
        "한국",
        "tiem chung zqzqzqzq",
        "museum zqzqzqzq",
        "bạn đò sò",
    ]
    for _ in range(GENERATED):
        words = index.name(chance.randrange(len(index))).split()
        start = chance.randrange(len(words))
        text = " ".join(words[start : start + chance.randint(1, 5)])
        place = chance.randrange(len(text))
        made += [text, fold(text), text[:place] + text[place + 1 :], fold(text[:place]), text.replace(" ", "")]
    return made
