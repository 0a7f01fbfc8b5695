"""Whether a page is whole: every element that is opened is closed, in order."""

from __future__ import annotations

import re

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
# What is not markup inside: comments, and elements whose content is text.
TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|title|textarea)\b[^>]*>.*?</\1\s*>"
    r"""|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>""",
    re.DOTALL,
)
START, END = "<!doctype html>", "</html>"


def fault_of_page(html: str) -> str:
    """What is wrong with a page, in both languages; empty where nothing is."""
    if not html.startswith(START) or not html.rstrip().endswith(END):
        return "trang bị cắt / the page is cut off"
    opened: list[str] = []
    for token in TOKEN.finditer(html):
        name, attributes = token[3], token[4]
        if not name or name in VOID or attributes.endswith("/"):
            continue
        if not token[2]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"thẻ đóng lạc chỗ / stray end tag: {token[0]}"
    return f"thẻ chưa đóng / not closed: {opened[-1]}" if opened else ""
