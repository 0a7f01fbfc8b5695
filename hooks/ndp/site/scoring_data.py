"""What the score sheet's script reads: criteria sets, platforms and organisations as one JSON file of the site.

Numbers are texts as the catalogue writes them, so that the script computes with them exactly.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ndp.i18n import LANGUAGES
from ndp.model.evaluation import CriteriaSet
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.text import sort_key

DATA_FILE = "data/scoring.json"
"""Path below `assets/`."""

LEFT_OUT = frozenset({"provenance", "observations"})


def scoring_file(portal: Portal) -> tuple[str, str]:
    """Path below the site folder and text of the file."""
    document = {
        "criteria": [_plain(criteria) for criteria in portal.catalogue.of_type(CriteriaSet).values()],
        "platforms": _named(portal, "platform"),
        "organisations": _named(portal, "organisation"),
    }
    return f"assets/{DATA_FILE}", json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(criteria: CriteriaSet) -> Any:
    return _without_sources(msgspec.to_builtins(criteria, enc_hook=str))


def _without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_sources(part) for key, part in value.items() if key not in LEFT_OUT}
    return [_without_sources(part) for part in value] if isinstance(value, list) else value


def _named(portal: Portal, kind: str) -> list[dict[str, Any]]:
    """Ids and names in every language, in Vietnamese order."""
    views = {language: View(portal, language, "/") for language in LANGUAGES}
    catalogue = portal.catalogue
    if kind == "platform":
        rows = [
            {"id": each.id, "name": {language: view.platform_title(each) for language, view in views.items()}}
            for each in catalogue.platforms.values()
        ]
    else:
        rows = [
            {"id": each.id, "name": {language: view.plain(each.name) for language, view in views.items()}}
            for each in catalogue.organisations.values()
            if not each.collective
        ]
    return sorted(rows, key=lambda row: sort_key(row["name"]["vi"]))
