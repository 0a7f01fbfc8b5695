"""What a contributor's Markdown may try, and how it is seen that nothing came of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ndp.site.markdown import statement_html

ELEMENTS = {"p", "br", "strong", "em", "ul", "ol", "li", "code", "pre", "blockquote", "a"}
RELATION = "nofollow noopener noreferrer ugc"
PIECES = [
    *("**", "*", "_", "`", "```\n", "> ", "- ", "1. ", "    ", "\n", "\n\n", "\\", "[", "](", ")", "<", ">", '"'),
    *("javascript:alert(1)", "JaVaScRiPt&colon;alert(1)", "data:text/html,x", "https://vidu.vn/", "https:"),
    *("//vidu.vn", "../", "#neo", "http://vidu.vn", "vbscript:x", "&#106;avascript:", "\x01", "[a]: "),
    *("<script>", "</p>", "<img src=x onerror=alert(1)>", "<!--", "<a href='javascript:x'>", "<style>", "&lt;"),
    *("Nền tảng", "# ", "---", "|", "&", "{{ x }}", "{.lop}", ":smile:", "www.vidu.vn", "mailto:a@vidu.vn"),
    *("![", "![x](https://vidu.vn/a.png)"),
]
"""Put one after the other in every order, they make links, markup and what looks like either."""


def attacks() -> Iterator[str]:
    """Each piece by itself and each pair, as a paragraph and where a link's address stands."""
    for first, second in product(["", *PIECES], PIECES):
        yield first + second
        yield f"[x]({first}{second})"


def foreign(markdown: str) -> list[str]:
    """What of a statement's HTML is not on the closed list: elements, attributes, addresses."""
    tree = LexborHTMLParser(f"<body>{statement_html(markdown)}")
    assert tree.body is not None
    return [str(node.html) for node in tree.body.css("*") if node.tag != "body" and not _is_allowed(node)]


def _is_allowed(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag != "a":
        return node.tag in ELEMENTS and not attributes
    scheme = urlsplit(attributes.get("href") or "https:").scheme
    return attributes.keys() <= {"href", "rel"} and attributes["rel"] == RELATION and scheme in ("https", "mailto")
