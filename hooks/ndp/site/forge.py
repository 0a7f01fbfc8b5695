"""Where a forge shows and edits what stands in the repository: each has addresses of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import quote

from ndp.model.rights import Forge

VARIABLE = "NDP_FORGE"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Paths below the repository's page. `new` is empty where the page of a new file takes no text with its address."""

    edit: str
    commit: str
    history: str
    report: str
    forms: str
    new: str = ""


ADDRESSES: Mapping[Forge, Addresses] = {
    "github": Addresses(
        edit="edit/{branch}/{path}",
        commit="commit/{commit}",
        history="commits/{branch}/{path}",
        report="issues/new?template=bao-sai.yml&title={title}",
        forms="issues/new/choose",
        new="new/{branch}",
    ),
    "gitlab": Addresses(
        edit="-/edit/{branch}/{path}",
        commit="-/commit/{commit}",
        history="-/commits/{branch}/{path}",
        report="-/issues/new?issuable_template=bao-sai&issue%5Btitle%5D={title}",
        forms="-/issues/new",
    ),
    "forgejo": Addresses(
        edit="_edit/{branch}/{path}",
        commit="commit/{commit}",
        history="commits/branch/{branch}/{path}",
        report="issues/new?template=.github%2FISSUE_TEMPLATE%2Fbao-sai.yml&title={title}",
        forms="issues/new/choose",
    ),
}


def forge_named(name: str) -> Forge:
    """The forge that a build is told of; GitHub where it is told of none. Raises ValueError for an unknown one."""
    for forge in get_args(Forge):
        if forge == (name or "github"):
            return forge  # type: ignore[no-any-return]
    raise ValueError(f"{VARIABLE}: {name} ({', '.join(get_args(Forge))})")


def address(repository: str, page: str, /, **parts: str) -> str:
    """`page` below that of the repository, its parts quoted; empty where there is no repository or no such page."""
    if not repository or not page:
        return ""
    return f"{repository.rstrip('/')}/{page.format_map({name: quote(part) for name, part in parts.items()})}"
