"""Parts of the site kept from earlier builds never change a byte, whatever happened in between."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.bench.synthesise import ROOT

from ndp.cache import Cache
from ndp.cache.program import program_digest
from ndp.cache.results import NAME
from ndp.export.build_record import digest_of
from ndp.export.whole_site import build_plain_site
from ndp.history import read_history
from ndp.schema import Schemas
from ndp.site.build import PAGE_MAKERS
from ndp.site.configuration import Configuration
from ndp.site.page import Page
from ndp.site.pages import editor, errors, files
from ndp.site.portal import Portal, Settings
from ndp.validate import judge

SCHEMAS = Schemas.load(ROOT / "schemas")
AS_OF = date(2026, 11, 24)
# They show the program, not the catalogue.
MAKERS = [make for make in PAGE_MAKERS if make not in (errors.pages, files.pages, editor.pages)]
EXAMPLES = int(os.environ.get("NDP_KEPT", "3"))
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": os.devnull}


@dataclass
class Place:
    """A catalogue in a repository of its own, judged on a day that can move."""

    root: Path
    as_of: date = AS_OF
    told: list[str] = field(default_factory=list)

    @classmethod
    def copy_of(cls, catalogue: Path, root: Path) -> Place:
        shutil.copytree(catalogue, root / "catalogue")
        place = cls(root)
        place.git("init", "--quiet")
        place.commit()
        return place

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Người thử", "-c", "user.email=thu@vidu.vn", "-c", "commit.gpgsign=false")
        day = f"{self.as_of.isoformat()}T08:00:00Z"
        environment = {**os.environ, **GIT, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        subprocess.run(["git", *who, *arguments], cwd=self.root, env=environment, check=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Sửa danh mục")

    @property
    def cache(self) -> Cache:
        found = Cache.of(self.root, ROOT / "schemas")
        assert found is not None
        return found

    def portal(self) -> Portal:
        catalogue = judge(self.root, SCHEMAS, self.as_of, self.cache).catalogue
        settings = Settings(repository="https://vidu.vn/kho")
        return Portal(catalogue, SCHEMAS, self.as_of, read_history(self.root), settings, root=self.root)

    def is_sound(self) -> bool:
        return not judge(self.root, SCHEMAS, self.as_of, self.cache).errors

    def files(self) -> list[Path]:
        return sorted((self.root / "catalogue").rglob("*.yml"))


def pages(portal: Portal) -> Iterator[Page]:
    for make in MAKERS:
        yield from make(portal)


def made(portal: Portal) -> dict[str, str]:
    return {page.url: str(page.body) for page in pages(portal)}


def remade(place: Place) -> tuple[dict[str, str], int]:
    """The pages with what is kept, and how many of them were made anew."""
    portal = place.portal().keeping(place.cache)
    assert portal.kept is not None
    found = made(portal)
    anew = portal.kept.made
    portal.kept.finish(())
    assert portal.kept.unkept == set()
    return found, anew


def assert_same(place: Place) -> int:
    found, anew = remade(place)
    expected = made(place.portal())
    assert found.keys() == expected.keys()
    assert [url for url in found if found[url] != expected[url]] == [], place.told
    return anew


# What happens to catalogues.


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in plain data but the whole."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*way, key)
        yield from leaves(item, (*way, key))


def at(value: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


def change_value(data: st.DataObject, content: Any, others: list[Any]) -> None:
    """Another value for one of a file, of the same kind of text where there is one elsewhere, or none."""
    way: tuple[Any, ...] = data.draw(st.sampled_from(list(leaves(content))), label="way")
    holder, value = at(content, way[:-1]), at(content, way)
    wanted = [found for other in others for found in same_place(other, way) if found != value]
    swap: bool = data.draw(st.booleans(), label="swap")
    if wanted and swap:
        holder[way[-1]] = data.draw(st.sampled_from(wanted), label="value")
    elif isinstance(value, bool):
        holder[way[-1]] = not value
    elif isinstance(value, int):
        holder[way[-1]] = value + 1
    elif isinstance(value, str):
        holder[way[-1]] = f"{value} thêm"
    else:
        del holder[way[-1]]


def same_place(content: Any, way: tuple[Any, ...]) -> Iterator[Any]:
    try:
        found = at(content, way)
    except (KeyError, IndexError, TypeError):
        return
    yield found


class Loader(yaml.SafeLoader):
    """Leaves dates and times the texts that they are."""


class Dumper(yaml.SafeDumper):
    """Writes texts that look like dates without quotes."""


for each in (Loader, Dumper):
    each.yaml_implicit_resolvers = {
        letter: [
            (tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool", ":int", ":float"))
        ]
        for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    each.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))
    each.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("-?(0|[1-9][0-9]*)$"), list("-0123456789"))
    each.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"-?[0-9]+\.[0-9]+$"), list("-0123456789"))


def write(path: Path, content: Any, schema: str) -> None:
    """Write a file below the line `schema`."""
    text = yaml.dump(content, Dumper=Dumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"{schema}\n{text}", encoding="utf-8")


def schema_of(path: Path) -> str:
    """The first line of a file, which names its schema."""
    return path.read_text(encoding="utf-8").partition("\n")[0]


def rewrite(path: Path, content: Any) -> None:
    write(path, content, schema_of(path))


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - a safe loader


def edit(data: st.DataObject, place: Place) -> None:
    path = data.draw(st.sampled_from(place.files()), label="file")
    content = read(path)
    change_value(data, content, [read(other) for other in sorted(path.parent.glob("*.yml")) if other != path])
    rewrite(path, content)


def delete(data: st.DataObject, place: Place) -> None:
    data.draw(st.sampled_from(place.files()), label="file").unlink()


def copy(data: st.DataObject, place: Place) -> Path:
    path = data.draw(st.sampled_from(place.files()), label="file")
    content = read(path)
    if "id" in content:
        content["id"] = f"{content['id']}-b"
    write(path.with_name(f"{path.stem}-b.yml"), content, schema_of(path))
    return path


def rename(data: st.DataObject, place: Place) -> None:
    copy(data, place).unlink()


def another_day(data: st.DataObject, place: Place) -> None:
    place.as_of += timedelta(days=data.draw(st.integers(-400, 400), label="days"))


def commit(data: st.DataObject, place: Place) -> None:
    place.commit()


EVENTS = (edit, edit, edit, edit, delete, copy, rename, another_day, commit)


def happen(data: st.DataObject, place: Place) -> None:
    """Something happens to the catalogue; what would break it does not."""
    event = data.draw(st.sampled_from(EVENTS), label="event")
    before, day = {path: path.read_bytes() for path in place.files()}, place.as_of
    event(data, place)
    place.told.append(event.__name__)
    if not place.is_sound():
        for path in place.files():
            if path not in before:
                path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
        place.as_of = day


@pytest.mark.parametrize("catalogue", ["tests/fixtures/base", "tests/demo"])
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Each step builds a site: what failed is told instead of made smaller.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(data=st.data())
def test_whatever_happens_the_pages_are_as_if_made_anew(catalogue: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        place = Place.copy_of(ROOT / catalogue / "catalogue", Path(folder))
        assert_same(place)
        for _ in range(data.draw(st.integers(1, 5), label="builds")):
            for _ in range(data.draw(st.integers(1, 6), label="events")):
                happen(data, place)
            assert_same(place)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.copy_of(ROOT / "tests/fixtures/base/catalogue", tmp_path / "danh mục")


def test_without_a_change_no_page_is_made_again(place: Place) -> None:
    assert assert_same(place) > 50
    assert assert_same(place) == 0


def test_a_change_makes_few_pages_again(place: Place) -> None:
    everything = assert_same(place)
    another_name(place)
    assert 0 < assert_same(place) < everything


def another_name(place: Place) -> None:
    path = min((place.root / "catalogue/platforms").glob("*.yml"))
    rewrite(path, {**read(path), "name": {"vi": "Nền tảng tên khác"}})


@pytest.mark.parametrize(
    ("name", "substitute"),
    [
        ("ndp.reads.Table._note", lambda table, key: None),
        ("ndp.site.kept.KeptParts._answers_to", lambda parts, marks: b""),
    ],
)
def test_reads_that_are_not_noted_or_compared_are_found_out(
    place: Place, monkeypatch: pytest.MonkeyPatch, name: str, substitute: Callable[..., object]
) -> None:
    """The comparison of these tests can fail."""
    monkeypatch.setattr(name, substitute)
    remade(place)
    another_name(place)
    with pytest.raises(AssertionError):
        assert_same(place)


def test_damage_is_noticed(place: Place) -> None:
    assert_same(place)
    file = place.cache.folder / NAME
    whole = file.read_bytes()
    for share in (1, 5, 9):
        damaged = bytearray(whole)
        for position in range(len(whole) * share // 10, len(whole), 997):
            damaged[position] ^= 1 << share % 8
        file.write_bytes(damaged)
        assert_same(place)
        file.write_bytes(whole[: len(whole) * share // 10])
        assert_same(place)


def test_a_flipped_bit_of_a_page_is_noticed(place: Place) -> None:
    assert_same(place)
    with sqlite3.connect(place.cache.folder / NAME) as connection:
        connection.execute("UPDATE results SET result = replace(result, 'a', 'b')")
    connection.close()
    assert assert_same(place) > 50
    assert assert_same(place) == 0


def test_results_of_other_code_are_thrown_away(place: Place) -> None:
    assert_same(place)
    portal = place.portal()
    other = portal.keeping(Cache(place.cache.folder, bytes(32)))
    assert made(other) == made(portal)
    assert other.kept is not None
    assert other.kept.made > 50


def test_what_is_no_longer_asked_for_is_thrown_away(place: Place) -> None:
    assert_same(place)

    def count() -> int:
        with sqlite3.connect(place.cache.folder / NAME) as connection:
            found: int = connection.execute("SELECT count(*) FROM results").fetchone()[0]
        connection.close()
        return found

    first = count()
    for _ in range(5):
        place.as_of += timedelta(days=1)
        assert_same(place)
    assert count() <= 2 * first


def test_where_nothing_can_be_kept_all_is_made(place: Place) -> None:
    folder = place.cache.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("", encoding="utf-8")
    assert assert_same(place) > 50
    folder.unlink()


def test_the_whole_site_is_the_same_in_every_process(place: Place, tmp_path: Path) -> None:
    def built(name: str, workers: int, cache: Cache | None) -> tuple[int, str]:
        configuration = Configuration.read(ROOT)
        build_plain_site(place.portal(), (), configuration, tmp_path / name, workers, cache=cache)
        return digest_of(tmp_path / name)

    expected = built("anew", 1, None)
    assert built("first", 2, place.cache) == expected
    assert built("second", 2, place.cache) == expected
    another_name(place)
    place.commit()
    changed = built("changed anew", 1, None)
    assert changed != expected
    assert built("changed", 2, place.cache) == changed
    (place.cache.folder / NAME).unlink()
    assert built("third", 1, place.cache) == changed


def test_every_file_of_the_program_decides_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ROOT / "hooks/ndp"
    read: list[str] = []

    def opened(path: str, mode: str) -> IO[bytes]:
        read.append(path)
        return Path(path).open("rb")

    monkeypatch.setattr("ndp.cache.program.open", opened, raising=False)
    program_digest(ROOT / "schemas")
    program = {str(path) for path in package.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".mo")}
    assert program <= set(read)
    assert {Path(path).suffix for path in program} >= {".py", ".html", ".po", ".yml", ".sql"}


def test_what_pages_share_in_memory_tells_what_it_read() -> None:
    """Who keeps something of a catalogue in memory has to say so to `ndp.reads`."""
    kept = re.compile(r"@(?:functools\.)?(?:lru_)?cache\b[^\n]*\n(?:@[^\n]*\n)*def (\w+)\(([^)]*)\)")
    found = {
        f"{path.relative_to(ROOT)}:{name}"
        for folder in ("derive", "doctor", "export", "model", "review", "search", "site", "text")
        for path in (ROOT / "hooks/ndp" / folder).rglob("*.py")
        for name, arguments in kept.findall(path.read_text(encoding="utf-8"))
        if re.search(r"Catalogue|Portal|History|View|Export", arguments)
    }
    # These are asked only within queries.
    assert found == {
        "hooks/ndp/derive/plans.py:_plans_by_platform",
        "hooks/ndp/derive/programme.py:_by_organisation",
        "hooks/ndp/derive/programme.py:_by_platform",
        "hooks/ndp/derive/reports.py:_owed_by_platform",
        "hooks/ndp/derive/reports.py:_reports_by_platform",
        "hooks/ndp/derive/timeline/collect.py:_timelines",
    }
