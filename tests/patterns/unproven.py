"""The regular expressions that are not proven linear, each by its file and a part of it, and why they may stay."""

from __future__ import annotations

from collections.abc import Mapping

from tests.patterns.collect import Expression

Table = Mapping[tuple[str, str], str]

OWN: Table = {
    (
        "hooks/ndp/publish/wellformed.py",
        "script|style",
    ): "reads pages that the portal wrote: what others wrote is escaped",
    ("hooks/ndp/site/assets.py", r"\1"): "reads the portal's own scripts",
    ("hooks/ndp/site/missing.py", r"data\u{2d}ndp\u{2d}top"): "reads the portal's own template",
    ("hooks/ndp/site/plain.py", "md|webp"): "reads the portal's own guides",
}
"""Nobody else writes what they read."""
TRIED: Table = {
    ("hooks/ndp/rules/addresses.py", "0,61"): "counts up to 63, too many states for a proof",
    ("schemas/account.schema.json", "ssh-ed25519"): "counts up to 40, too many states for a proof",
}
"""No attack was found by trying."""
WINDOWED: Table = {
    ("hooks/ndp/source/characters.py", r"\u{36f}]){1,}$"): "looks back over no more characters than are shown",
    ("hooks/ndp/edit/document.py", r"(?<![^\s])"): "looks one character back, which the checker takes for many",
}
"""Look at a few characters only."""


def standing(expression: Expression) -> Table | None:
    """The table that an expression is in; None where it has to be proven."""
    for table in (OWN, TRIED, WINDOWED):
        if any(expression.place == place and part in expression.source for place, part in table):
            return table
    return None
