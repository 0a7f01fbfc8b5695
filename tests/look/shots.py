"""Takes screenshots of pages at phone and desktop width, in light and dark, for a person to look at.

python tests/look/shots.py FOLDER PAGE [PAGE…] [--print]

PAGE is a web address or an HTML file. A file that holds only a fragment is shown with the portal's stylesheet.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (390, 1440)
SCHEMES = ("light", "dark")
HEIGHT = 900


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("page", nargs="+")
    parser.add_argument("--print", action="store_true", dest="paper", help="also write each page as A4 PDF")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for place in options.page:
            address = _address(place, Path(scratch))
            for file in _shoot(browser, address, options.folder, _name(place), paper=options.paper):
                sys.stdout.write(f"{file}\n")
        browser.close()
    return 0


def _shoot(browser: Browser, address: str, folder: Path, name: str, *, paper: bool) -> Iterator[Path]:
    for scheme in SCHEMES:
        for width in WIDTHS:
            with _page(browser, width, dark=scheme == "dark") as page:
                page.goto(address, wait_until="networkidle")
                file = folder / f"{name}-{width}-{scheme}.png"
                page.screenshot(path=file, full_page=True)
                yield file
    if paper:
        with _page(browser, WIDTHS[-1], dark=False) as page:
            page.goto(address, wait_until="networkidle")
            file = folder / f"{name}.pdf"
            page.pdf(path=file, format="A4", prefer_css_page_size=True)
            yield file


@contextmanager
def _page(browser: Browser, width: int, *, dark: bool) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if dark else "light",
        locale="vi-VN",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def _address(place: str, scratch: Path) -> str:
    if "://" in place:
        return place
    file = Path(place).resolve()
    content = file.read_text(encoding="utf-8")
    if "<html" in content:
        return file.as_uri()
    css = (ROOT / "docs/assets/css/portal.css").as_uri()
    document = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{file.stem}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{css}"></head>'
        f'<body><main class="ndp-main ndp-page">{content}</main></body></html>'
    )
    wrapped = scratch / f"{file.stem}.html"
    wrapped.write_text(document, encoding="utf-8")
    return wrapped.as_uri()


def _name(place: str) -> str:
    words = place.partition("://")[2] or Path(place).stem
    return re.sub(r"[^a-z0-9]+", "-", words.lower(), flags=re.ASCII).strip("-") or "page"


if __name__ == "__main__":
    sys.exit(main())
