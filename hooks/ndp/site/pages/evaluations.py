"""`/danh-gia/`: the evaluations and, for each, the whole derivation of its result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.derive.conflicts import conflicts_of
from ndp.derive.evaluations import evaluations_by_platform, results
from ndp.derive.scoring import Derivation
from ndp.derive.scoring.words import Words
from ndp.i18n import LANGUAGES, Language
from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.model.recognition import Recognition
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, section_crumb
from ndp.site.pages.derivation import (
    criterion_views,
    member_views,
    outcome_tag,
    outcome_word,
    reason_views,
    total_views,
)
from ndp.site.pages.long_list import LongList, long_list_pages
from ndp.site.pages.rule_words import rule_sentences
from ndp.site.pages.titles import evaluation_title, recognition_title, subject
from ndp.site.portal import Portal
from ndp.site.render import View, render_page


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A line of a list of evaluations; `percent` is empty where there is no total."""

    key: str
    evaluation: Evaluation
    criteria: CriteriaSet
    title: str
    outcome: str
    tag: str
    percent: str


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every evaluation's page, in every language."""
    for language in LANGUAGES:
        yield from long_list_pages(portal, _list(portal), language)
        for key in results(portal.catalogue):
            yield _evaluation(portal, key, language)


def evaluation_row(view: View, key: str) -> EvaluationRow:
    """A line for the evaluation of that id, whose criteria are in the catalogue."""
    catalogue = view.portal.catalogue
    evaluation = catalogue.of_type(Evaluation)[key]
    criteria = catalogue.of_type(CriteriaSet)[evaluation.criteria]
    derivation = results(catalogue)[key]
    percent = derivation.overall.percent
    return EvaluationRow(
        key,
        evaluation,
        criteria,
        subject(view, evaluation.platform, evaluation.product),
        outcome_word(view, derivation.outcome),
        outcome_tag(derivation.outcome),
        f"{Words(criteria, view.language).percent(percent)}%" if percent is not None else "",
    )


def evaluations_of_platform(view: View, platform: str) -> list[EvaluationRow]:
    """The evaluations of a platform, newest first."""
    catalogue = view.portal.catalogue
    known = results(catalogue)
    found = evaluations_by_platform(catalogue).get(platform, ())
    return [evaluation_row(view, key) for key, _ in found if key in known]


def _list(portal: Portal) -> LongList[str]:
    found = results(portal.catalogue)
    evaluations = portal.catalogue.of_type(Evaluation)
    return LongList(
        "evaluations",
        "evaluations.html",
        lambda language: routes.address("evaluations", language=language),
        lambda view: view._("Các đợt đánh giá nền tảng"),
        lambda view: view._("Kết quả đánh giá từng nền tảng số, tính từ phiếu chấm của hội đồng."),
        len(found),
        lambda view: sorted(found, key=lambda key: (str(evaluations[key].date), key), reverse=True),
        lambda view, shown: {
            "rows": [evaluation_row(view, key) for key in shown.rows],
            "intro": view._(
                "Hội đồng hoặc nhóm chuyên gia chấm từng tiêu chí. Kết quả được tính từ các phiếu, và mỗi trang cho "
                "xem cách tính."
            ),
        },
    )


def _evaluation(portal: Portal, key: str, language: Language) -> Page:
    catalogue = portal.catalogue
    evaluation = catalogue.of_type(Evaluation)[key]
    criteria = catalogue.of_type(CriteriaSet)[evaluation.criteria]
    derivation = results(catalogue)[key]
    conflicts = conflicts_of(catalogue, evaluation)

    def data(view: View) -> Mapping[str, Any]:
        words = Words(criteria, view.language)
        return {
            "evaluation": evaluation,
            "criteria": criteria,
            "entry": portal.entry("evaluation", key),
            "derivation": derivation,
            "outcome": outcome_word(view, derivation.outcome),
            "tag": outcome_tag(derivation.outcome),
            "totals": total_views(view, words, derivation),
            "reasons": reason_views(words, derivation.reasons),
            "rows": criterion_views(view, words, evaluation, derivation),
            "members": member_views(view, evaluation, derivation, conflicts),
            "titles": {criterion.id: words.title(criterion.id) for criterion in criteria.criteria},
            "rules": rule_sentences(words),
            "recognitions": _recognitions(view, key),
            "noted": catalogue.observations_about("evaluation", key),
        }

    return render_page(
        portal,
        language,
        "evaluation.html",
        section="evaluations",
        address=lambda other: routes.address("evaluations", key, language=other),
        title=lambda view: evaluation_title(view, evaluation),
        description=lambda view: _description(view, criteria, derivation),
        crumbs=lambda view: [section_crumb(view, "evaluations")],
        data=data,
        changed=changed_day(portal, "evaluation", key),
    )


def _description(view: View, criteria: CriteriaSet, derivation: Derivation) -> str:
    return view._(
        "Kết quả: {outcome}. Cách tính theo {criteria}, từng tiêu chí và từng thành viên.",
        outcome=outcome_word(view, derivation.outcome),
        criteria=view.plain(criteria.name),
    )


def _recognitions(view: View, key: str) -> list[tuple[str, str]]:
    """Title and address of the recognitions that rest on an evaluation or were reviewed by it."""
    return [
        (recognition_title(view, recognition), view.record_url("recognition", recognition.id))
        for recognition in view.portal.catalogue.of_type(Recognition).values()
        if key in (recognition.evaluation, *(review.evaluation for review in recognition.reviews))
    ]
