"""Interface texts: written in Vietnamese where they are used, translated by one gettext catalogue.

A text is marked with `N_` where it is only stored, and passed through `Translator.text` where it is shown.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
LOCALE_DIRECTORY = Path(__file__).parent / "locale"


def N_(text: str) -> str:
    """Mark `text` for extraction and return it unchanged."""
    return text


class Translator(gettext.NullTranslations):
    """Vietnamese in, the reader's language out; an untranslated text stays Vietnamese."""

    def __init__(self, language: Language, messages: Mapping[str, str]) -> None:
        super().__init__()
        self.language = language
        self._messages = messages

    def text(self, message: str) -> str:
        """The translation of `message`, or `message` itself where there is none."""
        return self._messages.get(message, message)

    def gettext(self, message: str) -> str:
        return self.text(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        # Vietnamese has one plural form; English texts name their counts so that one form serves too.
        return self.text(msgid1 if n == 1 else msgid2)


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
        {str(m.id): str(m.string) for m in catalogue if m.id and m.string and not m.fuzzy},
    )
