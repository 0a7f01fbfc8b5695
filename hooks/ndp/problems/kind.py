"""A kind of problem: one entry of the table that the validator, its pages and its tests share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

CODE = re.compile(r"NDP[1-9][0-9]{2}")


class Severity(StrEnum):
    """An error stops a change; a warning is shown and does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem. Texts are Vietnamese message ids (see `ndp.i18n`).

    `code` is stable and never reused, even after a kind is retired. `name` is its English name in kebab-case.
    `message` and `remedy` may hold `{placeholders}` filled from `Problem.values`.
    """

    code: str
    name: str
    severity: Severity
    title: str
    message: str
    remedy: str
    explanation: str
    causes: tuple[str, ...]

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise ValueError(f"not a problem code: {self.code}")
