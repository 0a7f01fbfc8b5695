"""Badges: the state of a platform as a small picture (SVG) for light pages, for dark ones, and for both."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from ndp.export.xml import xml_text
from ndp.i18n import N_, Language

Form = Literal["light", "dark", "both"]
FORMS: tuple[Form, ...] = ("light", "dark", "both")
LEFT = N_("Nền tảng số")
HEIGHT = 28
PADDING = 10
NARROW, WIDE = frozenset("ijlf|'.,:;"), frozenset("mwMW%@")
WIDTHS = {"narrow": 3.9, "space": 4.2, "usual": 7.4, "capital": 8.3, "wide": 11.2}
"""Of letters of Verdana at 12 pixels, about; `textLength` makes other fonts fit."""


@dataclass(frozen=True, slots=True)
class Name:
    """Colours of the part that says what the badge is about."""

    fill: str
    stroke: str
    text: str


@dataclass(frozen=True, slots=True)
class State:
    """Colours of the part that says the state."""

    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a form; each text has a contrast of at least 4.5 to 1, the rim one of 3 to 1 to the page behind."""

    name: Name
    states: Mapping[str, State]


def _states(text: str, **fills: str) -> Mapping[str, State]:
    return {code: State(fill, text) for code, fill in fills.items()}


LIGHT = Palette(
    Name("#ffffff", "#767676", "#1b1b1b"),
    _states(
        "#ffffff",
        recognised="#8a5a00",
        suspended="#a4262c",
        potential="#00605c",
        evaluated="#1f4e8c",
        listed="#4a4a4a",
        known="#4a4a4a",
    ),
)
DARK = Palette(
    Name("#23282b", "#8b9499", "#f2f2f2"),
    _states(
        "#14181a",
        recognised="#e5b74f",
        suspended="#f0a3a0",
        potential="#7fd1c7",
        evaluated="#a3c6f2",
        listed="#c6cbce",
        known="#c6cbce",
    ),
)
PALETTES: Mapping[Form, Palette] = {"light": LIGHT, "dark": DARK, "both": LIGHT}


def _style() -> str:
    rules = [
        f".name{{fill:{DARK.name.fill};stroke:{DARK.name.stroke}}}",
        f".left{{fill:{DARK.name.text}}}",
        f".right{{fill:{DARK.states['known'].text}}}",
        *(f".{code}{{fill:{state.fill}}}" for code, state in DARK.states.items()),
    ]
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


STYLE = _style()
"""Makes the form for both turn dark. The same for every platform: the cards' content policy allows this very text."""

TITLE_STAND_IN = "\0"
"""No text of a picture has it."""

ENVIRONMENT = Environment(
    loader=PackageLoader("ndp.export", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def badge(form: Form, title: str, left: str, right: str, state_code: str, language: Language) -> str:
    """The picture: `left` and `right` as its two texts, `title` for those who cannot see it."""
    return str(escape(xml_text(title))).join(_around_title(form, left, right, state_code, language))


# Platforms of one state differ in nothing but the title.
@lru_cache(maxsize=64)
def _around_title(form: Form, left: str, right: str, state_code: str, language: Language) -> list[str]:
    """What stands before the title and after it."""
    palette = PALETTES[form]
    left_width, right_width = part_width(left), part_width(right)
    picture = ENVIRONMENT.get_template("badge.svg").render(
        title=TITLE_STAND_IN,
        style=STYLE if form == "both" else "",
        language=language,
        left=left,
        right=right,
        left_width=left_width,
        right_width=right_width,
        width=left_width + right_width,
        height=HEIGHT,
        padding=PADDING,
        name=palette.name,
        state=palette.states[state_code],
        state_code=state_code,
    )
    return picture.split(TITLE_STAND_IN)


def part_width(text: str) -> int:
    """How many pixels wide the part of a badge is that holds `text`."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return round(sum(map(_letter_width, letters))) + 2 * PADDING


def _letter_width(letter: str) -> float:
    if letter == " ":
        return WIDTHS["space"]
    if letter in NARROW:
        return WIDTHS["narrow"]
    if letter in WIDE:
        return WIDTHS["wide"]
    return WIDTHS["capital" if letter.isupper() else "usual"]
