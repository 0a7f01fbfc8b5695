"""A contributor's own statement: plain Markdown to HTML with a closed list of elements."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

ELEMENTS = {"p", "br", "strong", "em", "ul", "ol", "li", "code", "pre", "blockquote", "a"}
SCHEMES = {"https", "mailto"}
LINK_RELATION = "nofollow noopener noreferrer ugc"

# "zero" switches every rule off: nothing a later release adds can slip in.
_PARSER = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}).enable(
    ["emphasis", "list", "backticks", "fence", "code", "blockquote", "link", "newline", "escape"]
)


def statement_html(markdown: str) -> Markup:
    """`markdown` as safe HTML: paragraphs, emphasis, lists, code, quotations and https or mailto links.

    Anything else comes out as text. Relative addresses are refused; every link carries rel="nofollow noopener
    noreferrer ugc".
    """
    rendered = _PARSER.render(markdown)
    return Markup(  # noqa: S704 - nh3 has reduced it to ELEMENTS
        nh3.clean(
            rendered,
            tags=ELEMENTS,
            attributes={"a": {"href"}},
            url_schemes=SCHEMES,
            url_relative="deny",
            link_rel=LINK_RELATION,
            strip_comments=True,
        )
    )
