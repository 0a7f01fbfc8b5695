"""Where the exports that come in every language stand."""

from __future__ import annotations

from ndp.export.badges import Form
from ndp.i18n import Language
from ndp.site import routes

FEEDS: dict[Language, str] = {"vi": "/du-lieu/feed", "en": "/en/data/feed"}
CALENDARS: dict[Language, str] = {"vi": "/du-lieu/lich", "en": "/en/data/calendar"}
CARDS: dict[Language, str] = {"vi": "/nhung", "en": "/en/embed"}
PUBLICCODE = "/du-lieu/tep/publiccode"
CARD_ASSETS = "/assets/embed/"
BADGES: dict[Form, str] = {"light": "-sang", "dark": "-toi", "both": ""}
CHANGES: dict[Language, str] = {"vi": "thay-doi", "en": "changes"}
NEWS: dict[Language, str] = {"vi": "tin-tuc", "en": "news"}
EVERYTHING: dict[Language, str] = {"vi": "tat-ca", "en": "all"}


def feed(name: dict[Language, str], language: Language) -> str:
    """The address of a feed about the whole portal."""
    return f"{FEEDS[language]}/{name[language]}.atom"


def record_feed(section: str, record_id: str, language: Language) -> str:
    """The address of the feed about a platform or organisation."""
    return f"{FEEDS[language]}/{routes.SECTION_BY_KEY[section].slug(language)}/{record_id}.atom"


def calendar(language: Language) -> str:
    """The address of the calendar of everything."""
    return f"{CALENDARS[language]}/{EVERYTHING[language]}.ics"


def unit_calendar(organisation: str, language: Language) -> str:
    """The address of an organisation's calendar."""
    return f"{CALENDARS[language]}/{routes.SECTION_BY_KEY['organisations'].slug(language)}/{organisation}.ics"


def card(platform: str, language: Language) -> str:
    """The address of a platform's card for other sites, ending in a slash."""
    return f"{CARDS[language]}/{platform}/"


def badge(platform: str, language: Language, form: Form = "both") -> str:
    """The address of a form of a platform's badge."""
    return f"{card(platform, language)}huy-hieu{BADGES[form]}.svg"


def oembed(platform: str, language: Language) -> str:
    """The address of the description of a platform's card by oEmbed."""
    return f"{card(platform, language)}oembed.json"


def publiccode(platform: str) -> str:
    """The address of a platform's `publiccode.yml`: the name is the standard's."""
    return f"{PUBLICCODE}/{platform}/publiccode.yml"
