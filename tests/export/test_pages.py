"""The data page tells the truth: its examples run, what it names is there, what it keeps back it says."""

from __future__ import annotations

import html
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from tests.export.conftest import ROOT, Sample

from ndp.export.changelog import RELEASES
from ndp.export.documents import API_VERSION
from ndp.export.fields import CLOSED_KINDS, HIDDEN_FIELDS, OPEN_KINDS
from ndp.export.linked_data import ExportShell
from ndp.kinds import KIND_BY_NAME
from ndp.site.page import Page
from ndp.site.pages import data
from ndp.site.pages.data_examples import Example, examples

SITE = "https://ndp.gov.vn"
WIDE = "import pandas\npandas.set_option('display.max_rows', None, 'display.width', None)\n"
RUN = {"curl", "python", "python-changes", "python-csv", "pandas", "sql"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the export's files."""
    folder = tmp_path_factory.mktemp("served")
    for address, content in sample.files.items():
        file = folder / address.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def example(sample: Sample, key: str) -> Example:
    return next(each for each in examples(sample.export) if each.key == key)


def run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "no_proxy": "*"}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_for_curl_prints_a_platform_and_their_number(sample: Sample, served: str, tmp_path: Path) -> None:
    code = example(sample, "curl").code.replace(SITE, served)
    first, second = code.strip().split("\n")
    platform = min(entry_id for kind, entry_id in sample.raw if kind == "platform")
    assert json.loads(run(["bash", "-c", first], tmp_path))["data"]["id"] == platform
    platforms = [entry_id for kind, entry_id in sample.raw if kind == "platform"]
    assert run(["bash", "-c", second], tmp_path) == f"{len(platforms)}\n"


def test_the_example_for_python_prints_hosts(sample: Sample, served: str, tmp_path: Path) -> None:
    code = example(sample, "python").code.replace(SITE, served)
    lines = {tuple(line.split("\t")) for line in run([sys.executable, "-c", code], tmp_path).splitlines()}
    hosts = {
        (record.get("platform"), line["organisation"])
        for (kind, _), record in sample.raw.items()
        if kind == "assignment"
        for line in record["assignments"]
        if line["role"] == "host"
    }
    assert lines <= hosts
    assert bool(lines) is (sample.name != "hostile")


def test_the_example_for_csv_gives_the_names_as_they_are(sample: Sample, served: str, tmp_path: Path) -> None:
    code = example(sample, "python-csv").code.replace(SITE, served)
    output = run([sys.executable, "-c", code], tmp_path)
    for (kind, entry_id), record in sample.raw.items():
        if kind == "platform":
            assert f"{entry_id}\t{record.get('name', {}).get('vi', '')}\n" in output


def test_the_example_for_changes_prints_those_since_a_day(sample: Sample, served: str, tmp_path: Path) -> None:
    code = example(sample, "python-changes").code.replace(SITE, served)
    since = code.split('SINCE = "')[1].split('"')[0]
    found = [tuple(line.split("\t")) for line in run([sys.executable, "-c", code], tmp_path).splitlines()]
    changes = sample.export.portal.history.last_changes
    expected = {
        (change.day.isoformat(), "data", entry.kind, entry.id)
        for entry in sample.export.entries
        if (change := changes.get(entry.entry.path)) is not None and change.day.isoformat() >= since
    }
    assert found
    assert len(found) == len(expected)
    assert set(found) == expected


def test_the_example_for_pandas_joins_hosts_to_platforms(sample: Sample, served: str, tmp_path: Path) -> None:
    code = example(sample, "pandas").code.replace(SITE, served)
    output = run([sys.executable, "-c", WIDE + code], tmp_path)
    hosts = [
        line["organisation"]
        for (kind, _), record in sample.raw.items()
        if kind == "assignment" and record.get("platform")
        for line in record["assignments"]
        if line["role"] == "host"
    ]
    assert sample.name == "hostile" or [row.split()[-1] for row in output.strip().splitlines()[1:]] == hosts


def test_the_example_in_sql_runs(sample: Sample, tmp_path: Path) -> None:
    file = tmp_path / "danh-muc.sqlite"
    file.write_bytes(sample.files["/du-lieu/tep/danh-muc.sqlite"])
    database = sqlite3.connect(file)
    answers = [database.execute(query).fetchall() for query in example(sample, "sql").code.split(";") if query.strip()]
    database.close()
    assert len(answers) == 3
    assert sample.name == "hostile" or all(answers)


def test_examples_that_are_not_run_name_files_that_are_there(sample: Sample) -> None:
    others = [each for each in examples(sample.export) if each.key not in RUN]
    assert {each.key for each in others} == {"r", "excel"}
    for each in others:
        named = [part.split('"')[0] for part in each.code.split(SITE)[1:]]
        assert named
        assert set(named) <= sample.files.keys()


