"""Several processes build the same site as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.bench.synthesise import ROOT, write

from ndp.export.build_record import digest_of, read_build_record
from ndp.export.whole_site import Built, build_plain_site
from ndp.schema import Schemas
from ndp.site.configuration import Configuration
from ndp.site.portal import Portal
from ndp.site.workers import Shares, helped_by
from ndp.validate import judge

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    folder = tmp_path_factory.mktemp("catalogue")
    write(20, folder)
    schemas = Schemas.load(ROOT / "schemas")
    return Portal(judge(folder, schemas, AS_OF).catalogue, schemas, AS_OF)


def built(portal: Portal, directory: Path, workers: int, told: list[str] | None = None) -> Built:
    tell = told.append if told is not None else lambda text: None
    return build_plain_site(portal, (), Configuration.read(ROOT), directory, workers, tell)


def test_the_number_of_processes_changes_no_byte(portal: Portal, tmp_path: Path) -> None:
    told: list[str] = []
    counts = [built(portal, tmp_path / str(workers), workers, told) for workers in (1, 2, 3)]
    assert counts[0] == counts[1] == counts[2]
    assert digest_of(tmp_path / "1") == digest_of(tmp_path / "2") == digest_of(tmp_path / "3")
    assert counts[0].files == digest_of(tmp_path / "1")[0]
    assert {text.partition(":")[0] for text in told} == {
        "bài hướng dẫn / guides",
        "tên các trang / names of the pages",
        "bộ tìm / search",
        "dữ liệu mở / open data",
        "trang / pages",
    }


def test_the_record_holds_the_digest_of_what_stands_on_disk(portal: Portal, tmp_path: Path) -> None:
    built(portal, tmp_path, 2)
    record = read_build_record(tmp_path)
    assert (record.files, record.digest) == digest_of(tmp_path)


def test_each_part_is_done_by_one_process() -> None:
    shares = Shares()

    def taken() -> list[int]:
        return [part for part in range(500) if shares.take(part)]

    with helped_by(taken, 2) as helpers:
        parts = taken()
        for more in helpers.results():
            parts += more
    assert sorted(parts) == list(range(500))


def test_an_error_of_a_helper_is_raised_by_the_caller() -> None:
    def fail() -> int:
        raise OSError("no room")

    with helped_by(fail, 1) as helpers, pytest.raises(OSError, match="no room"):
        helpers.results()


def test_two_pages_at_one_address_are_refused(portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ndp.site import build

    monkeypatch.setattr(build, "PAGE_MAKERS", (*build.PAGE_MAKERS, build.PAGE_MAKERS[0]))
    with pytest.raises(ValueError, match="two pages at /"):
        built(portal, tmp_path, 2)
