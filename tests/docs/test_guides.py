"""The hand-written pages tell the truth: their links lead somewhere, their commands run, their examples are right."""

from __future__ import annotations

import re
import shlex
from posixpath import normpath
from textwrap import indent
from urllib.parse import urljoin

import pytest
import yaml
from tests.docs.conftest import AS_OF, LayOver
from tests.docs.pages import DOCS, LINK, PAGE_BY_URL, PAGES, ROOT, Fence, GuidePage

from ndp.cli import main
from ndp.i18n import LANGUAGES, translator
from ndp.rules.registry import KINDS as PROBLEM_KINDS
from ndp.schema import Schemas
from ndp.site import routes
from ndp.validate import Judgement, judge

# Its table is held against the lock file: one edition, so that it cannot be half true.
ONLY_VIETNAMESE = {"phat-trien/phu-thuoc.md"}
OUTPUT = ".venv/bin/ndp validate"
SCORE = ".venv/bin/ndp score"
MISTAKES = (("from: 2025-03-10", "from: 10/3/2025"), ("- citizens", "- citizen"))
ENTERPRISES = PAGE_BY_URL[routes.guide("enterprises")]
MISTAKEN = "catalogue/platforms/nen-tang-vi-du.yml"
PATH = re.compile(r"[\w./-]+(?:/|\.(?:css|html|json|md|po|py|txt|yml))")
BASES = (ROOT, ROOT / "hooks/ndp", ROOT / "hooks/ndp/site", DOCS / "assets/css", DOCS / "overrides")

NAMES = {
    "Đề xuất sửa đổi": "Propose a change",
    "Báo thông tin sai": "Report a mistake",
    "Mục này": "This entry",
    "Chỗ trống và mâu thuẫn": "Gaps and contradictions",
}

WITH_EXAMPLES = [page for page in PAGES if page.examples]
WITH_SCORE = [page for page in PAGES if any(fence.title.startswith(SCORE) for fence in page.fences)]
WITH_OUTPUT = [page for page in PAGES if any(fence.title.startswith(OUTPUT) for fence in page.fences)]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
translated = pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name not in ONLY_VIETNAMESE], ids=lambda page: page.name
)


def test_there_are_pages_to_check() -> None:
    assert {page.name for page in PAGES} > {"huong-dan/index.md", "gioi-thieu/index.md", *ONLY_VIETNAMESE}


@translated
def test_a_page_has_its_edition_in_the_other_language(page: GuidePage) -> None:
    alternates = page.meta["alternates"]
    assert set(alternates) == set(LANGUAGES)
    assert f"/{alternates[page.meta['lang']]}" == page.url
    for language, address in alternates.items():
        edition = PAGE_BY_URL[f"/{address}"]
        assert edition.meta["lang"] == language
        assert edition.meta["alternates"] == alternates
        assert edition.meta["section"] == page.meta["section"]
        assert edition.meta["description"]
        assert edition.url.startswith("/en/") == (language == "en")


@translated
def test_both_editions_have_the_same_parts(page: GuidePage) -> None:
    for address in page.meta["alternates"].values():
        edition = PAGE_BY_URL[f"/{address}"]
        assert re.findall(r"^#+ ", edition.prose, re.MULTILINE) == re.findall(r"^#+ ", page.prose, re.MULTILINE)
        assert [fence.language for fence in edition.fences] == [fence.language for fence in page.fences]


def test_generated_pages_find_the_guides_they_lead_to() -> None:
    for language in LANGUAGES:
        wanted = {routes.guide(key, language) for key in routes.GUIDES}
        wanted |= {routes.address(section, language=language) for section in ("guides", "about")}
        assert wanted <= PAGE_BY_URL.keys()


def test_about_pages_have_the_anchors_that_others_link_to() -> None:
    for language in LANGUAGES:
        ids = PAGE_BY_URL[routes.address("about", language=language)].ids
        assert {"muc-kiem-chung", "giay-phep", "du-lieu", "tiep-can", "nguon"} <= ids


def test_navigation_holds_each_page_once() -> None:
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r": (\S+\.md)$", configuration, re.MULTILINE)
    assert sorted(named) == sorted(page.name for page in PAGES)


@each_page
def test_links_lead_to_pages_and_anchors(page: GuidePage, generated: dict[str, frozenset[str]]) -> None:
    broken = [link for link in page.links if not _leads_somewhere(page, link, generated)]
    assert broken == []


def _leads_somewhere(page: GuidePage, link: str, generated: dict[str, frozenset[str]]) -> bool:
    if re.match(r"https://|http://127\.0\.0\.1:8000$", link):
        return True
    path, _, anchor = link.partition("#")
    if path.endswith(".md") or not path:
        # Relative to the file, as MkDocs reads it.
        name = normpath((page.path.parent / path).relative_to(DOCS).as_posix()) if path else page.name
        other = next((other for other in PAGES if other.name == name), None)
        return other is not None and (not anchor or anchor in other.ids)
    if (page.path.parent / path).is_file():
        return not anchor
    # Left by MkDocs as it is: relative to the page's address.
    address = urljoin(f"https://x{page.url}", path).removeprefix("https://x")
    if address.startswith("/schemas/"):
        return (ROOT / address[1:]).is_file()
    return address in generated and (not anchor or anchor in generated[address])


def test_links_of_the_readme_lead_to_files() -> None:
    links = [written or address for written, address in LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))]
    assert len(links) > 5
    assert [link for link in links if not (link.startswith("http://127.0.0.1") or (ROOT / link).is_file())] == []


