"""`make rehearse`: publishes two builds, refuses a faulty one and goes back, before the eyes of a reader of nginx.

Prints how long each step took until the reader got what it should, and what that was. Exit status 1 where somebody got
anything else, or going back took longer than it may.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.publish.another import change
from tests.serving.running import free_port, running

from ndp.cli import main as ndp
from ndp.export.build_record import NAME
from ndp.serving.nginx import Server

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 300
HEADINGS = ("Bước / Step", "Giây / Seconds", "Người đọc nhận / Readers get", "Kết quả / Result")
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, the exit status it should have, and the build that readers should have after it."""

    name: str
    command: tuple[str, ...]
    status: int
    shown: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step went: `seconds` until a reader got the right build, the digest of what it got last, the verdict."""

    name: str
    seconds: float
    digest: str
    held: bool


def steps(site: Path, root: Path, folder: Path) -> Iterator[Step]:
    """The rehearsal with the build `site` of the catalogue in `root`; its copies and releases go below `folder`."""
    old, new, faulty = (folder / name for name in ("old", "new", "faulty"))
    for copy in (old, new, faulty):
        shutil.copytree(site, copy)
    change(new, "new")
    (faulty / "index.html").unlink()
    to = str(folder / "www")

    def publish(build: Path) -> tuple[str, ...]:
        return ("publish", "--catalogue", str(root), "--site", str(build), "--to", to)

    yield Step("xuất bản / publish", publish(old), 0, old)
    yield Step("xuất bản bản mới / publish the next", publish(new), 0, new)
    yield Step("bản hỏng bị từ chối / refuse a faulty one", publish(faulty), 1, new)
    yield Step("quay lại / go back", ("rollback", "--to", to), 0, old)
    newest = sorted(path.name for path in (folder / "www/releases").iterdir() if path.name[0] != ".")[-1]
    yield Step("tới bản đã chọn / go to a named one", ("rollback", "--to", to, "--release", newest), 0, new)


def rehearse(
    site: Path, root: Path, folder: Path, run: Callable[[list[str]], int] = ndp, patience: float = PATIENCE
) -> list[Outcome]:
    """Go through all steps; `run` runs the commands, a reader waits `patience` seconds for the right build."""
    port = free_port()
    outcomes = []
    with running(Server("_", f"{folder}/www/current", port=port).configuration(), folder, port):
        for step in steps(site, root, folder):
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
                start = time.monotonic()
                status = run(list(step.command))
            expected = (step.shown / NAME).read_bytes()
            got = _wait_for(expected, f"http://127.0.0.1:{port}/{NAME}", patience)
            seconds = time.monotonic() - start
            held = status == step.status and got == expected and seconds < MOST_SECONDS
            if status != step.status:
                sys.stderr.write(said.getvalue())
            outcomes.append(Outcome(step.name, seconds, sha256(got).hexdigest()[:12], held))
    return outcomes


def _wait_for(expected: bytes, address: str, patience: float) -> bytes:
    """What a reader gets at an address, at the latest after `patience` seconds."""
    end = time.monotonic() + patience
    while True:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
            got: bytes = answer.read()
            if got == expected or time.monotonic() > end:
                return got
        if time.monotonic() > end:
            return b""
        time.sleep(0.05)


def main(site: Path = ROOT / "site", run: Callable[[list[str]], int] = ndp, patience: float = PATIENCE) -> int:
    """Print one row for each step."""
    if not (site / NAME).exists():
        sys.stderr.write("site/ chưa dựng / is not built: make site\n")
        return 2
    with tempfile.TemporaryDirectory() as name:
        outcomes = rehearse(site, ROOT, Path(name), run, patience)
    sys.stdout.write("| " + " | ".join(HEADINGS) + " |\n" + "|---" * len(HEADINGS) + "|\n")
    for each in outcomes:
        result = "được / held" if each.held else "KHÔNG / FAILED"
        sys.stdout.write(f"| {each.name} | {each.seconds:.1f} | {each.digest} | {result} |\n")
    return int(not all(each.held for each in outcomes))


if __name__ == "__main__":
    sys.exit(main())
