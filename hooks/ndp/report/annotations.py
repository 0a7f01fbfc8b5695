"""Problems as workflow commands that GitHub Actions shows beside the changed lines."""

from __future__ import annotations

from ndp.i18n import Language, translator
from ndp.problems import Problem
from ndp.report.escape import printable
from ndp.report.report import Report, page_of

DATA_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY_ESCAPES = DATA_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def render_annotations(report: Report, language: Language) -> str:
    """One command per problem and the counts as a plain last line.

    Every line begins with our own words and holds no line break of a contributor's, so that no text can begin a
    command of its own.
    """
    lines = [_command(problem, language) for problem in report.problems]
    return "".join(f"{line}\n" for line in (*lines, report.summary(language)))


def _command(problem: Problem, language: Language) -> str:
    kind = problem.kind
    properties = {
        "file": printable(problem.path),
        "line": str(problem.position.line),
        "col": str(problem.position.column),
        "title": f"{kind.code}: {translator(language).text(kind.title)}",
    }
    texts = (printable(problem.message(language)), printable(problem.remedy(language)), page_of(kind, language))
    written = ",".join(f"{name}={value.translate(PROPERTY_ESCAPES)}" for name, value in properties.items())
    data = "\n".join(texts).translate(DATA_ESCAPES)
    return f"::{kind.severity} {written}::{data}"
