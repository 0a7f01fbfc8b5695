"""Judges pages of a built site with Lighthouse, as on a phone; needs node and npm. Exit status 1 below 100 anywhere.

python -m tests.look.lighthouse SITE PAGE [PAGE…] [--hidden] [--repeat N]

The site is served as a web server would: compressed, files under assets/ kept by the browser. Each page counts by the
median of its runs.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run"
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")
BEST = 100


class Handler(BaseHTTPRequestHandler):
    """Files of a folder, compressed where that helps."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, the index of a folder or the page for what is missing."""
        path = self.path.partition("?")[0].partition("#")[0]
        file = self.folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else self.folder / "404.html"
        kind = guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        self.send_response(status)
        if kind.startswith(COMPRESSED):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={31536000 if path.startswith('/assets/') else 300}")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Stay silent."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, folder=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def scores(address: str, chromium: str, *, hidden: bool = False) -> Mapping[str, int]:
    """What Lighthouse gives a page, in hundredths; what cost points goes to standard error.

    `hidden`: that search engines are kept out, as from made-up data, costs nothing.
    """
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command += ["--skip-audits=is-crawlable"] if hidden else []
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    report = json.loads(done.stdout)
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                sys.stderr.write(f"  {category}: {audit['title']} {audit.get('displayValue', '')} ({audit['score']})\n")
    return {category: round(100 * report["categories"][category]["score"]) for category in CATEGORIES}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("page", nargs="+", help="address from the top of the site, such as /nen-tang/")
    parser.add_argument("--hidden", action="store_true", help="the site keeps search engines out, as it should")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args(arguments)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None or shutil.which("npx") is None:
        sys.exit("Cần chromium, node và npm / chromium, node and npm are needed")
    worst = BEST
    with served(options.site) as base:
        for page in options.page:
            runs = [scores(base + page, chromium, hidden=options.hidden) for _ in range(options.repeat)]
            found = {category: round(statistics.median(run[category] for run in runs)) for category in CATEGORIES}
            worst = min(worst, *found.values())
            sys.stdout.write(f"{page}\t" + "\t".join(f"{category} {found[category]}" for category in CATEGORIES) + "\n")
            sys.stdout.flush()
    return int(worst < BEST)


if __name__ == "__main__":
    sys.exit(main())
