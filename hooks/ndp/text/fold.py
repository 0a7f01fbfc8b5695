"""Search folding and slugs: Vietnamese text without its marks."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_D_WITH_STROKE = re.compile("[Đđ]")
_NOT_SLUG = re.compile("[^a-z0-9]+")


def fold(text: str) -> str:
    r"""The form in which texts and search terms are compared: no tone marks, no letter marks, lower case.

    In: any text, composed or decomposed. Out: NFC; Vietnamese letters become a-z, everything else (digits,
    punctuation, spaces, other scripts) stays. Folding twice changes nothing.

    The browser must fold in exactly the same way, step by step:

        text.normalize("NFD")
            .replace(/[\u0300-\u036f]/g, "")
            .replace(/[\u0110\u0111]/g, "d")
            .toLowerCase()
            .normalize("NFC")

    The marks are the block of combining diacritical marks, not a Unicode category, so that engines with different
    Unicode versions agree on every character both know.
    """
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", _D_WITH_STROKE.sub("d", bare).lower())


def slugify(text: str) -> str:
    """An anchor made of `text`: folded, every run of characters outside a-z and 0-9 one hyphen, none at the ends.

    Different texts may give the same slug, so it never serves as an id. Empty where `text` has no letter or digit
    that folds to ASCII.
    """
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
