"""Values, fields and differences in readers' words: “Số người dùng: 120.000 → 150.000”."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ndp.i18n import N_, Language, translator
from ndp.report.escape import printable
from ndp.review.facts import FieldFact, Line, Shown, Step
from ndp.review.words.media import Medium, shorten
from ndp.text import PartialDate, format_number

YES, NO = N_("có"), N_("không")
WHOLE = {"added": N_("thêm"), "removed": N_("bỏ")}
MOVED = N_("đổi thứ tự")
EMPTY = N_("trống")
MORE = N_("… và {count} trường nữa")
SIDES = N_("{before} → {after}")
STEP = " › "
MOST_LINES = 40
WORD = re.compile(r"\s+|\w+|[^\w\s]+")
CONTEXT = 4
# Below this share of common text two versions are shown one after the other.
LIKE = 0.3


@dataclass(frozen=True, slots=True)
class ValueWords:
    """Writes values into a medium in a language."""

    medium: Medium
    language: Language

    def text(self, message: str, /, **values: object) -> str:
        """Our own words in the language."""
        return translator(self.language).text(message).format_map(values)

    def value(self, shown: Shown) -> str:
        """One value."""
        if shown.form == "number":
            return format_number(Decimal(shown.raw), self.language)
        if shown.form == "date":
            return PartialDate.parse(shown.raw).format(self.language)
        if shown.form == "boolean":
            return self.text(YES if shown.raw == "true" else NO)
        if shown.form == "coded":
            return self.text(shown.label)
        if shown.form == "reference" and shown.label:
            return f"{self.medium.quoted(shown.label)} ({self.medium.quoted(shown.raw)})"
        return self.medium.quoted(shown.raw) if shown.raw else self.text(EMPTY)

    def steps(self, steps: Iterable[Step]) -> str:
        """The way to a field."""
        return STEP.join(
            self.text(step.title) if step.title else ", ".join(self.value(part) for part in step.item) for step in steps
        )

    def field(self, fact: FieldFact) -> Iterator[tuple[int, str]]:
        """A difference as list items: depth and text."""
        lines = fact.before if fact.op == "removed" else fact.after
        is_one = len(lines) == 1 and fact.op in ("added", "removed")
        names_itself = is_one and bool(fact.steps) and bool(fact.steps[-1].item)
        name = self.steps(fact.steps[:-1] if names_itself else fact.steps)
        label = f"{self.medium.strong(name)}: " if name else ""
        if fact.op == "moved":
            yield 0, f"{label}{self.text(MOVED)}"
        elif fact.op == "changed":
            yield 0, f"{label}{self._change(fact.before, fact.after)}"
        elif is_one:
            yield 0, f"{label}{self.text(WHOLE[fact.op])} {self.value(lines[0].value)}"
        else:
            yield 0, f"{label}{self.text(WHOLE[fact.op])}"
            yield from ((1, each) for each in self._lines(lines))

    def told(self, fact: FieldFact) -> str:
        """A difference in one line."""
        first, *rest = (text for _, text in self.field(fact))
        return f"{first} ({'; '.join(rest)})" if rest else first

    def _lines(self, lines: tuple[Line, ...]) -> Iterator[str]:
        for line in lines[:MOST_LINES]:
            name = self.steps(line.steps)
            yield f"{name}: {self.value(line.value)}" if name else self.value(line.value)
        if len(lines) > MOST_LINES:
            yield self.text(MORE, count=len(lines) - MOST_LINES)

    def _change(self, before: tuple[Line, ...], after: tuple[Line, ...]) -> str:
        old, new = [each.value for each in before], [each.value for each in after]
        if len(old) == len(new) == 1 and old[0].form == new[0].form == "text":
            words = self._word_by_word(old[0].raw, new[0].raw)
            if words:
                return words
        return self.text(SIDES, before=", ".join(map(self.value, old)), after=", ".join(map(self.value, new)))

    def _word_by_word(self, old: str, new: str) -> str:
        """What was taken out and put in, with a few words around; empty where the texts have too little in common."""
        before, after = WORD.findall(old), WORD.findall(new)
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        if len(before) + len(after) > MOST_WORDS or matcher.ratio() < LIKE or min(len(before), len(after)) <= 1:
            return ""
        parts: list[str] = []
        for op, i, j, k, m in matcher.get_opcodes():
            if op == "equal":
                parts += self._common(before[i:j], first=i == 0, last=j == len(before))
            else:
                if j > i:
                    parts.append(self.medium.gone(self._quoted(before[i:j])))
                if m > k:
                    parts.append(self.medium.strong(self._quoted(after[k:m])))
        return " ".join(parts)

    def _common(self, words: list[str], *, first: bool, last: bool) -> list[str]:
        start = [] if first else words[:CONTEXT]
        end = [] if last else words[-CONTEXT:]
        is_short = len(words) <= len(start) + len(end)
        shown = "".join(words if is_short else [*start, "…", *end])
        return [self._quoted([shown])] if shown.strip() else []

    def _quoted(self, words: list[str]) -> str:
        text = "".join(words)
        return self.medium.quoted(text.strip() or text)


MOST_WORDS = 4000


def label_of_path(medium: Medium, path: str) -> str:
    """A path as it stands, however hostile."""
    return medium.quoted(shorten(printable(path), 200))
