"""`/doanh-nghiep-nong-cot/`: every core enterprise with platforms, products, registration and time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.derive.programme import CoreEnterprise, core_enterprises
from ndp.i18n import N_
from ndp.model.programme import Registration
from ndp.model.records import Organisation, Platform
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.pages.programme_titles import registration_title
from ndp.site.portal import Portal
from ndp.site.render import View


@dataclass(frozen=True, slots=True)
class EnterpriseRow:
    """An enterprise and what it has to do with a platform."""

    organisation: Organisation
    platform: Platform
    row: CoreEnterprise


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every registration's page, in every language."""
    yield from collection_pages(portal, CORE_ENTERPRISES)


def _rows(view: View) -> tuple[EnterpriseRow, ...]:
    portal, catalogue = view.portal, view.portal.catalogue
    groups: dict[str, list[tuple[Platform, CoreEnterprise]]] = {}
    for found in core_enterprises(catalogue, portal.as_of):
        if found.organisation in catalogue.organisations and found.platform in catalogue.platforms:
            groups.setdefault(found.organisation, []).append((catalogue.platforms[found.platform], found))
    return tuple(
        EnterpriseRow(body, platform, row)
        for body in view.sorted_by_name(map(catalogue.organisations.__getitem__, groups), _name(view))
        for platform, row in groups[body.id]
    )


def _name(view: View) -> Callable[[Organisation], str]:
    return lambda organisation: view.plain(organisation.name)


def _summary(view: View, registration: Registration) -> str:
    return view.plain(registration.commitment) or f"{registration_title(view, registration)}."


def _page(view: View, key: str, registration: Registration) -> Mapping[str, Any]:
    held = [
        found
        for found in core_enterprises(view.portal.catalogue, view.portal.as_of)
        if (found.organisation, found.platform) == (registration.enterprise, registration.platform)
    ]
    return {"holders": held[0].holders if held else ()}


CORE_ENTERPRISES = Collection(
    Registration,
    "enterprises",
    "core_enterprises.html",
    "registration.html",
    N_("Các doanh nghiệp nòng cốt"),
    N_("Doanh nghiệp nào phát triển nền tảng số nào, đăng ký khi nào, theo văn bản nào."),
    _rows,
    _summary,
    _page,
)
