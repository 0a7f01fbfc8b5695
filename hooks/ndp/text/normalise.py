"""Normal forms of Vietnamese text: Unicode composition and the place of tone marks."""

from __future__ import annotations

import re
import unicodedata

_LETTER_OR_MARK = "[^\\W\\d_]|[\u0300-\u036f]"
# Those written before o and u. "qu" is an initial itself, so q is not listed: the y of "quý" is a plain vowel.
_INITIAL = "ng|nh|kh|ph|th|tr|ch|[bcdđghlmnprstvx]"
_OPEN_GLIDE_RHYME = re.compile(
    f"(?<!{_LETTER_OR_MARK})(?P<initial>{_INITIAL})?(?P<glide>[ou])"
    f"(?P<vowel>(?<=o)[àảãáạèẻẽéẹ]|(?<=u)[ỳỷỹýỵ])(?!{_LETTER_OR_MARK})",
    re.IGNORECASE,
)


def is_nfc(text: str) -> bool:
    """Whether `text` is in Unicode normal form C, the form the catalogue is written in."""
    return unicodedata.is_normalized("NFC", text)


def to_nfc(text: str) -> str:
    """`text` in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


def traditional_tone_placement(text: str) -> str:
    """Vietnamese `text` with one of the two accepted placements of tone marks throughout; NFC.

    The placements differ only in syllables that end in oa, oe or uy. The traditional one ("kiểu cũ": hòa, khỏe, thủy;
    usual in laws and names of state bodies) marks the first vowel, the modern one ("kiểu mới": hoà, khoẻ, thuỷ;
    textbooks, Decision 1989/QĐ-BGDĐT of 2018) the second. Two texts that differ only in placement give the same
    result here. Everything else has one placement and stays: final consonants and longer rhymes (hoàn, huỳnh, ngoài,
    khuỷu), ê and ơ (huệ, thuở), and the initials qu and gi (quý, quà, già). Misplaced marks are not mended, and words
    of other languages that look like such a syllable (Noé) are treated as one: compare with it, do not rewrite with it.
    """
    return _OPEN_GLIDE_RHYME.sub(_mark_glide, to_nfc(text))


def _mark_glide(syllable: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFD", syllable["vowel"])
    vowel, tone = decomposed[0], decomposed[1:]
    return f"{syllable['initial'] or ''}{to_nfc(syllable['glide'] + tone)}{vowel}"
