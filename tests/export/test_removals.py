"""Records that are gone, from a real Git repository: in the API, in the feeds and on the page of changes."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import TESTS
from tests.review.repository import Clone

from ndp.export.api import api_files
from ndp.export.context import Export
from ndp.export.feeds import feed_files
from ndp.export.openapi import openapi
from ndp.history import History, read_history
from ndp.schema import Schemas
from ndp.site.pages import changes
from ndp.site.portal import Portal
from ndp.validate import judge

SCHEMAS = Schemas.load(TESTS.parent / "schemas")
AS_OF = date(2026, 2, 1)
PLATFORM = "catalogue/platforms/ban-do-vi-du.yml"
OTHER = "catalogue/platforms/hoi-dap-vi-du.yml"
PLANS = "catalogue/plans/ban-do-vi-du"
EVALUATIONS = "catalogue/evaluations/ban-do-vi-du"
ACCOUNT = "catalogue/accounts/nguyen-van-vi-du.yml"
HOSTILE = "<img src=x onerror=alert(1)> & ]]> {{ 7*7 }}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def repository(tmp_path: Path) -> Clone:
    """The base catalogue and an account as a first commit."""
    shutil.copytree(TESTS / "fixtures/base/catalogue", tmp_path / "catalogue")
    clone = Clone(tmp_path)
    clone.git("init", "--quiet", "--initial-branch=main")
    put(clone, ACCOUNT, "id: nguyen-van-vi-du\n")
    clone.commit("Nhập", day="2026-01-01")
    return clone


def put(clone: Clone, path: str, text: str) -> None:
    (clone.directory / path).parent.mkdir(parents=True, exist_ok=True)
    (clone.directory / path).write_text(text, encoding="utf-8")


def only_file(clone: Clone, folder: str) -> str:
    (file,) = (clone.directory / folder).glob("*.yml")
    return file.relative_to(clone.directory).as_posix()


def remove(clone: Clone, *paths: str, day: str = "2026-01-02") -> str:
    clone.git("rm", "--quiet", *paths)
    return clone.commit("Bỏ", day=day)


def export_of(clone: Clone, history: History | None = None) -> Export:
    catalogue = judge(clone.directory, SCHEMAS, AS_OF).catalogue
    return Export(Portal(catalogue, SCHEMAS, AS_OF, history or read_history(clone.directory)))


def document(export: Export) -> dict[str, Any]:
    files = {file.address: file.data for file in api_files(export)}
    found: dict[str, Any] = json.loads(files["/api/v1/changes.json"])
    return found


def entries(export: Export, address: str) -> dict[str, ElementTree.Element]:
    files = {file.address: file.data for file in feed_files(export)}
    root = ElementTree.fromstring(files[address])  # noqa: S314 - our own
    return {entry.findtext(f"{ATOM}title") or "": entry for entry in root.findall(f"{ATOM}entry")}


def page(export: Export, language: str = "vi") -> LexborHTMLParser:
    (found,) = (each for each in changes.pages(export.portal) if each.language == language)
    return LexborHTMLParser(str(found.body))


def test_a_removed_record_is_told_with_its_last_title_day_and_commit(repository: Clone) -> None:
    repository.replace(PLATFORM, "  vi: Nền tảng bản đồ ví dụ", "  vi: Nền tảng bản đồ mới")
    repository.commit("Đổi tên")
    commit = remove(repository, PLATFORM, day="2026-01-20")
    found = document(export_of(repository))
    (gone,) = found["removed"]
    assert (gone["kind"], gone["id"]) == ("platform", "ban-do-vi-du")
    assert (gone["date"], gone["commit"]) == ("2026-01-20", commit)
    assert gone["title"]["vi"] == "Nền tảng bản đồ mới"
    assert set(gone["title"]) == {"vi", "en"}
    assert "url" not in gone
    assert ("platform", "ban-do-vi-du") not in {(item["kind"], item["id"]) for item in found["data"]}
    assert found["total"] == len(found["data"])


def test_titles_that_rest_on_records_that_are_still_there_are_whole(repository: Clone) -> None:
    plan = only_file(repository, PLANS)
    expected = next(item["title"] for item in document(export_of(repository))["data"] if item["kind"] == "plan")
    remove(repository, plan)
    (gone,) = document(export_of(repository))["removed"]
    assert gone["title"] == expected


def test_the_document_fits_what_openapi_says_of_it(repository: Clone) -> None:
    remove(repository, PLATFORM, only_file(repository, EVALUATIONS))
    export = export_of(repository)
    description = openapi(export)
    jsonschema.validate(
        document(export), {"$ref": "#/components/schemas/Changes", "components": description["components"]}
    )
    assert "removed" in description["components"]["schemas"]["Changes"]["required"]


def test_what_came_back_is_not_told_and_the_last_to_go_comes_first(repository: Clone) -> None:
    text = (repository.directory / OTHER).read_text("utf-8")
    remove(repository, OTHER)
    remove(repository, PLATFORM, day="2026-01-03")
    remove(repository, only_file(repository, PLANS), day="2026-01-04")
    put(repository, OTHER, text)
    repository.commit("Thêm lại", day="2026-01-05")
    assert [gone["kind"] for gone in document(export_of(repository))["removed"]] == ["plan", "platform"]


def test_what_git_has_not_seen_go_is_not_told(repository: Clone) -> None:
    (repository.directory / PLATFORM).unlink()
    assert document(export_of(repository))["removed"] == []
    remove(repository, OTHER)
    assert document(export_of(repository, History()))["removed"] == []


def test_of_kinds_that_tell_of_persons_no_title_is_told_and_of_accounts_nothing(repository: Clone) -> None:
    remove(repository, ACCOUNT, only_file(repository, EVALUATIONS))
    export = export_of(repository)
    (gone,) = document(export)["removed"]
    assert (gone["kind"], "title" in gone) == ("evaluation", False)
    written = b"".join(file.data for family in (api_files, feed_files) for file in family(export))
    assert b"nguyen-van-vi-du" not in written
    for language in ("vi", "en"):
        tree = page(export, language)
        assert "nguyen-van-vi-du" not in (tree.html or "")
        assert tree.css("a[href*=danh-gia], a[href*=evaluations]") == []


def test_a_last_version_that_is_no_record_today_has_no_title(repository: Clone) -> None:
    repository.replace(PLATFORM, "scope: national", "scope: national\nbo-truong-nay: x")
    repository.commit("Lạ")
    remove(repository, PLATFORM)
    (gone,) = document(export_of(repository))["removed"]
    assert (gone["id"], "title" in gone) == ("ban-do-vi-du", False)


def test_a_file_that_never_was_a_record_is_no_removed_record(repository: Clone) -> None:
    paths = [f"catalogue/platforms/{name}" for name in ("<img src=x>.yml", "A B.yml", "x.yaml", "a/b.yml")]
    for path in paths:
        put(repository, path, "x: 1\n")
    repository.commit("Thêm")
    remove(repository, *paths)
    export = export_of(repository)
    assert document(export)["removed"] == []
    assert page(export).css("img") == []


def test_hostile_titles_are_inert_everywhere(repository: Clone) -> None:
    repository.replace(PLATFORM, "  vi: Nền tảng bản đồ ví dụ", f"  vi: '{HOSTILE}'")
    repository.commit(HOSTILE)
    remove(repository, PLATFORM)
    export = export_of(repository)
    assert document(export)["removed"][0]["title"]["vi"] == HOSTILE
    assert f"Đã bỏ: {HOSTILE}" in entries(export, "/du-lieu/feed/thay-doi.atom")
    tree = page(export)
    assert tree.css("img") == []
    assert HOSTILE in (tree.text() or "")


def test_feeds_tell_removals_of_everything_and_of_the_platform_they_were_of(repository: Clone) -> None:
    plan = only_file(repository, PLANS)
    commit = remove(repository, plan, only_file(repository, EVALUATIONS))
    export = export_of(repository)
    for address in ("/du-lieu/feed/thay-doi.atom", "/du-lieu/feed/nen-tang/ban-do-vi-du.atom"):
        gone = {title: entry for title, entry in entries(export, address).items() if title.startswith("Đã bỏ: ")}
        assert len(gone) == 2, address
        for entry in gone.values():
            (link,) = entry.findall(f"{ATOM}link")
            assert link.get("href") == "https://ndp.gov.vn/thay-doi/"
            assert (entry.findtext(f"{ATOM}id") or "").endswith(f"/{commit}")
    elsewhere = entries(export, "/du-lieu/feed/nen-tang/hoi-dap-vi-du.atom")
    assert not any(title.startswith("Đã bỏ") for title in elsewhere)


def test_the_page_of_changes_names_what_was_removed(repository: Clone) -> None:
    remove(repository, PLATFORM)
    newest = page(export_of(repository)).css(".ndp-timeline > li")[0]
    assert "Bỏ mục nền tảng Nền tảng bản đồ ví dụ" in " ".join(newest.text().split())
    assert newest.css("ul a") == []
