"""Takes the pictures of pages that the documentation shows, on a phone and on a desk; small enough to be kept in Git.

python -m tests.look.album SITE DEMO FOLDER

SITE and DEMO are built sites: of the real catalogue and of the demonstration, which alone has evaluations.
"""

from __future__ import annotations

import argparse
import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.browser.serving import served
from tests.look.shots import CHROMIUM, FLAGS

PAGES = {
    "home": "/",
    "list": "/nen-tang/",
    "platform": "/nen-tang/ban-do-so/",
    "editor": "/bien-tap/?tep=catalogue/platforms/ban-do-so.yml",
    "organisation": "/to-chuc/cuc-tin-hoc-hoa/",
    "organisations": "/to-chuc/",
    "duty": "/nhiem-vu/d1-iv-2-c-4-bao-cao/",
    "search": "/tra-cuu/?q=ban+do+so",
}
DEMO_PAGES = {"evaluation": "/danh-gia/mo-phong-1/2026-06-08/"}
SIZES = {"phone": (390, 780), "desk": (1280, 800)}
MOST_BYTES = 80 * 1024
QUALITIES = (0.8, 0.65, 0.5, 0.35)
TO_WEBP = """async ([png, quality]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height})
  canvas.getContext("2d").drawImage(picture, 0, 0)
  return canvas.toDataURL("image/webp", quality).split(",")[1]
}"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("demo", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for folder, pages in ((options.site, PAGES), (options.demo, DEMO_PAGES)):
            with served(folder) as base:
                for name, address in pages.items():
                    for size in SIZES:
                        file = options.folder / f"{name}-{size}.webp"
                        file.write_bytes(_picture(browser, base + address, size))
                        sys.stdout.write(f"{file} {file.stat().st_size}\n")
        browser.close()
    return 0


def _picture(browser: Browser, address: str, size: str) -> bytes:
    """The first screen of a page as WebP, at the best quality that is small enough."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        sys.exit(f"{address}: {answer and answer.status}")
    page.evaluate("document.fonts.ready")
    png = base64.b64encode(page.screenshot()).decode()
    blank = context.new_page()
    written = b""
    for quality in QUALITIES:
        written = base64.b64decode(blank.evaluate(TO_WEBP, [png, quality]))
        if len(written) <= MOST_BYTES:
            break
    context.close()
    return written


if __name__ == "__main__":
    sys.exit(main())
