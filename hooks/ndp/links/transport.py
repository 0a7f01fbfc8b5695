"""Asks a server of the wide web for an address, and never one inside the network that asks.

The name is resolved once, every address it has must be a public one, and the connection goes to that very address: a
name that answers differently the second time gains nothing. Answers are read up to a limit of bytes and of time.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, SSLError
from urllib3.exceptions import TimeoutError as HttpTimeoutError

MOST_BYTES = 65_536
CHUNK = 8_192
# Public as they look, they carry an IPv4 address inside that need not be.
TUNNELS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
PORTS = {"http": 80, "https": 443}


class Failure(StrEnum):
    """Why no answer came."""

    NO_SUCH_HOST = "no-such-host"
    PRIVATE = "private"
    """The name leads into a network that is not public, or the address is none to ask for."""
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    CONNECTION = "connection"


class NoAnswerError(Exception):
    """No answer came, for the reason `failure`."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the target of a redirect and the media type are empty where there is none."""

    status: int
    location: str = ""
    media_type: str = ""
    body: bytes = b""


class Transport(Protocol):
    """Whatever can ask for an address."""

    def ask(self, method: str, url: str) -> Answer:
        """The answer to one request; redirects are not followed. Raises NoAnswerError."""


Resolve = Callable[[str], list[str]]


def agent(contact: str) -> str:
    """How the check names itself to servers: what it is, and the address `contact` where its owner can be found."""
    return f"ndp-links/1 (kiem tra lien ket hang tuan, weekly link check; +{contact})"


def resolve(host: str) -> list[str]:
    """The IP addresses of a host. Raises OSError."""
    return sorted({str(found[4][0]) for found in socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)})


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in TUNNELS):
            return False
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True)
class PublicTransport:
    """Asks with urllib3. `timeout` is in seconds, for connecting, for each read, and for the whole body.

    `allowed` decides which IP addresses may be asked, `ports` which ports; `authorities` is a file of certificate
    authorities, the system's where it is empty; `agent` is what it calls itself. The environment's proxies are not
    used.
    """

    agent: str
    timeout: float = 20.0
    resolver: Resolve = resolve
    allowed: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())
    authorities: str = ""
    clock: Callable[[], float] = field(default=time.monotonic)

    def ask(self, method: str, url: str) -> Answer:
        """The answer to one request; redirects are not followed. Raises NoAnswerError."""
        parts = urlsplit(url)
        try:
            host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
            host = host if host.isascii() else host.encode("idna").decode()
        except (ValueError, UnicodeError) as error:
            raise NoAnswerError(Failure.PRIVATE, str(error)) from error
        if not host or port not in self.ports or parts.scheme not in PORTS or "@" in parts.netloc:
            raise NoAnswerError(Failure.PRIVATE, url)
        path = urllib3.util.Url(path=parts.path or "/", query=parts.query or None).url
        headers = {"Host": parts.netloc, "User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        try:
            with self._pool(parts.scheme, host, port) as pool:
                response = pool.urlopen(
                    method,
                    path,
                    headers=headers,
                    redirect=False,
                    retries=False,
                    assert_same_host=False,
                    preload_content=False,
                    decode_content=False,
                )
                try:
                    body = self._body(response)
                finally:
                    response.close()
        except HTTPError as error:
            raise _no_answer(error) from error
        media_type = str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
        return Answer(response.status, str(response.headers.get("Location", "")), media_type, body)

    def _pool(self, scheme: str, host: str, port: int) -> urllib3.HTTPConnectionPool:
        address = self._address(host)
        timeout = urllib3.Timeout(connect=self.timeout, read=self.timeout)
        if scheme == "http":
            return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
        return urllib3.HTTPSConnectionPool(
            address,
            port,
            timeout=timeout,
            server_hostname=host,
            assert_hostname=host,
            cert_reqs="CERT_REQUIRED",
            ca_certs=self.authorities or None,
        )

    def _address(self, host: str) -> str:
        try:
            found = self.resolver(host)
        except (OSError, UnicodeError) as error:
            raise NoAnswerError(Failure.NO_SUCH_HOST, host) from error
        if not found:
            raise NoAnswerError(Failure.NO_SUCH_HOST, host)
        if not all(map(self.allowed, found)):
            raise NoAnswerError(Failure.PRIVATE, host)
        return found[0]

    def _body(self, response: urllib3.BaseHTTPResponse) -> bytes:
        body = b""
        end = self.clock() + self.timeout
        while len(body) < MOST_BYTES and (chunk := response.read(CHUNK)):
            body += chunk
            if self.clock() > end:
                raise NoAnswerError(Failure.TIMEOUT, "body")
        return body[:MOST_BYTES]


def _no_answer(error: HTTPError) -> NoAnswerError:
    reason = error.reason if isinstance(error, MaxRetryError) and error.reason is not None else error
    if isinstance(reason, SSLError):
        return NoAnswerError(Failure.CERTIFICATE, str(reason))
    if isinstance(reason, NameResolutionError):
        return NoAnswerError(Failure.NO_SUCH_HOST, str(reason))
    if isinstance(reason, HttpTimeoutError):
        return NoAnswerError(Failure.TIMEOUT, str(reason))
    return NoAnswerError(Failure.CONNECTION, str(reason))
