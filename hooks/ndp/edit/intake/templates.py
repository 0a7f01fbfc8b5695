"""The forge's issue forms as texts to fill in, for a forge that has no forms: the answers are read the same way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ndp.edit.intake.forms import IssueForm

FOLDER = Path(".gitlab") / "issue_templates"
MARKER = "<!-- ndp:form {template} -->"
FILL = "<!-- Trả lời dưới mỗi dòng ###, giữ nguyên các dòng ấy / answer below each ### line; leave those lines -->"


def template_of(form: IssueForm) -> str:
    """The text, whose first line names the form; every line that is not a heading is invisible."""
    return "\n".join(_lines(form))


def _lines(form: IssueForm) -> Iterator[str]:
    yield MARKER.format(template=form.template)
    yield f"<!-- {form.name} -->"
    yield from (f"<!-- {line} -->" for note in form.notes for line in note.split("\n"))
    yield FILL
    for field in form.fields:
        yield from ("", f"### {field.label}", "", *field.guidance, "")
