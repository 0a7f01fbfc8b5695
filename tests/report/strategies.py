"""Text that somebody wrote to do harm, and problems that carry it."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from ndp.problems import Position, Problem, ProblemKind, Severity
from ndp.report.report import Report

HARMFUL = (
    "\x1b[2J\x1b]0;tiêu đề\x07",
    "\n::error::giả",
    "\r::add-mask::x",
    "##[set-env name=X]y",
    "##vso[task.setvariable variable=X]y",
    "%0A::error::",
    "%25",
    "a,title=b",
    "\u202eđảo\u202c",
    "\u2066",
    "\u2028::error::",
    "\x85::error::",
    "\u200b\u00ad\ufeff\u3164\ufe0f",
    "\U000e0041",
    "\ud800",
    "\udcff",
    "שלום",
    "[bấm đây](https://example.org)",
    "{0}",
    "ế" + "\u0301" * 9,
    "\0",
    "\x7f",
)
hostile_text = st.lists(st.one_of(st.sampled_from(HARMFUL), st.text(max_size=8)), max_size=5).map("".join)
kinds = st.sampled_from(Severity).map(
    lambda severity: ProblemKind(
        "NDP999", "test", severity, "Thử", "Có “{value}”.", "Bỏ “{value}”.", "Giải thích.", ("Nhầm.",)
    )
)
positions = st.builds(Position, st.integers(1, 10**5), st.integers(1, 10**5))
problems = st.builds(
    Problem,
    kinds,
    hostile_text.map("catalogue/{}".format),
    positions,
    st.fixed_dictionaries({"value": hostile_text}),
)
reports = st.builds(
    Report,
    st.lists(problems, max_size=3).map(tuple),
    st.integers(0, 9),
    st.integers(0, 9),
    st.just(date(2024, 1, 1)),
    st.just(""),
)


def is_harmless(text: str) -> bool:
    """Whether nothing in `text` acts or hides, line feeds aside; decided without the code under test."""
    if "##[" in text or "##vso[" in text.lower():
        return False
    return all(
        character in "\n "
        or (
            unicodedata.category(character)[0] in "LMNPS"
            and unicodedata.bidirectional(character) not in ("R", "AL", "AN")
            and "FILLER" not in unicodedata.name(character, "")
            and "VARIATION SELECTOR" not in unicodedata.name(character, "")
        )
        for character in text
    )
