"""The files of the search: small, the same every time, and saying what went in."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.synthetic import KIND, real_texts, synthetic_items

from ndp.search import Bodies, IndexFiles, Item, ItemKind, SearchIndex, build_index, find
from ndp.search.build import LONGEST_SUMMARY, PIECE_SIZE, shortened
from ndp.search.coding import Coder, Decoder, characters, joined, pieces, tidy

ENTRIES = 10_000
LARGEST = 450_000
"""Bytes that a reader fetches before the first find, compressed as servers do, for a catalogue of `ENTRIES`."""
TEXTS = {"count": "Tìm thấy: {count}."}
KINDS = [KIND, ItemKind("legal", "Văn bản", 30)]
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
ITEMS = [
    Item(
        KIND.key, "/nen-tang/ban-do-so/", "Nền tảng bản đồ số", ("VNMap",), ("Digital map",), "Bản đồ.", "Ghi chú dài."
    ),
    Item(KIND.key, "/nen-tang/--a--/", "Nền tảng  <b>&amp;</b>", (), (), "", ""),
    Item("legal", "/van-ban/186/", "Quyết định 186/QĐ-BTTTT", (), ("186",), "“Chương trình” – 35 nền tảng", "Điều 1."),
    Item("legal", "/van-ban/186/#d1", "186/QĐ-BTTTT, Điều 1", (), (), "Phê duyệt.", "Điều 1 phê duyệt.", listed=False),
]


def built(items: list[Item]) -> IndexFiles:
    return build_index("vi", KINDS, items, TEXTS)


def test_items_come_back_as_they_went_in() -> None:
    files = built(ITEMS)
    index = SearchIndex.of(files.files, files.name)
    bodies = Bodies.of(files.files, files.name)
    assert len(index) == len(ITEMS)
    found = {index.url(item): item for item in range(len(index))}
    for item in ITEMS:
        number = found[item.url]
        assert index.name(number) == tidy(item.name)
        assert index.summary(number) == item.summary
        assert index.kind(number).key == item.kind
        assert bodies.text(number) == item.body


def test_the_same_items_give_the_same_bytes() -> None:
    items = synthetic_items(real_texts(), 60, bodies=True) + ITEMS
    shuffled = [replace(item) for item in items]
    random.Random(1).shuffle(shuffled)  # noqa: S311 - the same every time
    assert built(shuffled) == built(items)


def test_pieces_are_named_by_what_they_hold() -> None:
    before, after = built(ITEMS), built([*ITEMS[:-1], replace(ITEMS[-1], body="Khác.")])
    changed = {name for name in before.files.keys() & after.files.keys() if before.files[name] != after.files[name]}
    assert changed == {before.name}
    assert all(piece in after.files for piece in named(after))


def named(files: IndexFiles) -> list[str]:
    """The pieces that an index names."""
    told = json.loads(files.files[files.name])["bodies"]
    return [name for _, name in (*told["words"], *told["texts"])]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="event"):
        built([Item("event", "/su-kien/x/", "Hội thảo")])


def test_ten_thousand_entries_fit_the_budget() -> None:
    """Names, further names and summaries of a catalogue as large as it may become, with words as in the real one."""
    files = built(synthetic_items(real_texts(), ENTRIES))
    index = SearchIndex.of(files.files, files.name)
    assert len(index) == ENTRIES
    lengths = [len(index.summary(item)) for item in range(0, ENTRIES, 100)]
    assert sum(lengths) / len(lengths) > 70
    assert max(lengths) <= LONGEST_SUMMARY + 1
    assert len(gzip.compress(files.files[files.name], 6)) <= LARGEST


def test_bodies_come_in_pieces() -> None:
    files = built(synthetic_items(real_texts(), 600, bodies=True))
    pieces_of_bodies = named(files)
    assert len(pieces_of_bodies) >= 10
    assert all(len(files.files[name]) < 2 * PIECE_SIZE for name in pieces_of_bodies)
    assert files.files.keys() == {files.name, *pieces_of_bodies}


def test_a_word_of_a_body_is_found_with_few_pieces() -> None:
    items = synthetic_items(real_texts(), 600, bodies=True)
    items[300] = replace(items[300], body=f"{items[300].body} Kxyzq ở cuối.")
    files = built(items)
    index = SearchIndex.of(files.files, files.name)
    read: list[str] = []

    def reading(name: str) -> object:
        read.append(name)
        return json.loads(files.files[name])

    bodies = Bodies(json.loads(files.files[files.name])["bodies"], reading)
    assert find(index, "kxyzq") == []
    hits = find(index, "kxyzq", bodies)
    assert [index.url(hit.item) for hit in hits] == [items[300].url]
    assert len(read) <= 3


@given(ANY_TEXT)
def test_any_text_survives_the_coding(text: str) -> None:
    text = tidy(text)
    coder = Coder()
    taken = coder.take(text)
    coder.close()
    assert joined(pieces(text)) == text
    assert Decoder(coder.vocabulary).text(coder.write(taken)) == text


def test_characters_of_the_coding_need_no_escape() -> None:
    """Also where a vocabulary needs more than the characters of two bytes."""
    some = [character for character, _ in zip(characters(), range(70_000), strict=False)]
    assert len(set(some)) == len(some)
    assert json.dumps("".join(some), ensure_ascii=False)[1:-1] == "".join(some)
    assert "".join(some).encode().decode() == "".join(some)
    assert min(map(ord, some)) >= 0x20


@given(ANY_TEXT, st.integers(5, 30))
def test_shortened_texts_begin_like_the_text(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length + 1
    assert tidy(text).startswith(short.removesuffix("…"))
    assert (short == tidy(text)) or short.endswith("…")
