"""The derivation of a result as pages show it: texts, and the spread of the members' scores drawn on the scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from ndp.derive.conflicts import Conflict
from ndp.derive.scoring import CriterionResult, Derivation, Reason, Total, scale_of
from ndp.derive.scoring.words import GROUPS, NO_WAY, OUTCOMES, Words
from ndp.i18n import N_
from ndp.model.evaluation import Evaluation, Member, Outcome
from ndp.site.charts import progress_bar
from ndp.site.render import View

OUTCOME_TAGS: dict[Outcome, str] = {
    "passed": "ndp-tag--state",
    "failed": "ndp-tag--warn",
    "inconclusive": "ndp-tag--muted",
}
PASS, FAIL = N_("đạt"), N_("không đạt")
ALL_CRITERIA = N_("Tất cả")
TIES = {
    "same": N_("làm việc tại {party}, {role} của nền tảng"),
    "below": N_("đơn vị thuộc {party}, {role} của nền tảng"),
    "above": N_("đơn vị là cấp trên của {party}, {role} của nền tảng"),
    "sister": N_("đơn vị cùng tập đoàn với {party}, {role} của nền tảng"),
}
STRIP_WIDTH, STRIP_HEIGHT, MARGIN = 200, 24, 8


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A member's score in words, with what he wrote of it."""

    member: str
    score: str
    comment: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion's line of the derivation; texts, empty where there is nothing to say."""

    result: CriterionResult
    title: str
    group: str
    strip: Markup
    scores: tuple[ScoreView, ...]
    combined: str
    spread: str
    contribution: str
    possible: str
    minimum: str


@dataclass(frozen=True, slots=True)
class TotalView:
    """A group's total, or the overall one."""

    title: str
    earned: str
    possible: str
    percent: str
    minimum: str
    below: bool
    bar: Markup


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason, what would have had to differ, and the single criteria that would have done."""

    text: str
    change: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member: whether he handed in a sheet that counts, and what keeps him from it."""

    member: Member
    counted: bool
    conflicts: tuple[str, ...]


def outcome_tag(outcome: Outcome) -> str:
    """The class of an outcome's tag."""
    return OUTCOME_TAGS[outcome]


def outcome_word(view: View, outcome: Outcome) -> str:
    """An outcome in words."""
    return view._(OUTCOMES[outcome])


def criterion_views(view: View, words: Words, evaluation: Evaluation, derivation: Derivation) -> list[CriterionView]:
    """The criteria of a derivation, in the order of the set."""
    names = {member.id: member.name for member in evaluation.members}
    comments = {
        (sheet.member, score.criterion): score.comment or "" for sheet in evaluation.sheets for score in sheet.scores
    }
    return [
        CriterionView(
            result,
            words.title(result.criterion.id),
            view._(GROUPS[result.criterion.group]) if result.criterion.group else "",
            score_strip(view, words, result),
            tuple(
                ScoreView(names[item.member], score_text(words, result, item.score), comments.get(key, ""))
                for item in result.scores
                for key in [(item.member, result.criterion.id)]
            ),
            score_text(words, result, result.combined),
            words.points(result.spread) if result.spread is not None else "",
            words.percent(result.contribution) if result.contribution is not None and result.possible else "",
            words.percent(result.possible) if result.possible else "",
            score_text(words, result, Fraction(result.criterion.minimum)) if result.criterion.minimum else "",
        )
        for result in derivation.criteria
    ]


def score_text(words: Words, result: CriterionResult, score: Fraction | None) -> str:
    """A score in words: a number, or pass or fail."""
    if score is None:
        return "–"
    return words.say(PASS if score >= 1 else FAIL) if result.criterion.method == "pass-fail" else words.points(score)


def total_views(view: View, words: Words, derivation: Derivation) -> list[TotalView]:
    """The totals of the groups, then the overall one; none where no criterion has a weight."""
    return [_total(view, words, total) for total in (*derivation.groups, derivation.overall) if total.possible]