def test_guides_call_buttons_and_headings_by_their_names() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hooks/ndp/site/templates").glob("*.html"))
    guides = {lang: "".join(page.source for page in PAGES if page.meta.get("lang") == lang) for lang in LANGUAGES}
    for vietnamese, english in NAMES.items():
        assert f'_("{vietnamese}")' in templates
        assert vietnamese in guides["vi"]
        assert english in guides["en"]
        assert translator("en").text(vietnamese) == english


def test_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    found = {command for page in PAGES for command in re.findall(r"(?:^|`)make ([a-z]+)", page.source, re.MULTILINE)}
    found |= set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"serve", "test", "validate"} <= found <= targets


@each_page
def test_uses_of_the_command_are_understood(page: GuidePage, capsys: pytest.CaptureFixture[str]) -> None:
    """With --help at its end a command line is read, and refused where it is wrong, but not carried out."""
    uses = [line.partition("#")[0] for fence in page.fences for line in fence.text.split("\n")]
    uses += [span if not span.startswith("--") else f"ndp validate {span}" for span in page.code_spans]
    for use in uses:
        words = shlex.split(use) if re.match(r"(\.venv/bin/)?ndp ", use) else []
        assert main([*words[1:], "--help"]) == 0, f"{use}: {capsys.readouterr().err}"


@each_page
def test_commands_are_found_where_they_are_shown(page: GuidePage) -> None:
    """`make validate` puts the program into the repository's own environment, not onto anybody's search path."""
    lines = [line for fence in page.fences if fence.language == "sh" for line in fence.text.split("\n")]
    assert [line for line in lines if re.match(r" *ndp ", line)] == []


@each_page
def test_codes_exist(page: GuidePage) -> None:
    assert set(re.findall(r"NDP[0-9]{3}", page.source)) <= PROBLEM_KINDS.keys()


@each_page
def test_files_and_folders_named_are_there(page: GuidePage) -> None:
    examples = {fence.title for fence in page.fences}
    named = {span for span in page.code_spans if PATH.fullmatch(span) and not span.startswith("/")}
    missing = {path for path in named - examples if not any((base / path).exists() for base in BASES)}
    assert {path for path in missing if path != ".venv/" and not path.startswith("build/")} == set()


def test_guides_that_need_them_have_examples_and_output() -> None:
    for language in LANGUAGES:
        guides = {key: PAGE_BY_URL[routes.guide(key, language)] for key in routes.GUIDES}
        assert {page.name for page in WITH_EXAMPLES} >= {guides["enterprises"].name, guides["add-records"].name}
        assert {page.name for page in WITH_OUTPUT} >= {guides["enterprises"].name, guides["validate"].name}


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_examples_pass_the_check(page: GuidePage, lay_over: LayOver, schemas: Schemas, judgement: Judgement) -> None:
    problems = judge(lay_over(page.examples), schemas, AS_OF).problems
    assert [problem for problem in problems if problem not in judgement.problems] == []


@translated
def test_fragments_are_yaml(page: GuidePage) -> None:
    for fence in page.fences:
        if fence.language == "yaml":
            yaml.safe_load(fence.text)


@pytest.mark.parametrize("page", WITH_OUTPUT, ids=lambda page: page.name)
def test_output_shown_is_that_of_the_program(
    page: GuidePage, lay_over: LayOver, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """The output for the example of the guide for enterprises, written with two mistakes. `--bless` writes it anew."""
    examples = dict(ENTERPRISES.examples)
    for right, wrong in MISTAKES:
        assert right in examples[MISTAKEN]
        examples[MISTAKEN] = examples[MISTAKEN].replace(right, wrong)
    folder = lay_over(examples)
    for fence in page.fences:
        if not fence.title.startswith(OUTPUT):
            continue
        words = shlex.split(fence.title)[1:]
        assert main([*words, MISTAKEN, "--catalogue", str(folder), "--as-of", AS_OF.isoformat()]) == 1
        # The last line counts the files of the catalogue.
        hold(page, fence, capsys.readouterr().out.rpartition("\n\n")[0] + "\n", request)


def test_both_editions_of_the_guide_for_secretaries_show_a_result() -> None:
    assert len(WITH_SCORE) == len(LANGUAGES)


@pytest.mark.parametrize("page", WITH_SCORE, ids=lambda page: page.name)
def test_result_shown_is_that_of_the_program(
    page: GuidePage, lay_over: LayOver, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    folder = lay_over(page.examples)
    fence = next(fence for fence in page.fences if fence.title.startswith(SCORE))
    path = shlex.split(fence.title)[-1]
    words = shlex.split(fence.title)[1:-1]
    assert main([*words, str(folder / path), "--catalogue", str(folder), "--as-of", AS_OF.isoformat()]) == 0
    hold(page, fence, capsys.readouterr().out.replace(str(folder / path), path), request)


def hold(page: GuidePage, fence: Fence, output: str, request: pytest.FixtureRequest) -> None:
    """The block of code is `output`; with `--bless` it is written anew."""
    if request.config.getoption("--bless"):
        opening = re.escape(f'```text title="{fence.title}"\n')
        block = re.compile(rf"^( *)({opening}).*?^\1```$", re.MULTILINE | re.DOTALL)
        text = page.path.read_text(encoding="utf-8")
        written = block.sub(lambda match: match[1] + match[2] + indent(f"{output}```", match[1]), text)
        page.path.write_text(written, encoding="utf-8")
    else:
        assert fence.text == output
