"""What the pages of awards, events, stories, corrections, registrations, proposals, feedback and news are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ndp.i18n import N_
from ndp.model.programme import (
    Award,
    Correction,
    Event,
    Feedback,
    NewsItem,
    Proposal,
    Question,
    Registration,
    Story,
)
from ndp.model.records import Record
from ndp.site.pages.titles import subject
from ndp.site.render import View

PROGRAMME_WORDS: Mapping[str, str] = {
    "award": N_("vinh danh"),
    "event": N_("sự kiện"),
    "story": N_("điển hình, hướng dẫn"),
    "correction": N_("đính chính"),
    "registration": N_("đăng ký doanh nghiệp nòng cốt"),
    "proposal": N_("đề xuất nền tảng"),
    "feedback": N_("góp ý"),
    "question": N_("hỏi đáp"),
    "news": N_("tin tức"),
}


def body_name(view: View, organisation_id: str) -> str:
    """The name of an organisation as plain text."""
    organisation = view.portal.catalogue.organisations.get(organisation_id)
    return view.plain(organisation.name) if organisation else organisation_id


def award_title(view: View, award: Award) -> str:
    """The honour and who received it."""
    if award.organisation is not None:
        recipient = body_name(view, award.organisation)
    else:
        recipient = subject(view, award.platform or "", award.product)
    return f"{view.plain(award.name)}: {recipient}"


def event_title(view: View, event: Event) -> str:
    """The event and its day: events of one name return every year."""
    return view._("{name} ({date})", name=view.plain(event.name), date=view.period(event.from_, event.end))


def story_title(view: View, story: Story) -> str:
    """The title with the platform."""
    return f"{view.plain(story.title)} – {subject(view, story.platform, story.product)}"


def registration_title(view: View, registration: Registration) -> str:
    """Who registered for which platform."""
    return view._(
        "{enterprise} đăng ký phát triển {platform}",
        enterprise=body_name(view, registration.enterprise),
        platform=subject(view, registration.platform, registration.product),
    )


def proposal_title(view: View, proposal: Proposal) -> str:
    """The proposed platform and who proposes it."""
    return f"{view.plain(proposal.name)} ({body_name(view, proposal.proposer)})"


def feedback_author(view: View, feedback: Feedback) -> str:
    """Who gave feedback: the organisation, or someone's office in it."""
    organisation = body_name(view, feedback.organisation)
    return f"{view.plain(feedback.capacity)}, {organisation}" if feedback.capacity else organisation


def feedback_title(view: View, feedback: Feedback) -> str:
    """Whose feedback on what, and when."""
    return view._(
        "Góp ý về {platform}: {author}, {date}",
        platform=subject(view, feedback.platform, feedback.product),
        author=feedback_author(view, feedback),
        date=view.date(feedback.submitted_on),
    )


def _of(record_type: type[Record], title: Callable[..., str]) -> Callable[[View, str], str]:
    return lambda view, key: title(view, view.portal.catalogue.of_type(record_type)[key])


PROGRAMME_TITLES: Mapping[str, Callable[[View, str], str]] = {
    "award": _of(Award, award_title),
    "event": _of(Event, event_title),
    "story": _of(Story, story_title),
    "correction": _of(Correction, lambda view, correction: view.plain(correction.title)),
    "registration": _of(Registration, registration_title),
    "proposal": _of(Proposal, proposal_title),
    "feedback": _of(Feedback, feedback_title),
    "question": _of(Question, lambda view, question: view.plain(question.question)),
    "news": _of(NewsItem, lambda view, item: view.plain(item.title)),
}
