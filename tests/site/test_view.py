"""What templates ask of the page they are part of."""

from __future__ import annotations

from datetime import date

import pytest
from tests.site.building import ROOT

from ndp.i18n import LANGUAGES, Language
from ndp.kinds import KINDS
from ndp.model.load import load_catalogue
from ndp.schema import Schemas
from ndp.site import routes
from ndp.site.portal import Portal
from ndp.site.render import View


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The portal of the real catalogue."""
    schemas = Schemas.load(ROOT / "schemas")
    return Portal(load_catalogue(ROOT, schemas).catalogue, schemas, date(2026, 11, 24))


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_are_found_from_every_page_whichever_came_before(portal: Portal, language: Language) -> None:
    some = {kind.name: list(portal.catalogue.entries.get(kind.name, {}))[:3] for kind in KINDS}
    targets = [(kind, record_id) for kind, ids in some.items() for record_id in ids]
    sections = [routes.address(section.key, language=language) for section in routes.SECTIONS]
    records = [portal.address_of(kind, record_id, language) for kind, record_id in targets]
    view = View(portal, language, "/")
    for url in [routes.home(language), *sections, *records, *(f"{address}trang/2/" for address in records)]:
        view.turn_to(url)
        for kind, record_id in targets:
            address = portal.address_of(kind, record_id, language)
            assert view.record_url(kind, record_id) == routes.relative(url, address)
            if kind == "legal":
                assert view.clause_url(f"{record_id}/d1.iv.5.c") == routes.relative(url, f"{address}#d1.iv.5.c")
