"""What makes the programme known and heard: awards, events, stories, corrections, registrations, proposals, feedback,
questions and news (Decision 186, Article 1.IV.4, Article 1.IV.5.c-d and Article 2).

Fields named `body`, `comment`, `answer` hold plain Markdown, which only `ndp.site.markdown` may turn into HTML.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import ClassVar, Literal

import msgspec

from ndp.model.records import Name, Provenance, Record, Text, Value
from ndp.text import PartialDate, ReportPeriod

EventStatus = Literal["planned", "held", "cancelled", "unconfirmed"]
RegistrationStatus = Literal["received", "accepted", "declined", "removed"]
ProposalStatus = Literal["received", "considering", "accepted", "declined"]


class Link(Value, frozen=True):
    """An address to read on."""

    title: Name
    url: str


class Award(Record, frozen=True):
    """An honour for one month, quarter or year (Article 1.IV.4.d); `period` as `ndp.text.ReportPeriod` writes it."""

    KIND: ClassVar[str] = "award"

    name: Name
    category: Literal["platform", "developer", "user"]
    period: str
    platform: str | None = None
    product: str | None = None
    organisation: str | None = None
    awarded_by: str | None = None
    decision: str | None = None
    date: PartialDate | None = None
    event: str | None = None
    reason: Text | None = None

    @property
    def span(self) -> ReportPeriod:
        """The period as days."""
        return ReportPeriod.parse(self.period)


class Event(Record, frozen=True):
    """A conference, training, campaign, ceremony, launch, contest or drill (Article 1.IV.4.b-c)."""

    KIND: ClassVar[str] = "event"

    name: Name
    kind: Literal["conference", "training", "campaign", "ceremony", "launch", "contest", "drill"]
    status: EventStatus
    from_: PartialDate = msgspec.field(name="from")
    to: PartialDate | None = None
    form: Literal["in-person", "online", "hybrid"] | None = None
    place: Name | None = None
    url: str | None = None
    organisers: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    summary: Text | None = None
    materials: tuple[Link, ...] = ()
    document: str | None = None

    @property
    def end(self) -> PartialDate:
        """The last day, which is the first of an event without a stated end."""
        return self.to or self.from_

    def is_under_way(self, day: datetime.date) -> bool:
        """Whether an event of several days has begun on `day` and its last day has not passed."""
        return self.status == "held" and self.to is not None and self.from_.earliest <= day <= self.to.latest


class Story(Record, frozen=True):
    """How a platform was put to good use, or how to use it (Article 1.IV.4.a)."""

    KIND: ClassVar[str] = "story"

    platform: str
    kind: Literal["success", "guide"]
    title: Name
    summary: Text
    product: str | None = None
    date: PartialDate | None = None
    organisation: str | None = None
    audiences: tuple[str, ...] = ()
    results: tuple[Text, ...] = ()
    body: str | None = None
    links: tuple[Link, ...] = ()


class Appearance(Value, frozen=True):
    """Where false information was seen."""

    where: str
    url: str | None = None
    date: PartialDate | None = None


class Correction(Record, frozen=True):
    """False information and what was found (Article 1.IV.4.đ)."""

    KIND: ClassVar[str] = "correction"

    title: Name
    claim: Text
    verdict: Literal["false", "misleading", "unfounded", "outdated"]
    finding: Text
    published_on: PartialDate
    appearances: tuple[Appearance, ...] = ()
    by: str | None = None
    platforms: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class RegistrationDecision(Value, frozen=True):
    """What was decided on a registration."""

    outcome: Literal["accepted", "declined", "removed"]
    date: PartialDate
    by: str | None = None
    document: str | None = None
    reason: Text | None = None
    provenance: Provenance | None = None


class Registration(Record, frozen=True):
    """An enterprise registers to develop a platform (Article 2.V.1.a); decisions in order of time."""

    KIND: ClassVar[str] = "registration"

    platform: str
    enterprise: str
    product: str | None = None
    registered_on: PartialDate | None = None
    received_by: str | None = None
    document: str | None = None
    commitment: Text | None = None
    decisions: tuple[RegistrationDecision, ...] = ()

    @property
    def status(self) -> RegistrationStatus:
        """The outcome of the last decision; received while there is none."""
        return self.decisions[-1].outcome if self.decisions else "received"


class ProposalDecision(Value, frozen=True):
    """A step in considering a proposal."""

    outcome: Literal["considering", "accepted", "declined"]
    date: PartialDate
    by: str | None = None
    document: str | None = None
    reason: Text | None = None
    provenance: Provenance | None = None


class Proposal(Record, frozen=True):
    """A platform that a ministry or province proposes for the list (Article 2.III.2.c, 2.IV.3)."""

    KIND: ClassVar[str] = "proposal"

    name: Name
    proposer: str
    proposed_on: PartialDate
    need: Text
    document: str | None = None
    purpose: Text | None = None
    functions: tuple[Text, ...] = ()
    audiences: tuple[str, ...] = ()
    platform: str | None = None
    decisions: tuple[ProposalDecision, ...] = ()

    @property
    def status(self) -> ProposalStatus:
        """The outcome of the last decision; received while there is none."""
        return self.decisions[-1].outcome if self.decisions else "received"


class Moderation(Value, frozen=True):
    """Whether feedback is shown, and why not."""

    status: Literal["published", "withheld"]
    date: PartialDate | None = None
    by: str | None = None
    reason: Text | None = None


class Reply(Value, frozen=True):
    """An organisation's reply to feedback."""

    organisation: str
    date: PartialDate
    text: Text


class Feedback(Record, frozen=True):
    """Scores and comment of a responsible organisation or person (Article 1.IV.5.c).

    `scores` gives, by id of the criterion, a score on that criterion's scale. `capacity` is a person's office, never a
    name.
    """

    KIND: ClassVar[str] = "feedback"

    platform: str
    organisation: str
    submitted_on: PartialDate
    moderation: Moderation
    product: str | None = None
    capacity: Name | None = None
    criteria: str | None = None
    scores: dict[str, Decimal] = msgspec.field(default_factory=dict)
    comment: str | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether readers may see its scores and comment."""
        return self.moderation.status == "published"


class Question(Record, frozen=True):
    """A question and its answer (Article 1.IV.5.d). Without `answered_by` the answer only retells the legal text."""

    KIND: ClassVar[str] = "question"

    topic: str
    question: Name
    status: Literal["open", "answered", "outdated"]
    answer: Text | None = None
    legal_basis: tuple[str, ...] = ()
    asked_on: PartialDate | None = None
    asked_by: str | None = None
    answered_on: PartialDate | None = None
    answered_by: str | None = None
    outdated_reason: Text | None = None
    replaced_by: str | None = None
    platforms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class NewsItem(Record, frozen=True):
    """A short piece of news with its sources."""

    KIND: ClassVar[str] = "news"

    date: PartialDate
    title: Name
    summary: Text
    body: Text | None = None
    documents: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


PROGRAMME_RECORDS: tuple[type[Record], ...] = (
    Award,
    Event,
    Story,
    Correction,
    Registration,
    Proposal,
    Feedback,
    Question,
    NewsItem,
)
