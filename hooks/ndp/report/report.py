"""What is printed of a judgement, whatever the format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ndp.i18n import N_, Language, translator
from ndp.problems import Problem, ProblemKind, Severity
from ndp.site import routes
from ndp.verdict import Verdict

SITE = "https://ndp.gov.vn"

NOTHING_WRONG = N_("0 vấn đề trong {files} tệp")
COUNTS = N_("{errors} lỗi, {warnings} cảnh báo trong {files} tệp")
ELSEWHERE = N_("ở các tệp khác: {count} vấn đề")


@dataclass(frozen=True, slots=True)
class Report:
    """`problems` are those asked for, in file order, `elsewhere` counts the others.

    `files` is the number of files judged that were asked for. `commit` is empty outside Git.
    """

    problems: tuple[Problem, ...]
    elsewhere: int
    files: int
    as_of: date
    commit: str = ""

    @classmethod
    def of(cls, verdict: Verdict, is_asked_for: Callable[[str], bool], as_of: date, commit: str = "") -> Report:
        """The report on the files whose path `is_asked_for` accepts."""
        problems = tuple(problem for problem in verdict.problems if is_asked_for(problem.path))
        files = sum(map(is_asked_for, verdict.files))
        return cls(problems, len(verdict.problems) - len(problems), files, as_of, commit)

    @property
    def errors(self) -> int:
        """How many of the problems stop a change."""
        return sum(problem.kind.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems do not."""
        return len(self.problems) - self.errors

    def summary(self, language: Language) -> str:
        """The counts as one line."""
        words = translator(language)
        counts = COUNTS if self.problems else NOTHING_WRONG
        line = words.text(counts).format(errors=self.errors, warnings=self.warnings, files=self.files)
        return f"{line}; {words.text(ELSEWHERE).format(count=self.elsewhere)}" if self.elsewhere else line


def page_of(kind: ProblemKind, language: Language) -> str:
    """The address of the page that explains `kind`."""
    return SITE + routes.address("errors", kind.code, language=language)
