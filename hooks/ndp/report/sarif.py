"""Problems as SARIF 2.1.0, the exchange format of static analysis tools."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from ndp.i18n import Language, translator
from ndp.problems import Problem, ProblemKind
from ndp.report.envelope import in_all_languages
from ndp.report.report import SITE, Report, page_of
from ndp.report.safe_json import to_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Where the viewer has the repository: paths are relative to it.
SOURCE_ROOT = "%SRCROOT%"


def render_sarif(report: Report, language: Language) -> str:
    """The report as one SARIF log. Texts are in `language`; those of all languages stand in `properties`."""
    kinds = sorted({problem.kind.code: problem.kind for problem in report.problems}.items())
    index_of = {code: index for index, (code, _) in enumerate(kinds)}
    properties = {"as_of": report.as_of.isoformat(), "files": report.files, "elsewhere": report.elsewhere}
    if report.commit:
        properties["commit"] = report.commit
    run = {
        "tool": {
            "driver": {
                "name": "ndp",
                "version": version("ndp"),
                "informationUri": f"{SITE}/",
                "language": language,
                "rules": [_rule(kind, language) for _, kind in kinds],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index_of[problem.kind.code], language) for problem in report.problems],
        "properties": properties,
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(kind: ProblemKind, language: Language) -> dict[str, Any]:
    words = translator(language)
    causes = "\n".join(f"- {words.text(cause)}" for cause in kind.causes)
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": _message(words.text(kind.title))},
        "fullDescription": {"text": _message(words.text(kind.explanation))},
        "help": {"text": _message(f"{words.text(kind.explanation)}\n{causes}")},
        "helpUri": page_of(kind, language),
        "defaultConfiguration": {"level": str(kind.severity)},
        "properties": {
            "title": in_all_languages(lambda each: translator(each).text(kind.title)),
            "page": in_all_languages(lambda each: page_of(kind, each)),
        },
    }


def _result(problem: Problem, rule_index: int, language: Language) -> dict[str, Any]:
    text = f"{problem.message(language)} {problem.remedy(language)}"
    return {
        "ruleId": problem.kind.code,
        "ruleIndex": rule_index,
        "level": str(problem.kind.severity),
        "message": {"text": _message(text)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.path, errors="replace"), "uriBaseId": SOURCE_ROOT},
                    "region": {"startLine": problem.position.line, "startColumn": problem.position.column},
                }
            }
        ],
        "properties": {"message": in_all_languages(problem.message), "remedy": in_all_languages(problem.remedy)},
    }


def _message(text: str) -> str:
    r"""`text` as a plain text message: single braces are placeholders in it, and `[text](target)` would be a link."""
    whole = text.replace("{", "{{").replace("}", "}}")
    return whole.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in whole else whole
