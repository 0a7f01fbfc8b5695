"""`/nen-tang/…/`: a page for each platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError

from ndp.derive.key_days import key_days
from ndp.derive.lifeline import lifeline
from ndp.derive.responsibility import FOCAL_ROLES, Holder, holders
from ndp.derive.supervision import supervisors_of
from ndp.i18n import LANGUAGES, N_, Language
from ndp.model.records import Duty, LegalDocument, Platform, Role, Text
from ndp.site import routes
from ndp.site.comparison import comparison_url
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, main_listing, other_name, section_crumb
from ndp.site.pages.evaluations import evaluations_of_platform
from ndp.site.pages.platform_life import life_parts
from ndp.site.pages.progress import platform_progress
from ndp.site.pages.recognitions import recognitions_of_platform
from ndp.site.pages.taking import to_take
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

CHAIN_LINKS: tuple[tuple[str, tuple[Role, ...], str], ...] = (
    (N_("Cơ quan chủ quản"), ("host",), N_("Phụ lục của Quyết định nêu, chúng tôi chưa đọc được.")),
    (N_("Đơn vị đầu mối"), FOCAL_ROLES, N_("Quyết định không giao cho đơn vị nào.")),
    (N_("Doanh nghiệp nòng cốt"), ("core-enterprise",), N_("Doanh nghiệp đăng ký với Bộ; chưa thấy công bố.")),
)


OWN_KINDS = ("platform", "assignment")
"""Kinds whose observations about a platform stand on its page; those of other records are folded."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of the chain of responsibility."""

    title: str
    missing: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A legal document about a platform and its role in words."""

    legal: LegalDocument
    role: str
    note: Text | None


def pages(portal: Portal) -> Iterator[Page]:
    """Every platform's page, in every language."""
    # In both languages one after the other, so that what holds for both is found once.
    for platform in portal.catalogue.platforms.values():
        for language in LANGUAGES:
            yield _platform(portal, platform, language)


def _platform(portal: Portal, platform: Platform, language: Language) -> Page:
    catalogue, day = portal.catalogue, portal.as_of
    entry = portal.entry("platform", platform.id)
    listings = catalogue.listings_of(platform.id)
    noted = catalogue.observations_about("platform", platform.id)

    def data(view: View) -> Mapping[str, Any]:
        name, name_language = other_name(view, platform.name)
        return {
            "platform": platform,
            "entry": entry,
            "to_take": to_take(view, "platform", platform.id),
            "software": platform.software,
            "software_languages": [
                language_name(code, language) for code in (platform.software.languages if platform.software else ())
            ],
            "other_name": name,
            "other_language": name_language,
            "main_listing": main_listing(view, platform),
            "listings": listings,
            "listing_pointers": [("entries", listing.edition.entries.index(listing.entry)) for listing in listings],
            "stages": lifeline(catalogue, platform, day),
            "chain": [
                ChainLink(view._(title), view._(missing), holders(catalogue, platform.id, roles, day))
                for title, roles, missing in CHAIN_LINKS
            ],
            "others": holders(catalogue, platform.id, ("cooperating",), day),
            "supervisors": supervisors_of(catalogue, platform.id),
            "documents": _documents(view, platform),
            "duties": _duties(portal, platform),
            "noted": [one for one in noted if one.entry.kind in OWN_KINDS],
            "elsewhere": [one for one in noted if one.entry.kind not in OWN_KINDS],
            "plan_progress": platform_progress(view, platform),
            "evaluations": evaluations_of_platform(view, platform.id),
            "recognitions": recognitions_of_platform(view, platform.id),
            **life_parts(view, platform),
            "also": [assigned.path] if (assigned := portal.entry("assignment", platform.id)) else [],
            "key_days": key_days(catalogue, platform.id, day),
            "compare_url": comparison_url(view, platform.id, *platform.related),
            "related": [catalogue.platforms[other] for other in platform.related if other in catalogue.platforms],
        }

    return render_page(
        portal,
        language,
        "platform.html",
        section="platforms",
        address=lambda other: routes.address("platforms", platform.id, language=other),
        title=lambda view: view.platform_title(platform),
        description=lambda view: (
            view.plain(platform.purpose)
            or view._("{name}: ai chịu trách nhiệm, theo văn bản nào, đến đâu rồi.", name=view.platform_title(platform))
        ),
        crumbs=lambda view: [section_crumb(view, "platforms")],
        data=data,
        changed=changed_day(portal, "platform", platform.id),
    )


def language_name(code: str, language: Language) -> str:
    """The name in `language` of the language with a BCP 47 tag; of an unknown one the tag itself."""
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


def _documents(view: View, platform: Platform) -> list[DocumentRow]:
    catalogue = view.portal.catalogue
    rows: list[DocumentRow] = []
    for document in platform.documents:
        legal = catalogue.legal.get(document.legal.partition("/")[0])
        if legal is not None:
            rows.append(DocumentRow(legal, view.label("platform.documents.role", document.role), document.note))
    known = {row.legal.id for row in rows}
    for legal in catalogue.documents_about(platform.id):
        if legal.id not in known:
            role = view.label("legal.subject", legal.subject) if legal.subject else ""
            rows.append(DocumentRow(legal, role, None))
    return sorted(rows, key=lambda row: (str(row.legal.date or "9999"), row.legal.id))


def _duties(portal: Portal, platform: Platform) -> list[Duty]:
    return [duty for duty in portal.catalogue.duties.values() if platform.id in duty.platforms]
