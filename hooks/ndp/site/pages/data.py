"""`/du-lieu/`: what data there is, how to take and use it, and `/du-lieu/api/`, the API for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ndp.export import addresses
from ndp.export.api import EDITION_CHANGES, LISTINGS
from ndp.export.badges import FORMS
from ndp.export.changelog import RELEASES, RULES
from ndp.export.context import API, ATTRIBUTION, LICENCE_NAME, LICENCE_URL, TABLES, Export
from ndp.export.dcat import CATALOGUE, ORGANISATIONS
from ndp.export.derived_documents import EditionChanges, EditionPairs
from ndp.export.documents import API_VERSION, Document
from ndp.export.embeds import badge_code, badge_size, badge_text, embed_code
from ndp.export.fields import CLOSED_KINDS, HIDDEN_FIELDS, OPEN_KINDS
from ndp.export.openapi import ADDRESS as OPENAPI
from ndp.export.published import CSV_METADATA, DATA_PACKAGE, DATABASE, WORKBOOK, csv_address
from ndp.export.tables import tables
from ndp.export.workbook import heading
from ndp.i18n import LANGUAGES, N_, Language
from ndp.kinds import KIND_BY_NAME
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.pages.data_examples import examples
from ndp.site.pages.data_publiccode import publiccode_section
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

ENVELOPE: Mapping[str, str] = {
    "schema_version": N_("phiên bản của hình dạng dữ liệu"),
    "generated_from": N_("lần ghi Git (commit) và kho mã mà tài liệu được sinh từ đó"),
    "as_of": N_("ngày để xét điều gì là hiện hành"),
    "demonstration": N_("true khi dữ liệu là minh họa, không có thật"),
    "licence": N_("giấy phép và câu ghi nguồn"),
    "url": N_("địa chỉ của chính tài liệu"),
    "total": N_("số mục trong data"),
    "data": N_("nội dung"),
}
FILES: tuple[tuple[str, str], ...] = (
    (WORKBOOK, N_("Excel: mọi bảng trong một tệp, tiêu đề và mã bằng tiếng Việt")),
    (DATABASE, N_("SQLite: mọi bảng, có khóa, câu hỏi soạn sẵn và tìm kiếm toàn văn không cần dấu")),
    (DATA_PACKAGE, N_("Data Package (Frictionless): mô tả mọi bảng CSV")),
    (CSV_METADATA, N_("CSV on the Web: cũng mô tả đó, theo W3C")),
    (f"{CATALOGUE}.ttl", N_("DCAT 3: mô tả kho dữ liệu này cho các cổng dữ liệu mở, dạng Turtle")),
    (f"{CATALOGUE}.jsonld", N_("DCAT 3, dạng JSON-LD")),
    (f"{ORGANISATIONS}.ttl", N_("Tổ chức và vai trò theo Organization Ontology, dạng Turtle")),
    (f"{ORGANISATIONS}.jsonld", N_("Tổ chức và vai trò, dạng JSON-LD")),
)
SNAPSHOT = """\
ndp export --output ban-chup --snapshot
cd ban-chup
sha256sum --check nen-tang-so-*.tar.gz.sha256
tar -xzf nen-tang-so-*.tar.gz
cd nen-tang-so-*/
sha256sum --check --quiet SHA256SUMS
"""
SBOM = """\
make sbom
cat build/release/sbom.cdx.json
"""
SIGNERS = "/assets/nguoi-ky"
SIGN = """\
ndp export --output ban-chup --snapshot --sign KHOA
"""
VERIFY = """\
ssh-keygen -Y verify -n ndp-snapshot -I ndp -f nguoi-ky \\
  -s nen-tang-so-*.tar.gz.sha256.sig < nen-tang-so-*.tar.gz.sha256
