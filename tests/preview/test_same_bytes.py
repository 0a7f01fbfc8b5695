"""Whatever is asked of the preview, in whatever order, is what the build writes."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from weakref import ref

import pytest
from tests.bench.synthesise import ROOT

from ndp.export.build_record import NAME, files_below
from ndp.export.sitemap import ListedPage
from ndp.export.whole_site import build_plain_site
from ndp.preview import Preview
from ndp.schema import Schemas
from ndp.serving.forms import HEADERS, NGINX, TABLE
from ndp.site.assets import FOLDER, Assets
from ndp.site.configuration import Configuration
from ndp.site.plain import as_guide, guide_pages, plain_shell
from ndp.site.portal import Portal, Settings
from ndp.validate import Judgement, judge

AS_OF = date(2026, 11, 24)
SCHEMAS = Schemas.load(ROOT / "schemas")
OF_THE_WHOLE = {NAME, HEADERS, NGINX, TABLE}


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    return judge(ROOT / "tests/demo", SCHEMAS, AS_OF)


@pytest.fixture(scope="module")
def portal(judgement: Judgement) -> Portal:
    settings = Settings(repository="https://vidu.vn/kho", demonstration=True)
    examples = ROOT / "tests/fixtures/problems"
    assets = Assets.read(ROOT / "docs/assets")
    found = Portal(judgement.catalogue, SCHEMAS, AS_OF, settings=settings, examples=examples, assets=assets)
    return replace(found, root=ROOT / "tests/demo")


def preview_of(portal: Portal, judgement: Judgement) -> tuple[Preview, set[str]]:
    """The preview, and the files that it has nothing to do with."""
    configuration = Configuration.read(ROOT)
    guides = list(guide_pages(configuration))
    shown = replace(portal, guides=tuple(map(as_guide, guides)))
    preview = Preview()
    preview.show(shown, plain_shell(portal, configuration), judgement.problems, [*map(ListedPage.of, guides)])
    written = {page.file for page in guides} | {f"{FOLDER}/{name}" for name in portal.assets.contents}
    return preview, written | OF_THE_WHOLE


@pytest.fixture(scope="module")
def built(portal: Portal, judgement: Judgement, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build_plain_site(portal, judgement.problems, Configuration.read(ROOT), folder)
    return folder


@pytest.mark.parametrize("seed", [1, 2])
def test_every_file_is_as_it_is_built(seed: int, portal: Portal, judgement: Judgement, built: Path) -> None:
    preview, others = preview_of(portal, judgement)
    paths = sorted(set(files_below(built)) - others)
    paths.sort(key=lambda path: sha256(f"{seed} {path}".encode()).digest())
    assert len(paths) > 1500
    answers = {path: preview.answer(path.removesuffix("index.html")) for path in paths}
    assert [path for path, answer in answers.items() if answer is None] == []
    wrong = [path for path, answer in answers.items() if answer and answer.content != (built / path).read_bytes()]
    assert wrong == []


def test_what_is_not_built_is_not_answered(portal: Portal, judgement: Judgement) -> None:
    preview, others = preview_of(portal, judgement)
    nowhere = (
        "nen-tang/khong-co/",
        "khong-co/",
        "khong-co",
        "api/v1/khong-co.json",
        "tra-cuu/khong-co/",
        "../../etc/passwd",
    )
    for path in (*sorted(others), *nowhere):
        assert preview.answer(path.removesuffix("index.html")) is None, path


def test_files_have_the_types_that_browsers_want(portal: Portal, judgement: Judgement) -> None:
    preview, _ = preview_of(portal, judgement)
    types = {"": "text/html", "nen-tang/": "text/html", "api/v1/platforms.json": "application/json"}
    for path, expected in types.items():
        answer = preview.answer(path)
        assert answer is not None
        assert answer.content_type == expected


def test_before_anything_is_shown_there_is_nothing() -> None:
    assert Preview().answer("") is None


def test_a_catalogue_that_was_edited_is_let_go_of(portal: Portal) -> None:
    judged = judge(ROOT / "tests/demo", SCHEMAS, AS_OF)
    preview, _ = preview_of(replace(portal, catalogue=judged.catalogue), judged)
    for path in ("nen-tang/mo-phong-1/", "danh-gia/", "ke-hoach/", "phan-cong/"):
        assert preview.answer(path) is not None
    before = ref(judged.catalogue)
    newer = judge(ROOT / "tests/demo", SCHEMAS, AS_OF)
    del judged
    preview.show(
        replace(portal, catalogue=newer.catalogue), plain_shell(portal, Configuration.read(ROOT)), newer.problems
    )
    for path in ("nen-tang/mo-phong-1/", "en/platforms/mo-phong-1/"):
        assert preview.answer(path) is not None
    gc.collect()
    assert before() is None
