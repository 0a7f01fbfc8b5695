"""Finds the files of a catalogue and refuses what should not be among them. Follows no link."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ndp.cache import State
from ndp.problems import Position, Problem, ProblemKind
from ndp.source import file_kinds as kinds
from ndp.source.parse import MAX_BYTES
from ndp.text import slugify

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EXTENSION = ".yml"
START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A file of the catalogue. `folder` says its kind, `id` is its path below that folder without `.yml`.

    `path` is POSIX and begins with the name of the catalogue's own folder, as problems name it. `state` is what the
    file system said of it.
    """

    folder: str
    id: str
    path: str
    state: State


@dataclass(frozen=True, slots=True)
class Walk:
    """The files fit to be read, ordered by folder and id, and every problem of NDP101-NDP110, sorted."""

    files: tuple[CatalogueFile, ...]
    problems: tuple[Problem, ...]


def walk(directory: Path, folders: Mapping[str, int]) -> Walk:
    """List the catalogue `directory`.

    `folders` says for each folder of a kind how many parts the ids in it have: 1 for `platforms/<id>.yml`, 2 for
    `plans/<platform>/<name>.yml`, 0 for the single file `policy.yml`, which has no folder. Raises OSError where a
    directory cannot be listed.
    """
    walker = _Walker(directory.name, folders)
    walker.list_root(directory)
    files = sorted(walker.files, key=lambda file: (file.folder, file.id))
    return Walk(tuple(files), tuple(sorted(walker.problems, key=Problem.sort_key)))


def read_file(location: Path | str) -> bytes:
    """The bytes of a file that `walk` listed, cut off where they are more than `parse` takes.

    Raises OSError where the file cannot be opened or has become a link since.
    """
    descriptor = os.open(location, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        parts: list[bytes] = []
        missing = MAX_BYTES + 1
        while missing and (part := os.read(descriptor, missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


class _Walker:
    def __init__(self, root_name: str, folders: Mapping[str, int]) -> None:
        self.files: list[CatalogueFile] = []
        self.problems: list[Problem] = []
        self._root_name = root_name
        self._folders = folders
        self._single = {folder + EXTENSION: folder for folder, depth in folders.items() if depth == 0}
        self._known = ", ".join((*(folder for folder, depth in folders.items() if depth), *self._single))

    def list_root(self, directory: Path) -> None:
        """List the folders of the kinds."""
        for entry in self._entries(directory, ()):
            if entry.name in self._single and not entry.is_dir(follow_symlinks=False):
                self._single_file(entry)
            elif not entry.is_dir(follow_symlinks=False):
                self._report(kinds.FILE_OUTSIDE_FOLDER, (entry.name,), name=_printable(entry.name), known=self._known)
            elif self._folders.get(entry.name):
                self._list(entry.path, (entry.name,))
            elif _holds_something(entry):
                self._report(kinds.UNKNOWN_FOLDER, (entry.name,), name=_printable(entry.name), known=self._known)

    def _list(self, directory: str, parts: tuple[str, ...]) -> None:
        """List a folder of a kind, or a folder in it, whose path below the catalogue is `parts`."""
        depth = self._folders[parts[0]]
        for entry in self._entries(directory, parts):
            below = (*parts, entry.name)
            if not entry.is_dir(follow_symlinks=False):
                self._file(entry, below)
            elif len(parts) < depth and NAME.fullmatch(entry.name):
                self._list(entry.path, below)
            elif _holds_something(entry) and len(parts) == depth:
                self._report_depth(below)
            elif _holds_something(entry):
                self._report_name(below, entry.name, "")

    def _single_file(self, entry: os.DirEntry[str]) -> None:
        state = self._checked_state(entry, (entry.name,))
        folder = self._single[entry.name]
        self.files.append(CatalogueFile(folder, folder, self._path((entry.name,)), state))

    def _checked_state(self, entry: os.DirEntry[str], parts: tuple[str, ...]) -> State:
        state = State.of(entry.stat(follow_symlinks=False))
        if state.mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH):
            self._report(kinds.EXECUTABLE_FILE, parts, path=self._path(parts))
        return state

    def _file(self, entry: os.DirEntry[str], parts: tuple[str, ...]) -> None:
        stem, extension = os.path.splitext(entry.name)  # noqa: PTH122 - a path object for each file takes its time
        state = self._checked_state(entry, parts)
        if extension != EXTENSION:
            suggestion = (slugify(stem) or "ten-moi") + EXTENSION
            self._report(kinds.WRONG_EXTENSION, parts, name=_printable(entry.name), suggestion=suggestion)
        elif not NAME.fullmatch(stem):
            self._report_name(parts, stem, EXTENSION)
        elif len(parts) - 1 != self._folders[parts[0]]:
            self._report_depth(parts)
        else:
            file_id = "/".join((*parts[1:-1], stem))
            self.files.append(CatalogueFile(parts[0], file_id, self._path(parts), state))

    def _entries(self, directory: Path | str, parts: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
        """The entries of `directory` worth a look, in the order of their names; what never is worth one is reported."""
        with os.scandir(directory) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
        # Valid names stand before others in this table, so that a collision is told of the name that has to go.
        first_of: dict[str, str] = {}
        for name in sorted((entry.name for entry in entries), key=_is_valid, reverse=True):
            first_of.setdefault(_folded(name), name)
        for entry in entries:
            below = (*parts, entry.name)
            first = first_of[_folded(entry.name)]
            if first != entry.name:
                self._report(kinds.NAME_COLLISION, below, name=_printable(entry.name), other=_printable(first))
            elif entry.is_symlink():
                self._report(kinds.SYMBOLIC_LINK, below)
            elif entry.name.startswith("."):
                self._report(kinds.HIDDEN_FILE, below, name=_printable(entry.name))
            elif not (entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)):
                self._report(kinds.NOT_REGULAR_FILE, below, name=_printable(entry.name))
            else:
                yield entry

    def _report_name(self, parts: tuple[str, ...], name: str, extension: str) -> None:
        suggestion = (slugify(name) or "ten-moi") + extension
        self._report(kinds.INVALID_NAME, parts, name=_printable(name), suggestion=suggestion)

    def _report_depth(self, parts: tuple[str, ...]) -> None:
        pattern = "/".join((self._root_name, parts[0], *("*" * self._folders[parts[0]])))
        self._report(kinds.WRONG_DEPTH, parts, expected=pattern + EXTENSION)

    def _report(self, kind: ProblemKind, parts: tuple[str, ...], **values: str) -> None:
        self.problems.append(Problem(kind, self._path(parts), START, values))

    def _path(self, parts: tuple[str, ...]) -> str:
        return "/".join((self._root_name, *map(_printable, parts)))


def _is_valid(name: str) -> bool:
    return NAME.fullmatch(name.removesuffix(EXTENSION)) is not None


def _folded(name: str) -> str:
    if _is_valid(name):
        return name
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _printable(name: str) -> str:
    """`name` with bytes that are not UTF-8 written as escapes: such a name could not even be printed."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _holds_something(entry: os.DirEntry[str]) -> bool:
    with os.scandir(entry.path) as scan:
        return next(scan, None) is not None
