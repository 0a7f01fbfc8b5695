"""What other sites may show of a platform: a badge (SVG), a card (HTML for a frame), its description by oEmbed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined

from ndp.derive.responsibility import Standing, holders
from ndp.export import addresses
from ndp.export.context import ATTRIBUTION, Export, ExportFile
from ndp.export.encode import to_json
from ndp.export.states import PlatformState, platform_state
from ndp.export.xml import xml_text
from ndp.i18n import LANGUAGES, N_, Language
from ndp.serving.policy import CARD_POLICY, meta_policy
from ndp.site import routes
from ndp.site.assets import hashed_name

BADGE_LEFT = N_("Nền tảng số")
CARD_WIDTH, CARD_HEIGHT = 400, 260
CHARACTER_WIDTH = 7
PADDING = 10
BADGE_HEIGHT = 24
COLOURS = {
    "recognised": "#8a5a00",
    "suspended": "#a4262c",
    "potential": "#00605c",
    "evaluated": "#1f4e8c",
    "listed": "#4a4a4a",
    "known": "#4a4a4a",
}
"""Behind white letters; each has a contrast of at least 4.5 to 1."""

ENVIRONMENT = Environment(
    loader=PackageLoader("ndp.export", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def embed_files(export: Export) -> Iterator[ExportFile]:
    """Badge, card and description of every platform, in every language; the style of the cards."""
    yield ExportFile.of_text(*_style())
    for entry in export.of_kind("platform"):
        state = platform_state(export, entry.id)
        for language in LANGUAGES:
            badge = _badge(export, entry.id, state, language)
            yield ExportFile.of_text(addresses.badge(entry.id, language), badge)
            card = _card(export, entry.id, state, language)
            yield ExportFile.of_text(f"{addresses.card(entry.id, language)}index.html", card)
            yield ExportFile(addresses.oembed(entry.id, language), to_json(_oembed(export, entry.id, language)))


def _badge(export: Export, platform: str, state: PlatformState, language: Language) -> str:
    view = export.view(language)
    left, right = view._(BADGE_LEFT), view._(state.label)
    left_width, right_width = (len(text) * CHARACTER_WIDTH + 2 * PADDING for text in (left, right))
    return ENVIRONMENT.get_template("badge.svg").render(
        title=xml_text(badge_text(export, platform, state, language)),
        language=language,
        left=left,
        right=right,
        left_width=left_width,
        right_width=right_width,
        width=left_width + right_width,
        height=BADGE_HEIGHT,
        padding=PADDING,
        colour=COLOURS[state.code],
    )


def badge_text(export: Export, platform: str, state: PlatformState, language: Language) -> str:
    """What a badge says to those who cannot see it."""
    return f"{export.title('platform', platform, language)}: {export.view(language)._(state.label)}"


def badge_code(export: Export, platform: str, language: Language) -> str:
    """The HTML another site copies to show the badge."""
    page = escape(export.page_url("platform", platform, language))
    source = escape(export.absolute(addresses.badge(platform, language)))
    text = escape(badge_text(export, platform, platform_state(export, platform), language))
    return f'<a href="{page}"><img src="{source}" alt="{text}"></a>'


def _card(export: Export, platform: str, state: PlatformState, language: Language) -> str:
    view, portal = export.view(language), export.portal
    record = portal.catalogue.platforms[platform]
    hosts = [
        view.plain(holder.organisation.name)
        for holder in holders(portal.catalogue, platform, ("host",), portal.as_of)
        if holder.standing in (Standing.CURRENT, Standing.UNCONFIRMED)
    ]
    return ENVIRONMENT.get_template("card.html").render(
        _=view._,
        language=language,
        style=routes.relative(addresses.card(platform, language), _style()[0]),
        policy=meta_policy(CARD_POLICY),
        title=view.platform_title(record),
        purpose=view.plain(record.purpose),
        state=view._(state.label),
        state_code=state.code,
        hosts=hosts,
        page=export.page_url("platform", platform, language),
        oembed=export.absolute(addresses.oembed(platform, language)),
        site=view._(ATTRIBUTION),
        as_of=view.date(portal.as_of),
        demonstration=portal.settings.demonstration,
    )


@cache
def _style() -> tuple[str, str]:
    """Address and text of the style of the cards."""
    text = ENVIRONMENT.get_template("card.css").render()
    return hashed_name(f"{addresses.CARD_ASSETS}card.css", text.encode()), text


def embed_code(export: Export, platform: str, language: Language) -> str:
    """The HTML another site copies to show the card."""
    source = escape(export.absolute(addresses.card(platform, language)))
    title = escape(export.title("platform", platform, language))
    return (
        f'<iframe src="{source}" title="{title}" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" '
        'loading="lazy" sandbox="allow-popups allow-top-navigation-by-user-activation"></iframe>'
    )


def _oembed(export: Export, platform: str, language: Language) -> dict[str, object]:
    return {
        "version": "1.0",
        "type": "rich",
        "title": export.title("platform", platform, language),
        "provider_name": ATTRIBUTION,
        "provider_url": export.portal.settings.site_url,
        "width": CARD_WIDTH,
        "height": CARD_HEIGHT,
        "html": embed_code(export, platform, language),
    }
