"""Everything a page may know: the catalogue, the date, Git's facts and the settings of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from ndp.history import History
from ndp.i18n import Language
from ndp.kinds import KINDS
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.rights import Forge
from ndp.schema import Schemas
from ndp.site import routes
from ndp.site.assets import Assets
from ndp.site.forge import ADDRESSES, Addresses, address
from ndp.site.guides import Guide
from ndp.site.record_history import RecordHistory
from ndp.site.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site is told. `repository` is the address of the Git forge's page of the repository, empty if none;
    `forge` its kind; `branch` the branch that edits go to; `demonstration` marks a site of invented data.
    """

    site_url: str = "https://ndp.gov.vn/"
    repository: str = ""
    forge: Forge = "github"
    branch: str = "main"
    demonstration: bool = False


@dataclass(frozen=True, eq=False)
class Portal:
    """The site's whole knowledge, as of a date.

    `examples` is the folder of the problem kinds' examples; `guides` are the hand-written pages, for the search; `root`
    is the folder that holds the catalogue, for its files as they are written; `assets` are what pages load.
    """

    catalogue: Catalogue
    schemas: Schemas
    as_of: date
    history: History = field(default_factory=History)
    settings: Settings = field(default_factory=Settings)
    examples: Path | None = None
    guides: tuple[Guide, ...] = ()
    root: Path | None = None
    assets: Assets = field(default_factory=Assets)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Labels of coded values."""
        return Vocabulary(self.schemas, tuple(kind.name for kind in KINDS))

    @cached_property
    def records(self) -> RecordHistory:
        """What changed in each record when."""
        return RecordHistory(self.catalogue, self.schemas, self.as_of, self.history)

    def address_of(self, kind: str, record_id: str, language: Language) -> str:
        """The site-absolute address of a record's page.

        Assignments stand on their platform's page, accounts on that of the policy.
        """
        folder = routes.folder_of(kind, language)
        if folder is not None:
            return f"{folder}{record_id}/"
        if kind == "assignment" and record_id in self.catalogue.platforms:
            return routes.address("platforms", record_id, language=language)
        return routes.address(routes.SECTION_OF_KIND[kind], language=language)

    def edit_url(self, path: str) -> str:
        """Where the forge opens the editor on a file; empty without a repository."""
        return self._at(self._forge.edit, path=path)

    def new_file_url(self) -> str:
        """Where the forge takes a new file, its path and text to be appended as a query; empty where it takes none."""
        return self._at(self._forge.new)

    def report_url(self, path: str) -> str:
        """Where the forge takes a report that a file is wrong; empty without a repository."""
        return self._at(self._forge.report, title=f"[{path}] ")

    def forms_url(self) -> str:
        """Where the forge lists its forms for those who write no file; empty without a repository."""
        return self._at(self._forge.forms)

    def commit_url(self, commit: str) -> str:
        """The forge's page of a commit; empty without a repository."""
        return self._at(self._forge.commit, commit=commit)

    def history_url(self, path: str) -> str:
        """The forge's list of changes of a file; empty without a repository."""
        return self._at(self._forge.history, path=path)

    def _at(self, page: str, /, **parts: str) -> str:
        return address(self.settings.repository, page, branch=self.settings.branch, **parts)

    @property
    def _forge(self) -> Addresses:
        return ADDRESSES[self.settings.forge]

    def entry(self, kind: str, record_id: str) -> Entry | None:
        """The catalogue's entry of that kind and id."""
        return self.catalogue.entry(kind, record_id)
