"""What the portal is told about itself: the one configuration file, read without the generator that it is named for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILE = "mkdocs.yml"
# Those that MkDocs switches on by itself.
BUILT_IN_EXTENSIONS = ("toc", "tables", "fenced_code")


@dataclass(frozen=True, slots=True)
class FooterLink:
    """A link at the foot of every page: addresses from the top of the site and labels, by language."""

    urls: Mapping[str, str]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of the site in `folder`; `extensions` are those of the guides' Markdown with their settings.

    `titles` are those of guides in the navigation, by path below `docs`.
    """

    folder: Path
    site_url: str
    repository: str = ""
    footer: Sequence[FooterLink] = ()
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def docs(self) -> Path:
        """The folder of guides and assets."""
        return self.folder / "docs"

    @classmethod
    def read(cls, folder: Path) -> Configuration:
        """The configuration of the checkout `folder`. Raises OSError where it has none, YAMLError for bad syntax."""
        data = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
        extra = data.get("extra", {})
        extensions: dict[str, Mapping[str, Any]] = {name: {} for name in BUILT_IN_EXTENSIONS}
        for each in data.get("markdown_extensions", ()):
            extensions.update({each: {}} if isinstance(each, str) else each)
        return cls(
            folder,
            site_url=data["site_url"],
            repository=data.get("repo_url", ""),
            footer=tuple(
                FooterLink({"vi": each["url"], "en": each["url_en"]}, {"vi": each["vi"], "en": each["en"]})
                for each in extra.get("footer", ())
            ),
            extensions=extensions,
            titles=dict(_titles(data.get("nav", ()))),
        )


def _titles(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for title, target in entry.items():
            if isinstance(target, str):
                yield target, title
            else:
                yield from _titles(target)
