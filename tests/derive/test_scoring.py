"""The arithmetic of evaluations: how scores become a result, and what never changes it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.derive.scoring_cases import Plain, generated_case, seeded, to_criteria, to_evaluation

from ndp.derive.scoring import Derivation, Way, derive, to_plain
from ndp.derive.scoring.words import Words

Cases = st.integers(0, 2**32).map(lambda seed: generated_case(seeded(seed)))


def scored(key: str, **fields: object) -> Plain:
    data = {"id": key, "title": {"vi": key}, "method": "scored", "group": "technical", "weight": "50"}
    return {**data, "scale": {"min": "0", "max": "10", "step": "0.5"}, **fields}


def verdict(key: str, **fields: object) -> Plain:
    return {"id": key, "title": {"vi": key}, "method": "pass-fail", "group": "non-technical", **fields}


def result_of(criteria: list[Plain], sheets: list[dict[str, str]], **rules: object) -> Derivation:
    """The result of sheets (criterion: score) of as many members; “recused” in a sheet's place recuses the member."""
    members = [
        {"id": f"m{number}", "name": f"Người {number}", "organisation": "dv", "role": "member"}
        for number in range(len(sheets))
    ]
    data = {
        "id": "2026-01-01",
        "platform": "nt",
        "criteria": "bo",
        "date": "2026-01-01",
        "body": {"kind": "council", "name": {"vi": "Hội đồng"}},
        "members": members,
        "sheets": [
            {"member": f"m{number}", "scores": [{"criterion": key, "score": score} for key, score in sheet.items()]}
            for number, sheet in enumerate(sheets)
            if sheet
        ],
        "provenance": {"level": "unverified"},
        **{key: rules.pop(key) for key in ("discussions",) if key in rules},
    }
    set_data = {
        "id": "bo",
        "name": {"vi": "Bộ"},
        "legal": "vb",
        "extent": "complete",
        "criteria": criteria,
        "provenance": {"level": "unverified"},
        **rules,
    }
    return derive(to_criteria(set_data), to_evaluation(data))


def told(result: Derivation, *names: str) -> list[tuple[object, ...]]:
    """What the reasons of a result say."""
    return [tuple(getattr(reason, name) for name in names) for reason in result.reasons]


def codes(result: Derivation) -> list[str]:
    return [reason.code for reason in result.reasons]


@pytest.mark.parametrize(
    ("rule", "combined"),
    [
        ({"method": "mean"}, Fraction(26, 4)),
        ({"method": "median"}, Fraction(13, 2)),
        ({"method": "trimmed-mean", "trim": 1}, Fraction(13, 2)),
    ],
)
def test_scores_combine_by_the_rule_of_the_set(rule: Plain, combined: Fraction) -> None:
    result = result_of([scored("a")], [{"a": "9"}, {"a": "4"}, {"a": "5"}, {"a": "8"}], combination=rule)
    assert result.criteria[0].combined == combined


def test_the_middle_of_an_odd_number_of_scores_is_their_median() -> None:
    result = result_of([scored("a")], [{"a": "9"}, {"a": "1"}, {"a": "8"}], combination={"method": "median"})
    assert result.criteria[0].combined == 8


def test_thirds_stay_exact() -> None:
    result = result_of([scored("a", weight="1")], [{"a": "1"}, {"a": "0"}, {"a": "0"}])
    assert result.overall.percent == Fraction(10, 3)


@pytest.mark.parametrize(
    ("rule", "votes", "passes"),
    [
        ("majority", "1100", False),
        ("majority", "11100", True),
        ("two-thirds", "1100", False),
        ("two-thirds", "110", True),
        ("all", "1110", False),
        ("all", "111", True),
    ],
)
def test_verdicts_combine_by_the_rule_of_the_set(rule: str, votes: str, passes: bool) -> None:
    sheets = [{"a": vote} for vote in votes]
    result = result_of([verdict("a", minimum="1")], sheets, combination={"method": "mean", "verdicts": rule})
    assert result.criteria[0].combined == int(passes)
    assert result.outcome == ("passed" if passes else "failed")


def test_a_failed_verdict_says_how_many_votes_were_missing() -> None:
    result = result_of([verdict("a", minimum="1")], [{"a": vote} for vote in "11000"])
    assert told(result, "code", "have", "need", "gap") == [("verdict-failed", 2, 3, 1)]


def test_a_score_below_the_minimum_fails_however_high_the_total() -> None:
    result = result_of(
        [scored("a", minimum="5"), scored("b")], [{"a": "4.5", "b": "10"}], **{"pass": {"overall": "50"}}
    )
    assert result.overall.percent == Fraction(145, 2)
    assert result.outcome == "failed"
    assert told(result, "code", "criterion", "gap") == [("below-minimum", "a", Fraction(1, 2))]


