"""MkDocs' development server with the generated pages of a `Preview`, made when they are asked for."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs import livereload
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from ndp.preview import Answer, Preview

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.portal")

# Not what is opened and read: looking through a large catalogue is as many events.
WATCHED: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
QUIET = 0.05
"""Seconds without a further change after which a save counts as done."""


class LiveServer(FileSystemEventHandler):
    """Answers from `preview` where MkDocs has no file, and calls `changed` with paths below `folder` that changed.

    Paths are POSIX and begin with the folder's own name; there are none where something changed right in
    `git_directory`, as with a commit. Where `changed` says so the browsers reload.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        preview: Preview,
        folder: Path,
        git_directory: Path | None,
        changed: Callable[[set[str]], bool],
    ) -> None:
        self._server = server
        self._preview = preview
        self._top = folder.parent
        self._changed = changed
        self._paths: set[str] = set()
        self._is_git_touched = False
        self._news = Condition()
        self._observer = Observer()
        self._observer.schedule(self, str(folder), recursive=True, event_filter=WATCHED)
        if git_directory is not None:
            self._observer.schedule(_GitWatcher(self._touch_git), str(git_directory), event_filter=WATCHED)
        server.set_app(self.serve)
        server.error_handler = self._error

    def start(self) -> None:
        """Begin to watch the folder."""
        self._observer.start()
        Thread(target=self._work, daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()

    def rebuild(self) -> None:
        """Have MkDocs build anew."""
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (WSGI)."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        mount: str = self._server.mount_path
        below = path[len(mount) :]
        if not path.startswith(mount) or path.startswith("/livereload/"):
            return self._server.serve_request(environ, start_response)
        with self._server._epoch_cond:
            self._server._epoch_cond.wait_for(lambda: self._server._visible_epoch == self._server._wanted_epoch)
            epoch = self._server._visible_epoch
        written = self._written(below)
        if written is not None and written.suffix != ".html":
            return self._server.serve_request(environ, start_response)
        answer = self._preview.with_errors(below, written.read_bytes()) if written else self._preview.answer(below)
        if answer is not None:
            content = answer.content
            if answer.content_type == "text/html":
                content = self._server._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
            start_response(answer.status, [("Content-Type", _typed(answer)), ("Content-Length", str(len(content)))])
            return [content]
        is_page = self._written(f"{below}/") is not None or self._preview.answer(f"{below}/") is not None
        if not path.endswith("/") and is_page:
            start_response("302 Found", [("Location", quote(f"{path}/"))])
            return []
        return self._server.serve_request(environ, start_response)

    def _written(self, below: str) -> Path | None:
        """The file that MkDocs has written for the address `below` the site's top."""
        place = Path(f"{self._server.root}{os.path.normpath(f'/{below}')}")
        if below.endswith("/") or not below:
            place /= "index.html"
        return place if place.is_file() else None

    def _error(self, code: int) -> bytes | None:
        answer = self._preview.answer("404.html") if code == 404 else None
        return answer.content if answer else None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what has changed."""
        places = (os.fsdecode(place) for place in (event.src_path, event.dest_path) if place)
        with self._news:
            self._paths.update(Path(os.path.relpath(place, self._top)).as_posix() for place in places)
            self._news.notify_all()

    def _touch_git(self) -> None:
        with self._news:
            self._is_git_touched = True
            self._news.notify_all()

    def _work(self) -> None:
        unseen: set[str] = set()
        while True:
            with self._news:
                self._news.wait_for(lambda: self._paths or self._is_git_touched)
                while self._news.wait(QUIET):
                    pass
                paths, self._paths = self._paths | unseen, set()
                self._is_git_touched = False
            try:
                is_new = self._changed(paths)
            except (OSError, RuntimeError) as error:
                # A file changed while it was judged: more events are on their way.
                log.info("%s", error)
                unseen = paths
                continue
            unseen = set()
            if is_new:
                self._reload()

    def _reload(self) -> None:
        server = self._server
        with server._epoch_cond:
            # A build that is under way makes the browsers reload when it ends.
            if server._visible_epoch == server._wanted_epoch:
                server._wanted_epoch = server._visible_epoch = livereload._timestamp()
                server._epoch_cond.notify_all()


class _GitWatcher(FileSystemEventHandler):
    """Calls `touched` for whatever happens right in Git's directory: with every commit something does."""

    def __init__(self, touched: Callable[[], None]) -> None:
        self._touched = touched

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._touched()


def _typed(answer: Answer) -> str:
    is_text = answer.content_type.startswith("text/")
    return f"{answer.content_type}; charset=utf-8" if is_text else answer.content_type
