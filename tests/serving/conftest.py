"""The built sites, to be served."""

from __future__ import annotations

from tests.site.conftest import site
from tests.site.fixtures import demo_site, portal_site, shared_folder

__all__ = ["demo_site", "portal_site", "shared_folder", "site"]
