"""What tests of the built site share."""

from __future__ import annotations

import pytest
from tests.site.fixtures import demo_site, portal_site, shared_folder
from tests.site.reading import Site

__all__ = ["demo_site", "portal_site", "shared_folder"]


@pytest.fixture(scope="session", params=["portal", "demo"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each built site in turn."""
    found = request.getfixturevalue(f"{request.param}_site")
    assert isinstance(found, Site)
    return found
