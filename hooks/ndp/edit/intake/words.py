"""What is said to the person who filled a form, and to the programs that carry it on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ndp.edit.intake.complaints import Complaint
from ndp.edit.intake.take import Taken
from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.problems import Problem, Term
from ndp.report.safe_json import to_json
from ndp.review.words.media import Markdown, Medium

WRITTEN = N_("Đã nhận")
WRITTEN_TEXT = N_("Câu trả lời của bạn đã thành thay đổi dưới đây, chờ người có quyền duyệt.")
ADDED, EDITED = N_("thêm {file}"), N_("sửa {file}: {fields}")
WARNINGS = N_("Nên xem lại:")
INCOMPLETE = N_("Chưa nhận được")
INCOMPLETE_TEXT = N_(
    "Bấm sửa (Edit) ở nội dung yêu cầu này, bổ sung những điều dưới đây rồi lưu; yêu cầu sẽ được xét lại ngay. "
    "Đừng mở yêu cầu mới."
)
REMEDY = N_("Cách sửa: {remedy}")
MORE = N_("… và {count} điều nữa")
MOST = 30
JSON_VERSION = 1


def answer(taken: Taken) -> str:
    """The answer in Markdown, Vietnamese then English. Whatever was written in the form stands in code spans."""
    medium = Markdown()
    parts = ["\n\n".join(_blocks(taken, medium, language)) for language in LANGUAGES]
    return "\n\n---\n\n".join(parts) + "\n"


def to_record(taken: Taken) -> str:
    """The outcome as JSON: what was written, what is wrong, and the answer to post."""
    document: dict[str, Any] = {
        "version": JSON_VERSION,
        "outcome": "incomplete" if taken.complaints else "written",
        "form": taken.form.template,
        "subject": subject(taken),
        "files": [{"path": step.path, "op": step.op, "pointers": list(step.pointers)} for step in taken.files],
        "complaints": [
            {"asked": each.asked, "code": each.code, "path": each.path}
            | {language: _sentence(each, None, language) for language in LANGUAGES}
            for each in taken.complaints
        ],
        "warnings": [
            {"code": each.kind.code, "path": each.path} | {language: each.message(language) for language in LANGUAGES}
            for each in taken.warnings
        ],
        "remarks": [{language: _sentence(each, None, language) for language in LANGUAGES} for each in taken.remarks],
        "answer": answer(taken),
    }
    return to_json(document)


def subject(taken: Taken) -> str:
    """The line that names the change: the form and the record, no word of the person's."""
    form = taken.form.name.partition(" / ")[0]
    return ": ".join([form, *(step.path.removeprefix("catalogue/").removesuffix(".yml") for step in taken.files[:1])])


def _blocks(taken: Taken, medium: Medium, language: Language) -> Iterator[str]:
    say = translator(language).text
    if taken.complaints:
        yield medium.heading(say(INCOMPLETE), 2)
        yield say(INCOMPLETE_TEXT)
        yield medium.items(_limited([_line(each, medium, language) for each in taken.complaints], language))
        return
    yield medium.heading(say(WRITTEN), 2)
    yield say(WRITTEN_TEXT)
    lines: list[str] = []
    for step in taken.files:
        fields = ", ".join(medium.quoted(pointer) for pointer in step.pointers)
        file = medium.quoted(step.path)
        lines.append(say(ADDED).format(file=file) if step.op == "add" else say(EDITED).format(file=file, fields=fields))
    yield medium.items((0, line) for line in lines)
    for remark in taken.remarks:
        yield _sentence(remark, medium, language)
    if taken.warnings:
        yield say(WARNINGS)
        yield medium.items(_limited([_warning(each, medium, language) for each in taken.warnings], language))


def _limited(lines: list[str], language: Language) -> Iterator[tuple[int, str]]:
    yield from ((0, line) for line in lines[:MOST])
    if len(lines) > MOST:
        yield 0, translator(language).text(MORE).format(count=len(lines) - MOST)


def _line(complaint: Complaint, medium: Medium, language: Language) -> str:
    own = complaint.asked.partition(" / ")[0 if language == "vi" else 2] or complaint.asked
    start = medium.strong(own) + ": " if own else ""
    return start + _sentence(complaint, medium, language)


def _sentence(complaint: Complaint, medium: Medium | None, language: Language) -> str:
    """What is wrong and how to mend it; without a `medium` the values stand as they are."""
    say = translator(language).text
    values = {
        name: say(value) if isinstance(value, Term) else medium.inner(value) if medium else value
        for name, value in complaint.values.items()
    }
    parts = [say(complaint.message).format_map(values)]
    if complaint.remedy:
        parts.append(say(REMEDY).format(remedy=say(complaint.remedy).format_map(values)))
    place = f"{complaint.code} ({medium.quoted(complaint.path) if medium else complaint.path}): "
    return (place if complaint.path else "") + " ".join(parts)


def _warning(problem: Problem, medium: Medium, language: Language) -> str:
    kind = problem.kind
    values = dict(problem.values)
    return _sentence(Complaint(kind.message, "", values, kind.remedy, kind.code, problem.path), medium, language)