def _total(view: View, words: Words, total: Total) -> TotalView:
    percent = total.percent or Fraction(0)
    below = total.minimum is not None and percent < total.minimum
    shown = words.percent(percent)
    return TotalView(
        view._(GROUPS[total.group]).capitalize() if total.group else view._(ALL_CRITERIA),
        words.percent(total.earned),
        words.percent(total.possible),
        shown,
        words.points(total.minimum) if total.minimum is not None else "",
        below,
        progress_bar(percent / 100, f"{shown}%", total.minimum / 100 if total.minimum else None, late=below),
    )


def reason_views(words: Words, reasons: Sequence[Reason]) -> list[ReasonView]:
    """The reasons of a derivation."""
    return [ReasonView(words.reason(reason), words.change(reason), tuple(_ways(words, reason))) for reason in reasons]


def _ways(words: Words, reason: Reason) -> Iterator[str]:
    yield from (words.way(way) for way in reason.ways)
    if reason.code in ("below-group", "below-overall") and not reason.ways:
        yield words.say(NO_WAY)


def member_views(
    view: View, evaluation: Evaluation, derivation: Derivation, conflicts: Sequence[Conflict]
) -> list[MemberView]:
    """The members, each with his conflicts in words."""
    counted = {item.member for result in derivation.criteria for item in result.scores}
    return [
        MemberView(
            member,
            member.id in counted,
            tuple(_conflict(view, conflict) for conflict in conflicts if conflict.member.id == member.id),
        )
        for member in evaluation.members
    ]


def _conflict(view: View, conflict: Conflict) -> str:
    party = view.portal.catalogue.organisations.get(conflict.party or "")
    name = view.organisation_short(party) if party else conflict.party or ""
    if conflict.role is None:
        return f"{name}: {view.plain(conflict.reason)}" if name else view.plain(conflict.reason)
    role = view.label("assignment.assignments.role", conflict.role)
    return view._(TIES[conflict.tie], party=name, role=role)


def score_strip(view: View, words: Words, result: CriterionResult) -> Markup:
    """The members' scores as rings on the scale, the combined one as a bar, the minimum as a dashed line.

    Empty for verdicts and where no scale is known.
    """
    low, width = scale_of(result.criterion)
    given = [item.score for item in result.scores if item.score is not None]
    if result.criterion.method == "pass-fail" or not width or not given:
        return Markup("")

    def place(score: Fraction) -> int:
        share = max(Fraction(0), min(Fraction(1), (score - low) / width))
        return MARGIN + round(share * (STRIP_WIDTH - 2 * MARGIN))

    label = view._(
        "Điểm từ {low} đến {high} trên thang {min}–{max}",
        low=words.points(min(given)),
        high=words.points(max(given)),
        min=words.points(low),
        max=words.points(low + width),
    )
    middle = STRIP_HEIGHT // 2
    marks = [Markup('<path d="M{} {}H{}"/>').format(MARGIN, middle, STRIP_WIDTH - MARGIN)]
    if result.criterion.minimum is not None:
        x = place(Fraction(result.criterion.minimum))
        marks.append(Markup('<path d="M{} 2V{}" stroke-dasharray="2 2"/>').format(x, STRIP_HEIGHT - 2))
    marks += [Markup('<circle cx="{}" cy="{}" r="5"/>').format(place(score), middle) for score in given]
    if result.combined is not None:
        x = place(result.combined)
        marks.append(Markup('<path d="M{} 2V{}" stroke-width="3"/>').format(x, STRIP_HEIGHT - 2))
    return Markup(
        '<svg width="{}" height="{}" viewBox="0 0 {} {}" role="img" aria-label="{}" fill="none" stroke="currentColor"'
        ' stroke-width="1.5">{}</svg>'
    ).format(STRIP_WIDTH, STRIP_HEIGHT, STRIP_WIDTH, STRIP_HEIGHT, label, Markup("").join(marks))
