"""What a page offers to take away of its record: data, feed, calendar, badge."""

from __future__ import annotations

from ndp.export import addresses
from ndp.export.context import API
from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME
from ndp.site import routes
from ndp.site.render import View

FEED, CALENDAR = N_("Nguồn tin (Atom)"), N_("Lịch hạn, mốc, sự kiện (iCalendar)")
DATA, EMBED = N_("Dữ liệu (JSON)"), N_("Huy hiệu và thẻ cho trang khác")


def to_take(view: View, kind: str, record_id: str) -> list[tuple[str, str]]:
    """Address as written on the page and name of what stands ready of a platform or organisation."""
    section = routes.SECTION_OF_KIND[kind]
    found = [(addresses.record_feed(section, record_id, view.language), FEED)]
    if kind == "organisation":
        found.append((addresses.unit_calendar(record_id, view.language), CALENDAR))
    found.append((f"{API}/{KIND_BY_NAME[kind].folder}/{record_id}.json", DATA))
    if kind == "platform":
        found.append((f"{routes.address('data', language=view.language)}#nhung", EMBED))
    return [(view.rel(address), view._(title)) for address, title in found]
