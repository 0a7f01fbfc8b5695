"""The reviews of a change as a forge tells them, in a file of one strict form for all forges.

    {"forge": "github", "complete": true,
     "reviews": [{"user": 1001, "state": "approved", "commit": "<40 hex digits>", "at": "2026-01-15T08:00:00Z"}],
     "contributors": [1002]}

`state` is approved, changes-requested, commented or dismissed; `complete` says that the forge's list was read to its
end; `contributors` are the users who wrote commits of the change. An unknown or missing field is an error: what cannot
be read must not pass for “no objections”.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from ndp.model.rights import Forge
from ndp.review.facts import ReviewFact, ReviewState
from ndp.review.gather import Reviews


class ApprovalsError(ValueError):
    """The file is not of the form; the message says where."""


class StatedReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A review as stated."""

    user: int
    state: ReviewState
    commit: str
    at: datetime
    bot: bool = False


class StatedReviews(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as stated."""

    forge: Forge
    complete: bool
    reviews: tuple[StatedReview, ...]
    contributors: tuple[int, ...] = ()


def read_approvals(data: bytes, head_commit: str) -> Reviews:
    """The reviews in `data`, for a change whose last commit is `head_commit`. Raises ApprovalsError."""
    try:
        stated = msgspec.json.decode(data, type=StatedReviews)
    except msgspec.DecodeError as error:
        raise ApprovalsError(str(error)) from error
    if not stated.complete:
        raise ApprovalsError("the list of reviews is not complete")
    if any(review.at.tzinfo is None for review in stated.reviews):
        raise ApprovalsError("a time without its zone")
    latest = latest_by_person(stated.reviews)
    said = tuple(
        ReviewFact(
            person=f"{stated.forge}:{review.user}",
            state=review.state,
            at_head=review.commit == head_commit,
            is_bot=review.bot,
        )
        for review in latest
    )
    return Reviews(said, tuple(f"{stated.forge}:{user}" for user in stated.contributors))


def latest_by_person(reviews: tuple[StatedReview, ...]) -> tuple[StatedReview, ...]:
    """Each person's latest word that says yes, no or takes back, or a comment where there is no such word.

    In the order of the persons' numbers. Of two words of one moment the one listed later counts.
    """
    latest: dict[int, StatedReview] = {}
    for review in sorted(reviews, key=lambda review: review.at):
        if review.state != "commented" or latest.get(review.user, review).state == "commented":
            latest[review.user] = review
    return tuple(latest[user] for user in sorted(latest))
