"""Answers for every address of the portal from the catalogue in memory, and says what is wrong with what was edited."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from threading import RLock

from ndp.export.sitemap import ListedPage
from ndp.memory import forget
from ndp.preview.lazy_site import LazySite
from ndp.preview.notice import BEFORE, ERRORS, NOTHING_YET, PAGE, STYLE, notice, style
from ndp.problems import Problem
from ndp.site.portal import Portal
from ndp.site.shell import Shell

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sends: `content` of the media type `content_type`, with an HTTP status."""

    content_type: str
    content: bytes
    status: str = "200 OK"


class Preview:
    """The portal while its catalogue is edited. Any number of threads may ask.

    Until a catalogue without errors is shown every answer is a page that tells of the errors.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._site: LazySite | None = None
        self._errors: tuple[Problem, ...] = ()
        self._places: dict[str, int] = {}

    def show(
        self, portal: Portal, shell: Shell, problems: tuple[Problem, ...], written: Sequence[ListedPage] = ()
    ) -> None:
        """Answer from `portal`, whose catalogue has no errors but the warnings `problems`.

        `shell` surrounds its pages, `written` are the hand-written pages beside them.
        """
        with self._lock:
            forget()
            self._site = LazySite(portal, shell, problems, written, self._places)
            self._errors = ()

    def say(self, errors: tuple[Problem, ...]) -> None:
        """Name `errors` of the catalogue as it is now at the top of every page; the state before is shown on."""
        with self._lock:
            self._errors = errors

    def answer(self, path: str) -> Answer | None:
        """What stands at `path` below the site folder: a page ends in `/` or is the empty path. None for nothing."""
        if path == STYLE:
            return Answer("text/css", style())
        file = _file_at(path)
        with self._lock:
            content = self._site.file(file) if self._site else None
            errors = self._errors
            is_begun = self._site is not None
        if not is_begun and errors:
            return Answer(HTML, notice(PAGE, errors, _to_top(file), NOTHING_YET), "503 Service Unavailable")
        if content is None:
            return None
        if errors and file.endswith(".html"):
            content = notice(content, errors, _to_top(file), BEFORE)
        return Answer(mimetypes.guess_type(file)[0] or "application/octet-stream", content)

    def with_errors(self, path: str, document: bytes) -> Answer:
        """The hand-written HTML `document` at `path`, with the errors of the catalogue at its top."""
        with self._lock:
            errors = self._errors
        return Answer(HTML, notice(document, errors, _to_top(_file_at(path)), ERRORS) if errors else document)


def _file_at(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") or not path else path


def _to_top(file: str) -> str:
    """The way from a file to the top of the site."""
    return "../" * file.count("/")
