"""Names that look like a wrong one, for people to read, in bounded time however much is wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from difflib import get_close_matches
from functools import lru_cache

from ndp.i18n import N_
from ndp.problems import Term

NOTHING_NEAR = Term(N_("không có"))
NOT_LOOKED_FOR = Term(N_("chưa tìm, vì quá nhiều chỗ sai"))
MOST = 100
FEW = 200
NEIGHBOURS = 50

Names = Collection[str] | Callable[[], Collection[str]]


class Suggester:
    """Looks for names like a wrong one. One serves one run of a rule and gives up after `MOST` wrong names."""

    def __init__(self) -> None:
        self._left = MOST
        self._found: dict[tuple[str, object], str] = {}

    def near(self, wanted: str, place: object, known: Names) -> str:
        """Up to three names of `known` that look like `wanted`, best first; `place`, hashable, stands for `known`.

        Of more than `FEW` names only those with the same beginning or end are looked at.
        """
        key = wanted, place
        if key not in self._found:
            if not self._left:
                return NOT_LOOKED_FOR
            self._left -= 1
            names = known() if callable(known) else known
            near = get_close_matches(wanted, names if len(names) <= FEW else _neighbours(wanted, tuple(names)), n=3)
            self._found[key] = ", ".join(near) if near else NOTHING_NEAR
        return self._found[key]


def _neighbours(wanted: str, known: tuple[str, ...]) -> list[str]:
    from_start, from_end = _sorted(known)
    backwards = _around(from_end, wanted[::-1])
    return sorted({*_around(from_start, wanted), *(name[::-1] for name in backwards)})


@lru_cache(maxsize=8)
def _sorted(known: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return sorted(known), sorted(name[::-1] for name in known)


def _around(names: list[str], wanted: str) -> list[str]:
    at = bisect_left(names, wanted)
    return names[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]
