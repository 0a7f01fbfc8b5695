"""The errors of the catalogue at the top of a page, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from markupsafe import Markup

from ndp.i18n import LANGUAGES, N_, translator
from ndp.problems import Problem
from ndp.report.escape import printable

STYLE = "assets/preview.css"
MOST = 50
"""More errors than that are counted, not told: one mistake may break every reference to a file."""
ERRORS = N_("Danh mục đang có lỗi.")
BEFORE = N_("Danh mục đang có lỗi. Nội dung dưới đây là của bản trước khi có lỗi.")
NOTHING_YET = N_("Danh mục đang có lỗi nên chưa có gì để xem. Sửa xong, trang này tự hiện ra.")
MORE = N_("Còn lỗi nữa: {count}. Lệnh ndp validate nêu hết.")
BODY = re.compile(rb"<body\b[^<>]*>")
HEAD_END = b"</head>"
PAGE = b"""<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ndp</title></head>
<body></body>
</html>
"""
"""Of a catalogue that nothing can be shown of yet."""


def notice(document: bytes, errors: Sequence[Problem], top: str, title: str) -> bytes:
    """`document` with `errors` at its top, below `title`; `top` is the way from it to the top of the site."""
    told = Markup().join(_told(problem) for problem in errors[:MOST])
    left = len(errors[MOST:])
    more = _in_each_language("p", MORE, count=str(left)) if left else Markup()
    heading = _in_each_language("h2", title)
    html = Markup('<div class="ndp-preview" role="alert">{}<ol>{}</ol>{}</div>').format(heading, told, more)
    link = Markup('<link rel="stylesheet" href="{}">').format(f"{top}{STYLE}")
    linked = document.replace(HEAD_END, link.encode() + HEAD_END, 1)
    return BODY.sub(lambda body: body[0] + html.encode(), linked, count=1)


def _told(problem: Problem) -> Markup:
    place = f"{problem.path}:{problem.position.line}:{problem.position.column}"
    texts = (
        Markup('<p lang="{}">{} {}</p>').format(
            language, printable(problem.message(language)), printable(problem.remedy(language))
        )
        for language in LANGUAGES
    )
    head = Markup("<p><strong>{}</strong> <code>{}</code></p>").format(problem.kind.code, printable(place))
    return Markup("<li>{}{}</li>").format(head, Markup().join(texts))


def _in_each_language(element: str, message: str, **values: str) -> Markup:
    texts = ((language, translator(language).text(message).format_map(values)) for language in LANGUAGES)
    return Markup().join(
        Markup('<{0} lang="{1}">{2}</{0}>').format(element, language, text) for language, text in texts
    )


@cache
def style() -> bytes:
    """The style of the errors, at `STYLE` below the site folder."""
    return resources.files("ndp.preview").joinpath("errors.css").read_bytes()
