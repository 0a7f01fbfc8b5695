"""`/gop-y/`: scores and comments of responsible organisations and persons, with replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from ndp.derive.feedback import Opinion, opinions
from ndp.derive.programme import Filed, about, filed
from ndp.i18n import N_
from ndp.model.evaluation import CriteriaSet, Criterion
from ndp.model.programme import Feedback
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.pages.long_list import Shown
from ndp.site.pages.programme_titles import feedback_author
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.text import format_number

MEAN_PLACES = 1
"""Means are exact; they are rounded to this many decimals only where they are shown."""


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One piece of feedback with its author in words."""

    key: str
    feedback: Feedback
    author: str


@dataclass(frozen=True, slots=True)
class MeanRow:
    """A criterion's mean as shown: `percent` is how far up the scale it lies."""

    criterion: Criterion
    count: int
    mean: str
    scale: str
    percent: int


@dataclass(frozen=True, slots=True)
class OpinionTable:
    """The means by one set of criteria."""

    opinion: Opinion
    rows: tuple[MeanRow, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every feedback's page, in every language."""
    yield from collection_pages(portal, FEEDBACK)


def feedback_rows(view: View, items: Iterable[Filed[Feedback]]) -> list[FeedbackRow]:
    """Feedback with its authors, the latest first."""
    latest = sorted(items, key=lambda item: (-item.record.submitted_on.latest.toordinal(), item.key))
    return [FeedbackRow(item.key, item.record, feedback_author(view, item.record)) for item in latest]


def opinion_tables(view: View, platform: str) -> list[OpinionTable]:
    """What the published feedback on a platform scored, ready to show."""
    return [
        OpinionTable(opinion, tuple(_mean_rows(view, opinion))) for opinion in opinions(view.portal.catalogue, platform)
    ]


def _mean_rows(view: View, opinion: Opinion) -> Iterator[MeanRow]:
    for result in opinion.results:
        percent = round(result.level * 100)
        if result.criterion.method == "pass-fail":
            passed = view._("{passed}/{count} nói đạt", passed=round(result.mean * result.count), count=result.count)
            yield MeanRow(result.criterion, result.count, passed, view._("đạt hoặc không"), percent)
        else:
            mean = format_number(result.mean, view.language, MEAN_PLACES)
            scale = f"{format_number(result.low, view.language)}–{format_number(result.high, view.language)}"
            yield MeanRow(result.criterion, result.count, mean, scale, percent)


def _rows(view: View) -> list[FeedbackRow]:
    catalogue = view.portal.catalogue
    named = {item.record.platform for item in filed(catalogue, Feedback)} & set(catalogue.platforms)
    platforms = [catalogue.platforms[key] for key in sorted(named)]
    return [
        row
        for platform in view.sorted_by_name(platforms, view.platform_title)
        for row in feedback_rows(view, about(catalogue, Feedback, platform.id))
    ]


def _listed(view: View, shown: Shown[FeedbackRow]) -> Mapping[str, Any]:
    platforms = view.portal.catalogue.platforms
    return {
        "groups": [
            {"platform": platforms[key], "rows": list(rows)}
            for key, rows in groupby(shown.rows, lambda row: row.feedback.platform)
        ]
    }


def _summary(view: View, feedback: Feedback) -> str:
    if not feedback.shown:
        return view._("Góp ý này không được đăng; trang nêu lý do.")
    return view._("Điểm và ý kiến của {author}.", author=feedback_author(view, feedback))


def _page(view: View, key: str, feedback: Feedback) -> Mapping[str, Any]:
    criteria = view.portal.catalogue.of_type(CriteriaSet).get(feedback.criteria or "")
    return {
        "author": feedback_author(view, feedback),
        "criteria": criteria,
        "scores": _scores(view, criteria, feedback.scores) if feedback.shown else [],
    }


def _scores(view: View, criteria: CriteriaSet | None, scores: Mapping[str, Decimal]) -> list[tuple[Criterion, str]]:
    given = [(one, scores[one.id]) for one in (criteria.criteria if criteria else ()) if one.id in scores]
    return [(one, _score(view, one, score)) for one, score in given]


def _score(view: View, criterion: Criterion, score: Decimal) -> str:
    if criterion.method == "pass-fail":
        return view._("đạt") if score else view._("không đạt")
    text = format_number(score, view.language)
    return f"{text} / {format_number(criterion.scale.max, view.language)}" if criterion.scale else text


FEEDBACK = Collection(
    Feedback,
    "feedback",
    "feedback_list.html",
    "feedback.html",
    N_("Góp ý và chấm điểm"),
    N_("Điểm và ý kiến của tổ chức, cá nhân có trách nhiệm về các nền tảng số, kèm trả lời."),
    _rows,
    _summary,
    _page,
    _listed,
)
