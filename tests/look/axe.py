"""Judges one page of every kind with axe-core, in both languages, light and dark, at four widths. Exit status 1 where
a page shuts somebody out.

python -m tests.look.axe SITE DEMO

SITE and DEMO are built sites: of the real catalogue and of the demonstration, which has what the real one lacks.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright
from tests.browser.kinds_of_page import longest_of_kinds
from tests.browser.serving import served
from tests.look.shots import CHROMIUM, FLAGS

from ndp.i18n import LANGUAGES

WIDTHS = (320, 390, 768, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Of long tables, lists and examples the first lines stand for the others.
LEFT_OUT = ("tbody > tr:nth-child(n+5)", "li:nth-child(n+9)", "dl > div:nth-child(n+9)", "pre span:nth-child(n+30)")
AXE = """async leftOut => {
  await new Promise(go => requestAnimationFrame(() => setTimeout(go)))
  const context = {exclude: leftOut.filter(selector => document.querySelector(selector))}
  const {violations, passes} = await axe.run(context, {resultTypes: ["violations"]})
  return [violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")}`)), passes.length]
}"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("demo", type=Path)
    options = parser.parse_args(arguments)
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    judged = faults = 0
    with served(options.site) as site, served(options.demo) as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(reduced_motion="reduce")
        for address in _addresses((options.demo, demo), (options.site, site)):
            page.goto(address, wait_until="load")
            page.evaluate(axe)
            for view, violations in _views(page):
                judged += 1
                faults += len(violations)
                for violation in violations:
                    sys.stdout.write(f"{address} {view}: {violation}\n")
        browser.close()
    sys.stdout.write(f"{judged} views, {faults} violations\n")
    return int(bool(faults))


def _addresses(*sites: tuple[Path, str]) -> Iterator[str]:
    """Where to find a page of every kind in each language; of a kind in several sites, in the last."""
    for language in LANGUAGES:
        found: dict[str, str] = {}
        for folder, base in sites:
            sizes = {
                f"/{file.parent.relative_to(folder).as_posix()}/".replace("/./", "/"): file.stat().st_size
                for file in folder.rglob("index.html")
            }
            own = {url: size for url, size in sizes.items() if url.startswith("/en/") == (language == "en")}
            found |= {kind: base.rstrip("/") + url for kind, url in longest_of_kinds(own, language).items()}
        yield from found.values()


def _views(page: Page) -> Iterator[tuple[str, list[str]]]:
    """The violations of the open page in each width and scheme."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            violations, passes = page.evaluate(AXE, list(LEFT_OUT))
            if not passes:
                raise RuntimeError(f"axe-core judged nothing at {page.url}")
            yield f"{width} {scheme}", violations


if __name__ == "__main__":
    sys.exit(main())
