"""Each forge shows, edits and takes reports at addresses of its own."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.commands.conftest import CONSOLE_COMMAND, clean_environment
from tests.docs.conftest import AS_OF
from tests.docs.pages import ROOT

from ndp.model.catalogue import Catalogue
from ndp.model.rights import Forge
from ndp.schema import Schemas
from ndp.site.forge import ADDRESSES, forge_named
from ndp.site.portal import Portal, Settings

REPOSITORY = "https://vidu.vn/to-chuc/kho/"
PATH = "catalogue/platforms/dia-chi-so.yml"
COMMIT = "0" * 40


def portal(forge: Forge, repository: str = REPOSITORY) -> Portal:
    settings = Settings(repository=repository, forge=forge)
    return Portal(Catalogue.of([]), Schemas.load(ROOT / "schemas"), date(2026, 1, 15), settings=settings)


@pytest.mark.parametrize(
    ("forge", "edit", "history", "commit", "report"),
    [
        (
            "github",
            f"edit/main/{PATH}",
            f"commits/main/{PATH}",
            f"commit/{COMMIT}",
            "issues/new?template=bao-sai.yml&title=",
        ),
        (
            "gitlab",
            f"-/edit/main/{PATH}",
            f"-/commits/main/{PATH}",
            f"-/commit/{COMMIT}",
            "-/issues/new?issuable_template=bao-sai&issue%5Btitle%5D=",
        ),
        (
            "forgejo",
            f"_edit/main/{PATH}",
            f"commits/branch/main/{PATH}",
            f"commit/{COMMIT}",
            "issues/new?template=.github%2FISSUE_TEMPLATE%2Fbao-sai.yml&title=",
        ),
    ],
)
def test_addresses(forge: Forge, edit: str, history: str, commit: str, report: str) -> None:
    site = portal(forge)
    assert site.edit_url(PATH) == REPOSITORY + edit
    assert site.history_url(PATH) == REPOSITORY + history
    assert site.commit_url(COMMIT) == REPOSITORY + commit
    assert site.report_url(PATH).startswith(REPOSITORY + report)
    assert bool(site.new_file_url()) == (forge == "github")


@pytest.mark.parametrize("forge", ADDRESSES)
def test_without_a_repository_there_is_no_address(forge: Forge) -> None:
    site = portal(forge, "")
    assert {site.edit_url(PATH), site.new_file_url(), site.forms_url(), site.commit_url(COMMIT)} == {""}


def test_the_template_that_gitlab_opens_exists() -> None:
    assert "issuable_template=bao-sai&" in ADDRESSES["gitlab"].report
    assert (ROOT / ".gitlab" / "issue_templates" / "bao-sai.md").is_file()


def test_a_forge_is_told_by_name(tmp_path: Path) -> None:
    assert forge_named("") == "github"
    assert forge_named("gitlab") == "gitlab"
    done = subprocess.run(
        [CONSOLE_COMMAND, "export", "--output", tmp_path / "du-lieu", "--as-of", AS_OF.isoformat()],
        cwd=ROOT,
        env=clean_environment() | {"NDP_FORGE": "sourceforge"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "NDP_FORGE: sourceforge (github, gitlab, forgejo)" in done.stderr
