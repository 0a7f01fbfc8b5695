"""`/tieu-chi/`: the criteria sets and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ndp.derive.evaluations import results
from ndp.derive.scoring.words import GROUPS, Words
from ndp.i18n import LANGUAGES, Language
from ndp.model.evaluation import CriteriaSet, Criterion, Evaluation
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, section_crumb
from ndp.site.pages.derivation import outcome_tag, outcome_word
from ndp.site.pages.link_list import SHOWN, LinkList, ListedLink, link_list_pages
from ndp.site.pages.rule_words import rule_sentences
from ndp.site.pages.titles import evaluation_title
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page

USES_SLUG: Mapping[Language, str] = {"vi": "danh-gia", "en": "evaluations"}


@dataclass(frozen=True, slots=True)
class SetRow:
    """A line of the list: how many criteria, and how many evaluations used them."""

    criteria: CriteriaSet
    used: int


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with its numbers as texts, empty where there is none. `index` is its place in the file."""

    criterion: Criterion
    index: int
    weight: str
    scale: str
    minimum: str


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The criteria of a group; `title` is empty for those whose group is not known."""

    title: str
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class UseRow:
    """An evaluation by the set; `url` site-absolute."""

    title: str
    url: str
    outcome: str
    tag: str


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every set's page, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for criteria in portal.catalogue.of_type(CriteriaSet).values():
            yield _set(portal, criteria, language)
            yield from link_list_pages(portal, _uses_list(portal, criteria), language)


def _list(portal: Portal, language: Language) -> Page:
    catalogue = portal.catalogue
    used = [evaluation.criteria for evaluation in catalogue.of_type(Evaluation).values()]

    def data(view: View) -> Mapping[str, Any]:
        rows = [SetRow(criteria, used.count(criteria.id)) for criteria in catalogue.of_type(CriteriaSet).values()]
        return {
            "rows": view.sorted_by_name(rows, lambda row: view.plain(row.criteria.name)),
            "intro": view._(
                "Nền tảng được chấm theo tiêu chí nào, thang nào, thế nào là đạt. Bộ mới biết một phần thì nói rõ còn "
                "thiếu gì."
            ),
        }

    return render_page(
        portal,
        language,
        "criteria_list.html",
        section="criteria",
        address=lambda other: routes.address("criteria", language=other),
        title=lambda view: view._("Các bộ tiêu chí"),
        description=lambda view: view._("Tiêu chí kỹ thuật và phi kỹ thuật để đánh giá, công nhận nền tảng số."),
        data=data,
    )


def _set(portal: Portal, criteria: CriteriaSet, language: Language) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        words = Words(criteria, view.language)
        return {
            "criteria": criteria,
            "entry": portal.entry("criteria", criteria.id),
            "groups": _groups(view, words),
            "weighted": any(criterion.weight is not None for criterion in criteria.criteria),
            "rules": rule_sentences(words),
            "uses": [_use(view, key) for key in _evaluated_by(portal, criteria)[:SHOWN]],
            "use_count": len(_evaluated_by(portal, criteria)),
            "uses_url": view.rel(_uses_address(criteria, language)),
            "noted": catalogue.observations_about("criteria", criteria.id),
        }

    return render_page(
        portal,
        language,
        "criteria.html",
        section="criteria",
        address=lambda other: routes.address("criteria", criteria.id, language=other),
        title=lambda view: view.plain(criteria.name),
        description=lambda view: view.plain(criteria.purpose) or view.plain(criteria.name),
        crumbs=lambda view: [section_crumb(view, "criteria")],
        data=data,
        changed=changed_day(portal, "criteria", criteria.id),
    )


def _groups(view: View, words: Words) -> list[GroupRows]:
    rows = [
        CriterionRow(
            criterion,
            index,
            words.points(Fraction(criterion.weight)) if criterion.weight is not None else "",
            _scale(view, words, criterion),
            words.points(Fraction(criterion.minimum)) if criterion.minimum is not None else "",
        )
        for index, criterion in enumerate(words.criteria.criteria)
    ]
    groups = []
    for group in (*GROUPS, None):
        own = tuple(row for row in rows if row.criterion.group == group)
        if own:
            groups.append(GroupRows(view._(GROUPS[group]) if group else "", own))
    return groups


def _scale(view: View, words: Words, criterion: Criterion) -> str:
    if criterion.method == "pass-fail":
        return view._("đạt hoặc không đạt")
    if criterion.scale is None:
        return view._("chưa rõ cách chấm")
    low, high, step = (
        words.points(Fraction(value)) for value in (criterion.scale.min, criterion.scale.max, criterion.scale.step)
    )
    return view._("từ {low} đến {high}, bước {step}", low=low, high=high, step=step)


def _evaluated_by(portal: Portal, criteria: CriteriaSet) -> list[str]:
    """The evaluations by a set, newest first."""
    found = portal.catalogue.of_type(Evaluation)
    keys = [key for key, evaluation in found.items() if evaluation.criteria == criteria.id]
    return sorted(keys, key=lambda key: (str(found[key].date), key), reverse=True)


def _use(view: View, key: str) -> UseRow:
    catalogue = view.portal.catalogue
    outcome = results(catalogue)[key].outcome
    return UseRow(
        evaluation_title(view, catalogue.of_type(Evaluation)[key]),
        view.portal.address_of("evaluation", key, view.language),
        outcome_word(view, outcome),
        outcome_tag(outcome),
    )


def _uses_address(criteria: CriteriaSet, language: Language) -> str:
    return routes.address("criteria", criteria.id, USES_SLUG[language], language=language)


def _uses_list(portal: Portal, criteria: CriteriaSet) -> LinkList:
    keys = _evaluated_by(portal, criteria)

    def crumbs(view: View) -> list[Crumb]:
        own = Crumb(view.plain(criteria.name), routes.address("criteria", criteria.id, language=view.language))
        return [section_crumb(view, "criteria"), own]

    return LinkList(
        "criteria",
        lambda language: _uses_address(criteria, language),
        lambda view: view._("{criteria}: các đợt đánh giá", criteria=view.plain(criteria.name)),
        crumbs,
        len(keys),
        lambda view: [ListedLink(use.title, use.url, use.outcome) for use in (_use(view, key) for key in keys)],
    )
