"""A contributor's Markdown becomes a closed list of elements with safe links, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.statement_attacks import PIECES, RELATION, attacks, foreign

from ndp.site.markdown import statement_html

TEXTS = st.sampled_from(PIECES)


@given(st.lists(TEXTS, max_size=12).map("".join))
def test_only_listed_elements_and_safe_links_come_out(markdown: str) -> None:
    assert foreign(markdown) == []


def test_no_attack_adds_anything_else() -> None:
    tried = list(attacks())
    assert len(tried) > 5000
    assert [text for text in tried if foreign(text)] == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60))
def test_no_text_breaks_it(markdown: str) -> None:
    assert "<script" not in statement_html(markdown)


def test_what_is_allowed_is_shown() -> None:
    html = statement_html("**Đậm** và *nghiêng*, `mã`, [nối](https://vidu.vn/a?b=1&c=2).\n\n- một\n- hai\n\n> trích")
    assert "<strong>Đậm</strong> và <em>nghiêng</em>, <code>mã</code>" in html
    assert f'<a href="https://vidu.vn/a?b=1&amp;c=2" rel="{RELATION}">nối</a>' in html
    assert [html.count(tag) for tag in ("<li>", "<blockquote>", "<p>")] == [2, 1, 2]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("<b>đậm</b>", "&lt;b&gt;đậm&lt;/b&gt;"),
        ("# Đề mục", "# Đề mục"),
        ("[nối](javascript:alert(1))", "[nối](javascript:alert(1))"),
        ("[nối](../trang/)", "nối"),
        ("https://vidu.vn/", "https://vidu.vn/"),
        ("a | b\n--- | ---", "a | b\n--- | ---"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
    ],
)
def test_anything_else_is_shown_as_text(markdown: str, text: str) -> None:
    html = statement_html(markdown)
    assert text in html
    assert "href" not in html


def test_an_image_is_only_a_link() -> None:
    html = statement_html("![ảnh](https://vidu.vn/a.png)")
    assert f'!<a href="https://vidu.vn/a.png" rel="{RELATION}">ảnh</a>' in html
