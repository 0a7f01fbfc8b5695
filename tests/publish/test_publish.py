"""What readers see changes in one step or not at all, and one command takes it back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.publish.another import PAGE, change, seal

from ndp.cli import main
from ndp.export.build_record import NAME, digest_of, read_build_record
from ndp.serving.pack import FORMS

DEMO = Path(__file__).parents[1] / "demo"
AS_OF = "2026-11-24"

Spoil = Callable[[Path], None]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, outside Git, of the demonstration catalogue: the folder that holds it."""
    return Path(shutil.copytree(DEMO / "catalogue", tmp_path_factory.mktemp("root") / "catalogue")).parent


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the demonstration catalogue."""
    folder = tmp_path_factory.mktemp("built") / "site"
    assert main(["build", "--catalogue", str(root), "--as-of", AS_OF, "--output", str(folder)]) == 0
    return folder


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of that site, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "site"))


@pytest.fixture
def shown(root: Path, built: Path, tmp_path: Path) -> Path:
    """A place of publication that already shows a release."""
    folder = tmp_path / "www"
    assert publish(root, built, folder) == 0
    return folder


def publish(root: Path, site: Path, to: Path, *options: str) -> int:
    return main(["publish", "--catalogue", str(root), "--site", str(site), "--to", str(to), *options])


def roll_back(to: Path, *options: str) -> int:
    return main(["rollback", "--to", str(to), *options])


def releases(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "releases").iterdir() if not path.name.startswith(".lock"))


def current(folder: Path) -> str:
    return (folder / "current").readlink().name


def test_a_build_is_shown_whole(built: Path, shown: Path) -> None:
    assert current(shown) == "000001-local"
    packed = {path for path in (shown / "current").rglob("*") if path.suffix in FORMS}
    assert packed
    for path in packed:
        assert path.with_suffix("").is_file()
        path.unlink()
    assert digest_of((shown / "current").resolve()) == digest_of(built)


def test_a_web_server_of_another_user_may_read_what_was_built_for_nobody_else(
    root: Path, site: Path, shown: Path
) -> None:
    for path in [site, *site.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert publish(root, site, shown) == 0
    release = (shown / "current").resolve()
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in [release, *release.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_the_record_tells_what_was_built(root: Path, built: Path) -> None:
    record = read_build_record(built)
    assert record.as_of == AS_OF
    assert record.entries["platform"] == len(list((root / "catalogue/platforms").iterdir())) > 0


def test_releases_are_kept_and_taken_back(root: Path, site: Path, shown: Path) -> None:
    for number in range(2, 6):
        assert publish(root, change(site, str(number)), shown, "--keep", "3") == 0
    assert releases(shown) == ["000003-local", "000004-local", "000005-local"]
    assert (shown / "current" / PAGE).read_text(encoding="utf-8").endswith("<!-- 5 -->\n</html>")
    assert roll_back(shown) == 0
    assert (shown / "current" / PAGE).read_text(encoding="utf-8").endswith("<!-- 4 -->\n</html>")
    assert roll_back(shown, "--release", "000005-local") == 0
    assert current(shown) == "000005-local"


def test_what_readers_see_is_never_dropped(root: Path, site: Path, shown: Path) -> None:
    for number in (2, 3):
        assert publish(root, change(site, str(number)), shown) == 0
    assert roll_back(shown, "--release", "000001-local") == 0
    assert publish(root, change(site, "4"), shown, "--keep", "1") == 0
    assert releases(shown) == ["000004-local"]
    assert current(shown) == "000004-local"


def test_there_is_nothing_before_the_first_release(shown: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert roll_back(shown) == 2
    assert roll_back(shown, "--release", "000009-local") == 2
    assert roll_back(shown, "--release", "../releases/000001-local") == 2
    assert "000009-local" in capsys.readouterr().err
    assert current(shown) == "000001-local"


def lose_a_page_and_seal(site: Path) -> None:
    shutil.rmtree(next(path for path in sorted((site / "to-chuc").iterdir()) if path.is_dir()))
    seal(site)


def break_a_link(site: Path) -> None:
    page = site / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", '<a href="../khong-co/">?</a></main>'))
    seal(site)


def break_an_anchor(site: Path) -> None:
    page = site / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", '<a href="#khong-co">?</a></main>'))
    seal(site)


def leave_an_element_open(site: Path) -> None:
    page = site / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", "<div></main>"), encoding="utf-8")
    seal(site)


def cut_a_page(site: Path) -> None:
    page = site / PAGE
    page.write_bytes(page.read_bytes()[:2000])
    seal(site)


def cut_a_file(site: Path) -> None:
    file = site / "sitemap.xml"
    file.write_bytes(file.read_bytes()[:100])


def lose_the_record(site: Path) -> None:
    (site / NAME).unlink()


def invent(site: Path) -> None:
    seal(site, demonstration=True)


def miscount(site: Path) -> None:
    seal(site, entries={**read_build_record(site).entries, "platform": 1000})


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lose_a_page_and_seal, "/to-chuc/"),
        (break_a_link, "khong-co"),
        (break_an_anchor, "#khong-co"),
        (cut_a_file, "build.json"),
        (cut_a_page, "/nen-tang/: trang bị cắt"),
        (leave_an_element_open, "/nen-tang/: thẻ đóng lạc chỗ / stray end tag: </main>"),
        (lose_the_record, "build.json"),
        (invent, "demonstration"),
        (miscount, "1000"),
    ],
)
def test_a_faulty_build_is_not_shown(
    root: Path, site: Path, shown: Path, spoil: Spoil, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(site)
    assert publish(root, site, shown) == 1
    assert word in capsys.readouterr().err
    assert current(shown) == "000001-local"
    assert releases(shown) == ["000001-local"]


def test_without_a_place_a_build_is_only_judged(root: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    judge = ["publish", "--catalogue", str(root), "--site", str(site)]
    assert main(judge) == 0
    break_a_link(site)
    assert main(judge) == 1
    assert "khong-co" in capsys.readouterr().err


def test_a_build_of_another_commit_is_not_shown(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Path(shutil.copytree(built, tmp_path / "site"))
    seal(site, commit="0" * 40)
    assert publish(DEMO, site, tmp_path / "www") == 1
    assert "00000000" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize("step", ["copytree", "replace"])
def test_a_failing_disk_leaves_the_old_site(
    root: Path, site: Path, shown: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest_of(shown / "current")
    copy = shutil.copytree

    def half(source: Path, target: Path) -> None:
        copy(source / "assets", target / "assets")
        raise OSError(28, "No space left on device")

    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        if step == "copytree":
            patch.setattr(shutil, "copytree", half)
        else:
            patch.setattr(Path, "replace", refuse)
        assert publish(root, change(site, "2"), shown) == 2
    assert digest_of(shown / "current") == before
    assert releases(shown) == ["000001-local"]
    assert publish(root, site, shown) == 0
    assert current(shown) == "000002-local"


def test_a_copy_that_is_not_whole_is_not_shown(
    root: Path, site: Path, shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree

    def lossy(source: Path, target: Path) -> None:
        copy(source, target)
        (target / PAGE).write_bytes(b"")

    monkeypatch.setattr(shutil, "copytree", lossy)
    assert publish(root, site, shown) == 2
    assert current(shown) == "000001-local"
    assert releases(shown) == ["000001-local"]


def test_readers_always_find_a_page(root: Path, site: Path, shown: Path) -> None:
    assert publish(root, change(site, "2"), shown) == 0
    misses: list[OSError] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (shown / "current" / PAGE).read_bytes()
            except OSError as error:
                misses.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        assert roll_back(shown, "--release", f"00000{number % 2 + 1}-local") == 0
    done.set()
    reader.join()
    assert misses == []


def test_a_folder_is_not_mistaken_for_the_link(root: Path, built: Path, tmp_path: Path) -> None:
    (tmp_path / "www" / "current").mkdir(parents=True)
    assert publish(root, built, tmp_path / "www") == 2
    assert (tmp_path / "www" / "current").is_dir()


@pytest.mark.parametrize("keep", ["0", "-1", "x", ""])
def test_how_many_are_kept_is_a_number(root: Path, built: Path, tmp_path: Path, keep: str) -> None:
    assert publish(root, built, tmp_path / "www", "--keep", keep) == 2


def test_a_build_goes_into_an_empty_folder_only(root: Path, built: Path) -> None:
    assert main(["build", "--catalogue", str(root), "--as-of", AS_OF, "--output", str(built)]) == 2
