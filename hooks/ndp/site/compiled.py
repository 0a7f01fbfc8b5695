"""Compiled templates, kept from one start to the next as Python keeps its modules. Never needed: only quicker."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ndp.cache import Cache

NAME = "templates"


class CompiledTemplates(BytecodeCache):
    """Keeps what the modules `makers` compile of the templates in `folder`. Jinja2 asks it by each template's text."""

    def __init__(self, folder: Path, makers: Sequence[Path]) -> None:
        self._folder = folder
        self._makers = makers
        self._used: dict[str, bytes] = {}

    @cached_property
    def _cache(self) -> Cache | None:
        return Cache.made_by(self._folder, self._makers)

    @cached_property
    def _kept(self) -> dict[str, bytes]:
        return (self._cache and self._cache.read(NAME, dict[str, bytes])) or {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` where its template is known."""
        kept = self._kept.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)
            self._used[bucket.key] = kept

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what `bucket` holds."""
        self._used[bucket.key] = bucket.bytecode_to_string()

    def save(self) -> None:
        """Keep the templates that were asked for, and no others. Where that cannot be done nothing is kept."""
        if self._cache and self._used != self._kept:
            self._cache.write(NAME, self._used)
