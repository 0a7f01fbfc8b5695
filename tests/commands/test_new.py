"""`ndp new` as its users meet it."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Ndp
from tests.conftest import TESTS

from ndp.commands.new import path_of
from ndp.kinds import KINDS, Kind
from ndp.schema import Schemas
from ndp.schema.typing import to_data
from ndp.source import format_pointer, parse

DEMO = TESTS / "demo"
DAY = ("--as-of", "2026-10-31")
SCHEMAS = Schemas.load(TESTS.parent / "schemas")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the demonstration catalogue: the folder that holds it."""
    shutil.copytree(DEMO / "catalogue", tmp_path / "catalogue")
    return tmp_path


def data_of(kind: Kind, file: Path) -> Any:
    root = parse("", file.read_bytes()).root
    assert root is not None
    return to_data(root, SCHEMAS.shape(kind.name))


def leaves(data: Any, pointer: tuple[str | int, ...] = ()) -> list[tuple[str, str]]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in leaves(value, (*pointer, key))]
    if isinstance(data, list):
        return [leaf for number, value in enumerate(data) for leaf in leaves(value, (*pointer, number))]
    text = str(data).lower() if isinstance(data, bool) else f"{data:f}" if isinstance(data, Decimal) else str(data)
    return [(format_pointer(pointer), text)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_filled_record_is_sound(ndp_here: Ndp, project: Path, kind: Kind) -> None:
    before = ndp_here("validate", "--catalogue", project, *DAY)
    file = min((project / "catalogue").glob(f"{kind.folder}{'/*' * kind.depth}.yml"))
    record_id = "/".join(file.relative_to(project / "catalogue").with_suffix("").parts[1:]) or kind.name
    said = data_of(kind, file)
    file.unlink()
    sets = [part for pointer, text in leaves(said) if pointer != "/id" for part in ("--set", f"{pointer}={text}")]
    outcome = ndp_here("new", kind.name, record_id, *sets, "--catalogue", project)
    assert (outcome.status, outcome.err) == (0, "")
    assert path_of(kind, record_id) in outcome.out
    assert data_of(kind, file) == said
    assert ndp_here("validate", "--catalogue", project, *DAY).out == before.out
    assert ndp_here("format", "--check", "--catalogue", project, file).out == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_empty_record_names_what_it_lacks(ndp_here: Ndp, tmp_path: Path, kind: Kind) -> None:
    (tmp_path / "catalogue").mkdir()
    record_id = "/".join(("nen-tang", "muc")[-kind.depth :]) if kind.depth else "policy"
    said: Any = None
    for flags in (["--bare"], ["--lang", "en"], []):
        (tmp_path / path_of(kind, record_id)).unlink(missing_ok=True)
        assert ndp_here("new", kind.name, record_id, *flags, "--catalogue", tmp_path).status == 0
        file = tmp_path / path_of(kind, record_id)
        said = data_of(kind, file)
        assert set(SCHEMAS.shape(kind.name).required) <= set(said)
        comments = [line for line in file.read_text(encoding="utf-8").split("\n")[1:] if line.lstrip().startswith("#")]
        assert bool(comments) == ("--bare" not in flags)
    outcome = ndp_here("validate", "--catalogue", tmp_path, *DAY)
    gaps = [pointer for pointer, text in leaves(said) if not text]
    assert outcome.out.count("NDP206 lỗi") == len(gaps) > 0
    assert "NDP201" not in outcome.out, "a required field is missing"


def test_the_comments_are_of_the_schema(ndp_here: Ndp, project: Path) -> None:
    ndp_here("new", "proposal", "mo-phong-moi", "--catalogue", project)
    text = (project / "catalogue/proposals/mo-phong-moi.yml").read_text(encoding="utf-8")
    shape = SCHEMAS.shape("proposal")
    assert f"# {shape.properties['proposer'].title}: {shape.properties['proposer'].description}" in text
    assert "Ví dụ:" in text
    assert "# - functions: Chức năng chính" in text


def test_the_id_comes_from_the_name(ndp_here: Ndp, project: Path) -> None:
    outcome = ndp_here("new", "event", "--set", "name/vi=Hội nghị: số 1", "--catalogue", project)
    assert "catalogue/events/hoi-nghi-so-1.yml" in outcome.out
    assert "vi: 'Hội nghị: số 1'" in (project / "catalogue/events/hoi-nghi-so-1.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["platform", "mo-phong-1"], "mã này đã có"),
        (["platform", "../../x"], "mã không đúng dạng"),
        (["platform", "a/b"], "mã không đúng dạng"),
        (["report", "chi-mot"], "nen-tang/ma-cua-muc"),
        (["platform", "A"], "mã không đúng dạng"),
        (["platform", "a" * 81], "mã không đúng dạng"),
        (["platform"], "thiếu mã"),
        (["policy"], "mã này đã có"),
        (["nothing", "x"], "không nhận"),
        (["platform", "x", "--set", "nam=1"], "không có trường này"),
        (["platform", "x", "--set", "name"], "--set cần"),
        (["platform", "x", "--set", "functions/3/vi=a"], "không đặt được"),
        (["platform", "x", "--set", "name=a"], "không đặt được"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(ndp_here: Ndp, project: Path, arguments: list[str], said: str) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    outcome = ndp_here("new", *arguments, "--catalogue", project)
    assert outcome.status == 2
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


def test_a_value_the_reader_refuses_is_shown(ndp_here: Ndp, project: Path) -> None:
    outcome = ndp_here("new", "platform", "x", "--set", "name/vi=a\u202eb", "--catalogue", project)
    assert outcome.status == 1
    assert "NDP1" in outcome.out
    assert not (project / "catalogue/platforms/x.yml").exists()


def test_no_link_is_followed(ndp_here: Ndp, project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(project / "catalogue/news")
    (project / "catalogue/news").symlink_to(elsewhere)
    assert ndp_here("new", "news", "x", "--catalogue", project).status == 2
    assert not list(elsewhere.iterdir())