def test_a_total_exactly_at_the_minimum_passes() -> None:
    result = result_of([scored("a")], [{"a": "7"}], **{"pass": {"overall": "70"}})
    assert result.outcome == "passed"


def test_the_ways_to_a_missing_total_name_what_each_criterion_would_have_needed() -> None:
    criteria = [scored("a", weight="60"), scored("b", weight="30"), verdict("c", weight="10", group="technical")]
    result = result_of(criteria, [{"a": "5", "b": "9", "c": "0"}], **{"pass": {"overall": "67"}})
    (reason,) = result.reasons
    assert told(result, "code", "have", "gap") == [("below-overall", 57, 10)]
    # 10 points are 1/6 of a's 60 and all of c; b has only 3 points left.
    assert reason.ways == (Way("a", Fraction(5), 5 + Fraction(10, 6)), Way("c", Fraction(0), Fraction(1)))


def test_a_group_below_its_minimum_fails_and_looks_for_ways_in_the_group_alone() -> None:
    criteria = [scored("a"), scored("b", group="non-technical")]
    rule = {"groups": [{"group": "non-technical", "minimum": "60"}]}
    result = result_of(criteria, [{"a": "2", "b": "4"}], **{"pass": rule})
    (reason,) = result.reasons
    assert told(result, "code", "group", "have") == [("below-group", "non-technical", 40)]
    assert reason.ways == (Way("b", Fraction(4), Fraction(6)),)


def test_too_few_members_leave_the_result_open_and_say_how_many_are_missing() -> None:
    result = result_of([scored("a")], [{"a": "9"}, {"a": "9"}, {}], quorum={"members": 3})
    assert result.outcome == "inconclusive"
    assert told(result, "code", "gap") == [("too-few-members", 1)]


def test_too_small_a_share_leaves_the_result_open() -> None:
    result = result_of([scored("a")], [{"a": "9"}, {"a": "9"}, {}, {}], quorum={"members": 2, "share": "2/3"})
    assert told(result, "code", "have", "need") == [("too-small-share", 2, 3)]


def test_a_missing_score_leaves_the_result_open() -> None:
    result = result_of([scored("a"), scored("b")], [{"a": "9", "b": "9"}, {"a": "9"}])
    assert told(result, "code", "criterion", "gap") == [("missing-scores", "b", 1)]


def test_a_trimmed_mean_needs_scores_left_over() -> None:
    result = result_of([scored("a")], [{"a": "9"}, {"a": "8"}], combination={"method": "trimmed-mean", "trim": 1})
    assert told(result, "code", "need") == [("too-few-scores", 3)]
    assert not result.overall.complete


WIDE = [{"a": "2"}, {"a": "9"}]


def test_a_wide_spread_has_to_be_discussed() -> None:
    rule = {"limit": "50", "then": "discuss"}
    assert codes(result_of([scored("a")], WIDE, spread=rule)) == ["undiscussed-spread"]
    talk = [{"criterion": "a", "summary": {"vi": "Giữ nguyên."}, "result": "kept"}]
    assert codes(result_of([scored("a")], WIDE, spread=rule, discussions=talk)) == []


def test_where_rescoring_is_asked_for_talk_is_not_enough() -> None:
    talk = [{"criterion": "a", "summary": {"vi": "Giữ nguyên."}, "result": "kept"}]
    rule = {"limit": "50", "then": "rescore"}
    assert codes(result_of([scored("a")], WIDE, spread=rule, discussions=talk)) == ["unresolved-spread"]


def test_a_spread_at_the_limit_is_not_wide() -> None:
    assert codes(result_of([scored("a")], WIDE, spread={"limit": "70", "then": "discuss"})) == []


def test_partial_criteria_give_no_outcome() -> None:
    result = result_of([verdict("a")], [{"a": "1"}], extent="partial")
    assert (result.outcome, codes(result)) == ("inconclusive", ["partial-criteria"])


def sentences(result: Derivation, criteria: list[Plain], **rules: object) -> list[tuple[str, str]]:
    """Every reason and the change that would have removed it, in words."""
    data = {"id": "bo", "name": {"vi": "Bộ"}, "legal": "vb", "extent": "complete", "criteria": criteria}
    words = Words(to_criteria({**data, "provenance": {"level": "unverified"}, **rules}), "vi")
    return [(words.reason(reason), words.change(reason)) for reason in result.reasons]


def test_a_change_is_rounded_up_so_that_it_is_enough() -> None:
    criteria, rule = [scored("a", minimum="5")], {"display_places": 1}
    result = result_of(criteria, [{"a": "4.5"}, {"a": "4.5"}, {"a": "5"}], **rule)
    assert sentences(result, criteria, **rule) == [
        ("Tiêu chí “a” được 4,7 điểm, dưới mức bắt buộc 5.", "Thêm 0,4 điểm.")
    ]


