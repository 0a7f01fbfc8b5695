"""Every page of the built site: its links lead somewhere, and it says what it is and in which language."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

from tests.site.reading import Link, ReadPage, Site

from ndp.export import addresses
from ndp.i18n import LANGUAGES
from ndp.site import routes

# Served in place of any missing address, so its own links start at the top of the site.
MISSING = ("/404.html", "/en/404.html")
# One edition on purpose: the test of the page holds its table against the lock file.
ONLY_VIETNAMESE = {"/phat-trien/phu-thuoc/"}
# Read within other sites: a card has full addresses, and leads search engines to the platform's page.
CARDS = tuple(f"{folder}/" for folder in addresses.CARDS.values())
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)""")
JS_IMPORT = re.compile(r"""(?:\bfrom|\bimport\(?)\s*["']([^"']+)["']""")


def outward(link: Link) -> bool:
    """Whether a reader who follows the link leaves the site."""
    return link.element == "a" and (urlsplit(link.address).scheme in ("http", "https", "mailto"))


def faults_of(site: Site, page: ReadPage) -> list[str]:
    return [
        f"{page.url}: {link.element} {link.attribute}={link.address}"
        for link in page.links
        if not outward(link) and not site.resolves(page.url, link.address)
    ]


def test_every_address_and_anchor_resolves(site: Site) -> None:
    assert sum(len(page.links) for page in site.pages.values()) > 10 * len(site.pages)
    assert [fault for page in site.pages.values() for fault in faults_of(site, page)] == []


def test_the_site_may_stand_below_any_path(site: Site) -> None:
    """No address starts at the top of the host or names the site's own host."""
    assert [
        f"{page.url}: {link.address}"
        for page in site.pages.values()
        if not page.url.startswith(CARDS)
        for link in page.links
        if (page.url not in MISSING and link.address.startswith("/")) or link.address.startswith((site.url, "//"))
    ] == []


def test_style_sheets_and_scripts_load_only_files_of_the_site(site: Site) -> None:
    own = [path for path in site.files if re.match(r"/assets/(css|js)/", path)]
    loaded = [
        (path, address)
        for path in own
        for address in (CSS_ADDRESS if path.endswith(".css") else JS_IMPORT).findall(
            (site.directory / path[1:]).read_text("utf-8")
        )
    ]
    assert {path.rpartition(".")[2] for path, _ in loaded} == {"css", "js"}
    assert [
        f"{path}: {address}"
        for path, address in loaded
        if not address.startswith("data:") and not site.resolves(path, address)
    ] == []


def test_no_id_stands_twice(site: Site) -> None:
    assert [
        f"{page.url}: {name}" for page in site.pages.values() for name, count in Counter(page.ids).items() if count > 1
    ] == []


def test_each_page_has_one_main_heading_and_skips_no_level(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        levels = [level for level, _ in page.headings]
        if levels.count(1) != 1:
            faults.append(f"{page.url}: {levels.count(1)} h1")
        faults += [
            f"{page.url}: h{level} {text!r} after h{before}"
            for before, (level, text) in zip([1, *levels], page.headings, strict=False)
            if level > before + 1
        ]
        faults += [f"{page.url}: empty h{level}" for level, text in page.headings if not text]
    assert faults == []


def test_titles_are_unique_in_their_language(site: Site) -> None:
    titles = Counter((page.language, page.title) for page in site.pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title[1]] == []


def test_each_page_describes_itself(site: Site) -> None:
    silent = [page.url for page in site.pages.values() if not page.description]
    assert [url for url in silent if url not in MISSING and not url.startswith(CARDS)] == []


def test_the_language_of_a_page_is_that_of_its_address(site: Site) -> None:
    assert [
        page.url for page in site.pages.values() if page.language != ("en" if page.url.startswith("/en/") else "vi")
    ] == []


def known_as(page: ReadPage) -> str:
    """The address under which search engines shall know a page."""
    if page.url.startswith(CARDS):
        return routes.address("platforms", page.url.split("/")[-2], language="en" if page.language == "en" else "vi")
    return page.url


def test_each_page_names_its_own_full_address(site: Site) -> None:
    assert [
        f"{page.url}: {page.canonical}"
        for page in site.pages.values()
        if page.url not in MISSING and page.canonical != site.url + known_as(page)[1:]
    ] == []


def test_each_page_leads_to_its_edition_in_the_other_language_and_back(site: Site) -> None:
    faults = []
    for page in site.pages.values():
        if page.url in ONLY_VIETNAMESE or page.url in MISSING or page.url.startswith(CARDS):
            assert not page.alternates
            continue
        if set(page.alternates) != set(LANGUAGES) or page.alternates.get(page.language) != page.canonical:
            faults.append(f"{page.url}: {page.alternates}")
            continue
        for language, address in page.alternates.items():
            other = site.pages.get(f"/{address.removeprefix(site.url)}")
            if other is None or other.language != language or other.alternates != page.alternates:
                faults.append(f"{page.url}: {address}")
        shown = {link.address for link in page.links if link.element == "a"}
        others = [url for code, url in page.alternates.items() if code != page.language]
        if not all(any(site_address(site, page, address) == url for address in shown) for url in others):
            faults.append(f"{page.url}: no link to {others}")
    assert faults == []


def site_address(site: Site, page: ReadPage, address: str) -> str:
    """The full address that a relative one on a page stands for."""
    return urljoin(site.url + page.url[1:], address)


def test_the_site_map_names_pages_of_the_site(site: Site) -> None:
    named = re.findall(r"<loc>(.*?)</loc>", (site.directory / "sitemap.xml").read_text("utf-8"))
    assert named
    assert [address for address in named if f"/{address.removeprefix(site.url)}" not in site.pages] == []
