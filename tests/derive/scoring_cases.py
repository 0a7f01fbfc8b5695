"""Generated criteria sets and evaluations: plain data with numbers as text, as the score sheet's script reads them."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import msgspec

from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.text import PartialDate

Plain = dict[str, Any]
PROVENANCE = {"level": "unverified"}
SCALES = (("0", "10", "0.5"), ("1", "5", "1"), ("-2", "2", "0.25"), ("0", "100", "1"), ("0", "1", "0.001"))


def seeded(seed: int) -> Random:
    """A source of cases that gives the same ones for the same seed."""
    return Random(seed)  # noqa: S311 - test data


def to_criteria(data: Plain) -> CriteriaSet:
    """The record of generated criteria."""
    return msgspec.convert(data, CriteriaSet)


def to_evaluation(data: Plain) -> Evaluation:
    """The record of a generated evaluation."""
    return msgspec.convert(data, Evaluation, dec_hook=lambda wanted, value: PartialDate.parse(value))


def generated_case(random: Random) -> tuple[Plain, Plain]:
    """Criteria and an evaluation by them: every method and rule, with gaps, strangers and recusals now and then."""
    criteria = generated_criteria(random)
    return criteria, generated_evaluation(random, criteria)


def generated_criteria(random: Random) -> Plain:
    """A set of one to eight criteria."""
    method = random.choice(["mean", "trimmed-mean", "median"])
    data: Plain = {
        "id": "bo",
        "name": {"vi": "Bộ tiêu chí"},
        "legal": "van-ban",
        "extent": "partial" if random.random() < 0.1 else "complete",
        "criteria": [_criterion(random, f"c{number}") for number in range(random.randint(1, 8))],
        "provenance": PROVENANCE,
    }
    if random.random() < 0.9:
        data["combination"] = {"method": method, "verdicts": random.choice(["majority", "two-thirds", "all"])}
        if method == "trimmed-mean":
            data["combination"]["trim"] = random.randint(1, 2)
    if random.random() < 0.7:
        data["spread"] = {"limit": str(random.randint(10, 90)), "then": random.choice(["discuss", "rescore"])}
    if random.random() < 0.8:
        data["pass"] = {"overall": str(random.randint(20, 90))}
        data["pass"]["groups"] = [
            {"group": group, "minimum": str(Decimal(random.randint(200, 900)) / 10)}
            for group in ("technical", "non-technical")
            if random.random() < 0.6
        ]
    if random.random() < 0.8:
        data["quorum"] = {"members": random.randint(1, 5)}
        if random.random() < 0.7:
            data["quorum"]["share"] = random.choice(["1/2", "2/3", "3/4", "1/1", "4/6"])
    return data


def generated_evaluation(random: Random, criteria: Plain) -> Plain:
    """Sheets by up to seven members; most whole, some with missing, repeated or unknown criteria."""
    members = [
        {
            "id": f"m{number}",
            "name": f"Thành viên {number}",
            "organisation": "don-vi",
            "role": "member",
            "recused": random.random() < 0.12,
        }
        for number in range(random.randint(1, 7))
    ]
    sheets = [
        {"member": member["id"], "scores": _scores(random, criteria)} for member in members if random.random() < 0.9
    ]
    if random.random() < 0.1:
        sheets.append({"member": "nguoi-la", "scores": _scores(random, criteria)})
    if sheets and random.random() < 0.1:
        sheets.append({"member": sheets[0]["member"], "scores": _scores(random, criteria)})
    random.shuffle(sheets)
    return {
        "id": "2026-01-01",
        "platform": "nen-tang",
        "criteria": criteria["id"],
        "date": "2026-01-01",
        "body": {"kind": "council", "name": {"vi": "Hội đồng"}},
        "members": members,
        "sheets": sheets,
        "discussions": [
            {"criterion": criterion["id"], "summary": {"vi": "Đã bàn."}, "result": "kept"}
            for criterion in criteria["criteria"]
            if random.random() < 0.5
        ],
        "provenance": PROVENANCE,
    }


def _criterion(random: Random, key: str) -> Plain:
    data: Plain = {"id": key, "title": {"vi": f"Tiêu chí {key}"}}
    if random.random() < 0.9:
        data["group"] = random.choice(["technical", "non-technical"])
    if random.random() < 0.3:
        data["method"] = "pass-fail"
        if random.random() < 0.5:
            data["weight"] = str(random.randint(1, 30))
        if random.random() < 0.5:
            data["minimum"] = "1"
        return data
    if random.random() < 0.97:
        data["method"] = "scored"
    if random.random() < 0.95:
        data["weight"] = str(Decimal(random.randint(1, 400)) / 10)
    if random.random() < 0.95:
        low, high, step = random.choice(SCALES)
        data["scale"] = {"min": low, "max": high, "step": step}
        if random.random() < 0.5:
            data["minimum"] = _on_grid(random, data["scale"])
    return data


def _scores(random: Random, criteria: Plain) -> list[Plain]:
    scores = []
    for criterion in criteria["criteria"]:
        if random.random() < 0.02:
            continue
        scale = criterion.get("scale", {"min": "0", "max": "10", "step": "1"})
        verdict = str(int(random.random() < 0.7))
        score = verdict if criterion.get("method") == "pass-fail" else _on_grid(random, scale)
        scores.append({"criterion": criterion["id"], "score": score})
    if scores and random.random() < 0.03:
        scores.append({**scores[0], "score": "0"})
    if not scores or random.random() < 0.03:
        scores.append({"criterion": "khong-co", "score": "1"})
    return scores


def _on_grid(random: Random, scale: Plain) -> str:
    low, high, step = (Decimal(scale[name]) for name in ("min", "max", "step"))
    return str(low + step * random.randint(0, int((high - low) / step)))
