"""Where things stand in a checkout, and the date that decides what is current."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ndp.cache import Cache
from ndp.history import History, read_head, read_history

if TYPE_CHECKING:
    from ndp.schema import Schemas

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ProjectError(Exception):
    """The checkout or the environment does not allow the work; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout: `root` holds `catalogue/`, `schemas` stands beside it or, for another catalogue, is given."""

    root: Path
    schema_directory: Path

    @classmethod
    def at(cls, root: Path, schema_directory: Path | None = None) -> Project:
        """The project at `root`."""
        return cls(root, schema_directory or root / "schemas")

    def schemas(self) -> Schemas:
        """The schemas of the project."""
        # A verdict that is remembered needs no validator, whose import takes longer than all the rest.
        from ndp.schema import Schemas

        return Schemas.load(self.schema_directory)

    def cache(self) -> Cache | None:
        """What was worked out before about the project, if it may be kept: NDP_NO_CACHE forbids it."""
        return Cache.of(self.root, self.schema_directory)

    def head(self) -> History:
        """The newest commit alone."""
        return read_head(self.root)

    def history(self) -> History:
        """What Git knows of the project."""
        return read_history(self.root)


def as_of_date(stated: str | None, history: History) -> date:
    """The date that decides what is current: the stated one, else that of the newest commit. Never the clock.

    Raises ProjectError for a date that does not exist, and outside Git when none is stated.
    """
    if stated:
        try:
            # Python reads further forms of ISO 8601; one form keeps the same word meaning the same day everywhere.
            day = date.fromisoformat(stated) if DAY.fullmatch(stated) else None
        except ValueError:
            day = None
        if day is None:
            raise ProjectError(f"không phải ngày năm-tháng-ngày / not a year-month-day date: {stated}")
        return day
    if history.day is None:
        raise ProjectError(
            "thư mục này không có lịch sử Git: nêu ngày bằng --as-of hoặc NDP_AS_OF / "
            "no Git history here: state the date with --as-of or NDP_AS_OF"
        )
    return history.day
