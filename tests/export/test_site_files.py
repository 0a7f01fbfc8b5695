"""The files at fixed places, the sitemap, and what stands in the head of a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser
from tests.export.conftest import AS_OF, Sample

from ndp.export.context import Export
from ndp.export.linked_data import ExportShell, script_json
from ndp.export.sitemap import ListedPage, sitemap_files
from ndp.export.well_known import well_known_files
from ndp.site.page import Page

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
PAGES = [
    ListedPage("/nen-tang/", {"vi": "/nen-tang/", "en": "/en/platforms/"}, "2026-01-02"),
    ListedPage("/en/platforms/", {"vi": "/nen-tang/", "en": "/en/platforms/"}, "2026-01-02"),
    ListedPage("/gioi-thieu/"),
]


class Bare:
    """A shell with nothing in it."""

    def wrap(self, page: Page) -> str:
        return f"<html><head><title>x</title></head><body>{page.body}</body></html>"


def with_settings(export: Export, **changes: object) -> Export:
    settings = replace(export.portal.settings, **changes)  # type: ignore[arg-type]
    return replace(export, portal=replace(export.portal, settings=settings))


def test_the_sitemap_holds_every_page_with_its_languages(hostile_sample: Sample) -> None:
    (file,) = sitemap_files(hostile_sample.export, PAGES)
    root = ElementTree.fromstring(file.data)  # noqa: S314 - our own
    urls = {url.findtext(f"{SITEMAP}loc"): url for url in root}
    assert list(urls) == [f"https://ndp.gov.vn{page.url}" for page in PAGES]
    platforms = urls["https://ndp.gov.vn/nen-tang/"]
    assert platforms.findtext(f"{SITEMAP}lastmod") == "2026-01-02"
    assert {link.get("hreflang"): link.get("href") for link in platforms.findall(f"{XHTML}link")} == {
        "vi": "https://ndp.gov.vn/nen-tang/",
        "en": "https://ndp.gov.vn/en/platforms/",
    }


def test_a_large_sitemap_is_an_index_of_several(hostile_sample: Sample) -> None:
    *parts, index = sitemap_files(hostile_sample.export, PAGES, limit=2)
    assert [part.address for part in parts] == ["/sitemap-1.xml", "/sitemap-2.xml"]
    assert index.address == "/sitemap.xml"
    root = ElementTree.fromstring(index.data)  # noqa: S314 - our own
    assert [urlsplit(each.findtext(f"{SITEMAP}loc") or "").path for each in root] == [part.address for part in parts]


def test_security_txt_is_valid_for_less_than_a_year(hostile_sample: Sample) -> None:
    text = hostile_sample.files["/.well-known/security.txt"].decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "https://forge.example/ndp"
    assert 0 < (date.fromisoformat(fields["Expires"][:10]) - AS_OF).days < 365
    assert fields["Canonical"] == "https://ndp.gov.vn/.well-known/security.txt"


def test_without_a_repository_nobody_is_named_for_security(hostile_sample: Sample) -> None:
    files = {file.address for file in well_known_files(with_settings(hostile_sample.export, repository=""))}
    assert files == {"/robots.txt", "/llms.txt"}


def test_invented_data_is_not_offered_to_search_engines(hostile_sample: Sample) -> None:
    files = {
        file.address: file.data for file in well_known_files(with_settings(hostile_sample.export, demonstration=True))
    }
    assert files["/robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert b"Sitemap: https://ndp.gov.vn/sitemap.xml" in hostile_sample.files["/robots.txt"]


def test_llms_txt_names_data_that_is_there(sample: Sample) -> None:
    text = sample.files["/llms.txt"].decode()
    assert text.startswith("# ")
    named = [urlsplit(address).path for address in re.findall(r"\]\((https://ndp\.gov\.vn[^)]+)\)", text)]
    assert {address for address in named if not address.endswith("/")} <= sample.files.keys()
    assert len(named) > 10


def head_of(sample: Sample, kind: str, entry_id: str) -> tuple[Page, LexborHTMLParser]:
    address = sample.export.portal.address_of(kind, entry_id, "vi")
    page = Page(address, "vi", "Tên </script>", "Mô tả", Markup("<p></head></p>"))
    return page, LexborHTMLParser(ExportShell(Bare(), sample.export).wrap(page))


@pytest.mark.parametrize("kind", ["platform", "organisation", "legal", "event", "news", "question", "recognition"])
def test_pages_name_their_data(hostile_sample: Sample, kind: str) -> None:
    for of_kind, entry_id in hostile_sample.raw:
        if of_kind != kind:
            continue
        page, html = head_of(hostile_sample, kind, entry_id)
        targets = [urljoin(f"https://x{page.url}", str(link.attributes["href"])) for link in html.css("head link")]
        paths = {urlsplit(target).path for target in targets}
        assert paths <= hostile_sample.files.keys()
        assert any(path.startswith("/api/v1/") for path in paths)


@pytest.mark.parametrize("kind", ["platform", "organisation", "legal", "event", "news", "question", "recognition"])
def test_linked_data_is_one_json_document_that_nothing_breaks_out_of(hostile_sample: Sample, kind: str) -> None:
    for of_kind, entry_id in hostile_sample.raw:
        if of_kind != kind:
            continue
        _, html = head_of(hostile_sample, kind, entry_id)
        scripts = html.css("script")
        assert len(scripts) == 1
        data = json.loads(scripts[0].text())
        assert data["@context"] == "https://schema.org"
        assert data["name"]
        assert data["license"].startswith("https://creativecommons.org/")


def test_linked_data_says_what_the_record_says(hostile_sample: Sample) -> None:
    for (kind, entry_id), record in hostile_sample.raw.items():
        if kind == "platform":
            data = json.loads(head_of(hostile_sample, kind, entry_id)[1].css("script")[0].text())
            assert data["name"] == record["name"]["vi"]
            assert data["alternateName"] == record["aliases"]
            assert data["description"] == record["purpose"]["vi"]


def test_script_json_survives_whatever_it_holds() -> None:
    value = {"a": "</script><!--<script>\u2028&amp;"}
    text = script_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028") & set(text)
