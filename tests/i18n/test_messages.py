"""The English texts: complete, current, and fit for the places where they are used."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from tests.i18n.vietnamese import LETTER, ROOT, without

from ndp.i18n import CONTEXT_END, LOCALE_DIRECTORY, NC_, translator
from ndp.schema.messages import schema_texts

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# Words of Vietnam that English texts keep, and what they show of the catalogue's own language.
KEPT = ["đồng", "Cục Tin học hóa", "vi: tài khoản", "vi: Nơi nhận", "[Dự thảo]"]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What `make messages` collects now: its own command, writing elsewhere."""
    makefile = re.sub(r"\\\n\s*", "", (ROOT / "Makefile").read_text(encoding="utf-8"))
    recipe = re.search(r"pybabel (--quiet extract .+ --output-file )build/messages\.pot (.+)", makefile)
    assert recipe is not None
    output = tmp_path_factory.mktemp("messages") / "messages.pot"
    pybabel = Path(sys.executable).with_name("pybabel")
    subprocess.run([pybabel, *shlex.split(f"{recipe[1]}{output} {recipe[2]}")], cwd=ROOT, check=True)
    return _read(output)


@pytest.fixture(scope="module")
def english() -> Catalog:
    return _read(LOCALE_DIRECTORY / "en.po")


def test_every_text_is_translated(collected: Catalog, english: Catalog) -> None:
    translated = {key(message) for message in english if message.id and message.string}
    assert {key(message) for message in collected if message.id} - translated == set()


def test_nothing_is_translated_that_is_not_used(collected: Catalog, english: Catalog) -> None:
    used = {key(message) for message in collected if message.id}
    assert {key(message) for message in english if message.id} - used == set()
    assert dict(english.obsolete) == {}


def test_no_translation_is_a_guess(english: Catalog) -> None:
    assert [message.id for message in english if message.id and message.fuzzy] == []


def test_placeholders_are_the_same(english: Catalog) -> None:
    different = [
        message.id
        for message in english
        if message.id
        and sorted(PLACEHOLDER.findall(str(message.id))) != sorted(PLACEHOLDER.findall(str(message.string)))
    ]
    assert different == []


def test_sentences_stay_sentences(english: Catalog) -> None:
    """A sentence ends in a full stop in both languages; "No." is the head of a column."""
    different = [
        (message.id, message.string)
        for message in english
        if message.id and str(message.id).endswith(".") != str(message.string).endswith(".")
    ]
    assert [pair for pair in different if pair[1] != "No."] == []


def test_english_is_english(english: Catalog) -> None:
    left = {str(message.string): without(str(message.string), KEPT) for message in english if message.id}
    assert [text for text, rest in left.items() if LETTER.search(rest)] == []


def test_a_context_tells_one_word_from_another() -> None:
    message = NC_("section", "Nền tảng")
    assert translator("vi").text(message) == "Nền tảng"
    assert translator("en").text(message) == "Platforms"
    assert translator("en").text("Nền tảng") == "Platform"


def test_an_unknown_text_stays_vietnamese() -> None:
    assert translator("en").text("chưa ai dịch") == "chưa ai dịch"
    assert translator("en").text(NC_("section", "chưa ai dịch")) == "chưa ai dịch"


def test_schemas_give_their_texts_and_not_their_examples() -> None:
    schema = {
        "title": "Tựa",
        "properties": {"title": {"description": "Mô tả", "examples": [{"title": "Ví dụ"}], "enum": ["mã"]}},
        "items": [{"x-labels": {"a": "Nhãn a", "b": "Nhãn b"}, "const": {"title": "Hằng"}}],
    }
    assert list(schema_texts(schema)) == ["Tựa", "Mô tả", "Nhãn a", "Nhãn b"]


def key(message: object) -> str:
    """A message's id with its context, as `Translator` knows it."""
    context, text = getattr(message, "context", None), str(getattr(message, "id", ""))
    return f"{context}{CONTEXT_END}{text}" if context else text


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)
