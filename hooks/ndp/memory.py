"""What was worked out of a catalogue and stays in memory, until another catalogue takes its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_FORGETTERS: list[Callable[[], None]] = []


def remembered(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last `size` results of a function in memory. For functions of a catalogue, or of what holds one."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(size)(function)
        _FORGETTERS.append(kept.cache_clear)
        return kept  # type: ignore[return-value] # arguments can be told apart by their hash: lru_cache says Hashable

    return decorate


def forget() -> None:
    """Let go of all results: when another catalogue is read, and when others take their place."""
    for each in _FORGETTERS:
        each()
