"""Figures of the whole programme: what is known and how well, and what happened in which year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from ndp.derive.responsibility import FOCAL_ROLES
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.provenance import provenance_at
from ndp.model.records import Level, Platform, Role

# What a reader wants to know of a platform (Decision 186, Article 1.IV.5.a), by the name of its field.
FIELDS: tuple[tuple[str, str], ...] = (
    ("name", N_("Tên")),
    ("purpose", N_("Mục đích")),
    ("functions", N_("Chức năng chính")),
    ("audiences", N_("Đối tượng sử dụng")),
    ("websites", N_("Địa chỉ sử dụng")),
    ("status", N_("Tình trạng")),
    ("delivery_model", N_("Hình thức phát triển")),
)
ROLE_FIELDS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("host", N_("Cơ quan chủ quản"), ("host",)),
    ("focal", N_("Đơn vị đầu mối"), FOCAL_ROLES),
    ("core-enterprise", N_("Doanh nghiệp nòng cốt"), ("core-enterprise",)),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much is known of one field over some platforms.

    `title` is a message id; `known` gives the platforms by the level of what is known, `missing` the others.
    """

    key: str
    title: str
    known: Mapping[Level, tuple[str, ...]]
    missing: tuple[str, ...]


def coverage(catalogue: Catalogue, platforms: Iterable[str]) -> tuple[Coverage, ...]:
    """What is known of the platforms with these ids, field by field."""
    found = [catalogue.platforms[one] for one in platforms if one in catalogue.platforms]
    fields = [
        _coverage(key, title, [(platform.id, _field_level(platform, key)) for platform in found])
        for key, title in FIELDS
    ]
    roles = [
        _coverage(key, title, [(platform.id, _role_level(catalogue, platform.id, wanted)) for platform in found])
        for key, title, wanted in ROLE_FIELDS
    ]
    return (*fields, *roles)


def _coverage(key: str, title: str, levels: Iterable[tuple[str, Level | None]]) -> Coverage:
    known: dict[Level, list[str]] = defaultdict(list)
    missing = []
    for platform, level in levels:
        if level is None:
            missing.append(platform)
        else:
            known[level].append(platform)
    return Coverage(key, title, {level: tuple(ids) for level, ids in known.items()}, tuple(missing))


def _field_level(platform: Platform, name: str) -> Level | None:
    value = getattr(platform, name)
    if not value:
        return None
    pointer = (name, "vi") if name == "name" else (name, 0) if isinstance(value, tuple) else (name,)
    return provenance_at(platform, pointer).level


def _role_level(catalogue: Catalogue, platform: str, roles: tuple[Role, ...]) -> Level | None:
    """The best level at which one of `roles` is known for a platform."""
    order: tuple[Level, ...] = ("verified", "reported", "unverified")
    levels = [
        provenance_at(held.file, held.pointer).level
        for held in catalogue.roles_for(platform)
        if held.assignment.role in roles
    ]
    return min(levels, key=order.index) if levels else None


@dataclass(frozen=True, slots=True)
class YearCount:
    """Legal documents of a year, and of all years up to it. `documents` are ids, oldest first."""

    year: int
    documents: tuple[str, ...]
    total: int


def documents_by_year(catalogue: Catalogue) -> tuple[YearCount, ...]:
    """The legal documents of the programme by year, without a gap; those without a date are left out.

    Within a year, documents known only to the year or month stand after those known to the day.
    """
    years: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for document in catalogue.legal.values():
        if document.date is not None:
            years[document.date.year].append((document.date.latest, document.id))
    if not years:
        return ()
    span = range(min(years), max(years) + 1)
    totals = accumulate(len(years.get(year, ())) for year in span)
    return tuple(
        YearCount(year, tuple(one for _, one in sorted(years.get(year, ()))), total)
        for year, total in zip(span, totals, strict=True)
    )


def records_by_kind(catalogue: Catalogue) -> Mapping[str, int]:
    """How many records of each kind the catalogue holds."""
    return {kind: len(entries) for kind, entries in catalogue.entries.items()}
