"""One browser for all tests, and the built sites served to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route
from tests.browser.serving import served
from tests.site.fixtures import demo_site, portal_site, shared_folder
from tests.site.reading import Site

__all__ = ["demo_site", "portal_site", "shared_folder"]

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, portal_address: str) -> Iterator[OpenPage]:
    """A function: a new page in a context of its own, with the options of `Browser.new_context`."""
    with ExitStack() as stack:

        def run(width: int = 1440, **options: Any) -> Page:
            options = {"base_url": portal_address, "locale": "vi-VN", "reduced_motion": "reduce", **options}
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            stack.callback(context.close)
            return context.new_page()

        yield run


@pytest.fixture(scope="session")
def portal_address(portal_site: Site) -> Iterator[str]:
    """Where the portal of the real catalogue is served."""
    with served(portal_site.directory) as address:
        yield address


@pytest.fixture(scope="session")
def demo_address(demo_site: Site) -> Iterator[str]:
    """Where the portal of the demonstration catalogue is served."""
    with served(demo_site.directory) as address:
        yield address


def type_before_script(field: Locator, script: str, text: str, address: str) -> None:
    """Open `address`, which may not be shown yet, and type `text` into `field` before the `script` (a glob) comes."""
    page = field.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(script, hold)
    page.goto(address, wait_until="commit")
    field.press_sequentially(text)
    while not held:
        page.wait_for_timeout(10)
    held[0].continue_()
