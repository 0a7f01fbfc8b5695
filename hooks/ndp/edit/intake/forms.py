"""The forge's issue forms, and what somebody answered in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(".github") / "ISSUE_TEMPLATE"
NO_ANSWER = "_No response_"
REQUIRED = "<!-- Phải trả lời / required -->"
ONE_OF, EXAMPLE = "Một trong / one of:", "Ví dụ / for example:"
SPACES = re.compile("[\t\u00a0]")


@dataclass(frozen=True, slots=True)
class FormField:
    """A question of a form; `label` is the heading that the forge writes above its answer.

    `guidance` are the lines that stand below the heading where the form is a text to fill in; they are no answer.
    """

    id: str
    label: str
    required: bool
    guidance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueForm:
    """A form. `template` is its file name without `.yml`, `label` what the forge marks its issues with."""

    template: str
    name: str
    label: str
    fields: tuple[FormField, ...]
    notes: tuple[str, ...] = ()

    def title_of(self, field: str) -> str:
        """The heading of a field, the field's own id where the form has none."""
        return next((each.label for each in self.fields if each.id == field), field)


def load_forms(root: Path) -> Mapping[str, IssueForm]:
    """The forms of the checkout `root` by template. Raises OSError, or ValueError where one cannot be read."""
    return read_forms({file.name: file.read_text(encoding="utf-8") for file in (root / FOLDER).glob("*.yml")})


def read_forms(files: Mapping[str, str]) -> Mapping[str, IssueForm]:
    """The forms in `files`, texts by file name, by template. Raises ValueError where one cannot be read."""
    templates = sorted(name.removesuffix(".yml") for name in files if name.endswith(".yml") and name != "config.yml")
    try:
        return {template: _form(template, files[f"{template}.yml"]) for template in templates}
    except (yaml.YAMLError, KeyError, TypeError, IndexError) as error:
        raise ValueError(f"not an issue form: {error}") from error


def form_named(forms: Mapping[str, IssueForm], *names: str) -> IssueForm | None:
    """The first form that one of `names` is the template or the label of."""
    return next((form for form in forms.values() if form.template in names or form.label in names), None)


def read_answers(form: IssueForm, body: str) -> dict[str, str]:
    """What `body` says in each field of `form`; a field without an answer is left out.

    A heading counts only in the place that the form gives it, so that an answer may hold headings too. Line ends,
    tabs and unbreakable spaces become plain ones and letters are composed; the form's own guidance is left out.
    """
    text = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [SPACES.sub(" ", line).rstrip(" ") for line in text.split("\n")]
    places: list[tuple[str, int]] = []
    start = 0
    for field in form.fields:
        heading = f"### {field.label}"
        found = next((number for number in range(start, len(lines)) if lines[number] == heading), None)
        if found is not None:
            places.append((field.id, found))
            start = found + 1
    if not places:
        return {}
    ends = [number for _, number in places[1:]] + [len(lines)]
    guidance = {field.id: field.guidance for field in form.fields}
    answers = {
        field: "\n".join(line for line in lines[begin + 1 : end] if line not in guidance[field]).strip("\n ")
        for (field, begin), end in zip(places, ends, strict=True)
    }
    return {field: answer for field, answer in answers.items() if answer and answer != NO_ANSWER}


def _form(template: str, text: str) -> IssueForm:
    data = yaml.safe_load(text)
    parts = [(part, part["attributes"]) for part in data["body"]]
    fields = tuple(
        FormField(
            str(part["id"]),
            str(shown["label"]),
            required := bool(part.get("validations", {}).get("required", False)),
            tuple(_guidance(shown, required=required)),
        )
        for part, shown in parts
        if part["type"] != "markdown"
    )
    notes = tuple(str(shown["value"]).strip() for part, shown in parts if part["type"] == "markdown")
    return IssueForm(template, str(data["name"]), str(data["labels"][0]), fields, notes)


def _guidance(shown: Mapping[str, Any], *, required: bool) -> Iterator[str]:
    """What a field says beside its heading, in lines that the forge does not show."""
    if required:
        yield REQUIRED
    if "description" in shown:
        yield f"<!-- {shown['description']} -->"
    if "options" in shown:
        yield f"<!-- {ONE_OF} {'; '.join(map(str, shown['options']))} -->"
    if "placeholder" in shown:
        example = "; ".join(str(shown["placeholder"]).strip().split("\n"))
        yield f"<!-- {EXAMPLE} {example} -->"
