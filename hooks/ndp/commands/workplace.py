"""Where a command works: which catalogue, judged by which schemas, as of which day."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import ndp
from ndp.commands.parser import UsageError
from ndp.history import History
from ndp.kinds import CATALOGUE_FOLDER, KINDS
from ndp.project import Project, ProjectError, as_of_date

if TYPE_CHECKING:
    from ndp.model.rights import Forge
    from ndp.schema import Schemas

# Of the checkout that this package runs from; absent where it was installed as a copy.
OWN_SCHEMAS = Path(ndp.__file__).parents[2] / "schemas"


def find_project(stated: Path | None) -> Project:
    """The project of the catalogue `stated`, or of the one around the current folder.

    `stated` is the catalogue's own folder or the folder that holds it. Raises UsageError where there is none.
    """
    root = next((folder for folder in _candidates(stated) if _holds_catalogue(folder)), None)
    if root is None:
        raise UsageError(
            f"không có thư mục {CATALOGUE_FOLDER}/ ở đây, hãy nêu nó bằng --catalogue / "
            f"no folder {CATALOGUE_FOLDER}/ here, name it with --catalogue: {stated or Path.cwd()}"
        )
    schemas = root / "schemas"
    return Project.at(root, schemas if schemas.is_dir() else OWN_SCHEMAS)


def load_schemas(project: Project) -> Schemas:
    """The schemas of every kind. Raises UsageError where one is missing or unreadable."""
    try:
        schemas = project.schemas()
    except (OSError, ValueError) as error:
        raise UsageError(f"không đọc được lược đồ / cannot read the schemas: {error}") from error
    missing = [kind.schema_file for kind in KINDS if kind.schema_file not in schemas.raw]
    if missing:
        names = ", ".join(missing)
        raise UsageError(f"thiếu lược đồ / schemas are missing in {project.schema_directory}: {names}")
    return schemas


def judged_day(stated: str | None, history: Callable[[], History]) -> date:
    """The date that decides what is current: `stated`, else NDP_AS_OF, else that of the newest commit.

    `history` is asked only for the last. Raises UsageError for what is no date and where nothing says one.
    """
    day = stated or os.environ.get("NDP_AS_OF")
    try:
        return as_of_date(day, History() if day else history())
    except ProjectError as error:
        raise UsageError(str(error)) from error


def told_forge() -> Forge:
    """The forge that NDP_FORGE names, whose pages the site leads to; GitHub without one. Raises UsageError."""
    from ndp.site.forge import VARIABLE, forge_named

    try:
        return forge_named(os.environ.get(VARIABLE, ""))
    except ValueError as error:
        raise UsageError(f"không biết nơi chứa mã này / no such forge: {error}") from error


def _candidates(stated: Path | None) -> tuple[Path, ...]:
    if stated is None:
        return (Path.cwd(), *Path.cwd().parents)
    folder = stated.resolve()
    return (folder, folder.parent) if folder.name == CATALOGUE_FOLDER else (folder,)


def _holds_catalogue(folder: Path) -> bool:
    """Whether `folder` holds a catalogue folder; a stray `catalogue/` inside a catalogue makes it no holder."""
    is_catalogue = folder.name == CATALOGUE_FOLDER and any((folder / kind.folder).is_dir() for kind in KINDS)
    return not is_catalogue and (folder / CATALOGUE_FOLDER).is_dir()
