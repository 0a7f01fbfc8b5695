"""The payloads of a catalogue's files, kept from one run to the next.

A payload depends on the bytes of its file, on the code and on the schemas alone. Whether a file is still the one that
was read is known from its state or, where that may deceive, from its checksum.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ndp.cache import Cache, State

NAME, EDITED = "files", "edited"
NEWS_WORTH_WRITING = 0.02
"""The part of a catalogue that has to be new before the cache is written anew."""
MOST_EDITED = 100
"""Files that are kept beside all others."""


class StoredFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file without problems: its state when it was read, its checksum (hexadecimal) and its payload."""

    path: str
    state: State
    sha256: str
    payload: msgspec.Raw


class Content(msgspec.Struct, frozen=True, array_like=True):
    """The file of the cache: every file that was kept, in states seen after `seen_at` (nanoseconds)."""

    seen_at: int
    files: list[StoredFile]


class StoredFiles:
    """What the cache holds of a catalogue, and what it is to hold: nothing where there is no cache."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        content = cache.read(NAME, Content) if cache else None
        self._known = {file.path: file for file in content.files} if content else {}
        self._seen_at = content.seen_at if content else 0
        self._now = cache.now() if cache else 0
        edited = cache.read(EDITED, list[StoredFile]) if cache else None
        self._edited = {file.path: file for file in edited or ()}
        self._kept: list[StoredFile] = []
        self._news = 0

    def unchanged(self, path: str, state: State) -> StoredFile | None:
        """The file at `path` where `state` alone proves it unchanged."""
        known = self._known.get(path)
        is_same = known is not None and known.state == state and state.is_settled(self._seen_at)
        return known if is_same else None

    def equal(self, path: str, sha256: str) -> StoredFile | None:
        """The file at `path` where its bytes have the checksum `sha256`, as before."""
        found = (known.get(path) for known in (self._edited, self._known))
        return next((file for file in found if file is not None and file.sha256 == sha256), None)

    def keep_edited(self, files: Iterable[StoredFile]) -> None:
        """Keep a few files that were edited beside all others, which are not written anew for them."""
        if self._cache is not None:
            self._edited.update((file.path, file) for file in files)
            self._cache.write(EDITED, list(self._edited.values())[-MOST_EDITED:])

    def keep(self, path: str, state: State, sha256: str, payload: bytes | msgspec.Raw) -> None:
        """Hold a file that was read in `state`, which was seen after this object was made."""
        if self._cache is None:
            return
        known = self._known.get(path)
        is_same = known is not None and known.state == state and known.sha256 == sha256
        # A state that proved nothing this time proves it once the cache is younger.
        self._news += not is_same or not state.is_settled(self._seen_at)
        self._kept.append(StoredFile(path, state, sha256, msgspec.Raw(payload)))

    def save(self) -> None:
        """Write what is held, unless reading again what is new takes less time than writing all that is not."""
        if self._cache is not None and self._news > len(self._kept) * NEWS_WORTH_WRITING:
            self._cache.write(NAME, Content(self._now, self._kept))
