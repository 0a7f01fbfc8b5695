"""How far long work has come, in one line that each message replaces; only where a person sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable

CLEAR_LINE = "\r\x1b[K"


def teller() -> Callable[[str], None]:
    """What to tell the state of the work: shown on standard error if that is a terminal; an empty text clears it."""
    return _show if sys.stderr.isatty() else _keep_quiet


def _show(text: str) -> None:
    sys.stderr.write(CLEAR_LINE + text)
    sys.stderr.flush()


def _keep_quiet(text: str) -> None:
    pass
