"""Files that pages load are named after what is in them, so that browsers may keep them for good."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.building import ROOT
from tests.site.reading import Site

from ndp.serving.policy import FOR_EVER, class_of
from ndp.site.assets import Assets

HASHED = re.compile(r"[.-][0-9a-f]{8,12}(\.min)?\.[a-z0-9]+")
FILES = {
    "css/a.css": '@import "./b.css"; p { background: url("../img/p.svg") }',
    "css/b.css": "p { margin: 0 }",
    "img/p.svg": "<svg/>",
    "js/one.js": 'import { two } from "./deep/two.js"\nexport const one = 1\nconst text = "./no/such.js"',
    "js/deep/two.js": 'export const two = () => import("../one.js")',
    "js/alone.js": "export {}",
    "README.md": "# no",
    "khoa": "một khóa",
}
Write = Callable[..., Assets]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    """A function: write FILES, some of them with an addition, and read them."""

    def run(**additions: str) -> Assets:
        for path, text in FILES.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text + additions.get(target.stem, ""), encoding="utf-8")
        return Assets.read(tmp_path)

    return run


def test_references_follow_the_names(read: Write) -> None:
    assets = read()
    assert assets.published("README.md") == "README.md"
    assert set(assets.names) == set(FILES) - {"README.md"}
    assert [assets.published(path) for path in ("khoa", "img/p.svg")] == ["khoa", "img/p.svg"]
    style = assets.contents[assets.published("css/a.css")].decode()
    assert f'"../{assets.published("img/p.svg")}"' in style
    assert f'"./{assets.published("css/b.css").removeprefix("css/")}"' in style
    one = assets.contents[assets.published("js/one.js")].decode()
    assert f'"./{assets.published("js/deep/two.js").removeprefix("js/")}"' in one
    assert '"./no/such.js"' in one
    two = assets.contents[assets.published("js/deep/two.js")].decode()
    assert f'"../{assets.published("js/one.js").removeprefix("js/")}"' in two


def test_a_change_renames_what_leads_to_it_and_nothing_else(read: Write) -> None:
    before, after = read(), read(p="<!-- -->", two=" ")
    changed = {path for path in before.names if before.published(path) != after.published(path)}
    assert changed == {"css/a.css", "js/one.js", "js/deep/two.js"}


def test_without_any_names_stay() -> None:
    assert Assets().published("css/a.css") == "css/a.css"


def test_what_is_kept_for_good_is_named_after_its_content(site: Site) -> None:
    kept = [path for path in site.files if class_of(path).headers["Cache-Control"] == FOR_EVER]
    assert len(kept) > 30
    assert [path for path in kept if not HASHED.search(path)] == []
    loaded = [path for path in site.files if path.endswith((".css", ".js", ".woff2"))]
    assert set(loaded) <= set(kept)


def test_every_file_of_ours_is_published(portal_site: Site) -> None:
    assets = Assets.read(ROOT / "docs/assets")
    assert {f"/assets/{path}" for path in assets.contents} <= set(portal_site.files)