sha256sum --check nen-tang-so-*.tar.gz.sha256
"""
PARQUET = """\
pip install --no-deps --require-hashes -r requirements-parquet.txt
ndp export --output ban-parquet --parquet
"""


def pages(portal: Portal) -> Iterator[Page]:
    """The data page and the API page, in every language."""
    export = Export(portal)
    for language in LANGUAGES:
        yield _data(export, language)
        yield _api(export, language)


def _data(export: Export, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        platform = next(iter(export.portal.catalogue.platforms), None)
        return {
            "files": [(view.rel(address), address.rpartition("/")[2], view._(title)) for address, title in FILES],
            "tables": [
                (view.rel(csv_address(table)), table.name, heading(table)) for table in tables(export.portal.schemas)
            ],
            "tables_folder": export.absolute(TABLES),
            "examples": list(examples(export)),
            "api": view.rel(routes.address("data", "api", language=language)),
            "index": view.rel(f"{API}/index.json"),
            "feeds": [
                (view.rel(addresses.feed(addresses.CHANGES, language)), view._("Mọi thay đổi")),
                (view.rel(addresses.feed(addresses.NEWS, language)), view._("Tin tức")),
            ],
            "calendar": view.rel(addresses.calendar(language)),
            "platform": platform,
            **(_embeds(export, view, platform) if platform else {}),
            "snapshot": SNAPSHOT,
            "sign": SIGN,
            "verify": VERIFY,
            "signers": view.rel(SIGNERS),
            "edition_changes": view.rel(f"{API}/{EDITION_CHANGES}.json"),
            "sbom": SBOM,
            "repository": export.portal.settings.repository.rstrip("/"),
            "parquet": PARQUET,
            "closed": [(view._(KIND_BY_NAME[kind].title), view._(reason)) for kind, reason in CLOSED_KINDS.items()],
            "hidden": [
                (f"{kind}.{'.'.join(way)}", view._(reason))
                for kind, ways in HIDDEN_FIELDS.items()
                for way, reason in ways.items()
            ],
            "publiccode": publiccode_section(export, view),
            "licence": LICENCE_NAME,
            "licence_url": LICENCE_URL,
            "attribution": f"{ATTRIBUTION}, {export.portal.settings.site_url}, {LICENCE_NAME}",
        }

    return render_page(
        export.portal,
        language,
        "data.html",
        section="data",
        address=lambda other: routes.address("data", language=other),
        title=lambda view: view._("Dữ liệu mở"),
        description=lambda view: view._(
            "Mọi điều Cổng cho xem đều lấy về được: API, bảng, tệp Excel, SQLite, nguồn tin, lịch."
        ),
        data=data,
    )


def _embeds(export: Export, view: View, platform: str) -> Mapping[str, Any]:
    """What the page shows of badges and cards, those of `platform` as the example."""
    language = view.language
    width, height = badge_size(export, platform, language)
    sources = {form: addresses.badge(platform, language, form) for form in FORMS}
    return {
        "badges": {form: view.rel(sources[form]) for form in ("light", "dark")},
        "badge_names": {form: source.rpartition("/")[2] for form, source in sources.items()},
        "badge_text": badge_text(export, platform, language),
        "badge_width": width,
        "badge_height": height,
        "badge_code": badge_code(export, platform, language),
        "badge_code_both": badge_code(export, platform, language, form="both"),
        "card": view.rel(addresses.card(platform, language)),
        "card_title": export.title("platform", platform, language),
        "card_code": embed_code(export, platform, language),
    }


def _api(export: Export, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        listed = [(listing.path, listing.title, listing.document) for listing in LISTINGS]
        listed += [
            (EDITION_CHANGES, N_("Các cặp danh mục công bố"), EditionPairs),
            (f"{EDITION_CHANGES}/{{before}}/{{after}}", N_("So sánh hai danh mục công bố"), EditionChanges),
        ]
        return {
            "version": API_VERSION,
            "base": export.absolute(API),
            "openapi": view.rel(OPENAPI),
            "index": view.rel(f"{API}/index.json"),
            "kinds": [
                {
                    "title": view._(KIND_BY_NAME[kind].title),
                    "folder": KIND_BY_NAME[kind].folder,
                    "count": view.number(len(export.portal.catalogue.entries.get(kind, {}))),
                    "url": view.rel(f"{API}/{KIND_BY_NAME[kind].folder}.json"),
                    "fields": view.to("files", kind),
                    "id": "{platform}/{id}" if KIND_BY_NAME[kind].depth > 1 else "{id}",
                }
                for kind in OPEN_KINDS
            ],
            "listings": [
                {
                    "path": path,
                    "title": view._(title),
                    "url": "" if "{" in path else view.rel(f"{API}/{path}.json"),
                    "members": members(document),
                }
                for path, title, document in listed
            ],
            "envelope": [(name, view._(text)) for name, text in ENVELOPE.items()],
            "releases": [(release.version, view.date(release.day), view._(release.text)) for release in RELEASES],
            "rules": [view._(rule) for rule in RULES],
        }

    return render_page(
        export.portal,
        language,
        "api.html",
        section="data",
        address=lambda other: routes.address("data", "api", language=other),
        title=lambda view: view._("API dữ liệu"),
        description=lambda view: view._("Mọi tài liệu của API, trường của chúng, thay đổi và quy tắc thay đổi."),
        crumbs=lambda view: [section_crumb(view, "data")],
        data=data,
    )


def members(document: type[Document]) -> tuple[str, ...]:
    """The names of the members of what `data` of a document is, or is a list of."""
    shape = msgspec.inspect.type_info(document)
    if not isinstance(shape, msgspec.inspect.StructType):
        raise TypeError(f"no document: {document}")
    data = next(field.type for field in shape.fields if field.name == "data")
    item = data.item_type if isinstance(data, msgspec.inspect.ListType) else data
    return tuple(field.encode_name for field in item.fields) if isinstance(item, msgspec.inspect.StructType) else ()
