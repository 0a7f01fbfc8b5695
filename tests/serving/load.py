"""`make load`: how many requests a second nginx answers with its configuration, and how long they take.

Serves the built portal in `site/` on this machine, loaded by wrk from this machine: a comparison between files, not a
promise for a network.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.serving.running import free_port, running

from ndp.publish.releases import Releases
from ndp.serving.nginx import Server

ROOT = Path(__file__).parents[2]
SECONDS = 10
CONNECTIONS = 64
HEADINGS = ("File", "Coding", "Bytes", "Requests/s", "MB/s", "p50", "p99", "Errors")


def cases(site: Path) -> Iterator[str]:
    """The addresses to load: a front page, a list, a platform, the search index, a style."""
    yield from ("/", "/nen-tang/", "/nen-tang/ban-do-so/", "/assets/search/vi.json")
    yield f"/{next(path.relative_to(site).as_posix() for path in sorted(site.rglob('assets/css/portal.*.css')))}"


def measure(address: str, coding: str) -> dict[str, str]:
    """What wrk says of one address."""
    command = [
        *("wrk", "--latency", f"-d{SECONDS}s", f"-c{CONNECTIONS}", "-t2"),
        *("-H", f"Accept-Encoding: {coding}", address),
    ]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def value(pattern: str, default: str = "0") -> str:
        found = re.search(pattern, text)
        return found[1] if found else default

    return {
        "rate": value(r"Requests/sec:\s+([\d.]+)"),
        "volume": value(r"Transfer/sec:\s+([\d.]+\w*)"),
        "p50": value(r"50%\s+(\S+)"),
        "p99": value(r"99%\s+(\S+)"),
        "errors": value(r"Non-2xx or 3xx responses: (\d+)"),
    }


def main() -> int:
    """Print one row for each address and coding."""
    site = ROOT / "site"
    if not (site / "build.json").exists():
        sys.stderr.write("site/ chưa dựng / is not built: make site\n")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        Releases(folder).add(site, 1)
        shown = folder / "current"
        text = Server("_", str(shown), port=port).configuration()
        with running(text, folder, port, workers=2):
            sys.stdout.write("| " + " | ".join(HEADINGS) + " |\n" + "|---" * len(HEADINGS) + "|\n")
            for path in cases(site):
                for coding, ending in (("identity", ""), ("gzip", ".gz"), ("br", ".br")):
                    found = measure(f"http://127.0.0.1:{port}{path}", coding)
                    file = shown / (path[1:] + "index.html" if path.endswith("/") else path[1:])
                    size = file.with_name(file.name + ending).stat().st_size
                    row = (path, coding, str(size), *(found[key] for key in ("rate", "volume", "p50", "p99", "errors")))
                    sys.stdout.write("| " + " | ".join(row) + " |\n")
                    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
