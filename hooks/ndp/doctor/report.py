"""The findings for people at a terminal, and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from ndp.doctor.findings import Finding, Urgency
from ndp.i18n import N_, Language, translator
from ndp.model.records import Level
from ndp.report.escape import printable
from ndp.report.safe_json import to_json
from ndp.text import format_date

SCHEMA_VERSION = 1
MOST_SHOWN = 10
HEADING = N_("Ngày {day}: {errors} điều phải sửa ngay, {warnings} điều nên xem, {notes} ghi nhận.")
FACTS = N_("Thông tin theo mức kiểm chứng: {parts}.")
LEVELS: Mapping[str, str] = {
    "verified": N_("đã đọc trong văn bản {count} ({share})"),
    "reported": N_("nguồn khác, có nêu tên {count} ({share})"),
    "unverified": N_("chưa có nguồn {count} ({share})"),
}
URGENCIES: Mapping[Urgency, str] = {
    Urgency.ERROR: N_("Phải sửa ngay"),
    Urgency.WARNING: N_("Nên xem"),
    Urgency.NOTE: N_("Ghi nhận"),
}
MORE = N_("… và {count} nữa")


def render_json(findings: Sequence[Finding], facts: Mapping[Level, int], as_of: date, _language: Language) -> str:
    """Everything as one JSON document; keys, codes and days, titles in Vietnamese."""
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "facts": dict(facts),
        "findings": msgspec.to_builtins(tuple(findings)),
    }
    return to_json(document)


def render_text(findings: Sequence[Finding], facts: Mapping[Level, int], as_of: date, language: Language) -> str:
    """The findings by urgency, with the first places of each. What others wrote is made harmless for a terminal."""
    return "".join(f"{line}\n" for line in _lines(findings, facts, as_of, language))


def _lines(findings: Sequence[Finding], facts: Mapping[Level, int], as_of: date, language: Language) -> Iterator[str]:
    text = translator(language).text
    counts = {urgency: sum(each.urgency is urgency for each in findings) for urgency in Urgency}
    yield text(HEADING).format(
        day=format_date(as_of, language),
        errors=counts[Urgency.ERROR],
        warnings=counts[Urgency.WARNING],
        notes=counts[Urgency.NOTE],
    )
    total = sum(facts.values())
    if total:
        parts = [
            text(LEVELS[level]).format(count=count, share=f"{round(count * 100 / total)}%")
            for level, count in facts.items()
        ]
        yield text(FACTS).format(parts=", ".join(parts))
    for urgency, title in URGENCIES.items():
        chosen = [each for each in findings if each.urgency is urgency]
        if chosen:
            yield from ("", text(title))
        for each in chosen:
            yield f"  {text(each.title)}: {each.count}"
            for place, note in each.items[:MOST_SHOWN]:
                yield printable(f"    {place}{f': {note}' if note else ''}")
            if len(each.items) > MOST_SHOWN:
                yield f"    {text(MORE).format(count=len(each.items) - MOST_SHOWN)}"
