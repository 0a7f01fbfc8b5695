"""A hook of MkDocs: keeps some generated pages as the frame made them, and renders them whole through the theme."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ndp.site.page import Page
from ndp.site.shell import FrameShell

FRAMED, WHOLE = "framed", "whole"

theme: dict[str, Any] = {}
wrapped: dict[tuple[str, str, int], tuple[Page, str]] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Remember the last page that is set into each frame, by this process alone."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    wrap = FrameShell.wrap

    def remember(shell: FrameShell, page: Page) -> str:
        document = wrap(shell, page)
        wrapped[page.language, page.section, page.depth] = page, document
        return document

    FrameShell.wrap = remember  # type: ignore[assignment, method-assign]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep what pages are rendered with."""
    theme.update(env=env, files=files)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep what pages are rendered with."""
    theme.update(nav=nav)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the remembered pages, as framed and rendered whole, into two folders beside the site."""
    for page, document in wrapped.values():
        for folder, text in ((FRAMED, document), (WHOLE, _rendered(config, page))):
            file = Path(config.site_dir).with_name(folder) / page.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def _rendered(config: MkDocsConfig, page: Page) -> str:
    source = File.generated(config, page.file.removesuffix(".html") + ".md", content="")
    whole = MkDocsPage(page.title, source, config)
    whole.content = str(page.body)
    whole.canonical_url = f"{config.site_url}{page.url[1:]}"
    whole.meta = {
        "title": page.title,
        "description": page.description,
        "lang": page.language,
        "layout": "portal",
        "section": page.section,
        "alternates": {language: address[1:] for language, address in page.alternates.items()},
    }
    template = theme["env"].get_template("main.html")
    return str(template.render(get_context(theme["nav"], theme["files"], config, whole)))
