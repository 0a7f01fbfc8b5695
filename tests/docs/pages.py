"""The hand-written pages as tests see them: front matter, links, code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
NOT_PAGES = ("assets", "overrides")

FENCE = re.compile(r"^( *)```([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r'title="([^"]*)"')
CODE_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\(([^()\s]+)\)|<(https?://[^>\s]+)>")
EXPLICIT_ID = re.compile(r"^#+ .*\{#([^}\s]+)\}$", re.MULTILINE)


@dataclass(frozen=True)
class Fence:
    """A fenced code block: its language, its title and its text without the indentation of the block."""

    language: str
    title: str
    text: str


@dataclass(frozen=True)
class GuidePage:
    """A Markdown file below docs/."""

    path: Path

    @cached_property
    def source(self) -> str:
        """The whole file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def name(self) -> str:
        """The path below docs/."""
        return self.path.relative_to(DOCS).as_posix()

    @cached_property
    def meta(self) -> dict[str, Any]:
        """The front matter."""
        match = re.match(r"---\n(.*?)\n---\n", self.source, re.DOTALL)
        found = yaml.safe_load(match[1]) if match else {}
        assert isinstance(found, dict)
        return found

    @cached_property
    def url(self) -> str:
        """The site-absolute address."""
        parts = self.path.relative_to(DOCS).with_suffix("").parts
        return "/" + "".join(f"{part}/" for part in parts if part != "index")

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """The code blocks."""
        return tuple(
            Fence(
                info.split(" ")[0],
                title[1] if (title := TITLE.search(info)) else "",
                "\n".join(line.removeprefix(indent) for line in text.split("\n")),
            )
            for indent, info, text in FENCE.findall(self.source)
        )

    @cached_property
    def examples(self) -> dict[str, str]:
        """Files of the catalogue shown whole, by path; those of the page that this one builds on come with them."""
        base = self.meta.get("examples_build_on")
        files = dict(GuidePage(DOCS / base).examples) if base else {}
        files.update((fence.title, fence.text) for fence in self.fences if fence.title.startswith("catalogue/"))
        return files

    @cached_property
    def prose(self) -> str:
        """The text without code blocks."""
        return FENCE.sub("", self.source)

    @cached_property
    def code_spans(self) -> tuple[str, ...]:
        """The pieces of code within sentences."""
        return tuple(CODE_SPAN.findall(self.prose))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The targets of links, as written."""
        return tuple(written or address for written, address in LINK.findall(CODE_SPAN.sub("", self.prose)))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The anchors that the page names itself. Others follow the wording of headings: nothing may link to them."""
        return frozenset(EXPLICIT_ID.findall(self.prose))


PAGES = tuple(
    GuidePage(path) for path in sorted(DOCS.rglob("*.md")) if path.relative_to(DOCS).parts[0] not in NOT_PAGES
)
PAGE_BY_URL = {page.url: page for page in PAGES}
