"""What the comparison of platforms shows of each, in words: a small file per platform and language for its script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ndp.derive.lifeline import STAGES, lifeline
from ndp.derive.responsibility import FOCAL_ROLES, holders
from ndp.i18n import LANGUAGES, N_
from ndp.model.records import Name, Platform, Role
from ndp.site import routes
from ndp.site.pages.common import NAME_UNKNOWN, still_holding
from ndp.site.portal import Portal
from ndp.site.render import View

MOST = 4
"""How many platforms stand side by side."""

Value = dict[str, str]
"""A value as the script reads it: `text`; `lang` where it is not the page's language; `url` where it leads."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison; `title` is a message id."""

    title: str
    values: Callable[[View, Platform], Iterable[Value]]


def _name(view: View, name: Name | None) -> Iterator[Value]:
    if name is not None:
        text, language = name.best(view.language)
        yield {"text": text} if language == view.language else {"text": text, "lang": language}


def _coded(place: str, *codes: str | None) -> Callable[[View], Iterator[Value]]:
    return lambda view: ({"text": view.label(place, code)} for code in codes if code)


def _numbers(view: View, platform: Platform) -> Iterator[Value]:
    for listing in view.portal.catalogue.listings_of(platform.id):
        text = view.edition_short(listing.edition)
        if listing.entry.number is not None:
            text = f"{text}: {listing.entry.number}"
        yield {"text": text, "url": view.record_url("edition", listing.edition.id)}


def _holding(roles: tuple[Role, ...]) -> Callable[[View, Platform], Iterator[Value]]:
    def values(view: View, platform: Platform) -> Iterator[Value]:
        for holder in still_holding(holders(view.portal.catalogue, platform.id, roles, view.portal.as_of)):
            for value in _name(view, holder.organisation.name):
                yield {**value, "url": view.record_url("organisation", holder.organisation.id)}

    return values


def _stage(place: int) -> Callable[[View, Platform], Iterator[Value]]:
    def values(view: View, platform: Platform) -> Iterator[Value]:
        stage = lifeline(view.portal.catalogue, platform, view.portal.as_of)[place]
        if stage.state == "empty":
            return
        day = view.date(stage.date)
        if stage.record:
            word, url = view._(stage.word), view.record_url(stage.kind, stage.record)
        else:
            word, url = view.clause_short(stage.legal or ""), view.clause_url(stage.legal or "")
        yield {"text": f"{day} · {word}" if day else word, "url": url}

    return values


ROWS: tuple[Row, ...] = (
    Row(N_("Số trong danh mục"), _numbers),
    Row(N_("Phạm vi"), lambda view, each: _coded("platform.scope", each.scope)(view)),
    Row(N_("Nhóm"), lambda view, each: _coded("platform.group", each.group)(view)),
    Row(N_("Tình trạng"), lambda view, each: _coded("platform.status", each.status)(view)),
    Row(N_("Mục đích"), lambda view, each: _name(view, each.purpose)),
    Row(
        N_("Chức năng chính"),
        lambda view, each: (value for function in each.functions for value in _name(view, function)),
    ),
    Row(N_("Đối tượng sử dụng"), lambda view, each: _coded("platform.audiences", *each.audiences)(view)),
    Row(N_("Cơ quan chủ quản"), _holding(("host",))),
    Row(N_("Đơn vị đầu mối"), _holding(FOCAL_ROLES)),
    Row(N_("Doanh nghiệp nòng cốt"), _holding(("core-enterprise",))),
    Row(N_("Địa chỉ sử dụng"), lambda view, each: ({"text": view.domain(site.url)} for site in each.websites)),
    Row(N_("Hình thức phát triển"), lambda view, each: _coded("platform.delivery_model", each.delivery_model)(view)),
    *(Row(stage.title, _stage(place)) for place, stage in enumerate(STAGES)),
    Row(
        N_("Kiểm chứng tên"),
        lambda view, each: _coded(
            "provenance.level",
            (view.provenance(each, "name", "vi") if each.name else NAME_UNKNOWN).level,
        )(view),
    ),
)


def comparison_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """Path below the site folder and text of each file, beside the page of the comparison."""
    views = [View(portal, language, routes.address("compare", language=language)) for language in LANGUAGES]
    for platform in portal.catalogue.platforms.values():
        for view in views:
            yield f"{view.url[1:]}{platform.id}.json", json.dumps(_of(view, platform), ensure_ascii=False) + "\n"


def _of(view: View, platform: Platform) -> dict[str, Any]:
    """The name of a platform, and its values row by row."""
    name = next(_name(view, platform.name), {"text": view.platform_title(platform)})
    return {
        "name": {**name, "url": view.record_url("platform", platform.id)},
        "rows": [list(row.values(view, platform)) for row in ROWS],
    }


def comparison_url(view: View, *platforms: str) -> str:
    """The address where platforms stand side by side, as written on the page of `view`."""
    return f"{view.to('compare')}?p={','.join(platforms[:MOST])}"