def test_numbers_that_differ_do_not_look_the_same() -> None:
    criteria = [scored("a", scale={"min": "0", "max": "1000", "step": "1"})]
    rule = {"display_places": 0, "pass": {"overall": "70"}}
    result = result_of(criteria, [{"a": "699"}], **rule)
    assert sentences(result, criteria, **rule) == [("Tổng được 69,9%, dưới mức 70%.", "Thêm 1 điểm phần trăm.")]


def with_case(change: Callable[[Plain, Plain], None], case: tuple[Plain, Plain]) -> tuple[Derivation, Derivation]:
    """The results of `case` and of a changed copy of it."""
    criteria, evaluation = case
    before = derive(to_criteria(criteria), to_evaluation(evaluation))
    criteria, evaluation = deepcopy(criteria), deepcopy(evaluation)
    change(criteria, evaluation)
    return before, derive(to_criteria(criteria), to_evaluation(evaluation))


@given(Cases, st.integers(1, 12))
def test_only_the_proportion_of_weights_counts(case: tuple[Plain, Plain], factor: int) -> None:
    def scale(criteria: Plain, _: Plain) -> None:
        for criterion in criteria["criteria"]:
            if "weight" in criterion:
                criterion["weight"] = str(Decimal(criterion["weight"]) * factor / 8)

    before, after = with_case(scale, case)
    assert to_plain(before) == to_plain(after)


@given(Cases, st.randoms(use_true_random=False))
def test_the_order_of_members_and_sheets_does_not_matter(case: tuple[Plain, Plain], random: Random) -> None:
    assume(len({sheet["member"] for sheet in case[1]["sheets"]}) == len(case[1]["sheets"]))

    def shuffle(_: Plain, evaluation: Plain) -> None:
        random.shuffle(evaluation["members"])
        random.shuffle(evaluation["sheets"])

    before, after = (to_plain(result) for result in with_case(shuffle, case))
    for plain in (before, after):
        for criterion in plain["criteria"]:
            criterion["scores"].sort(key=lambda item: item["member"])
    assert before == after


@given(Cases, st.data())
def test_raising_a_score_lowers_no_total(case: tuple[Plain, Plain], data: st.DataObject) -> None:
    places = [(sheet, index) for sheet, item in enumerate(case[1]["sheets"]) for index in range(len(item["scores"]))]
    assume(len(places) > 0)
    sheet, index = data.draw(st.sampled_from(places))
    rise = data.draw(st.integers(1, 5))

    def lift(_: Plain, evaluation: Plain) -> None:
        score = evaluation["sheets"][sheet]["scores"][index]
        score["score"] = str(Decimal(score["score"]) + rise)

    before, after = with_case(lift, case)
    assert after.overall.earned >= before.overall.earned
    assert all(new.earned >= old.earned for old, new in zip(before.groups, after.groups, strict=True))


@given(Cases)
def test_the_contributions_add_up_to_the_total(case: tuple[Plain, Plain]) -> None:
    result = derive(to_criteria(case[0]), to_evaluation(case[1]))
    assert result.overall.earned == sum((item.contribution or 0 for item in result.criteria), Fraction(0))
    if result.overall.possible:
        assert result.overall.possible == 100


@given(Cases)
def test_a_result_passes_exactly_when_nothing_speaks_against_it(case: tuple[Plain, Plain]) -> None:
    result = derive(to_criteria(case[0]), to_evaluation(case[1]))
    assert (result.outcome == "passed") == (not result.reasons)


@given(Cases)
def test_a_way_walked_removes_its_reason(case: tuple[Plain, Plain]) -> None:
    """A single member's sheet holds the combined scores themselves, so that a way can be walked."""
    criteria, evaluation = deepcopy(case)
    criteria.pop("combination", None)
    evaluation["members"], evaluation["sheets"] = evaluation["members"][:1], evaluation["sheets"][:1]
    assume(len(evaluation["sheets"]) > 0)
    evaluation["members"][0]["recused"] = False
    evaluation["sheets"][0]["member"] = evaluation["members"][0]["id"]
    before = derive(to_criteria(criteria), to_evaluation(evaluation))
    for reason in before.reasons:
        for way in reason.ways:
            changed = deepcopy(evaluation)
            for score in changed["sheets"][0]["scores"]:
                if score["criterion"] == way.criterion:
                    score["score"] = str(Decimal(way.end.numerator) / Decimal(way.end.denominator))
            rounded = Fraction(Decimal(way.end.numerator) / Decimal(way.end.denominator))
            after = derive(to_criteria(criteria), to_evaluation(changed))
            still = [other for other in after.reasons if (other.code, other.group) == (reason.code, reason.group)]
            assert not still or rounded < way.end
