"""The outcome of a check as a file, and what it says beside that of the check before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from ndp.links.verdict import BROKEN, Outcome, Verdict

SCHEMA_VERSION = 1


class LinkResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """One address. `failing_since` is the day of the first of `failures` broken checks in a row."""

    url: str
    verdict: Verdict
    final: str
    cited_by: tuple[str, ...]
    status: int = 0
    reason: str = ""
    failing_since: date | None = None
    failures: int = 0
    last_worked: date | None = None

    @property
    def is_broken(self) -> bool:
        """Whether somebody has to act."""
        return self.verdict in BROKEN


class LinkResults(msgspec.Struct, frozen=True):
    """All addresses of the catalogue, as they were found on the day `as_of`."""

    schema_version: int
    as_of: date
    results: tuple[LinkResult, ...]

    @property
    def broken(self) -> tuple[LinkResult, ...]:
        """The results on which somebody has to act, those that failed longest first."""
        found = [each for each in self.results if each.is_broken]
        return tuple(sorted(found, key=lambda each: (-each.failures, each.url)))


def results_of(
    cited: Mapping[str, tuple[str, ...]], outcomes: Mapping[str, Outcome], as_of: date, previous: LinkResults | None
) -> LinkResults:
    """The results of a check on `as_of`, continuing what the `previous` one says."""
    before = {each.url: each for each in previous.results} if previous else {}
    return LinkResults(
        SCHEMA_VERSION,
        as_of,
        tuple(_result(url, outcomes[url], paths, as_of, before.get(url)) for url, paths in cited.items()),
    )


def _result(url: str, outcome: Outcome, paths: tuple[str, ...], day: date, before: LinkResult | None) -> LinkResult:
    broken = outcome.verdict in BROKEN
    last = before.last_worked if before else None
    return LinkResult(
        url,
        outcome.verdict,
        outcome.final,
        paths,
        outcome.status,
        outcome.reason,
        failing_since=((before.failing_since if before else None) or day) if broken else None,
        failures=(before.failures if before else 0) + 1 if broken else 0,
        last_worked=last if broken else day,
    )


def read_results(file: Path) -> LinkResults:
    """The results in a file. Raises OSError, or msgspec.MsgspecError where it holds none."""
    return msgspec.json.decode(file.read_bytes(), type=LinkResults)


def write_results(results: LinkResults, file: Path) -> None:
    """Write the results to a file, whole or not at all. Raises OSError."""
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=2) + b"\n")
    part.replace(file)
