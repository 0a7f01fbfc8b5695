"""The formats that need the report alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ndp.i18n import Language
from ndp.report.annotations import render_annotations
from ndp.report.envelope import render_json
from ndp.report.report import Report
from ndp.report.sarif import render_sarif

RENDERERS: Mapping[str, Callable[[Report, Language], str]] = {
    "json": render_json,
    "github": render_annotations,
    "sarif": render_sarif,
}
