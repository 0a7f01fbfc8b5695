"""What the tests of translation share: how to see Vietnamese, and the texts of a catalogue of records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
LETTER = re.compile(r"[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1EA0-\u1EF9]")
"""A letter that plain English does not have."""
PROPER = {"name", "short", "number", "publisher", "holder", "signatory", "certificate", "product"}
"""Fields whose values are names of something: also on an English page they stay as they are."""
# The letter of a point, and our currency.
ENGLISH_USE = re.compile(
    r"\b(?:point )?đ\b|\bđồng\b|“[^”]*”|\b[ÐĐ]\b|\b[0-9][0-9/]*/(?:[A-ZĐ]+-)?[A-ZĐ]+(?:-[A-ZĐa-z]+)?\b"
)
"""Vietnamese letters that English texts use: single letters, what is quoted, and numbers of documents."""


def own_words(folder: Path) -> list[str]:
    """The names and the English texts in the records below `folder` that have Vietnamese letters, longest first."""
    found = {text for file in folder.rglob("*.yml") for text in _texts(_read(file), "", proper=False)}
    return sorted((text for text in found if LETTER.search(text)), key=len, reverse=True)


def without(text: str, words: list[str]) -> str:
    """`text` without `words` and without what English texts may use."""
    text = " ".join(text.split())
    for word in words:
        if word in text:
            text = text.replace(word, " ")
    return ENGLISH_USE.sub(" ", text)


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only


def _texts(value: Any, key: str, *, proper: bool) -> Iterator[str]:
    if isinstance(value, str):
        if key == "en" or proper:
            yield " ".join(value.split())
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, name, proper=name in PROPER or (proper and name == "vi"))
    else:
        for part in value:
            yield from _texts(part, key, proper=proper)
