"""The chart of organisations: where each name and line of a tree stands, in CSS pixels. Drawn by `charts.html`.

On wide screens columns lead from left to right, and a body stands level with the first one below it, so that a long
chart is read from its top left corner. On narrow ones each level begins a little further right.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ndp.derive.organisation_tree import Branch
from ndp.i18n import Language
from ndp.site.render import View
from ndp.site.templating import sentence_case

LINE = 18
GAP = 10
MARGIN = 10
DOT = 4
TEXT = 12
LETTER = 8
CAPITAL = 10
"""Letters' widths: a little more than those of most texts, so that lines begin after them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How far apart the levels are, and how many letters a line of text has where others follow and where none do.

    `beside`: those below begin level with a body, in a column of their own; else under it, a little to the right.
    """

    column: int
    letters: int
    last_letters: int
    beside: bool


WIDE = Measure(216, 22, 44, beside=True)
NARROW = Measure(20, 30, 30, beside=False)


@dataclass(frozen=True, slots=True)
class ChartNode:
    """A name at its place: `y` is the middle of its first line. `look` is body, fold or ended; `url` its page."""

    x: int
    y: int
    lines: tuple[str, ...]
    note: str
    language: Language
    look: str
    url: str


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """A chart with its size. `lines` are SVG paths."""

    width: int
    height: int
    nodes: tuple[ChartNode, ...]
    lines: tuple[str, ...]


def organisation_chart(
    view: View, branches: Iterable[Branch], measure: Measure, folds: Mapping[str, str]
) -> OrganisationChart | None:
    """Lay a tree out; None where there is none. `folds` are the addresses of organisations folded into one, by kind."""
    drawing = _Drawing(view, measure, folds, [], [])
    y = MARGIN
    for branch in branches:
        y += drawing.place(branch, MARGIN, y)
    if not drawing.nodes:
        return None
    width = max(node.x + TEXT + max(map(_length, node.lines)) for node in drawing.nodes)
    return OrganisationChart(width, y, tuple(drawing.nodes), tuple(drawing.lines))


def _length(line: str) -> int:
    return sum(CAPITAL if letter.isupper() else LETTER for letter in line)


@dataclass(frozen=True, slots=True)
class _Drawing:
    view: View
    measure: Measure
    folds: Mapping[str, str]
    nodes: list[ChartNode]
    lines: list[str]

    def place(self, branch: Branch, x: int, top: int) -> int:
        """Place a branch with all below it from `top` downwards; the height it takes."""
        measure, y = self.measure, top + LINE // 2
        node = self._node(branch, x, y)
        self.nodes.append(node)
        own = (len(node.lines) + bool(node.note)) * LINE + GAP
        height = 0 if measure.beside else own
        elbow = x + measure.column - 2 * TEXT if measure.beside else x
        for child in branch.branches:
            child_y = top + height + LINE // 2
            start = f"M{x + TEXT + _length(node.lines[0])} {y}" if child_y == y else f"M{elbow} {y + DOT}V{child_y}"
            self.lines.append(f"{start}H{x + measure.column - DOT}")
            height += self.place(child, x + measure.column, top + height)
        return max(own, height)

    def _node(self, branch: Branch, x: int, y: int) -> ChartNode:
        measure = self.measure
        name, language, url, look = self._name(branch)
        told = ", ".join(_told(self.view, branch))
        if branch.branches:
            lines = textwrap.wrap(name, measure.letters, max_lines=4, placeholder="…")
            return ChartNode(x, y, tuple(lines), told, language, look, url)
        text = f"{name} ({told})" if told else name
        lines = textwrap.wrap(text, measure.last_letters, max_lines=3, placeholder="…")
        return ChartNode(x, y, tuple(lines), "", language, look, url)

    def _name(self, branch: Branch) -> tuple[str, Language, str, str]:
        view, body = self.view, branch.organisation
        if body is None:
            word = sentence_case(view.label("organisation.kind", branch.kind))
            text = view._("{kind}: {count} tổ chức", kind=word, count=view.number(branch.count))
            return text, view.language, self.folds[branch.kind], "fold"
        name, language = view.short_name(body).best(view.language)
        ended = body.to is not None and body.to.latest < view.portal.as_of
        if ended and body.to is not None:
            name = view._("{name}, đến {day}", name=name, day=view.date(body.to))
        return name, language, view.record_url("organisation", body.id), "ended" if ended else "body"


def _told(view: View, branch: Branch) -> Iterator[str]:
    if branch.platforms:
        yield view._("{count} nền tảng", count=view.number(branch.platforms))
    if branch.below:
        yield view._("{count} đơn vị", count=view.number(branch.below))
