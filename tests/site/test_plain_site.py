"""The portal does not hang on its theme: built without MkDocs, every page says the same and every file is the same."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.building import ROOT
from tests.site.reading import Site

MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
LINKED_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
# What each build has for its own frame, and the record that sums all files up.
THEME = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
OWN = {"build.json"}
MISSING = {"/404.html", "/en/404.html"}


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The portal of the real catalogue as `ndp build` makes it, in a process that cannot load MkDocs."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    program = (
        "import sys; sys.modules['mkdocs'] = sys.modules['material'] = None; from ndp.cli import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--output", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"the site cannot be built:\n{done.stderr}", pytrace=False)
    return Site(folder, "https://ndp.gov.vn/")


def names(site: Site) -> set[str]:
    found = (path.relative_to(site.directory).as_posix() for path in site.directory.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith(THEME)}


def content(file: Path) -> tuple[str, list[str]]:
    """What stands between header and footer of a page, and its linked data."""
    html = file.read_text(encoding="utf-8")
    main = MAIN.search(html)
    assert main is not None, file
    return main[1].strip(), LINKED_DATA.findall(html)


def test_both_builds_have_the_same_files(portal_site: Site, plain_site: Site) -> None:
    assert len(names(plain_site)) > 1000
    assert names(plain_site) == names(portal_site)


def test_generated_pages_have_the_same_body(portal_site: Site, plain_site: Site) -> None:
    pages = [name for name in names(plain_site) - OWN if name.endswith(".html")]
    guides = {url.lstrip("/") + "index.html" for url in guide_urls()}
    generated = [name for name in pages if name not in guides]
    assert len(generated) > 1000
    different = [
        name for name in generated if content(plain_site.directory / name) != content(portal_site.directory / name)
    ]
    assert different == []


def test_all_other_files_are_the_same(portal_site: Site, plain_site: Site) -> None:
    files = [name for name in names(plain_site) - OWN if not name.endswith(".html")]
    different = [
        name
        for name in files
        if (plain_site.directory / name).read_bytes() != (portal_site.directory / name).read_bytes()
    ]
    assert different == []


def test_guides_say_the_same(portal_site: Site, plain_site: Site) -> None:
    for url in guide_urls():
        plain, themed = plain_site.pages[url], portal_site.pages[url]
        headings = [heading for heading in themed.headings if heading in plain.headings]
        assert plain.headings == tuple(headings)
        assert set(plain.ids) - {"ndp-find"} <= set(themed.ids)


def test_every_link_leads_somewhere(plain_site: Site) -> None:
    relative = re.compile(r"(?![a-z][a-z0-9+.-]*:)")
    broken = [
        (url, link.address)
        for url, page in plain_site.pages.items()
        if url not in MISSING
        for link in page.links
        if link.attribute in ("href", "src") and relative.match(link.address)
        if not plain_site.resolves(url, link.address)
    ]
    assert broken == []


def guide_urls() -> list[str]:
    names = (path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md"))
    return [
        "/" + "".join(f"{part}/" for part in name.with_suffix("").parts if part != "index")
        for name in names
        if name.parts[0] not in ("assets", "overrides")
    ]
