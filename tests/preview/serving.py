"""Runs the real `mkdocs serve` on a copy of a catalogue."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving.running import free_port
from tests.site.building import ROOT

PATIENCE = 150
CONFIGURATION = """\
INHERIT: {root}/mkdocs.yml
site_url: http://127.0.0.1/
docs_dir: {root}/docs
hooks: [{root}/hooks/portal.py]
theme:
  custom_dir: {root}/docs/overrides
extra:
  catalogue_root: .
  as_of: "2026-11-24"
watch: [catalogue]
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A catalogue, in `folder`, that is served on `port` by `process`, which writes to `log`."""

    folder: Path
    port: int
    process: int
    log: Path

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of the answer for `path`."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def wait_for(self, path: str, is_there: Callable[[str], bool], pause: float = 0.05) -> str:
        """The text at `path` once `is_there` says so of it. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            _, text = self.get(path)
            if is_there(text):
                return text
            time.sleep(pause)
        raise TimeoutError(f"{path} never came to be as expected:\n{self.log.read_text(encoding='utf-8')[-3000:]}")


@contextmanager
def served(catalogue: Path, folder: Path) -> Iterator[Served]:
    """`mkdocs serve` of a copy of `catalogue` in `folder`, ended afterwards. Raises TimeoutError."""
    if catalogue != folder / "catalogue":
        shutil.copytree(catalogue, folder / "catalogue")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(CONFIGURATION.format(root=ROOT), encoding="utf-8")
    port = free_port()
    command = (sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    environment["XDG_CACHE_HOME"] = str(folder / "cache")
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--config-file", configuration],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_up(process, port, log)
            yield Served(folder, port, process.pid, log)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_up(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/livereload/0/0", timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"mkdocs serve did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")
