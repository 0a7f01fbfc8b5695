"""A finished page, before a shell surrounds it."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from ndp.i18n import Language


@dataclass(frozen=True, slots=True)
class Page:
    """`url` is site-absolute and ends in a slash; `body` is HTML that is safe as it stands.

    `section` names the entry of the main navigation that is marked as open. `alternates` gives the same page in
    other languages by language code. `changed` is the day of the last change, for the sitemap.
    """

    url: str
    language: Language
    title: str
    description: str
    body: Markup
    section: str = ""
    alternates: dict[Language, str] = field(default_factory=dict)
    changed: str = ""
    listed: bool = True

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.url.count("/") - 1

    @property
    def file(self) -> str:
        """The page's file below the site folder."""
        return self.url.lstrip("/") + "index.html"
