"""The page of the bars, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.figures.goals import AUTHORITY, INPUT, OUTPUT
from tests.figures.lines import Counted, Line, Recorded
from tests.figures.publishing import PUBLISHING

from ndp.i18n import Language
from ndp.text import format_date, format_number

PARTS = (INPUT, AUTHORITY, OUTPUT, PUBLISHING)
RECORDS = Path(__file__).with_name("recorded.json")
FILES: dict[Language, str] = {"vi": "docs/phat-trien/con-so.md", "en": "docs/en/developing/figures.md"}
HEADS: dict[Language, str] = {
    "vi": """---
title: Mục tiêu an toàn và con số
description: Hai mươi mục tiêu an toàn, con số đo được của từng mục tiêu, cách thử lại, điều gì không thử được ở đây.
section: guides
lang: vi
alternates:
  vi: phat-trien/con-so/
  en: en/developing/figures/
---

# Mục tiêu an toàn và con số

`make figures` viết trang này. Con số của kiểm thử do chính bảng và hàm mà kiểm thử dùng tính ra: trang nói khác thì
kiểm thử không qua. Con số ghi ngày là của lần chạy dài, hoặc là thời gian, bộ nhớ, nên không là điều kiện của kiểm thử.
""",
    "en": """---
title: Security bars and figures
description: Twenty bars for security, the figure of each, how to try again, and what cannot be tried here.
section: guides
lang: en
alternates:
  vi: phat-trien/con-so/
  en: en/developing/figures/
---

# Security bars and figures

`make figures` writes this page. Figures of tests are reckoned from the very tables and functions that the tests use: if
the page says otherwise, the tests fail. A figure with a date comes from a long run, or is time or memory, and therefore
is no condition of the tests.
""",
}
COLUMNS: dict[Language, tuple[str, str]] = {"vi": ("Con số", "Thử lại bằng"), "en": ("Figure", "Try again with")}
ELSEWHERE: dict[Language, str] = {"vi": "không thử được ở đây", "en": "cannot be tried here"}


def records() -> dict[str, dict[str, Any]]:
    """What long runs have found, by key: the day, the kind of machine in both languages, the values."""
    found: dict[str, dict[str, Any]] = json.loads(RECORDS.read_text(encoding="utf-8"))
    return found


def page(language: Language) -> str:
    """The page in one language."""
    return HEADS[language] + "".join(f"\n{block}\n" for block in _blocks(language))


def _blocks(language: Language) -> Iterator[str]:
    for part in PARTS:
        yield f"## {part.title.text(language)} {{#{part.anchor}}}"
        for goal in part.goals:
            yield f"**{goal.code}.** {goal.asks.text(language)}"
            rows = [COLUMNS[language], ("---", "---"), *(_row(line, language) for line in goal.lines)]
            yield "\n".join(f"| {figure} | {again} |" for figure, again in rows)


def _row(line: Line, language: Language) -> tuple[str, str]:
    words = line.words.text(language)
    if isinstance(line, Counted):
        return _filled(words, line.count(), language), f"`tests/{line.test.partition('::')[0]}`"
    if isinstance(line, Recorded):
        record = records()[line.key]
        when = format_date(date.fromisoformat(record["day"]), language)
        return (
            f"{_filled(words, record['values'], language)} ({when}, {record['machine'][language]})",
            f"`{line.command}`",
        )
    return words, ELSEWHERE[language]


def _filled(words: str, values: Any, language: Language) -> str:
    shown = {
        name: format_number(value, language) if isinstance(value, int) else str(value) for name, value in values.items()
    }
    return words.format(**shown)
