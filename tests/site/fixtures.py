"""The built sites, for every folder of tests that judges them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.site.building import ROOT, build_once
from tests.site.reading import Site


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def portal_site(shared_folder: Path) -> Site:
    """The portal of the real catalogue."""
    return Site(build_once(shared_folder, ROOT / "mkdocs.yml"), "https://ndp.gov.vn/")


@pytest.fixture(scope="session")
def demo_site(shared_folder: Path) -> Site:
    """The portal of the demonstration catalogue, which has something of every kind."""
    return Site(build_once(shared_folder, ROOT / "tests/demo/mkdocs.yml"), "https://minh-hoa.example/")
