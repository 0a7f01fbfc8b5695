"""Kills a publication with SIGKILL before each change it makes to the disk: `python -m tests.publish.killed FOLDER`.

FOLDER holds the builds `old` and `new`. Prints a JSON list with one object for each kill: after which change it came,
what readers then had, which kept releases were whole, and what a publication afterwards left.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from ndp.export.build_record import digest_of
from ndp.publish.releases import CURRENT, RELEASES, Releases

CHANGES = frozenset(
    {"os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "os.utime", "os.truncate"}
)
KEEP = 1


def changes_disk(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether an event of Python's audit says that something is to be changed on the disk."""
    return event in CHANGES or (event == "open" and bool((arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)))


def publish_and_die(place: Path, build: Path, moment: int) -> bool:
    """Publish in a process of its own, killed before the change to the disk number `moment`; whether it was killed."""
    child = os.fork()
    if child == 0:
        left = moment

        def count(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            if changes_disk(event, arguments):
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1

        sys.addaudithook(count)
        Releases(place).add(build, KEEP)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def state(place: Path) -> dict[str, Any]:
    """The digest of what readers have, and of each release that may be gone back to."""
    releases = Releases(place)
    kept = {name: digest_of(place / RELEASES / name)[1] for name in releases.kept()}
    return {"shown": digest_of((place / CURRENT).resolve())[1], "kept": sorted(kept.values())}


def main(folder: Path) -> int:
    """Kill at every moment."""
    found = []
    for moment in range(10_000):
        place = folder / "www"
        shutil.rmtree(place, ignore_errors=True)
        Releases(place).add(folder / "old", KEEP)
        killed = publish_and_die(place, folder / "new", moment)
        after = state(place)
        Releases(place).add(folder / "new", KEEP)
        left = sorted(path.name for path in [*place.iterdir(), *(place / RELEASES).iterdir()])
        found.append({"moment": moment, "killed": killed, **after, "then": state(place), "left": left})
        if not killed:
            break
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
