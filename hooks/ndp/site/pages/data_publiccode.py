"""`/du-lieu/#publiccode`: which platforms have a `publiccode.yml`, and which facts the others lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ndp.export import addresses
from ndp.export.context import API, Export
from ndp.export.publiccode import publiccode
from ndp.i18n import N_
from ndp.site.render import View

KEYS: Mapping[str, str] = {
    "name": N_("tên nền tảng"),
    "url": N_("kho mã nguồn"),
    "platforms": N_("dùng trên những gì"),
    "developmentStatus": N_("tình trạng (mới vào danh mục, tạm dừng thì không đủ rõ)"),
    "softwareType": N_("loại phần mềm"),
    "description/vi/shortDescription": N_("mục đích"),
    "description/vi/longDescription": N_("mục đích, khả năng áp dụng và chức năng, cộng lại ít nhất 150 ký tự"),
    "description/vi/features": N_("chức năng chính"),
    "legal/license": N_("giấy phép của phần mềm"),
    "maintenance/type": N_("cách bảo trì"),
    "maintenance/contractors": N_("bên nhận bảo trì theo hợp đồng"),
    "maintenance/contacts": N_("họ tên người bảo trì: Cổng không đưa ra tên người, nên không bao giờ có"),
    "localisation/localisationReady": N_("có làm sẵn để thêm ngôn ngữ không"),
    "localisation/availableLanguages": N_("ngôn ngữ của phần mềm"),
}
"""What must be known for each mandatory key of the standard."""
MOST_LINKS = 20
"""Of more files the page names so many; the API names all."""


def publiccode_section(export: Export, view: View) -> Mapping[str, Any]:
    """Which platforms have a file by that standard, and which facts the others lack."""
    facts = {key: publiccode(export, each) for key, each in export.portal.catalogue.platforms.items()}
    whole = [key for key, each in facts.items() if not each.missing]
    lacking = Counter(key for each in facts.values() for key in each.missing)
    return {
        "files": [
            (view.rel(addresses.publiccode(key)), export.title("platform", key, view.language))
            for key in whole[:MOST_LINKS]
        ],
        "whole": view.number(len(whole)),
        "total": view.number(len(facts)),
        "mandatory": [(key, view._(fields), view.number(lacking[key])) for key, fields in KEYS.items()],
        "list": view.rel(f"{API}/publiccode.json"),
    }