def test_every_path_of_the_description_answers(sample: Sample, served: str) -> None:
    described = sample.json("/api/v1/openapi.json")
    asked = 0
    for path, item in described["paths"].items():
        values = {each["name"]: each.get("example") for each in item["get"].get("parameters", ())}
        if None in values.values():
            continue
        with urlopen(served + path.format(**values)) as answer:  # noqa: S310 - our own server
            assert answer.headers.get_content_type() == "application/json"
            assert json.load(answer)["schema_version"] == API_VERSION
        asked += 1
    assert asked > len(OPEN_KINDS)


def test_what_is_not_there_is_not_found(served: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{served}/api/v1/platforms/khong-co.json")  # noqa: S310 - our own server


@pytest.fixture(scope="module")
def found(sample: Sample) -> dict[str, tuple[Page, LexborHTMLParser]]:
    return {page.url: (page, LexborHTMLParser(str(page.body))) for page in data.pages(sample.export.portal)}


def test_there_are_two_pages_in_each_language(found: dict[str, tuple[Page, LexborHTMLParser]]) -> None:
    assert set(found) == {"/du-lieu/", "/du-lieu/api/", "/en/data/", "/en/data/api/"}


def test_links_to_data_lead_to_files(sample: Sample, found: dict[str, tuple[Page, LexborHTMLParser]]) -> None:
    for page, parsed in found.values():
        targets = [str(link.attributes["href"]) for link in parsed.css("a[href]")]
        targets += [str(image.attributes["src"]) for image in parsed.css("img")]
        paths = [urlsplit(urljoin(f"https://x{page.url}", target)).path for target in targets if "://" not in target]
        files = [path for path in paths if not path.endswith("/")]
        assert len(files) > 10
        kept = {path for path in files if path.startswith("/assets/")}
        assert all((ROOT / "docs" / path.lstrip("/")).is_file() for path in kept)
        assert set(files) - kept <= sample.files.keys()


def test_the_page_lists_every_table(sample: Sample, found: dict[str, tuple[Page, LexborHTMLParser]]) -> None:
    page, parsed = found["/du-lieu/"]
    linked = {urlsplit(urljoin(f"https://x{page.url}", str(link.attributes["href"]))).path for link in parsed.css("a")}
    assert {address for address in sample.files if address.endswith(".csv")} <= linked


def test_the_page_says_what_is_kept_back_and_why(found: dict[str, tuple[Page, LexborHTMLParser]]) -> None:
    text = html.unescape(str(found["/du-lieu/"][0].body))
    for kind, reason in CLOSED_KINDS.items():
        assert f"{KIND_BY_NAME[kind].title}: {reason}" in text
    for kind, ways in HIDDEN_FIELDS.items():
        for way, reason in ways.items():
            assert f"{kind}.{'.'.join(way)}</code>: {reason}" in text


def test_the_api_page_names_every_document(found: dict[str, tuple[Page, LexborHTMLParser]], sample: Sample) -> None:
    text = html.unescape(str(found["/du-lieu/api/"][0].body))
    for path in sample.json("/api/v1/openapi.json")["paths"]:
        assert path.removeprefix("/api/v1/") in text


def test_the_newest_release_is_the_version_of_the_documents() -> None:
    assert RELEASES[0].version == API_VERSION
    assert list(RELEASES) == sorted(RELEASES, key=lambda release: release.day, reverse=True)


def test_the_policy_of_the_pages_lets_linked_data_stand(
    hostile_sample: Sample, browser: Browser, tmp_path: Path
) -> None:
    """A block of data is not run, so `script-src 'self'` has nothing to say of it."""

    class Strict:
        def wrap(self, page: Page) -> str:
            policy = "default-src 'none'; script-src 'self'"
            return (
                f'<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
                f'content="{policy}"></head><body>{page.body}</body></html>'
            )

    platform = next(entry_id for kind, entry_id in hostile_sample.raw if kind == "platform")
    address = hostile_sample.export.portal.address_of("platform", platform, "vi")
    body = next(iter(data.pages(hostile_sample.export.portal))).body
    file = tmp_path / "index.html"
    page = Page(address, "vi", "</script><script>alert(1)</script>", "Mô tả", body)
    file.write_text(ExportShell(Strict(), hostile_sample.export).wrap(page), encoding="utf-8")
    complaints: list[str] = []
    tab = browser.new_page()
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("dialog", lambda dialog: complaints.append(dialog.message))
    tab.goto(file.as_uri())
    kinds = tab.evaluate("[...document.scripts].map(script => script.type)")
    assert kinds == ["application/ld+json"]
    assert [each for each in complaints if "script" in each.lower()] == []
