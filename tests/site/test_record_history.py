"""The history of records, from a real Git repository: field by field, and on the pages."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import TESTS
from tests.review.repository import Clone

from ndp.history import read_history
from ndp.schema import Schemas
from ndp.site.page import Page
from ndp.site.pages import changes, home, platforms
from ndp.site.portal import Portal, Settings
from ndp.site.record_history import MOST_FIELDS, MOST_REVISIONS, Revision
from ndp.validate import judge

SCHEMAS = Schemas.load(TESTS.parent / "schemas")
AS_OF = date(2026, 2, 1)
PLATFORM = "catalogue/platforms/ban-do-vi-du.yml"
ASSIGNED = "catalogue/assignments/ban-do-vi-du.yml"
HOSTILE = "<img src=x onerror=alert(1)> & {{ 7*7 }}"
FORGE = "https://vidu.vn/kho"


@pytest.fixture
def repository(tmp_path: Path) -> Clone:
    """The base catalogue as a first commit."""
    shutil.copytree(TESTS / "fixtures/base/catalogue", tmp_path / "catalogue")
    clone = Clone(tmp_path)
    clone.git("init", "--quiet", "--initial-branch=main")
    clone.commit("Nhập", day="2026-01-01")
    return clone


def portal_of(clone: Clone, repository: str = FORGE) -> Portal:
    catalogue = judge(clone.directory, SCHEMAS, AS_OF).catalogue
    return Portal(catalogue, SCHEMAS, AS_OF, read_history(clone.directory), Settings(repository=repository))


def told(clone: Clone, path: str = PLATFORM) -> tuple[Revision, ...]:
    return portal_of(clone).records.revisions("vi", path)


def texts(revision: Revision) -> list[str]:
    return [LexborHTMLParser(str(field)).text(strip=True) for field in revision.fields]


def test_an_added_file_is_one_line(repository: Clone) -> None:
    (only,) = told(repository)
    assert (only.op, only.fields, only.change.day, only.change.author) == ("add", (), date(2026, 1, 1), "Ví dụ")


def test_each_field_that_changed_is_told_with_both_values(repository: Clone) -> None:
    repository.replace(PLATFORM, "group: state-hosted", "group: enterprise\nstatus: in-use")
    repository.replace(PLATFORM, "  - Bản đồ VD", "  - Bản đồ số VD")
    commit = repository.commit("Sửa", day="2026-01-02")
    newest, oldest = told(repository)
    assert (newest.op, newest.change.commit, newest.more) == ("edit", commit, 0)
    found = texts(newest)
    group = SCHEMAS.shape("platform").properties["group"]
    assert f"{group.title}: {group.labels['state-hosted']} → {group.labels['enterprise']}" in found
    assert any(text.startswith(SCHEMAS.shape("platform").properties["status"].title) for text in found)
    assert any("Bản đồ số VD" in text for text in found)
    assert oldest.op == "add"


def test_what_a_contributor_wrote_stays_text(repository: Clone) -> None:
    repository.replace(PLATFORM, "  - Bản đồ VD", f"  - '{HOSTILE}'")
    repository.commit(HOSTILE)
    for language in ("vi", "en"):
        fields = portal_of(repository).records.revisions(language, PLATFORM)[0].fields
        tree = LexborHTMLParser("".join(f"<p>{field}</p>" for field in fields))
        assert tree.css("img") == []
        assert HOSTILE in (tree.text() or "")


def test_a_version_that_is_no_record_today_is_not_compared(repository: Clone) -> None:
    repository.replace(PLATFORM, "scope: national", "scope: national\nbo-truong-nay: x")
    repository.commit("Lạ")
    repository.replace(PLATFORM, "\nbo-truong-nay: x", "")
    repository.commit("Bỏ")
    assert [each.is_read for each in told(repository)] == [False, False, True]


def test_a_change_of_form_alone_has_no_fields(repository: Clone) -> None:
    repository.replace(PLATFORM, "scope: national", "scope: 'national'")
    repository.commit("Đổi cách viết")
    assert next((each.op, each.fields, each.is_read) for each in told(repository)) == ("edit", (), True)


def test_what_was_taken_out_of_an_entry_about_persons_does_not_come_back(repository: Clone) -> None:
    (path,) = (repository.directory / "catalogue/evaluations/ban-do-vi-du").glob("*.yml")
    name = path.relative_to(repository.directory).as_posix()
    path.write_text(path.read_text("utf-8") + "# cuối\n", "utf-8")
    repository.commit("Sửa")
    assert [(each.op, each.is_read) for each in told(repository, name)] == [("edit", False), ("add", True)]


def test_the_latest_changes_are_told_up_to_the_most(repository: Clone) -> None:
    names = [f"Tên {number}" for number in range(MOST_REVISIONS + 2)]
    before = "Bản đồ VD"
    for name in names:
        repository.replace(PLATFORM, f"  - {before}\n", f"  - {name}\n")
        repository.commit(name)
        before = name
    found = told(repository)
    assert len(found) == MOST_REVISIONS
    assert names[-1] in texts(found[0])[0]
    assert names[2] in texts(found[-1])[0]
    more = "".join(f"  - Thêm {number}\n" for number in range(MOST_FIELDS + 3))
    repository.replace(PLATFORM, f"  - {before}\n", f"  - {before}\n{more}")
    repository.commit("Nhiều")
    newest = told(repository)[0]
    assert (len(newest.fields), newest.more) == (MOST_FIELDS, 3)


def page_at(portal: Portal, url: str) -> Page:
    makers = (platforms.pages, changes.pages, home.pages)
    return next(page for make in makers for page in make(portal) if page.url == url)


def test_a_platforms_page_tells_its_history_and_that_of_its_assignments(repository: Clone) -> None:
    repository.replace(ASSIGNED, "product: Bản đồ VD", "product: Bản đồ mới")
    commit = repository.commit("Đổi tên sản phẩm", day="2026-01-03")
    tree = LexborHTMLParser(str(page_at(portal_of(repository), "/nen-tang/ban-do-vi-du/").body))
    items = tree.css(".ndp-changes > li")
    assert [item.css_first("time").attributes["datetime"] for item in items] == [  # type: ignore[union-attr]
        "2026-01-03",
        "2026-01-01",
        "2026-01-01",
    ]
    assert [gone.text() for gone in items[0].css("del")] == ["VD"]
    assert f"{FORGE}/commit/{commit}" in [link.attributes["href"] for link in items[0].css("a")]


def test_without_a_forge_commits_are_named_and_not_linked(repository: Clone) -> None:
    tree = LexborHTMLParser(str(page_at(portal_of(repository, ""), "/nen-tang/ban-do-vi-du/").body))
    assert len(tree.css(".ndp-changes code")) == 2
    assert tree.css(".ndp-changes a") == []


def test_recent_changes_name_every_commit_with_its_records(repository: Clone) -> None:
    repository.replace(PLATFORM, "  - Bản đồ VD", "  - Bản đồ số VD")
    repository.git("rm", "--quiet", "catalogue/measurements/ban-do-vi-du.yml")
    repository.commit("Sửa và bỏ", day="2026-01-02")
    portal = portal_of(repository)
    tree = LexborHTMLParser(str(page_at(portal, "/thay-doi/").body))
    newest, oldest = tree.css(".ndp-timeline > li")
    links = [link.attributes["href"] for link in newest.css("ul a")]
    assert links == ["../nen-tang/ban-do-vi-du/"]
    assert "Bỏ mục số liệu đã công bố" in newest.text()
    added = sum(1 for _ in (repository.directory / "catalogue").rglob("*.yml")) + 1
    assert len(oldest.css("ul > li")) == added
    first = LexborHTMLParser(str(page_at(portal, "/").body))
    assert "thay-doi/" in [link.attributes["href"] for link in first.css("aside a")]
