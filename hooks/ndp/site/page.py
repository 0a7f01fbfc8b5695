"""A page, before a shell surrounds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from ndp.i18n import Language

NO_BODY = Markup()


class Draft:
    """The body of a page that is made when it is first asked for."""

    def __init__(self, make: Callable[[], Markup]) -> None:
        self._make = make

    @cached_property
    def body(self) -> Markup:
        """The body, made once."""
        return self._make()

    def forget(self) -> None:
        """Hold the body no longer; asked for again, it is made again."""
        vars(self).pop("body", None)


@dataclass(frozen=True, slots=True)
class Page:
    """`url` is site-absolute and ends in a slash; `content` is HTML that is safe as it stands, or the draft of it.

    `section` names the entry of the main navigation that is marked as open. `alternates` gives the same page in
    other languages by language code. `changed` is the day of the last change, for the sitemap.
    """

    url: str
    language: Language
    title: str
    description: str
    content: Markup | Draft
    section: str = ""
    alternates: Mapping[Language, str] = field(default_factory=dict)
    changed: str = ""
    listed: bool = True

    @property
    def body(self) -> Markup:
        """The page's HTML."""
        return self.content.body if isinstance(self.content, Draft) else self.content

    def forget_body(self) -> None:
        """Hold the body no longer, where it can be made again: for lists of thousands."""
        if isinstance(self.content, Draft):
            self.content.forget()

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.url.count("/") - 1

    @property
    def file(self) -> str:
        """The page's file below the site folder."""
        return self.url.lstrip("/") + "index.html"

    def named(self) -> Page:
        """The page without its body, for lists of thousands."""
        return Page(
            self.url,
            self.language,
            self.title,
            self.description,
            NO_BODY,
            self.section,
            self.alternates,
            self.changed,
            self.listed,
        )
