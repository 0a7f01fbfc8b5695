"""Compiled templates are kept from one start to the next, and compiled anew wherever they might not be the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from ndp.site.compiled import NAME, CompiledTemplates

TEMPLATE = "một.html"


class Place:
    """A folder with a template and the module that is said to compile it."""

    def __init__(self, folder: Path) -> None:
        self.templates = folder / "templates"
        self.templates.mkdir()
        (self.templates / TEMPLATE).write_text("{{ x }} & một", encoding="utf-8")
        self.maker = folder / "maker.py"
        self.maker.write_text("1\n", encoding="utf-8")

    def start(self) -> tuple[str, int]:
        """What the template makes of 2 in a new environment, and how many templates had to be compiled for it."""
        kept = CompiledTemplates(self.templates, [self.maker])
        compiled: list[str] = []

        class Counting(Environment):
            def _generate(self, *given: object, **named: object) -> str:
                compiled.append("")
                return super()._generate(*given, **named)  # type: ignore[arg-type]

        made = Counting(loader=FileSystemLoader(self.templates), bytecode_cache=kept).get_template(TEMPLATE).render(x=2)
        kept.save()
        return made, len(compiled)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Place(tmp_path)


def test_the_next_start_compiles_nothing(place: Place) -> None:
    assert [place.start(), place.start()] == [("2 & một", 1), ("2 & một", 0)]


def _change_template(place: Place, kept: Path) -> None:
    (place.templates / TEMPLATE).write_text("{{ x }} & hai", encoding="utf-8")


def _change_maker(place: Place, kept: Path) -> None:
    place.maker.write_text("2\n", encoding="utf-8")


def _flip_a_bit(place: Place, kept: Path) -> None:
    data = kept.read_bytes()
    kept.write_bytes(data[:-10] + bytes([data[-10] ^ 1]) + data[-9:])


def _let_others_write(place: Place, kept: Path) -> None:
    kept.chmod(0o666)


def _take_it_away(place: Place, kept: Path) -> None:
    kept.unlink()


@pytest.mark.parametrize(
    "change",
    [_change_template, _change_maker, _flip_a_bit, _let_others_write, _take_it_away],
    ids=lambda each: each.__name__,
)
def test_what_may_not_be_the_same_is_compiled_anew(
    place: Place, tmp_path: Path, change: Callable[[Place, Path], None]
) -> None:
    place.start()
    [kept] = (tmp_path / "cache").rglob(NAME)
    change(place, kept)
    made, compiled = place.start()
    assert compiled == 1
    assert made == ("2 & hai" if change is _change_template else "2 & một")
    assert place.start() == (made, 0)


def test_without_a_place_for_it_all_works(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NDP_NO_CACHE", "1")
    assert [place.start(), place.start()] == [("2 & một", 1)] * 2
    assert not (tmp_path / "cache").exists()


def test_a_template_that_is_gone_is_forgotten(place: Place, tmp_path: Path) -> None:
    place.start()
    [kept] = (tmp_path / "cache").rglob(NAME)
    before = kept.stat().st_size
    CompiledTemplates(place.templates, [place.maker]).save()
    assert kept.stat().st_size < before
