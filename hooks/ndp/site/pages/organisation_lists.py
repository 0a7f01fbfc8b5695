"""What an organisation may have much of: its page shows the first of each list, pages of their own show all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ndp.derive.programme import Filed, of_organisation
from ndp.i18n import N_, Language
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue, HeldRole
from ndp.model.programme import Feedback, Registration
from ndp.model.records import LegalDocument, Organisation, Platform, Role
from ndp.site import routes
from ndp.site.pages.common import main_listing, record_title, section_crumb
from ndp.site.pages.link_list import LinkList, ListedLink
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View

ROLES_SLUG: Mapping[Language, str] = {"vi": "vai-tro", "en": "roles"}
SLUGS: Mapping[str, Mapping[Language, str]] = {
    "registration": {"vi": "dang-ky", "en": "registrations"},
    "feedback": {"vi": "gop-y", "en": "feedback"},
    "legal": {"vi": "ban-hanh", "en": "issued"},
}
"""Lists of an organisation's records of a kind."""
TITLES: Mapping[str, str] = {
    "registration": N_("Đăng ký làm doanh nghiệp nòng cốt"),
    "feedback": N_("Góp ý đã gửi"),
    "legal": N_("Văn bản đã ban hành"),
}


@dataclass(frozen=True, slots=True)
class RoleItem:
    """A role an organisation holds; `platform` is None for the whole programme."""

    held: HeldRole
    platform: Platform | None
    number: int | None


def roles_address(organisation: str, role: Role, language: Language) -> str:
    """Where all platforms stand that an organisation has a role for."""
    return routes.address("organisations", organisation, ROLES_SLUG[language], role, language=language)


def records_address(organisation: str, kind: str, language: Language) -> str:
    """Where all of an organisation's records of a kind stand."""
    return routes.address("organisations", organisation, SLUGS[kind][language], language=language)


def roles_of(view: View, organisation: str) -> Mapping[Role, Sequence[RoleItem]]:
    """The roles an organisation holds, those for numbered platforms first."""
    catalogue = view.portal.catalogue
    found: dict[Role, list[RoleItem]] = {}
    for held in catalogue.roles_of(organisation):
        platform = catalogue.platforms.get(held.platform) if held.platform else None
        listing = main_listing(view, platform) if platform else None
        item = RoleItem(held, platform, listing.entry.number if listing else None)
        found.setdefault(held.assignment.role, []).append(item)
    return {
        role: sorted(items, key=lambda item: (item.number is None, item.number or 0)) for role, items in found.items()
    }


def issued_by(catalogue: Catalogue, organisation: str) -> Sequence[LegalDocument]:
    """The documents an organisation issued, oldest first."""
    return _by_issuer(catalogue).get(organisation, ())


@remembered(2)
def _by_issuer(catalogue: Catalogue) -> Mapping[str, Sequence[LegalDocument]]:
    found: dict[str, list[LegalDocument]] = defaultdict(list)
    for document in sorted(catalogue.legal.values(), key=lambda each: (str(each.date or "9999"), each.id)):
        found[document.issuer].append(document)
    return found


def organisation_lists(portal: Portal, organisation: Organisation) -> Iterator[LinkList]:
    """The lists of an organisation, each for pages of its own where it is long."""
    catalogue, key = portal.catalogue, organisation.id

    def crumbs(view: View) -> list[Crumb]:
        own = Crumb(view.plain(organisation.name), routes.address("organisations", key, language=view.language))
        return [section_crumb(view, "organisations"), own]

    counts: dict[Role, int] = defaultdict(int)
    for held in catalogue.roles_of(key):
        counts[held.assignment.role] += 1
    for role, count in counts.items():
        yield _role_list(organisation, role, count, crumbs)
    filed: Mapping[str, Sequence[str]] = {
        "registration": _keys(of_organisation(catalogue, Registration, key)),
        "feedback": _keys(of_organisation(catalogue, Feedback, key)),
        "legal": [document.id for document in issued_by(catalogue, key)],
    }
    for kind, keys in filed.items():
        yield _record_list(organisation, kind, keys, crumbs)


def _keys(items: Sequence[Filed[Registration]] | Sequence[Filed[Feedback]]) -> list[str]:
    return [item.key for item in items]


def _role_list(organisation: Organisation, role: Role, count: int, crumbs: Callable[[View], list[Crumb]]) -> LinkList:
    def link(view: View, item: RoleItem) -> ListedLink:
        held = item.held.assignment
        period = view.period(held.from_, held.to)
        if item.platform is None:
            return ListedLink(view._("Cả chương trình"), routes.address("assignments", language=view.language), period)
        url = view.portal.address_of("platform", item.platform.id, view.language)
        return ListedLink(view.platform_title(item.platform), url, period)

    return LinkList(
        "organisations",
        lambda language: roles_address(organisation.id, role, language),
        lambda view: view._(
            "{organisation}: {list}",
            organisation=view.plain(organisation.name),
            list=view.label("assignment.assignments.role", role),
        ),
        crumbs,
        count,
        lambda view: [link(view, item) for item in roles_of(view, organisation.id)[role]],
    )


def _record_list(
    organisation: Organisation, kind: str, keys: Sequence[str], crumbs: Callable[[View], list[Crumb]]
) -> LinkList:
    return LinkList(
        "organisations",
        lambda language: records_address(organisation.id, kind, language),
        lambda view: view._(
            "{organisation}: {list}", organisation=view.plain(organisation.name), list=view._(TITLES[kind])
        ),
        crumbs,
        len(keys),
        lambda view: [
            ListedLink(record_title(view, kind, key), view.portal.address_of(kind, key, view.language)) for key in keys
        ],
    )
