"""Answers of one thing a line: figures of a report, states of tasks, scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ndp.edit.intake import complaints as words
from ndp.edit.intake.complaints import Complaint
from ndp.model.evaluation import CriteriaSet
from ndp.model.plans import Plan
from ndp.schema.store import Shape
from ndp.text import slugify

BULLET = re.compile(r"[-*•]\s+")
COLON = re.compile("[:：]")
NUMBER = re.compile(r"[-\N{MINUS SIGN}]?[0-9][0-9.,]*")
GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,9})?")
VIETNAMESE = re.compile(r"-?[0-9]{1,15}(,[0-9]{1,9})?")
PLAIN = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,9}")
MOST_LINES = 200

Read = dict[str, Any]


def read_number(text: str) -> Decimal | None:
    """A number as Vietnamese write it (1.234,5), or with a decimal point; None for anything else."""
    text = text.strip().replace("\N{MINUS SIGN}", "-").rstrip(".,")
    if len(text) > 30:
        return None
    if GROUPED.fullmatch(text) or VIETNAMESE.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text) if PLAIN.fullmatch(text) else None


def pairs(text: str, field: str, complaints: list[Complaint]) -> Iterator[tuple[str, str]]:
    """Name and value of every line; lines of another form are complained of."""
    for line in map(str.strip, text.split("\n")[:MOST_LINES]):
        bullet = BULLET.match(line)
        name, *values = map(str.strip, COLON.split(line[bullet.end() if bullet else 0 :], maxsplit=1))
        if name and any(values):
            yield name, values[0]
        elif line:
            complaints.append(Complaint(words.NOT_A_LINE, field, {"text": line}))


def read_values(text: str, field: str, plans: Iterable[Plan], complaints: list[Complaint]) -> Read:
    """`plan`, `values` and `figures` of a report. The plan is the newest that has an indicator named in `text`."""
    lines = list(pairs(text, field, complaints))
    plan, known = _plan_with(plans, [name for name, _ in lines])
    values: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    for name, value in lines:
        match = NUMBER.match(value)
        number = read_number(match[0]) if match else None
        unit = value[match.end() :].strip(" ().") if match else ""
        if number is None:
            complaints.append(Complaint(words.NOT_A_NUMBER, field, {"text": value}))
        elif slugify(name) in known:
            values.append({"indicator": known[slugify(name)], "value": number})
        elif not unit or not slugify(name):
            complaints.append(Complaint(words.NO_UNIT, field, {"text": name}))
        else:
            figure = {"id": slugify(name)[:80].strip("-"), "name": {"vi": name}, "unit": {"vi": unit}}
            figures.append({**figure, "value": number})
    read: Read = {"plan": plan.key} if plan and values else {}
    return read | ({"values": values} if values else {}) | ({"figures": figures} if figures else {})


def read_tasks(
    text: str, field: str, plans: Iterable[Plan], states: Mapping[str, str], complaints: list[Complaint]
) -> Read:
    """`plan` and `tasks` of a report; `states` names each state by the words for it."""
    lines = list(pairs(text, field, complaints))
    found = list(plans)
    by_plan = {
        plan.key: {slugify(word): task.id for _, task in plan.tasks() for word in _words(task)} for plan in found
    }
    plan = next(
        (plan for plan in reversed(found) if any(slugify(name) in by_plan[plan.key] for name, _ in lines)), None
    )
    tasks: list[dict[str, str]] = []
    for name, value in lines:
        task = by_plan[plan.key].get(slugify(name)) if plan else None
        state = states.get(slugify(value.rstrip(".")))
        if task is None:
            complaints.append(Complaint(words.NO_TASK, field, {"text": name}))
        elif state is None:
            choices = ", ".join(dict.fromkeys(states))
            complaints.append(Complaint(words.NO_CHOICE, field, {"text": value, "choices": choices}))
        else:
            tasks.append({"task": task, "state": state})
    return {"plan": plan.key, "tasks": tasks} if plan and tasks else {}


def read_scores(text: str, field: str, criteria: CriteriaSet | None, complaints: list[Complaint]) -> Read:
    """`scores` of feedback by the criteria of the set."""
    if criteria is None:
        complaints.append(Complaint(words.NO_CRITERIA, field))
        return {}
    known = {slugify(word): each.id for each in criteria.criteria for word in _words(each)}
    scores: dict[str, Decimal] = {}
    for name, value in pairs(text, field, complaints):
        number = read_number(value)
        if slugify(name) not in known:
            complaints.append(Complaint(words.NO_CRITERION, field, {"text": name}))
        elif number is None:
            complaints.append(Complaint(words.NOT_A_NUMBER, field, {"text": value}))
        else:
            scores[known[slugify(name)]] = number
    return {"scores": scores} if scores else {}


def words_of(shape: Shape) -> dict[str, str]:
    """Each value of an enumeration by itself and by its label, as slugs."""
    return {slugify(word): value for value, label in shape.labels.items() for word in (value, label)}


def _plan_with(plans: Iterable[Plan], names: list[str]) -> tuple[Plan | None, Mapping[str, str]]:
    for plan in reversed(list(plans)):
        known = {slugify(word): each.id for each in plan.indicators for word in _words(each)}
        if any(slugify(name) in known for name in names):
            return plan, known
    return None, {}


def _words(part: Any) -> Iterator[str]:
    """Id, Vietnamese and English name of an indicator, task or criterion."""
    name = getattr(part, "name", None) or getattr(part, "title", None)
    yield part.id
    yield from (text for text in (getattr(name, "vi", None), getattr(name, "en", None)) if text)
