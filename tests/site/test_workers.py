"""Several processes build the same site as one."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.bench.synthesise import ROOT, write

from ndp.export.build_record import digest_of, read_build_record
from ndp.export.whole_site import Built, build_plain_site
from ndp.schema import Schemas
from ndp.site.configuration import Configuration
from ndp.site.portal import Portal
from ndp.site.workers import Crew
from ndp.site.writer import Digests, Writer, packed
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
        "trang / pages",
        "bài hướng dẫn, bộ tìm, dữ liệu mở / guides, search, open data",
    }


def test_the_record_holds_the_digest_of_what_stands_on_disk(portal: Portal, tmp_path: Path) -> None:
    built(portal, tmp_path, 2)
    record = read_build_record(tmp_path)
    assert (record.files, record.digest) == digest_of(tmp_path)


def test_every_piece_of_work_is_done_in_a_process_of_its_own() -> None:
    done: list[tuple[int, int]] = []
    with Crew[tuple[int, int]](2, done.append) as crew:
        for number in range(20):
            crew.do(lambda number=number: (number, os.getpid()))  # type: ignore[misc]
        crew.finish()
    assert sorted(number for number, _ in done) == list(range(20))
    assert len({process for _, process in done} | {os.getpid()}) == 21


def test_no_more_are_at_work_than_told_and_heavy_work_is_done_in_turn() -> None:
    light, heavy = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)

    def work(*counts: Any) -> tuple[int, int]:
        for count in counts:
            with count:
                count.value += 1
        time.sleep(0.01)
        seen = light.value, heavy.value
        for count in counts:
            with count:
                count.value -= 1
        return seen

    most: list[tuple[int, int]] = []
    with Crew[tuple[int, int]](3, most.append) as crew:
        for number in range(30):
            is_heavy = number % 2 == 0
            crew.do(partial(work, light, heavy) if is_heavy else partial(work, light), heavy=is_heavy)
        crew.finish()
    assert len(most) == 30
    assert max(all_of_them for all_of_them, _ in most) <= 3
    assert max(heavy_ones for _, heavy_ones in most) == 1


def test_a_crew_of_nobody_leaves_the_work_to_the_caller() -> None:
    done: list[int] = []
    with Crew[int](0, done.append) as crew:
        assert not crew.has_room
        crew.do(os.getpid)
    assert done == [os.getpid()]


def finish(crew: Crew[Any], *work: Callable[[], object]) -> None:
    for each in work:
        crew.do(each)
    crew.finish()


def fail() -> int:
    raise OSError("no room")


def test_an_error_of_a_piece_of_work_is_raised_by_the_caller() -> None:
    with Crew[int](2, lambda number: None) as crew, pytest.raises(OSError, match="no room"):
        finish(crew, fail)


def test_what_is_under_way_ends_with_the_crew() -> None:
    with pytest.raises(OSError, match="no room"), Crew[None](2, lambda nothing: None) as crew:
        finish(crew, lambda: time.sleep(600), fail)
    assert not multiprocessing.active_children()


def test_digests_are_those_of_all_writers(tmp_path: Path) -> None:
    found: dict[str, bytes] = {}
    with Digests() as digests:
        for number in range(3):
            writer = Writer(tmp_path)
            writer.write(f"{number}/a", b"a")
            writer.write(f"{number}/b", b"b")
            digests.add(packed(writer.digests))
        digests.give_to(found)
    one, other = sha256(b"a").digest(), sha256(b"b").digest()
    assert found == {
        path: digest for number in range(3) for path, digest in ((f"{number}/a", one), (f"{number}/b", other))
    }


def test_a_file_that_two_writers_wrote_is_refused(tmp_path: Path) -> None:
    with Digests() as digests:
        for _ in range(2):
            writer = Writer(tmp_path)
            writer.write("a", b"a")
            digests.add(packed(writer.digests))
        with pytest.raises(ValueError, match="two files at a"):
            digests.give_to({})


def test_two_pages_at_one_address_are_refused(portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ndp.site import build

    monkeypatch.setattr(build, "PAGE_MAKERS", (*build.PAGE_MAKERS, build.PAGE_MAKERS[0]))
    with pytest.raises(ValueError, match=r"two files at bao-cao/index\.html"):
        built(portal, tmp_path, 2)
