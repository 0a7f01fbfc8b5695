"""Means of feedback: exact, over what readers may see, on each criterion's own scale."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ndp.derive.feedback import CriterionOpinion, opinions
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import to_record

PROVENANCE = {"level": "verified", "sources": [{"legal": "qd"}]}
CRITERIA = {
    "id": "bo",
    "name": {"vi": "Bộ"},
    "legal": "qd",
    "extent": "complete",
    "provenance": PROVENANCE,
    "criteria": [
        {
            "id": "chuc-nang",
            "title": {"vi": "Chức năng"},
            "method": "scored",
            "scale": {"min": Decimal(1), "max": Decimal(5), "step": Decimal("0.5")},
        },
        {"id": "an-toan", "title": {"vi": "An toàn"}, "method": "pass-fail"},
        {"id": "chua-ro", "title": {"vi": "Chưa rõ thang"}},
    ],
}


def feedback(key: str, scores: Mapping[str, str], status: str = "published", **more: object) -> Entry:
    data = {
        "id": key,
        "platform": "p",
        "organisation": "bo",
        "submitted_on": "2026-01-01",
        "criteria": "bo",
        "moderation": {"status": status},
        "scores": {name: Decimal(score) for name, score in scores.items()},
        "provenance": PROVENANCE,
        **more,
    }
    return Entry("feedback", f"p/{key}", to_record("feedback", data), f"catalogue/feedback/p/{key}.yml")


def results(*given: Entry) -> dict[str, CriterionOpinion]:
    found = opinions(catalogue(*given), "p")
    return {result.criterion.id: result for opinion in found for result in opinion.results}


def catalogue(*given: Entry) -> Catalogue:
    criteria = Entry("criteria", "bo", to_record("criteria", CRITERIA), "catalogue/criteria/bo.yml")
    return Catalogue.of((criteria, *given))


def test_nothing_given_gives_nothing() -> None:
    assert opinions(catalogue(), "p") == ()
    assert opinions(catalogue(feedback("a", {})), "p") == ()


def test_means_are_exact() -> None:
    """4.5, 5 and 3 on a scale of 1 to 5: the mean is 12.5 / 3 = 25/6, which lies (25/6 - 1) / 4 = 19/24 up."""
    scores = ("4.5", "5", "3")
    found = results(*(feedback(f"f{n}", {"chuc-nang": score}) for n, score in enumerate(scores)))["chuc-nang"]
    assert (found.count, found.mean, found.level) == (3, Fraction(25, 6), Fraction(19, 24))
    assert (found.low, found.high) == (Fraction(1), Fraction(5))


def test_the_mean_of_verdicts_is_the_share_of_passes() -> None:
    found = results(*(feedback(f"f{n}", {"an-toan": verdict}) for n, verdict in enumerate("101")))["an-toan"]
    assert (found.count, found.mean, found.level) == (3, Fraction(2, 3), Fraction(2, 3))


def test_each_criterion_counts_those_who_scored_it() -> None:
    found = results(feedback("a", {"chuc-nang": "5", "an-toan": "1"}), feedback("b", {"an-toan": "0"}))
    assert {key: result.count for key, result in found.items()} == {"chuc-nang": 1, "an-toan": 2}


def test_what_is_withheld_does_not_count() -> None:
    found = results(feedback("a", {"an-toan": "1"}), feedback("b", {"an-toan": "0"}, status="withheld"))
    assert (found["an-toan"].count, found["an-toan"].mean) == (1, Fraction(1))


def test_scores_that_no_scale_takes_do_not_count() -> None:
    found = results(feedback("a", {"chuc-nang": "85", "chua-ro": "3", "la": "1", "an-toan": "1"}))
    assert list(found) == ["an-toan"]


def test_products_are_kept_apart() -> None:
    given = (feedback("a", {"an-toan": "1"}, product="A"), feedback("b", {"an-toan": "0"}, product="B"))
    found = opinions(catalogue(*given), "p")
    assert [(opinion.product, opinion.results[0].mean) for opinion in found] == [("A", Fraction(1)), ("B", Fraction(0))]


def test_feedback_on_another_platform_does_not_count() -> None:
    assert opinions(catalogue(feedback("a", {"an-toan": "1"}, platform="khac")), "p") == ()


@given(st.lists(st.sampled_from(["1", "1.5", "2", "3.5", "5"]), min_size=1, max_size=9))
def test_a_mean_lies_between_its_scores_whatever_their_order(scores: list[str]) -> None:
    forth, back = (
        results(*(feedback(f"f{n}", {"chuc-nang": score}) for n, score in enumerate(order)))["chuc-nang"]
        for order in (scores, scores[::-1])
    )
    assert forth == back
    assert min(map(Fraction, scores)) <= forth.mean <= max(map(Fraction, scores))
    assert 0 <= forth.level <= 1
