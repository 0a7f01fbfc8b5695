"""Asks for many addresses at once, but never for two of one owner at a time, and none sooner than its host can bear.

What fails in a way that may pass is asked for once more, later; a host that asks to be left alone is, until then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from ndp.links.transport import Failure, Transport
from ndp.links.verdict import Outcome, Verdict, judge_address, registrable_domain

TOO_MANY, SERVER_ERROR = 429, 500
PASSING = frozenset(map(str, (Failure.TIMEOUT, Failure.CONNECTION)))


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: `delay` seconds between two requests to one host, `workers` owners at once; `sleep` waits.

    `wait` is the seconds before asking again for what failed.
    """

    delay: float
    workers: int
    sleep: Callable[[float], None]
    wait: float = 60.0


def survey(urls: Iterable[str], transport: Transport, manners: Manners) -> Mapping[str, Outcome]:
    """The outcome for each address."""
    by_owner: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_owner[registrable_domain(url)].append(url)
    found: dict[str, Outcome] = {}
    with ThreadPoolExecutor(manners.workers) as pool:
        for outcomes in pool.map(lambda group: _survey_one(group, transport, manners), by_owner.values()):
            found.update(outcomes)
    return found


def _survey_one(urls: list[str], transport: Transport, manners: Manners) -> dict[str, Outcome]:
    asked: set[str] = set()

    def pause(host: str) -> None:
        if host in asked:
            manners.sleep(manners.delay)
        asked.add(host)

    def ask(addresses: Iterable[str]) -> dict[str, Outcome]:
        outcomes: dict[str, Outcome] = {}
        refusal: Outcome | None = None
        for url in addresses:
            outcome = judge_address(url, transport, pause) if refusal is None else replace(refusal, final=url)
            refusal = outcome if outcome.status == TOO_MANY else None
            outcomes[url] = outcome
        return outcomes

    found = ask(urls)
    passing = [url for url, outcome in found.items() if may_pass(outcome)]
    if passing:
        manners.sleep(manners.wait)
        found.update(ask(passing))
    return found


def may_pass(outcome: Outcome) -> bool:
    """Whether asking again later may end otherwise: no answer in time, an error of the server, too many requests."""
    return outcome.status == TOO_MANY or (
        outcome.verdict is Verdict.UNREACHABLE and (outcome.status >= SERVER_ERROR or outcome.reason in PASSING)
    )
