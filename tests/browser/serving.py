"""Serves a built site to the browser, and watches what the browser says of it."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from ndp.serving.policy import class_of


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, one connection for many, nothing logged."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Send the headers that real servers are told to send."""
        for name, value in class_of(urlsplit(self.path).path).all_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Stay silent."""


class Server(ThreadingHTTPServer):
    """A server whose visitors may leave in the middle of an answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over broken connections only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address at which the files of `folder` are served meanwhile, without a slash at its end."""
    with Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@dataclass
class Watch:
    """What went wrong in a page since the last question. A violated content policy is an error of the console."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def taken(self) -> list[str]:
        """The faults so far; they are forgotten."""
        found, self.faults = self.faults, []
        return found

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.faults.append(f"request: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")
