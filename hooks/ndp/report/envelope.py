"""Problems as JSON for programs. `problems.schema.json` beside this module describes it and is its contract.

`schema_version` grows when a field goes or changes its meaning, not when one is added.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ndp.i18n import LANGUAGES, Language, translator
from ndp.problems import Problem
from ndp.report.report import Report, page_of
from ndp.report.safe_json import to_json

SCHEMA_VERSION = 1


def render_json(report: Report, _language: Language) -> str:
    """The report as one JSON document, every text in all languages."""
    envelope: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "as_of": report.as_of.isoformat()}
    if report.commit:
        envelope["commit"] = report.commit
    envelope["counts"] = {
        "files": report.files,
        "errors": report.errors,
        "warnings": report.warnings,
        "elsewhere": report.elsewhere,
    }
    envelope["problems"] = [_problem(problem) for problem in report.problems]
    return to_json(envelope)


def _problem(problem: Problem) -> dict[str, Any]:
    kind = problem.kind
    return {
        "code": kind.code,
        "name": kind.name,
        "severity": str(kind.severity),
        "path": problem.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "title": in_all_languages(lambda language: translator(language).text(kind.title)),
        "message": in_all_languages(problem.message),
        "remedy": in_all_languages(problem.remedy),
        "page": in_all_languages(lambda language: page_of(kind, language)),
    }


def in_all_languages(text: Callable[[Language], str]) -> dict[str, str]:
    """`text` of every language by its code."""
    return {language: text(language) for language in LANGUAGES}
