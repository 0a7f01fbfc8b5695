"""What servers show for an address that leads nowhere, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from ndp.i18n import LANGUAGES, Language
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.site.shell import Shell

FILES: dict[Language, str] = {"vi": "404.html", "en": "en/404.html"}
# Attributes of the shells that hold addresses; what has a scheme or is an anchor stays.
ADDRESS = re.compile(r'(\s(?:href|src|action|data-ndp-index|data-ndp-top)=")(?![a-z][a-z0-9+.-]*:|//|#)([^"]*)(")')

# It has no address of its own, in no language.
OWN_ADDRESS = re.compile(r'<link rel="(?:canonical|alternate)"[^<>]*>\n|<p class="ndp-foot__address">[^<>]*</p>')


def missing_documents(portal: Portal, shell: Shell) -> Iterator[tuple[str, str]]:
    """Path below the site folder and text of each. They are shown at any address, so theirs start at the site's top."""
    top = urlsplit(portal.settings.site_url).path or "/"
    for language, file in FILES.items():
        page = missing_page(portal, language)
        here = urljoin(top, page.url.lstrip("/"))
        document = OWN_ADDRESS.sub("", shell.wrap(page))
        yield file, "".join(_absolute(document, here))


def _absolute(document: str, here: str) -> Iterator[str]:
    """The parts of a document whose relative addresses, as if it stood at `here`, are made to start at the top."""
    end = 0
    for link in ADDRESS.finditer(document):
        yield document[end : link.start()]
        yield f"{link[1]}{urljoin(here, link[2])}{link[3]}"
        end = link.end()
    yield document[end:]


def missing_page(portal: Portal, language: Language) -> Page:
    """The page, as if it stood at the top of its language."""
    view = View(portal, language, routes.home(language))
    title = view._("Không tìm thấy trang")
    text = view._("Địa chỉ này không có trong cổng thông tin. Có thể trang đã đổi chỗ, hoặc địa chỉ bị gõ sai.")
    links = Markup("").join(
        Markup('<li><a href="{}">{}</a></li>\n').format(view.to(section.key), view._(section.title))
        for section in routes.SECTIONS
        if section.main
    )
    body = Markup(
        '<div class="ndp-wrap ndp-missing">\n'
        '<header class="ndp-head"><h1>{}</h1>\n<p class="ndp-purpose">{}</p></header>\n'
        '<p class="ndp-actions"><a class="ndp-btn ndp-btn--primary" href="{}">{}</a>'
        '<a class="ndp-btn" href="{}">{}</a></p>\n'
        "<h2>{}</h2>\n<ul>\n{}</ul>\n</div>"
    ).format(
        *(title, text, view.to("search"), view._("Tra cứu"), view.home(), view._("Trang chủ")),
        *(view._("Các mục chính"), links),
    )
    alternates = {other: routes.home(other) for other in LANGUAGES}
    return Page(view.url, language, title, text, body, alternates=alternates, listed=False)
