"""What the editor's script reads besides the schemas: a file per kind, and the names that references choose from.

Both hold every language: the schemas' own texts are Vietnamese, so the file of a kind brings their English.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ndp.export.fields import CLOSED_KINDS, is_whole
from ndp.i18n import LANGUAGES, translator
from ndp.kinds import KINDS, Kind
from ndp.model.rights import PolicyRow
from ndp.schema.messages import schema_texts
from ndp.schema.store import SCHEMA_SUFFIX
from ndp.site.pages.common import record_title
from ndp.site.pages.policy import Condition, condition, stricter_condition
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.text import sort_key

FOLDER = "data/editor"
"""Path below `assets/`."""
COMMON = "common"


def editor_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """Path below the site folder and text of each file."""
    for kind in KINDS:
        yield _file(kind.name, _kind(portal, kind))
        if kind.name not in CLOSED_KINDS:
            yield _file(f"{kind.name}-names", _names(portal, kind.name))


def _file(name: str, document: Any) -> tuple[str, str]:
    return f"assets/{FOLDER}/{name}.json", json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _kind(portal: Portal, kind: Kind) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "folder": kind.folder,
        "depth": kind.depth,
        "header": f"# yaml-language-server: $schema={kind.schema_comment}",
        "published": is_whole(kind.name),
        "policy": {language: _policy(View(portal, language, "/"), kind.name) for language in LANGUAGES},
        "english": _english(portal, kind.name),
    }


def _english(portal: Portal, kind: str) -> dict[str, str]:
    """The English of every text of the kind's schema."""
    english = translator("en")
    raw = portal.schemas.raw
    texts = [*schema_texts(raw[kind + SCHEMA_SUFFIX]), *schema_texts(raw[COMMON + SCHEMA_SUFFIX])]
    return {text: english.text(text) for text in dict.fromkeys(texts) if english.text(text) != text}


def _policy(view: View, kind: str) -> dict[str, Any]:
    """The rows on changes of fields, and the one on new files."""
    policy = view.portal.catalogue.policy
    rows = [row for row in policy.rows if kind in row.kinds] if policy else []
    return {
        "fields": [{"fields": list(row.fields), **_row(view, row)} for row in rows if row.change == "edit"],
        "add": next((_row(view, row) for row in rows if row.change == "add"), None),
    }


def _row(view: View, row: PolicyRow) -> dict[str, Any]:
    return {
        "fixed": row.requires.propose == ("nobody",),
        "own": row.requires.own_organisation_counts,
        "marked": row.requires.sensitivity != "ordinary",
        **_said(condition(view, row.requires)),
        "new_domain": _said(stricter_condition(view, row.new_domain)) if row.new_domain else None,
        "note": view.plain(row.note) if row.note else "",
    }


def _said(found: Condition) -> dict[str, Any]:
    return {
        "propose": found.propose,
        "approve": found.approve,
        "approvals": found.approvals,
        "notes": list(found.notes),
    }


def _names(portal: Portal, kind: str) -> list[list[str]]:
    """Id and names of each record, in Vietnamese order; a legal document is followed by its clauses."""
    views = [View(portal, language, "/") for language in LANGUAGES]
    rows = [
        [entry.id, *(record_title(view, kind, entry.id) for view in views)]
        for entry in portal.catalogue.entries.get(kind, {}).values()
    ]
    rows.sort(key=lambda row: sort_key(row[1]))
    if kind != "legal":
        return rows
    return [line for row in rows for line in (row, *_clauses(portal, views, row[0]))]


def _clauses(portal: Portal, views: list[View], document: str) -> Iterator[list[str]]:
    for clause in portal.catalogue.legal[document].clauses:
        reference = f"{document}/{clause.id}"
        yield [reference, *(view.clause(reference) for view in views)]
