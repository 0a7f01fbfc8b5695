"""The tools that judge pages can tell a good page from a bad one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

PAGE = '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("body", "valid"),
    [("<main><h1>Nền tảng</h1></main>", True), ("<main><h1>Nền tảng</main>", False)],
)
def test_the_html_checker_tells_valid_from_invalid(
    html_checker: tuple[str, ...], tmp_path: Path, body: str, *, valid: bool
) -> None:
    page = tmp_path / "a.html"
    page.write_text(PAGE.format(body), encoding="utf-8")
    result = subprocess.run([*html_checker, "--errors-only", str(page)], check=False, capture_output=True, text=True)
    assert (result.returncode == 0) is valid, result.stderr


def test_axe_finds_an_image_without_a_text(browser: Browser, axe_script: str) -> None:
    page = browser.new_page()
    page.set_content(PAGE.format('<main><h1>Nền tảng</h1><img src="data:,"></main>'))
    page.evaluate(axe_script)
    violations = page.evaluate("async () => (await axe.run()).violations.map(v => v.id)")
    assert violations == ["image-alt"]
