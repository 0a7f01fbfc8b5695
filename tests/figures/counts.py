"""The numbers of the bars, reckoned from the tables and by the functions that the tests themselves use."""

from __future__ import annotations

import re
from pathlib import Path

from tests.export.test_inert import READ, WITHOUT_WORDS
from tests.figures.lines import Values
from tests.fuzz.runs import RUNS
from tests.fuzz.worst import FILES, MOST_MIB
from tests.patterns.recheck import all_expressions
from tests.patterns.unproven import OWN, TRIED, WINDOWED, standing
from tests.review.test_cases import CASES, NAMES
from tests.review.test_many_worlds import COUNT
from tests.review.test_policy_covers import POLICY, SCHEMAS
from tests.site import statement_attacks
from tests.site.test_escaping import TEMPLATES, TRUSTED
from tests.site.test_hostile import all_places
from tests.source import attacks
from tests.test_project import LISTS, locked
from tests.workflows.reading import PINNED, WORKFLOWS, all_jobs, of_proposals, used_actions
from tests.workflows.test_bars import LONGER, MOST_MINUTES, WITH_RIGHTS

from ndp.commands.publish import KEPT
from ndp.kinds import KINDS
from ndp.problems.examples import read_example
from ndp.review.fields import field_patterns
from ndp.rules.registry import KINDS as PROBLEM_KINDS
from ndp.serving.policy import CLASSES, CSP

ROOT = Path(__file__).parents[2]
UNSAFE = re.compile("unsafe-|sha256-|https?:")


def reading() -> Values:
    """G1: attacks on the reader, and what it refuses of the real catalogue."""
    tried = list(attacks.attacks())
    return {
        "refused": sum(attacks.refused(data) for _, data in tried),
        "tried": len(tried),
        "wrong": len(attacks.wrongly_refused()),
    }


def problems() -> Values:
    """G2: kinds of problem, and those with an example that shows it and one that is clean."""
    examples = [read_example(ROOT / f"tests/fixtures/problems/{code}.txt") for code in PROBLEM_KINDS]
    return {"codes": len(PROBLEM_KINDS), "whole": sum(bool(each.bad and each.good) for each in examples)}


def ways_in() -> Values:
    """G3: targets of fuzzing, and the costliest files."""
    return {"targets": len(RUNS), "costly": len(FILES), "mebibytes": MOST_MIB}


def expressions() -> Values:
    """G4: regular expressions by how they are known to be linear."""
    found = [standing(each) for each in all_expressions()]
    return {
        "all": len(found),
        "proven": sum(table is None for table in found),
        "windowed": sum(table is WINDOWED for table in found),
        "tried": sum(table is TRIED for table in found),
        "own": sum(table is OWN for table in found),
    }


def recorded_changes() -> Values:
    """G6: recorded changes by verdict."""
    texts = [(CASES / name / "verdict.json").read_text(encoding="utf-8") for name in NAMES]
    refused = sum('"outcome": "refused"' in text for text in texts)
    return {"cases": len(texts), "refused": refused, "others": len(texts) - refused}


def rules_of_fields() -> Values:
    """G7: fields of all schemas, and those on which exactly one row of the policy speaks."""
    fields = [(kind.name, field) for kind in KINDS for field in field_patterns(SCHEMAS.shape(kind.name))]
    ruled = sum(len(POLICY.rows_for(kind, "edit", field)) == 1 for kind, field in fields)
    return {"fields": len(fields), "ruled": ruled}


def worlds() -> Values:
    """G8: catalogues and changes that the tests make up."""
    return {"worlds": COUNT}


def statements() -> Values:
    """G9: attacks in Markdown, and what of them is alive."""
    tried = list(statement_attacks.attacks())
    return {
        "tried": len(tried),
        "alive": sum(len(statement_attacks.foreign(text)) for text in tried),
        "elements": len(statement_attacks.ELEMENTS),
    }


def texts() -> Values:
    """G10: places of the schemas where people write, templates, functions that may declare text to be HTML."""
    places = {place for place, _ in all_places(SCHEMAS)}
    return {"places": len(places), "templates": len(TEMPLATES), "trusted": len(TRUSTED)}


def formats() -> Values:
    """G10: formats in which hostile texts stand; Parquet has a test of its own for want of a place on the site."""
    return {"formats": len(READ.keys() - WITHOUT_WORDS) + 1}


def policies() -> Values:
    """G11: classes of file, and what of their policies is unsafe or foreign."""
    return {"classes": len(CLASSES), "unsafe": sum(len(UNSAFE.findall(each.headers[CSP])) for each in CLASSES)}


def jobs() -> Values:
    """G13: workflows, their jobs and the actions these use."""
    return {
        "workflows": len(WORKFLOWS),
        "closed": sum(each.data["permissions"] == {} for each in WORKFLOWS.values()),
        "jobs": len(all_jobs()),
        "minutes": MOST_MINUTES,
        "short": sum(job.minutes <= MOST_MINUTES for job in all_jobs()),
        "longer": len(LONGER),
        "uses": len(used_actions()),
        "pinned": sum(bool(PINNED.fullmatch(use)) for use in used_actions()),
    }


def rights() -> Values:
    """G14: jobs that a proposal starts, and what they may."""
    started = of_proposals()
    return {
        "jobs": len(started),
        "writing": sum(job.may_write for job in started),
        "secrets": sum("secrets." in str(job.data) for job in started),
        "privileged": len(WITH_RIGHTS),
    }


def packages() -> Values:
    """G16: packages whose bytes are locked."""
    return {"packages": len({name for each in LISTS for name in locked(each)})}


def releases() -> Values:
    """G17: releases that stay at hand."""
    return {"kept": KEPT}
