"""Files that programs look for at fixed places: robots.txt, security.txt (RFC 9116), llms.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from ndp.export import addresses, sitemap
from ndp.export.context import API, ATTRIBUTION, LICENCE_NAME, Export, ExportFile
from ndp.export.openapi import ADDRESS as OPENAPI
from ndp.export.published import DATA_PACKAGE, DATABASE, WORKBOOK
from ndp.i18n import N_
from ndp.site import routes

VALID_DAYS = 364
"""RFC 9116 asks for less than a year."""
ADVISORIES = {"github.com": "/security/advisories/new"}

SUMMARY = N_(
    "Các nền tảng số quốc gia của Việt Nam theo Quyết định 186/QĐ-BTTTT: mỗi nền tảng để làm gì, ai chịu trách nhiệm, "
    "đã có kế hoạch, báo cáo, đánh giá, công nhận hay chưa, căn cứ vào đâu. Mỗi điều đều ghi nguồn và mức kiểm chứng."
)
PAGES = ("platforms", "organisations", "assignments", "duties", "editions", "legal", "publications", "guides", "about")
NOT_KNOWN = N_("Điều không có trong dữ liệu là điều chưa biết, không phải điều không có.")


def well_known_files(export: Export) -> Iterator[ExportFile]:
    """The files. Without an address of the repository there is nobody to name in security.txt, so it is left out."""
    yield ExportFile.of_text("/robots.txt", _robots(export))
    yield ExportFile.of_text("/llms.txt", _llms(export))
    contact = _contact(export.portal.settings.repository)
    if contact:
        text = _security(export, contact)
        yield ExportFile.of_text("/.well-known/security.txt", text)
        yield ExportFile.of_text("/security.txt", text)


def _robots(export: Export) -> str:
    if export.portal.settings.demonstration:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {export.absolute(sitemap.ADDRESS)}\n"


def _contact(repository: str) -> str:
    host = urlsplit(repository).hostname or ""
    return repository.rstrip("/") + ADVISORIES.get(host, "") if host else ""


def _security(export: Export, contact: str) -> str:
    expires = export.portal.as_of + timedelta(days=VALID_DAYS)
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: vi, en\n"
        f"Canonical: {export.absolute('/.well-known/security.txt')}\n"
    )


def _llms(export: Export) -> str:
    view = export.view("vi")
    pages = [(view._(routes.SECTION_BY_KEY[key].title), routes.address(key)) for key in PAGES]
    data = [
        (view._("Mục lục của API"), f"{API}/index.json"),
        (view._("Mô tả API theo OpenAPI 3.1"), OPENAPI),
        (view._("Mọi bảng trong một tệp Excel"), WORKBOOK),
        (view._("Mọi bảng trong một tệp SQLite, có tìm kiếm toàn văn"), DATABASE),
        (view._("Các bảng CSV"), DATA_PACKAGE),
        (view._("Thay đổi mới nhất"), addresses.feed(addresses.CHANGES, "vi")),
    ]
    lines = [f"# {ATTRIBUTION}", "", f"> {view._(SUMMARY)}", ""]
    lines += [view._(NOT_KNOWN), f"{view._('Giấy phép')}: {LICENCE_NAME}.", ""]
    for title, links in ((view._("Trang"), pages), (view._("Dữ liệu"), data)):
        lines += [f"## {title}", "", *(f"- [{name}]({export.absolute(address)})" for name, address in links), ""]
    return "\n".join(lines)
