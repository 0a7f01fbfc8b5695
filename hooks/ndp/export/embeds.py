"""What other sites may show of a platform: a badge (SVG), a card (HTML for a frame), its description by oEmbed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape

from ndp.derive.responsibility import Standing, holders
from ndp.export import addresses, badges
from ndp.export.badges import ENVIRONMENT, FORMS, Form
from ndp.export.context import ATTRIBUTION, Export, ExportFile
from ndp.export.encode import to_json
from ndp.export.states import PlatformState, platform_state
from ndp.i18n import LANGUAGES, Language
from ndp.serving.policy import CARD_POLICY, meta_policy
from ndp.site import routes
from ndp.site.assets import hashed_name

CARD_WIDTH, CARD_HEIGHT = 400, 260


def embed_files(export: Export) -> Iterator[ExportFile]:
    """Badges, card and description of every platform, in every language; the style of the cards."""
    yield ExportFile.of_text(*_style())
    for entry in export.of_kind("platform"):
        state = platform_state(export, entry.id)
        for language in LANGUAGES:
            for form in FORMS:
                picture = _badge(export, entry.id, state, form, language)
                yield ExportFile.of_text(addresses.badge(entry.id, language, form), picture)
            card = _card(export, entry.id, state, language)
            yield ExportFile.of_text(f"{addresses.card(entry.id, language)}index.html", card)
            yield ExportFile(addresses.oembed(entry.id, language), to_json(_oembed(export, entry.id, language)))


def _badge(export: Export, platform: str, state: PlatformState, form: Form, language: Language) -> str:
    left, right = _words(export, state, language)
    title = _badge_text(export, platform, right, language)
    return badges.badge(form, title, left, right, state.code, language)


def _words(export: Export, state: PlatformState, language: Language) -> tuple[str, str]:
    view = export.view(language)
    return view._(badges.LEFT), view._(state.label)


def badge_text(export: Export, platform: str, language: Language) -> str:
    """What a badge says to those who cannot see it."""
    return _badge_text(export, platform, _words(export, platform_state(export, platform), language)[1], language)


def _badge_text(export: Export, platform: str, state: str, language: Language) -> str:
    return f"{export.title('platform', platform, language)}: {state}"


def badge_size(export: Export, platform: str, language: Language) -> tuple[int, int]:
    """How wide and high a badge is, in pixels."""
    words = _words(export, platform_state(export, platform), language)
    return sum(map(badges.part_width, words)), badges.HEIGHT


def badge_code(export: Export, platform: str, language: Language, *, form: Form = "light") -> str:
    """The HTML another site copies to show a form of the badge, with a link to the platform's page.

    The light form comes with the dark one for readers who ask for dark pages.
    """

    def source(form: Form) -> str:
        return escape(export.absolute(addresses.badge(platform, language, form)))

    page = escape(export.page_url("platform", platform, language))
    text = escape(badge_text(export, platform, language))
    width, height = badge_size(export, platform, language)
    image = f'<img src="{source(form)}" alt="{text}" width="{width}" height="{height}">'
    if form != "light":
        return f'<a href="{page}">{image}</a>'
    return (
        f'<a href="{page}"><picture>\n'
        f'  <source media="(prefers-color-scheme: dark)" srcset="{source("dark")}">\n'
        f"  {image}\n"
        "</picture></a>"
    )


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
