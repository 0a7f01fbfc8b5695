"""Every page is valid HTML."""

from __future__ import annotations

import json
import subprocess

from tests.site.reading import Site

# The same in every site: judged once.
GUIDES = ("/huong-dan/", "/phat-trien/", "/gioi-thieu/", "/en/guides/", "/en/developing/", "/en/about/")


def test_every_page_is_valid(portal_site: Site, demo_site: Site, html_checker: tuple[str, ...]) -> None:
    pages = [portal_site.directory / f"{url[1:]}index.html" for url in portal_site.pages if url.endswith("/")]
    pages += [
        demo_site.directory / f"{url[1:]}index.html"
        for url in demo_site.pages
        if url.endswith("/") and not url.startswith(GUIDES)
    ]
    pages += [portal_site.directory / name for name in ("404.html", "en/404.html")]
    done = subprocess.run(
        [*html_checker, "--errors-only", "--format", "json", *map(str, pages)],
        check=False,
        capture_output=True,
        text=True,
    )
    faults = [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
    ]
    assert faults == []
    assert done.returncode == 0
