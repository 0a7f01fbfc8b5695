"""A small web on this machine: servers of any host name, with and without TLS, whose answers a test sets."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme

from ndp.links.transport import PublicTransport, agent

CONTACT = "https://ndp.example/"
Reply = Callable[[BaseHTTPRequestHandler], None]


def page(text: str = "<p>Xin chào", status: int = 200, media_type: str = "text/html; charset=utf-8") -> Reply:
    """A reply with a body."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        body = text.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(body)

    return reply


def redirect(target: str, status: int = 301) -> Reply:
    """A reply that sends the reader elsewhere."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return reply


@dataclass
class Web:
    """What is served, by host (with the port) and path; what was asked; and a transport that reaches only this."""

    plain: int
    tls: int
    transport: PublicTransport
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def url(self, address: str, scheme: str = "https") -> str:
        """The full form of `bo.gov.vn/trang`."""
        host, _, path = address.partition("/")
        return f"{scheme}://{host}:{self.tls if scheme == 'https' else self.plain}/{path}"

    def serve(self, address: str, reply: Reply, scheme: str = "https") -> str:
        """Set the reply at `bo.gov.vn/trang`; returns its full form."""
        url = self.url(address, scheme)
        self.replies[url.partition("://")[2]] = reply
        return url


@contextmanager
def small_web(folder: Path, certified: list[str], names: Mapping[str, list[str]], expired: str) -> Iterator[Web]:
    """The web, whose certificate names the hosts `certified`; `names` resolves what is not on this machine.

    The certificate of the host `expired` is for it, by the same authority, and no longer valid.
    """
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*certified, expired).configure_cert(context)
    past = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(expired, not_after=datetime(2024, 1, 1, tzinfo=UTC)).configure_cert(past)

    def choose(connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
        if host == expired:
            connection.context = past

    context.sni_callback = choose

    def resolver(host: str) -> list[str]:
        if host.endswith(".invalid"):
            raise OSError(host)
        return names.get(host, ["127.0.0.1"])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = f"{self.headers['Host']}{self.path}"
            web.asked.append((self.command, address))
            web.agents.add(self.headers["User-Agent"])
            web.replies.get(address, page("", 404))(self)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Visitors may leave whenever they like."""

    with Server(("127.0.0.1", 0), Handler) as plain, Server(("127.0.0.1", 0), Handler) as secure:
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        ports = frozenset({plain.server_port, secure.server_port})
        transport = PublicTransport(
            agent(CONTACT),
            timeout=5,
            resolver=resolver,
            allowed=lambda address: address == "127.0.0.1",
            ports=ports,
            authorities=str(folder / "ca.pem"),
        )
        web = Web(plain.server_port, secure.server_port, transport)
        for server in (plain, secure):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield web
        finally:
            plain.shutdown()
            secure.shutdown()
