"""Kept releases of a site and the link that says which of them readers see.

Below one folder: `releases/<number>-<commit>`, and the symbolic link `current` to one of them, which the web server
serves. Whatever goes wrong before the link is replaced leaves readers with what they had.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ndp.export.build_record import digest_of, read_build_record
from ndp.serving.pack import pack_site

RELEASES = "releases"
CURRENT = "current"
INCOMING, DROPPED = ".incoming", ".dropped"
NAME = re.compile(r"(\d{6})-[0-9a-z]+")
FOLDER_MODE, FILE_MODE = 0o755, 0o644
NO_COMMIT = "local"


class ReleaseError(Exception):
    """A release cannot be made or shown; the message says why, in both languages. Readers see what they saw before."""


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases below the folder `directory`."""

    directory: Path

    def kept(self) -> list[str]:
        """The names of all releases, oldest first."""
        folder = self.directory / RELEASES
        return sorted(path.name for path in folder.iterdir() if NAME.fullmatch(path.name)) if folder.is_dir() else []

    def current(self) -> str | None:
        """The name of the release that readers see; None before the first."""
        link = self.directory / CURRENT
        return link.readlink().name if link.is_symlink() else None

    def add(self, site: Path, keep: int) -> str:
        """Copy the built folder `site`, show it to readers, and drop all but the newest `keep` releases.

        The copy has to prove whole before it is shown, and gets packed copies of its texts. Returns its name.
        Raises ReleaseError, and OSError from the disk.
        """
        with self._locked():
            record = read_build_record(site)
            number = max((int(name[:6]) for name in self.kept()), default=0) + 1
            name = f"{number:06d}-{record.commit[:8] or NO_COMMIT}"
            incoming = self.directory / RELEASES / INCOMING
            for left in (incoming, self.directory / RELEASES / DROPPED):
                shutil.rmtree(left, ignore_errors=True)
            try:
                shutil.copytree(site, incoming)
                if digest_of(incoming) != (record.files, record.digest):
                    raise ReleaseError("bản sao không khớp build.json / the copy does not match build.json")
                pack_site(incoming)
                _open_to_readers(incoming)
                # After a power cut the disk must not know the new name without what it stands for.
                os.sync()
                incoming.replace(self.directory / RELEASES / name)
            finally:
                shutil.rmtree(incoming, ignore_errors=True)
            self._show(name)
            self._drop_old(keep)
            return name

    def roll_back(self, name: str | None = None) -> str:
        """Show the release `name`, or the one before the current one. Returns its name. Raises ReleaseError."""
        with self._locked():
            kept, current = self.kept(), self.current()
            if name is None:
                earlier = [each for each in kept if current is not None and each < current]
                if not earlier:
                    raise ReleaseError("không còn bản cũ hơn / there is no earlier release")
                name = earlier[-1]
            if name not in kept:
                raise ReleaseError(f"không giữ bản này / no such release: {name} ({', '.join(kept) or '-'})")
            self._show(name)
            return name

    def _show(self, name: str) -> None:
        link = self.directory / CURRENT
        if link.exists() and not link.is_symlink():
            raise ReleaseError(f"không phải liên kết / not a symbolic link: {link}")
        new = self.directory / f"{CURRENT}.new"
        new.unlink(missing_ok=True)
        new.symlink_to(Path(RELEASES) / name, target_is_directory=True)
        new.replace(link)

    def _drop_old(self, keep: int) -> None:
        current = self.current()
        for name in self.kept()[:-keep]:
            if name != current:
                # Half of a release must never go by a release's name: whoever goes back would show it.
                dropped = self.directory / RELEASES / DROPPED
                (self.directory / RELEASES / name).replace(dropped)
                shutil.rmtree(dropped)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        (self.directory / RELEASES).mkdir(parents=True, exist_ok=True)
        with (self.directory / RELEASES / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ReleaseError("một lần xuất bản khác đang chạy / another publication is under way") from None
            yield


def _open_to_readers(directory: Path) -> None:
    """Let the web server's user read everything, whatever the umask of the one who built."""
    directory.chmod(FOLDER_MODE)
    for path in directory.rglob("*"):
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
