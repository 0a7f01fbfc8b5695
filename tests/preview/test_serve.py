"""`make serve` while someone edits: the real command, on a copy of a small catalogue."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.preview.serving import Served, served
from tests.site.building import ROOT

PAGE = "/nen-tang/mo-phong-1/"
GUIDE = "/huong-dan/"
FILE = "catalogue/platforms/mo-phong-1.yml"
NAME = re.compile(r"^name:\n  vi: .*$", re.MULTILINE)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(ROOT / "tests/demo/catalogue", tmp_path_factory.mktemp("serve")) as found:
        yield found


@pytest.fixture
def file(server: Served) -> Iterator[Path]:
    """The file that is edited; it is mended afterwards, and the server has seen that."""
    path = server.folder / FILE
    before = path.read_text(encoding="utf-8")
    page = content(server.get(PAGE)[1])
    yield path
    path.write_text(before, encoding="utf-8")
    server.wait_for(PAGE, lambda text: content(text) == page)


def content(text: str) -> str:
    """A page without the script that makes browsers reload it, which tells of the time."""
    found, count = re.subn(r"<script>\nvar livereload.*?</script>", "", text, flags=re.DOTALL)
    assert count == 1
    return found


def with_name(text: str, name: str) -> str:
    found, count = NAME.subn(f"name:\n  vi: {name}", text)
    assert count == 1
    return found


def epoch(text: str) -> int:
    found = re.search(r"livereload\((\d+), \d+\);", text)
    assert found is not None
    return int(found[1])


def test_pages_guides_data_and_assets_are_answered(server: Served) -> None:
    for path in (PAGE, "/", "/en/", "/huong-dan/", "/tra-cuu/", "/nen-tang"):
        status, text = server.get(path)
        assert (status, "var livereload" in text) == (200, True), path
    for path in (
        "/api/v1/platforms.json",
        "/schemas/platform.schema.json",
        "/sitemap.xml",
        "/catalogue/platforms/mo-phong-1.yml",
    ):
        status, text = server.get(path)
        assert (status, "var livereload" in text) == (200, False), path
    status, text = server.get("/khong-co/")
    assert status == 404
    assert "ndp" in text


def test_no_generated_page_is_written(server: Served) -> None:
    assert "Documentation built" in server.log.read_text(encoding="utf-8")
    assert "portal: " not in server.log.read_text(encoding="utf-8")


def test_a_change_is_seen_at_once_and_browsers_reload(server: Served, file: Path) -> None:
    before = epoch(server.get(PAGE)[1])
    built = server.log.read_text(encoding="utf-8").count("Building documentation")
    file.write_text(with_name(file.read_text(encoding="utf-8"), "Nền tảng vừa đổi tên"), encoding="utf-8")
    text = server.wait_for(
        PAGE, lambda text: "<h1>Nền tảng vừa đổi tên" in text or ">Nền tảng vừa đổi tên</h1>" in text
    )
    after = epoch(text)
    assert after > before
    assert server.get(f"/livereload/{before}/1") == (200, str(after))
    assert "Nền tảng vừa đổi tên" in server.get("/api/v1/platforms.json")[1]
    assert server.log.read_text(encoding="utf-8").count("Building documentation") == built


def test_an_error_is_told_on_every_page_until_it_is_mended(server: Served, file: Path) -> None:
    good = content(server.get(PAGE)[1])
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}<script>alert(1)</script>: 1\n", encoding="utf-8")
    line = len(sound.splitlines()) + 1
    pages = [server.wait_for(path, lambda text: 'class="ndp-preview"' in text) for path in (PAGE, "/", "/en/", GUIDE)]
    for text in pages:
        told = text.partition('<div class="ndp-preview"')[2].partition("</div>")[0]
        assert f"{FILE}:{line}:1" in told
        assert "Danh mục đang có lỗi" in told
        assert "The catalogue has errors" in told
        assert not re.search(r"<script|style=|\son[a-z]+=", told)
    assert server.get("/assets/preview.css")[0] == 200
    assert f"{FILE}:{line}:1" in server.log.read_text(encoding="utf-8")
    assert "bản trước khi có lỗi" in pages[0]
    assert "bản trước khi có lỗi" not in pages[-1]
    # The state before is shown below.
    notice = re.compile(
        r'<link rel="stylesheet" href="[./]*assets/preview.css">|<div class="ndp-preview".*?</div>', re.DOTALL
    )
    assert notice.sub("", content(server.get(PAGE)[1])) == good
    file.write_text(sound, encoding="utf-8")
    assert content(server.wait_for(PAGE, lambda text: "ndp-preview" not in text)) == good


def test_a_rule_that_is_broken_is_told_too(server: Served, file: Path) -> None:
    other = server.folder / "catalogue/assignments/mo-phong-1.yml"
    sound = other.read_text(encoding="utf-8")
    other.write_text(re.sub(r"organisation: .*", "organisation: khong-ai-biet", sound, count=1), encoding="utf-8")
    text = server.wait_for(PAGE, lambda text: 'class="ndp-preview"' in text)
    assert "khong-ai-biet" in text
    other.write_text(sound, encoding="utf-8")
    server.wait_for(PAGE, lambda text: "ndp-preview" not in text)


def test_a_new_file_has_its_page(server: Served) -> None:
    folder = server.folder / "catalogue/organisations"
    source = (folder / "thi-du-bao.yml").read_text(encoding="utf-8").replace("id: thi-du-bao\n", "id: moi-them\n")
    page = "/to-chuc/moi-them/"
    assert server.get(page)[0] == 404
    (folder / "moi-them.yml").write_text(with_name(source, "Cơ quan mới thêm"), encoding="utf-8")
    server.wait_for(page, lambda text: "Cơ quan mới thêm" in text)
    (folder / "moi-them.yml").unlink()
    server.wait_for(page, lambda text: "Cơ quan mới thêm" not in text)
    assert server.get(page)[0] == 404


def test_a_broken_catalogue_is_served_and_shown_once_it_is_mended(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/demo/catalogue", tmp_path / "catalogue")
    file = tmp_path / FILE
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}khong-co: 1\n", encoding="utf-8")
    place = f"{FILE}:{len(sound.splitlines()) + 1}:1"
    with served(tmp_path / "catalogue", tmp_path) as server:
        for path in ("/", "/en/", PAGE, "/khong-co/", "/api/v1/platforms.json"):
            status, text = server.get(path)
            assert status == 503
            assert place in text
            assert "chưa có gì để xem" in text
            assert "var livereload" in text
        status, text = server.get(GUIDE)
        assert status == 200
        assert place in text
        assert server.get("/assets/preview.css")[0] == 200
        file.write_text(sound, encoding="utf-8")
        server.wait_for(PAGE, lambda text: "<h1>" in text and "ndp-preview" not in text)
        assert "ndp-preview" not in server.get(GUIDE)[1]
        assert server.get("/khong-co/")[0] == 404


def test_a_commit_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/demo/catalogue", tmp_path / "catalogue")

    def git(*arguments: str) -> str:
        who = ("-c", "user.name=Kho", "-c", "user.email=kho@vidu.vn", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "--quiet")
    git("add", "catalogue")
    git("commit", "--quiet", "--message", "đầu")
    with served(tmp_path / "catalogue", tmp_path) as server:
        before = git("rev-parse", "HEAD")
        assert before[:8] in server.get(PAGE)[1]
        git("commit", "--quiet", "--allow-empty", "--message", "sau")
        after = git("rev-parse", "HEAD")
        server.wait_for(PAGE, lambda text: after[:8] in text)
