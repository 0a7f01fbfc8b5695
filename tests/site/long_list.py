"""A portal with more platforms than one page of the list shows."""

from __future__ import annotations

from datetime import date

import msgspec
from tests.site.building import ROOT

from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import Name, Platform
from ndp.schema import Schemas
from ndp.site.portal import Portal
from ndp.validate import judge

AS_OF = date(2026, 1, 1)


def portal_with(count: int) -> Portal:
    """The base catalogue's portal with `count` platforms more, named `Thêm 0`, `Thêm 1`, …"""
    schemas = Schemas.load(ROOT / "schemas")
    catalogue = judge(ROOT / "tests/fixtures/base", schemas, AS_OF).catalogue
    entries = list(catalogue.all_entries())
    pattern = next(entry for entry in entries if entry.kind == "platform")
    assert isinstance(pattern.record, Platform)
    for number in range(count):
        key = f"them-{number}"
        record = msgspec.structs.replace(pattern.record, id=key, name=Name(vi=f"Thêm {number}"), aliases=())
        entries.append(Entry("platform", key, record, f"catalogue/platforms/{key}.yml", (), key))
    return Portal(Catalogue.of(entries, {}), schemas, AS_OF)
