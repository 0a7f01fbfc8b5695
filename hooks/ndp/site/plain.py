"""A shell without MkDocs and its theme, and what MkDocs does beside it: guides, assets, the page for lost addresses.

It is the way out should the theme end, and the measure of what depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import yaml
from markupsafe import Markup

from ndp.i18n import N_, Language
from ndp.serving.policy import PAGE_POLICY, meta_policy
from ndp.site import routes
from ndp.site.configuration import Configuration
from ndp.site.guides import Guide, guide_sections
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.site.render import ENVIRONMENT, View
from ndp.site.shell import SLOTS, FrameShell, sentinel

TEMPLATE = "plain/page.html"
SITE_NAME = N_("Cổng thông tin nền tảng số quốc gia")
FOOT_EXCEPT = frozenset({"errors", "files", "policy"})
FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
HREF = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^":#?]+\.(?:md|webp|png|svg))((?:#[^"]*)?")')
NOT_GUIDES = ("assets", "overrides")


def plain_shell(portal: Portal, configuration: Configuration) -> FrameShell:
    """The shell of the template that stands beside those of the pages."""

    def render(language: Language, section: str, depth: int) -> str:
        view = View(portal, language, "/" + "x/" * depth)
        values = {
            "site_name": view._(SITE_NAME),
            "slot": {name: sentinel(name) for name in SLOTS},
            "top": view.rel("/"),
            "open_section": section,
            "sections": [each for each in routes.SECTIONS if each.main],
            "more": [each for each in routes.SECTIONS if not each.main and each.key not in FOOT_EXCEPT],
            "footer": configuration.footer,
            "repository": portal.settings.repository,
            "site_url": portal.settings.site_url,
            "policy": meta_policy(PAGE_POLICY),
            "as_of": portal.as_of,
            "commit": portal.history.commit[:8],
        }
        return ENVIRONMENT.render(TEMPLATE, view, values)

    return FrameShell(render, portal.settings.site_url)


def guide_pages(configuration: Configuration) -> Iterator[Page]:
    """The hand-written pages, by path."""
    docs = configuration.docs
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs)
        if name.parts[0] not in NOT_GUIDES:
            yield _guide_page(configuration, name)


def as_guide(page: Page) -> Guide:
    """A hand-written page as the search reads it."""
    return Guide(page.url, page.language, page.title, page.description, guide_sections(str(page.body)))


def _guide_page(configuration: Configuration, name: Path) -> Page:
    source = (configuration.docs / name).read_text(encoding="utf-8")
    match = FRONT_MATTER.match(source)
    meta: dict[str, Any] = yaml.safe_load(match[1]) if match else {}
    text = source[match.end() :] if match else source
    url = _url(name)
    html = _converted(text, configuration.extensions)
    html = HREF.sub(lambda link: f"{link[1]}{_resolved(url, name, link[2])}{link[3]}", html)
    return Page(
        url,
        "en" if meta.get("lang") == "en" else "vi",
        configuration.titles.get(name.as_posix()) or str(meta.get("title", name.stem)),
        str(meta.get("description", "")),
        Markup('<div class="ndp-wrap md-typeset">\n{}\n</div>').format(Markup(html)),  # noqa: S704 - our own guides
        str(meta.get("section", "")),
        alternates={key: f"/{address}" for key, address in meta.get("alternates", {}).items()},
    )


def _converted(text: str, extensions: Mapping[str, Mapping[str, Any]]) -> str:
    """The HTML of a Markdown text."""
    parser = markdown.Markdown(extensions=list(extensions), extension_configs=dict(extensions))
    return str(parser.convert(text))


def _url(name: Path) -> str:
    return "/" + "".join(f"{part}/" for part in name.with_suffix("").parts if part != "index")


def _resolved(url: str, name: Path, target: str) -> str:
    """The address of the guide or picture at the path `target`, as written on the page of the guide `name`."""
    parts: list[str] = list(name.parent.parts)
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    path = Path(*parts)
    return routes.relative(url, _url(path) if path.suffix == ".md" else f"/{path.as_posix()}")
