"""The answers of each form → the files of the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ndp.derive.plans import plans_of
from ndp.edit.document import Document, Group
from ndp.edit.intake import complaints as words
from ndp.edit.intake.draft import Draft
from ndp.edit.intake.lines import read_scores, read_tasks, read_values, words_of
from ndp.edit.intake.plans import MISTAKE, RECORDS, UPDATE, UPDATES, RecordPlan
from ndp.edit.splice import set_value
from ndp.edit.values import in_order, to_value, with_value
from ndp.edit.writing import write_document
from ndp.i18n import N_, translator
from ndp.kinds import KIND_BY_NAME
from ndp.model.evaluation import CriteriaSet
from ndp.review.tree import Tree
from ndp.schema import Schemas
from ndp.schema.store import Shape
from ndp.source import format_pointer, parse_pointer
from ndp.text import slugify

WRONG = N_("Người đọc báo điều này sai: {wrong}")
RIGHT = N_("Theo người báo, điều đúng là: {right}")
LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Step:
    """A file of the change: its whole new `text`, and the JSON pointers of what was set in it."""

    path: str
    op: Literal["add", "edit"]
    text: str
    pointers: tuple[str, ...]


def steps_of(draft: Draft, schemas: Schemas, base: Tree) -> Iterator[Step]:
    """The files that the answers of `draft` change; complains in it of what cannot be read."""
    template = draft.form.template
    if template == UPDATE:
        yield from _update(draft, schemas, base)
    elif template == MISTAKE:
        yield from _mistake(draft, schemas, base)
    else:
        yield from _record(draft, RECORDS[template], schemas, base)


def _record(draft: Draft, plan: RecordPlan, schemas: Schemas, base: Tree) -> Iterator[Step]:
    kind, shape = KIND_BY_NAME[plan.kind], schemas.shape(plan.kind)
    data: dict[str, Any] = {}
    read: dict[str, str] = {"day": draft.day.isoformat()}
    for name, stated in plan.pointers.items():
        pointer = parse_pointer(stated)
        value = draft.value(name, _shape_at(shape, pointer))
        if value is not None:
            data = with_value(data, pointer, value)
            read[name] = value if isinstance(value, str) else draft.text(name)
    for stated, fixed in plan.fixed.items():
        data = with_value(data, parse_pointer(stated), fixed)
    if plan.dated:
        data = with_value(data, parse_pointer(plan.dated), draft.day.isoformat())
    data |= _special(draft, plan, data, shape)
    if draft.complaints:
        return
    record_id = slugify(plan.id.format_map(read))[:LONGEST_ID].strip("-")
    if not record_id:
        draft.complain(words.NO_ID, plan.id.strip("{}"), text=plan.id.format_map(read))
        return
    folder = f"{data['platform']}/" if kind.depth > 1 else ""
    data["id"], path = record_id, f"catalogue/{kind.folder}/{folder}{record_id}.yml"
    if path in base:
        draft.complain(words.TAKEN, "", file=path)
        return
    root = to_value(in_order(data, shape))
    if isinstance(root, Group):
        text = write_document(Document(f"# yaml-language-server: $schema={kind.schema_comment}", [], root), shape)
        yield Step(path, "add", text, ("",))


def _special(draft: Draft, plan: RecordPlan, data: Mapping[str, Any], shape: Shape) -> dict[str, Any]:
    """What the fields give that are read in their own way, and where the record comes from."""
    found: dict[str, Any] = {}
    source = draft.text("source") if "source" in plan.special else ""
    detail = draft.text("detail") if "detail" in plan.special else ""
    found["provenance"] = draft.provenance(source, detail)
    title_of = draft.form.title_of
    catalogue = draft.finder.catalogue
    plans = plans_of(catalogue, str(data.get("platform", "")))
    if draft.text("tasks"):
        states = words_of(_shape_at(shape, ("tasks", "0", "state")))
        found |= read_tasks(draft.text("tasks"), title_of("tasks"), plans, states, draft.complaints)
    if draft.text("values"):
        chosen = [plan for plan in plans if plan.key == found.get("plan")] or plans
        found |= read_values(draft.text("values"), title_of("values"), chosen, draft.complaints)
    if draft.text("scores"):
        criteria = catalogue.of_type(CriteriaSet).get(str(data.get("criteria", "")))
        found |= read_scores(draft.text("scores"), title_of("scores"), criteria, draft.complaints)
    return found


def _update(draft: Draft, schemas: Schemas, base: Tree) -> Iterator[Step]:
    shape = schemas.shape("platform")
    platform = draft.look_up("platform", "platform")
    draft.look_up("organisation", "organisation")
    chosen = UPDATES.get(draft.text("field").rpartition(" / ")[2])
    if chosen is None:
        draft.complain(words.NO_CHOICE, "field", text=draft.text("field"), choices=", ".join(UPDATES))
        return
    pointer = parse_pointer(chosen)
    provenance = draft.provenance(draft.text("source"))
    if chosen == "/websites/-":
        value: Any = {"url": draft.text("value"), "provenance": provenance}
        edits = [(pointer, value)]
    else:
        value = draft.value("value", _shape_at(shape, pointer))
        edits = [(pointer, value), (("provenance", "fields", f"/{pointer[0]}"), provenance)]
    if draft.complaints or platform is None:
        return
    yield from _edit(draft, f"catalogue/platforms/{platform}.yml", shape, edits, base)


def _mistake(draft: Draft, schemas: Schemas, base: Tree) -> Iterator[Step]:
    entry = draft.finder.page(draft.text("page"))
    if entry is None:
        found = draft.finder.find("platform", draft.text("page"))
        entry = draft.finder.catalogue.entry("platform", found) if found else None
    if entry is None:
        draft.complain(words.NO_PAGE, "page", text=draft.text("page"))
        return
    shape = schemas.shape(entry.kind)
    if "observations" not in shape.properties:
        draft.complain(words.NO_OBSERVATIONS, "page")
        return
    known = draft.finder.source(draft.text("source")) if draft.text("source") else None
    text = {}
    for language in ("vi", "en"):
        say = translator(language).text
        parts = [say(WRONG).format(wrong=draft.text("wrong"))]
        parts += [say(RIGHT).format(right=draft.text("right"))] if draft.text("right") else []
        text[language] = "\n\n".join([*parts, draft.note("" if known else draft.text("source"))[language]])
    observation: dict[str, Any] = {"kind": "uncertainty", "text": text}
    if known is not None:
        observation["sources"] = [known]
    yield from _edit(draft, entry.path, shape, [(("observations", "-"), observation)], base)


def _edit(
    draft: Draft, path: str, shape: Shape, edits: list[tuple[tuple[str, ...], Any]], base: Tree
) -> Iterator[Step]:
    before = text = base[path].content.decode("utf-8")
    try:
        for pointer, value in edits:
            changed = set_value(text, shape, pointer, value)
            if changed == text and pointer == edits[0][0]:
                draft.complain(words.UNCHANGED, "value")
                return
            text = changed
    except ValueError:
        draft.complain(words.NOT_SOUND, "", file=path)
        return
    if text != before:
        yield Step(path, "edit", text, tuple(format_pointer(pointer) for pointer, _ in edits))


def _shape_at(shape: Shape, pointer: tuple[str, ...]) -> Shape:
    at: Shape | None = shape
    for step in pointer:
        at = at.child(step) if at is not None else None
    return at or Shape()
