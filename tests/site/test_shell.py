"""A page set into a frame is the page that the theme would have rendered, whatever stands in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from tests.site.building import ROOT, build_once
from tests.site.whole_pages import FRAMED, WHOLE

from ndp.i18n import Language
from ndp.site.page import Page
from ndp.site.shell import SLOTS, Frame, FrameShell, sentinel

ADDRESS = re.compile(r'\b(action|href|src)="([^"]*)"')
FRAME = "\n".join(f'<p class="{slot}">{sentinel(slot)}</p>' for slot in SLOTS)
pieces = st.lists(st.sampled_from([*map(sentinel, SLOTS), "NDPSLOT", "NDPEND", "<b>", "&amp;", "Nền tảng"])).map(
    "".join
)
PIECES = st.sampled_from([*map(sentinel, SLOTS), "NDPSLOT", "NDPEND", "<b>", "&amp;", "Nền tảng"])


@pytest.fixture(scope="module")
def base_site(shared_folder: Path) -> Path:
    """The folder of the portal of the base catalogue."""
    return build_once(shared_folder, ROOT / "tests/site/mkdocs.yml")


def test_framed_pages_equal_whole_ones(base_site: Path) -> None:
    framed, whole = base_site.with_name(FRAMED), base_site.with_name(WHOLE)
    files = [path.relative_to(whole).as_posix() for path in whole.rglob("*.html")]
    assert len(files) > 30
    assert [name for name in files if resolved(whole, name) != resolved(framed, name)] == []


def resolved(folder: Path, name: str) -> str:
    """A page with every address as it is from the top of the site: a frame may lead there by a longer way."""
    html = (folder / name).read_bytes().decode()
    return ADDRESS.sub(lambda match: f'{match[1]}="{urljoin(f"/{name}", match[2])}"', html)


def test_a_document_without_a_body_is_no_frame() -> None:
    with pytest.raises(ValueError, match="body"):
        Frame.cut(FRAME.replace(sentinel("body"), ""))


def test_a_document_with_two_bodies_is_no_frame() -> None:
    with pytest.raises(ValueError, match="body"):
        Frame.cut(FRAME + sentinel("body"))


def test_a_document_without_a_title_is_no_frame() -> None:
    with pytest.raises(ValueError, match="title"):
        Frame.cut(FRAME.replace(sentinel("title"), ""))


@given(st.fixed_dictionaries(dict.fromkeys(SLOTS, st.lists(PIECES).map("".join))))
def test_what_is_filled_in_is_not_filled_again(values: dict[str, str]) -> None:
    expected = "\n".join(f'<p class="{slot}">{values[slot]}</p>' for slot in SLOTS)
    assert Frame.cut(FRAME).fill(values) == expected


def test_a_frame_is_rendered_once_per_language_section_and_depth() -> None:
    asked: list[tuple[Language, str, int]] = []

    def render(language: Language, section: str, depth: int) -> str:
        asked.append((language, section, depth))
        return FRAME

    shell = FrameShell(render, "https://ndp.gov.vn/")
    for url in ("/nen-tang/mot/", "/nen-tang/hai/", "/nen-tang/"):
        shell.wrap(Page(url, "vi", "Tên", "Lời", Markup("<h1>Tên</h1>"), "platforms"))
    assert asked == [("vi", "platforms", 2), ("vi", "platforms", 1)]


def test_texts_are_escaped_and_the_body_is_not() -> None:
    shell = FrameShell(lambda language, section, depth: FRAME, "https://ndp.gov.vn/")
    document = shell.wrap(
        Page(
            "/nen-tang/mot/",
            "vi",
            '<b title="x">',
            sentinel("body"),
            Markup("<h1>Tên</h1>"),
            alternates={"vi": "/nen-tang/mot/", "en": "/en/platforms/mot/"},
        )
    )
    assert '<p class="title">&lt;b title=&#34;x&#34;&gt;</p>' in document
    assert f'<p class="description">{sentinel("body")}</p>' in document
    assert '<p class="canonical">https://ndp.gov.vn/nen-tang/mot/</p>' in document
    assert '<p class="en">en/platforms/mot/</p>' in document
    assert document.count("<h1>Tên</h1>") == 1
