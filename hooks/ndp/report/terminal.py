"""Problems for people at a terminal: place, what, the line with a caret, how to mend it, where to read on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ndp.i18n import N_, Language, translator
from ndp.problems import Problem, Severity
from ndp.report.escape import printable
from ndp.report.excerpt import excerpt
from ndp.report.report import Report, page_of

SEVERITIES = {Severity.ERROR: N_("lỗi"), Severity.WARNING: N_("cảnh báo")}
COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}
BOLD, FAINT = "1", "2"
REMEDY = N_("Cách sửa")
PAGE = N_("Giải thích")
MARGIN = 6


def render_text(
    report: Report, language: Language, line_of: Callable[[Problem], str | None], *, colour: bool = False
) -> str:
    """The report as lines for a terminal. `line_of` gives the source line of a problem where it has one."""
    blocks = _blocks(report.problems, language, line_of, colour=colour)
    return "\n".join([*blocks, report.summary(language) + "\n"])


def render_problems(
    problems: Iterable[Problem], language: Language, line_of: Callable[[Problem], str | None], *, colour: bool = False
) -> str:
    """Problems alone, without counts."""
    return "\n".join(_blocks(problems, language, line_of, colour=colour))


def _blocks(
    problems: Iterable[Problem], language: Language, line_of: Callable[[Problem], str | None], *, colour: bool
) -> list[str]:
    printer = _Printer(language, _Paint(colour), line_of)
    return ["\n".join(printer.block(problem)) + "\n" for problem in problems]


@dataclass(frozen=True, slots=True)
class _Paint:
    colour: bool

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour else text


@dataclass(frozen=True, slots=True)
class _Printer:
    language: Language
    paint: _Paint
    line_of: Callable[[Problem], str | None]

    def block(self, problem: Problem) -> Iterator[str]:
        words = translator(self.language)
        kind, position = problem.kind, problem.position
        place = self.paint(BOLD, f"{printable(problem.path)}:{position.line}:{position.column}:")
        name = self.paint(COLOURS[kind.severity], f"{kind.code} {words.text(SEVERITIES[kind.severity])}:")
        yield f"{place} {name} {printable(problem.message(self.language))}"
        line = self.line_of(problem)
        if line is not None:
            part = excerpt(line, position.column)
            caret = self.paint(COLOURS[kind.severity], "^")
            yield f"{self._margin(str(position.line))} {part.text}"
            yield f"{self._margin('')} {' ' * part.offset}{caret}"
        yield f"  {words.text(REMEDY)}: {printable(problem.remedy(self.language))}"
        yield f"  {words.text(PAGE)}: {page_of(kind, self.language)}"

    def _margin(self, label: str) -> str:
        return self.paint(FAINT, f"{label:>{MARGIN}} |")
