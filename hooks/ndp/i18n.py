"""Interface texts: written in Vietnamese where they are used, translated by one gettext catalogue.

A text is marked with `N_` where it is only stored, and passed through `Translator.text` where it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
LOCALE_DIRECTORY = Path(__file__).parent / "locale"


CONTEXT_END = "\x04"
"""Stands between context and text, as in compiled gettext catalogues."""


def N_(text: str) -> str:
    """Mark `text` for extraction and return it unchanged."""
    return text


def NC_(context: str, text: str) -> str:
    """Mark for extraction a `text` that other languages write differently in this `context`; return its message id."""
    return f"{context}{CONTEXT_END}{text}"


class _Messages(dict[str, str]):
    """Translations by message; looking one up takes no call of ours."""

    def __missing__(self, message: str) -> str:
        # A message may come as a kind of str; what is kept for all who ask is a plain one.
        found = self[str(message)] = str(message.rpartition(CONTEXT_END)[2])
        return found


class Translator:
    """Vietnamese in, the reader's language out; an untranslated text stays Vietnamese.

    There are no plural forms: Vietnamese has one, and English texts name their counts so that one serves too.
    """

    def __init__(self, language: Language, messages: Mapping[str, str]) -> None:
        self.language = language
        self.text: Callable[[str], str] = _Messages(messages).__getitem__
        """The translation of a message, or the message itself without its context where there is none."""


@cache
def translator(language: Language) -> Translator:
    """The translator into `language`; reads `locale/<language>.po` once. Vietnamese is the source language."""
    if language == "vi":
        return Translator(language, {})
    from babel.messages.pofile import read_po

    with (LOCALE_DIRECTORY / f"{language}.po").open("rb") as file:
        catalogue = read_po(file)
    return Translator(
        language,
        {
            NC_(m.context, str(m.id)) if m.context else str(m.id): str(m.string)
            for m in catalogue
            if m.id and m.string and not m.fuzzy
        },
    )
