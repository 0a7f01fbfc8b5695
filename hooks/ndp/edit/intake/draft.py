"""Reads the answers of a form into values that a schema takes, collecting whatever is missing or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ndp.edit.intake import complaints as words
from ndp.edit.intake.complaints import Complaint
from ndp.edit.intake.finder import Finder
from ndp.edit.intake.forms import IssueForm
from ndp.edit.intake.lines import words_of
from ndp.i18n import N_, translator
from ndp.problems import Term
from ndp.schema.store import Shape
from ndp.source.characters import find_unusual
from ndp.text import slugify

SENT = N_("Gửi bằng mẫu của kho mã, chưa đối chiếu.")
SENT_AS = N_("Gửi bằng mẫu của kho mã (yêu cầu số {issue}), chưa đối chiếu.")
STATED_SOURCE = N_("Nguồn người gửi nêu: {source}")
STATED_DETAIL = N_("Người gửi viết thêm: {detail}")
MOST_ITEMS = 50


@dataclass
class Draft:
    """The answers of `form` by field, sent on `day`; `issue` is the number that the forge gave them."""

    form: IssueForm
    answers: Mapping[str, str]
    finder: Finder
    day: date
    issue: int | None = None
    complaints: list[Complaint] = field(default_factory=list)

    def check(self) -> None:
        """Complain of required fields without an answer and of characters that no catalogue text may hold."""
        for each in self.form.fields:
            answer = self.answers.get(each.id, "")
            if each.required and not answer:
                self.complaints.append(Complaint(words.MISSING, each.label))
            for finding in find_unusual(answer.replace("\n", " ")):
                kind = finding.kind
                self.complaints.append(
                    Complaint(kind.message, each.label, finding.values, remedy=kind.remedy, code=kind.code)
                )

    def text(self, name: str) -> str:
        """The answer of a field, empty where there is none."""
        return self.answers.get(name, "")

    def complain(self, message: str, name: str, **values: str) -> None:
        """Note what is wrong with a field."""
        self.complaints.append(Complaint(message, self.form.title_of(name), values))

    def look_up(self, name: str, kind: str) -> str | None:
        """The id of the record of `kind` that a field names; complains where there is none."""
        text = self.text(name)
        if not text:
            return None
        found = self.finder.find(kind, text)
        if found is None:
            near = ", ".join(self.finder.near(kind, text)) or Term(words.NONE_NEAR)
            self.complain(words.NOT_FOUND, name, text=text, near=near)
        return found

    def value(self, name: str, shape: Shape) -> Any:
        """The answer of a field as `shape` takes it; None where there is none or it was complained of."""
        text = self.text(name)
        if not text:
            return None
        if shape.refers_to:
            return self.look_up(name, shape.refers_to)
        if shape.labels:
            return self._choice(name, text, shape)
        if "vi" in shape.properties:
            return {"vi": _fitting(text, shape.properties["vi"])}
        if shape.type == "array" and shape.items is not None:
            return self._items(name, text, shape.items)
        return _fitting(text, shape)

    def note(self, source: str = "", detail: str = "") -> dict[str, str]:
        """What the record says of where it comes from, in both languages."""
        note: dict[str, str] = {}
        for language in ("vi", "en"):
            say = translator(language).text
            parts = [say(SENT) if self.issue is None else say(SENT_AS).format(issue=self.issue)]
            parts += [say(STATED_SOURCE).format(source=_one_line(source))] if source else []
            parts += [say(STATED_DETAIL).format(detail=_one_line(detail))] if detail else []
            note[language] = " ".join(parts)
        return note

    def provenance(self, source: str = "", detail: str = "") -> dict[str, Any]:
        """Where a value comes from: a source that the catalogue knows, else what was stated, for others to check."""
        known = self.finder.source(source) if source else None
        if known is None:
            return {"level": "unverified", "note": self.note(source, detail)}
        return {"level": "reported", "sources": [known], "note": self.note("", detail)}

    def _choice(self, name: str, text: str, shape: Shape) -> str | None:
        known = words_of(shape)
        for word in (text, text.partition(" / ")[0]):
            found = known.get(slugify(word))
            if found is not None:
                return found
        self.complain(words.NO_CHOICE, name, text=text, choices=", ".join(shape.labels.values()))
        return None

    def _items(self, name: str, text: str, shape: Shape) -> list[Any]:
        lines = [line.strip().removeprefix("- ").removeprefix("* ").strip() for line in text.split("\n")]
        lines = [line for line in lines if line][:MOST_ITEMS]
        if shape.refers_to:
            found = [self.finder.find(shape.refers_to, line) for line in lines]
            if None in found:
                self.look_up(name, shape.refers_to)
            return [each for each in found if each is not None]
        if shape.labels:
            choices = [self._choice(name, line, shape) for line in lines]
            return list(dict.fromkeys(choice for choice in choices if choice is not None))
        return [{"vi": line} if "vi" in shape.properties else line for line in lines]


def _fitting(text: str, shape: Shape) -> str:
    """A text of several lines where the schema takes one, else on one line."""
    return text if shape.definition == "text" or not shape.pattern else _one_line(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
