"""What became of an address: asked politely, its redirects followed, its last page looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urljoin, urlsplit

from publicsuffixlist import PublicSuffixList

from ndp.links.transport import Answer, Failure, NoAnswerError, Transport

MOST_REDIRECTS = 8
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
GUARDED = frozenset({401, 403, 407, 429, 451})
GONE = frozenset({404, 410})
FIRST_ERROR = 400
IP_ADDRESS = re.compile("[0-9.]+")
PARKING_HOSTS = frozenset(
    {
        *("above.com", "afternic.com", "bodis.com", "dan.com", "domainmarket.com", "hugedomains.com"),
        *("parkingcrew.net", "parklogic.com", "sedo.com", "sedoparking.com", "undeveloped.com"),
    }
)
PARKED = re.compile(
    r"domain (?:name )?(?:is|may be) (?:for sale|available for purchase|parked)|buy this domain|"
    r"this (?:web ?page|domain) is parked|domain (?:has expired|parking)|"
    r"tên miền (?:này )?(?:đang (?:được )?(?:rao )?bán|đã hết hạn|chưa được gia hạn)|mua (?:lại )?tên miền này",
    re.IGNORECASE,
)


class Verdict(StrEnum):
    """What an address turned out to be."""

    WORKS = "works"
    MOVED = "moved"
    """It sends readers to another address of the same owner, for good."""
    GUARDED = "guarded"
    """The server does not answer programs; whether it answers people is not known."""
    GONE = "gone"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    OTHER_DOMAIN = "other-domain"
    """It ends at a domain that is registered separately, possibly by somebody else."""
    PARKED = "parked"
    """The domain looks to be for sale, or expired."""
    PRIVATE = "private"
    """It leads into a network that is not public; it was not asked."""


BROKEN = frozenset(Verdict) - {Verdict.WORKS, Verdict.MOVED, Verdict.GUARDED}
"""The verdicts on which somebody has to act."""
VERDICT_OF_FAILURE = {
    Failure.NO_SUCH_HOST: Verdict.GONE,
    Failure.PRIVATE: Verdict.PRIVATE,
    Failure.CERTIFICATE: Verdict.CERTIFICATE,
    Failure.TIMEOUT: Verdict.UNREACHABLE,
    Failure.CONNECTION: Verdict.UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict, the address at the end of all redirects, and the last status (0 without an answer) or reason."""

    verdict: Verdict
    final: str
    status: int = 0
    reason: str = ""


Pause = Callable[[str], None]


def judge_address(url: str, transport: Transport, pause: Pause) -> Outcome:
    """Ask for `url` and follow it to its end; `pause` is called with the host before every request."""
    current, permanent, status = url, True, 0
    try:
        for _ in range(MOST_REDIRECTS):
            answer = _ask(current, transport, pause)
            status = answer.status
            target = urljoin(current, answer.location) if answer.location else ""
            if status not in REDIRECTS or not target:
                return Outcome(_verdict(url, current, answer, permanent=permanent), current, status)
            permanent = permanent and status in PERMANENT
            current = target
    except NoAnswerError as error:
        return Outcome(VERDICT_OF_FAILURE[error.failure], current, 0, str(error.failure))
    except ValueError as error:
        return Outcome(Verdict.UNREACHABLE, current, status, str(error))
    return Outcome(Verdict.UNREACHABLE, current, status, "redirects")


def _ask(url: str, transport: Transport, pause: Pause) -> Answer:
    """The answer to HEAD where that is enough: of pages the content is wanted, and some servers know only GET."""
    host = urlsplit(url).hostname or ""
    pause(host)
    try:
        answer = transport.ask("HEAD", url)
    except NoAnswerError as error:
        if error.failure not in (Failure.CONNECTION, Failure.TIMEOUT):
            raise
        answer = Answer(FIRST_ERROR)
    is_page = answer.status not in REDIRECTS and answer.media_type in ("text/html", "application/xhtml+xml", "")
    if answer.status >= FIRST_ERROR or is_page:
        pause(host)
        return transport.ask("GET", url)
    return answer


def _verdict(url: str, final: str, answer: Answer, *, permanent: bool) -> Verdict:
    if answer.status in GUARDED:
        return Verdict.GUARDED
    if answer.status >= FIRST_ERROR:
        return Verdict.GONE if answer.status in GONE else Verdict.UNREACHABLE
    if is_parked(final, answer.body):
        return Verdict.PARKED
    if registrable_domain(final) != registrable_domain(url):
        return Verdict.OTHER_DOMAIN
    return Verdict.MOVED if final != url and permanent else Verdict.WORKS


def is_parked(url: str, body: bytes) -> bool:
    """Whether the page at `url` is one that stands where a domain is for sale or has expired."""
    return registrable_domain(url) in PARKING_HOSTS or PARKED.search(body.decode("utf-8", "replace")) is not None


def registrable_domain(url: str) -> str:
    """What was registered of the host of `url`: `bo.gov.vn` for `www.bo.gov.vn`; the host itself where it is none."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if ":" in host or IP_ADDRESS.fullmatch(host):
        return host
    host = host if host.isascii() else host.encode("idna").decode()
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
