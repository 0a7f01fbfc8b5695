"""Asks for many addresses at once, but never for two of one host at a time, and none sooner than it can bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ndp.links.transport import Transport
from ndp.links.verdict import Outcome, judge_address, registrable_domain


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: `delay` seconds between two requests to one host, `workers` hosts at once; `sleep` waits."""

    delay: float
    workers: int
    sleep: Callable[[float], None]


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

    return {url: judge_address(url, transport, pause) for url in urls}
