"""The documents of the API that say what follows from the records, as types; see `ndp.export.documents`."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from ndp.export.documents import Document, Part, Texts


class SearchItem(Part, frozen=True, kw_only=True):
    """A record as a search needs it. `folded` holds its titles and other names without marks, in lower case."""

    kind: str
    id: str
    title: Texts
    folded: str
    url: str


class SearchIndex(Document, frozen=True, kw_only=True):
    """Every record in short."""

    data: list[SearchItem]


class Responsibility(Part, frozen=True, kw_only=True):
    """Who holds a role, and how that stands on the day of the document. Without `platform`: in the whole programme.

    `file` and `pointer` say where the assignment is written, with its sources.
    """

    platform: str | None = None
    role: str
    organisation: str
    valid_from: str | None = None
    valid_to: str | None = None
    standing: str
    ended_body: str | None = None
    clause: str | None = None
    product: str | None = None
    url: str
    pointer: str


class Responsibilities(Document, frozen=True, kw_only=True):
    """Every assignment and how it stands."""

    data: list[Responsibility]


class Point(Part, frozen=True, kw_only=True):
    """A value of a series and the report it stands in."""

    on: datetime.date
    value: Decimal
    report: str


class IndicatorSeries(Part, frozen=True, kw_only=True):
    """An indicator of a plan, its reported values and how it stands.

    `share` is the part of the way from baseline to target that is done, `expected` the value that the plan asks for on
    the day of the latest report.
    """

    platform: str
    plan: str
    indicator: str
    name: Texts
    unit: Texts | None = None
    target: Decimal
    due: str
    state: str
    share: str | None = None
    expected: str | None = None
    series: list[Point]


class Indicators(Document, frozen=True, kw_only=True):
    """Every indicator of every plan."""

    data: list[IndicatorSeries]


class EvaluationResult(Part, frozen=True, kw_only=True):
    """An evaluation and the whole way to its result, computed from the score sheets."""

    evaluation: str
    platform: str
    criteria: str
    outcome: str
    derivation: dict[str, Any]


class EvaluationResults(Document, frozen=True, kw_only=True):
    """The computed result of every evaluation."""

    data: list[EvaluationResult]


class DueReport(Part, frozen=True, kw_only=True):
    """A report that a unit owes. `days` is how late it came or is by now."""

    platform: str
    unit: str
    jointly_with: tuple[str, ...] = ()
    period: str
    due: datetime.date
    standing: str
    days: int
    report: str | None = None


class DueReports(Document, frozen=True, kw_only=True):
    """Every report owed since the portal began to follow them, up to the next due day."""

    data: list[DueReport]


class CatalogueProblem(Part, frozen=True, kw_only=True):
    """A warning of the check, with its place in the file."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    message: Texts
    remedy: Texts
    page: Texts


class CatalogueProblems(Document, frozen=True, kw_only=True):
    """What the check still warns of."""

    data: list[CatalogueProblem]


class NotedGap(Part, frozen=True, kw_only=True):
    """A gap, contradiction, misprint or uncertainty of the sources."""

    kind: str
    text: Texts
    written_in_kind: str
    written_in: str
    url: str


class NotedGaps(Document, frozen=True, kw_only=True):
    """What the sources leave open."""

    data: list[NotedGap]


class PubliccodeFacts(Part, frozen=True, kw_only=True):
    """What is known of a platform's software, in the terms of publiccode.yml.

    `missing` are the standard's mandatory keys that are not known. Where there are none, `file` is a valid
    `publiccode.yml`; otherwise `known` is less than the standard asks for.
    """

    platform: str
    file: str | None = None
    missing: tuple[str, ...]
    known: dict[str, Any]


class PubliccodeList(Document, frozen=True, kw_only=True):
    """Every platform in the terms of publiccode.yml."""

    data: list[PubliccodeFacts]


class ChangedItem(Part, frozen=True, kw_only=True):
    """A record and the last change of its file."""

    kind: str
    id: str
    title: Texts
    url: str
    date: datetime.date
    commit: str


class RemovedItem(Part, frozen=True, kw_only=True):
    """A record that is no more, and the commit that took it away.

    `title` is the last it had; it is left out where it is not known any more, and of kinds that tell of persons.
    """

    kind: str
    id: str
    title: Texts | None = None
    date: datetime.date
    commit: str


class Changes(Document, frozen=True, kw_only=True):
    """Every record by its last change, the newest first, and the records that are no more, the last to go first.

    `total` counts the records that are there.
    """

    removed: list[RemovedItem]
    data: list[ChangedItem]


class ListedPlatform(Part, frozen=True, kw_only=True):
    """A platform's line in an edition."""

    platform: str
    number: int | None = None
    group: str | None = None
    host: str | None = None


class MovedPlatform(Part, frozen=True, kw_only=True):
    """A platform whose line differs between two editions."""

    platform: str
    before: ListedPlatform
    after: ListedPlatform


class EditionComparison(Part, frozen=True, kw_only=True):
    """What became of the platforms from one edition to another. `same` counts unchanged lines.

    `complete` tells whether the lines known of both are all there were: where it is false, a platform may seem added or
    removed only because the source is not known.
    """

    before: str
    after: str
    complete: bool
    added: list[ListedPlatform]
    removed: list[ListedPlatform]
    changed: list[MovedPlatform]
    same: int


class EditionChanges(Document, frozen=True, kw_only=True):
    """The comparison of two editions."""

    data: EditionComparison


class EditionPair(Part, frozen=True, kw_only=True):
    """Two editions, the older first, and where their comparison is."""

    before: str
    after: str
    url: str


class EditionPairs(Document, frozen=True, kw_only=True):
    """All pairs of editions."""

    data: list[EditionPair]
