"""Moments of awards, events, news, stories, corrections, registrations and proposals."""

from __future__ import annotations

from ndp.derive.timeline.lists import Found
from ndp.derive.timeline.moment import Body, Code, Moment, Value, documents
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.programme import Award, Correction, Event, NewsItem, Proposal, Registration, Story
from ndp.model.provenance import provenance_at
from ndp.text import PartialDate


def awards(catalogue: Catalogue) -> Found:
    """The platform, or someone for it, is honoured; where the day is not known, in the last month honoured."""
    for key, award in catalogue.of_type(Award).items():
        if award.platform is None:
            continue
        last = award.span.last
        whom = award.organisation is not None
        yield (
            award.platform,
            Moment(
                award.date or PartialDate(last.year, last.month),
                N_("Vinh danh {organisation}: {name}") if whom else N_("Được vinh danh: {name}"),
                "award",
                key,
                award.provenance,
                {"name": award.name, **({"organisation": Body(award.organisation)} if award.organisation else {})},
                documents=documents(award.decision),
                honour=True,
            ),
        )


def events(catalogue: Catalogue) -> Found:
    """An event about the platform takes place, or is to."""
    for key, event in catalogue.of_type(Event).items():
        certain = event.status in ("held", "planned")
        moment = Moment(
            event.from_,
            N_("{name}") if certain else N_("{name} ({status})"),
            "event",
            key,
            event.provenance,
            {"name": event.name, "status": Code("event.status", event.status)},
            end=event.to,
            doubtful=not certain,
        )
        for platform in event.platforms:
            yield platform, moment


def news(catalogue: Catalogue) -> Found:
    """News about the platform itself; news about a whole list is not told of every platform in it."""
    for key, item in catalogue.of_type(NewsItem).items():
        moment = Moment(item.date, N_("{title}"), "news", key, item.provenance, {"title": item.title})
        for platform in item.platforms:
            yield platform, moment


def stories(catalogue: Catalogue) -> Found:
    """A story or guide is written."""
    for key, story in catalogue.of_type(Story).items():
        if story.date is not None:
            values: dict[str, Value] = {"kind": Code("story.kind", story.kind), "title": story.title}
            moment = Moment(story.date, N_("{kind}: {title}"), "story", key, story.provenance, values)
            yield story.platform, moment


def corrections(catalogue: Catalogue) -> Found:
    """False information about the platform is corrected."""
    for key, correction in catalogue.of_type(Correction).items():
        moment = Moment(
            correction.published_on,
            N_("Đính chính tin sai: {title}"),
            "correction",
            key,
            correction.provenance,
            {"title": correction.title},
        )
        for platform in correction.platforms:
            yield platform, moment


def registrations(catalogue: Catalogue) -> Found:
    """An enterprise registers, and what is decided."""
    for key, registration in catalogue.of_type(Registration).items():
        enterprise = Body(registration.enterprise)
        if registration.registered_on is not None:
            yield (
                registration.platform,
                Moment(
                    registration.registered_on,
                    N_("{enterprise} đăng ký làm doanh nghiệp nòng cốt"),
                    "registration",
                    key,
                    provenance_at(registration, ("registered_on",)),
                    {"enterprise": enterprise},
                    documents=documents(registration.document),
                ),
            )
        for index, decision in enumerate(registration.decisions):
            yield (
                registration.platform,
                Moment(
                    decision.date,
                    N_("Đăng ký của {enterprise}: {outcome}"),
                    "registration",
                    key,
                    provenance_at(registration, ("decisions", index)),
                    {"enterprise": enterprise, "outcome": Code("registration.decisions.outcome", decision.outcome)},
                    documents=documents(decision.document),
                ),
            )


def proposals(catalogue: Catalogue) -> Found:
    """The proposal that the platform grew from."""
    for key, proposal in catalogue.of_type(Proposal).items():
        if proposal.platform is not None:
            yield (
                proposal.platform,
                Moment(
                    proposal.proposed_on,
                    N_("{organisation} đề xuất nền tảng"),
                    "proposal",
                    key,
                    proposal.provenance,
                    {"organisation": Body(proposal.proposer)},
                    documents=documents(proposal.document),
                ),
            )
