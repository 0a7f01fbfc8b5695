"""Debian's nginx serves a published site as its configuration says."""

from __future__ import annotations

import gzip
import http.client
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser
from tests.browser.serving import Watch
from tests.serving.running import free_port, running
from tests.site.reading import Site

from ndp.cli import main
from ndp.export.build_record import NAME as BUILD_RECORD
from ndp.publish.releases import Releases
from ndp.serving.forms import HEADERS, NGINX
from ndp.serving.policy import BRIEF, FOR_EVER, HSTS, MEDIA_TYPES, class_of


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Nginx:
    """A running nginx: plain on `port`, or with TLS on `tls_port`."""

    port: int
    tls_port: int = 0

    def get(self, path: str, method: str = "GET", /, **headers: str) -> Answer:
        """Ask for a path; over TLS where there is a port for it."""
        connection: http.client.HTTPConnection
        if self.tls_port:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection = http.client.HTTPSConnection("127.0.0.1", self.tls_port, timeout=60, context=context)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        found = Answer(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return found


def configuration(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["nginx", *options]) == 0
    return capsys.readouterr().out


@pytest.fixture(scope="module")
def published(portal_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place of publication that shows the portal."""
    folder = tmp_path_factory.mktemp("srv")
    Releases(folder).add(portal_site.directory, 5)
    return folder


def test_without_a_certificate_it_serves_plain_http(capsys: pytest.CaptureFixture[str]) -> None:
    text = configuration(capsys, "--root", "/srv/ndp/current", "--no-brotli")
    assert "listen 80;" in text
    assert "root /srv/ndp/current;" in text
    assert "ssl" not in text
    assert "brotli" not in text


@pytest.fixture(scope="module")
def plain(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx as it stands behind something that ends TLS."""
    from ndp.serving.nginx import Server

    port = free_port()
    text = Server("ndp.test", f"{published}/current", port=port).configuration()
    with running(text, tmp_path_factory.mktemp("nginx"), port):
        yield Nginx(port)


def test_every_class_of_file_has_its_headers(plain: Nginx, portal_site: Site) -> None:
    one_of_each = {
        class_of(path).name: path for path in (*portal_site.files, *portal_site.pages) if not path.startswith("/_")
    }
    assert len(one_of_each) == 5
    for path in one_of_each.values():
        answer = plain.get(path)
        assert answer.status == 200
        expected = {name: value for name, value in class_of(path).all_headers.items() if name != HSTS}
        assert {name: answer.headers.get(name) for name in expected} == expected
        assert HSTS not in answer.headers
        assert answer.headers["Server"] == "nginx"


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        *[(path, "GET", 200) for path in ("/", "/en/", "/nen-tang/ban-do-so/", "/api/v1/platforms/ban-do-so.json")],
        *[(path, "GET", 200) for path in ("/nhung/ban-do-so/huy-hieu.svg", "/du-lieu/tep/platform.csv")],
        *[(path, "GET", 200) for path in ("/du-lieu/tep/danh-muc.xlsx", "/du-lieu/tep/danh-muc.sqlite")],
        *[(path, "GET", 200) for path in ("/du-lieu/feed/thay-doi.atom", "/du-lieu/lich/tat-ca.ics")],
        *[(path, "GET", 404) for path in ("/khong-co", "/en/nothing", "/api/v1/nothing.json", "/_headers")],
        ("/nen-tang", "GET", 301),
        ("/", "POST", 405),
        ("/%2e%2e/etc/passwd", "GET", 400),
        ("/nen-tang/", "HEAD", 200),
    ],
)
def test_every_answer_has_every_security_header(plain: Nginx, path: str, method: str, status: int) -> None:
    """Pages, every kind of data, what is not there, what is refused; and where there is nothing new."""
    answer = plain.get(path, method)
    assert answer.status == status
    # What is not there is told by a page.
    shown = class_of(path if status == 200 else "/")
    wanted = {name: value for name, value in shown.all_headers.items() if name != HSTS}
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    if (method, status) == ("GET", 200):
        again = plain.get(path, If_None_Match=answer.headers["ETag"])
        assert again.status == 304
        assert {name: again.headers.get(name) for name in wanted} == wanted


def test_every_ending_has_its_type(plain: Nginx, portal_site: Site) -> None:
    endings = {path.rpartition(".")[2]: path for path in portal_site.files if "." in path and not path.startswith("/_")}
    assert endings.keys() <= MEDIA_TYPES.keys()
    for ending, path in endings.items():
        kind = plain.get(path, "HEAD").headers["Content-Type"]
        assert kind.partition(";")[0] == MEDIA_TYPES[ending]
        assert kind.endswith("; charset=utf-8") == kind.startswith("text/"), kind
    assert plain.get("/").headers["Content-Type"] == "text/html; charset=utf-8"


def test_pages_are_asked_for_again_and_not_sent_again(plain: Nginx) -> None:
    first = plain.get("/nen-tang/")
    assert first.headers["Cache-Control"] == BRIEF
    for question in ({"If_None_Match": first.headers["ETag"]}, {"If_Modified_Since": first.headers["Last-Modified"]}):
        again = plain.get("/nen-tang/", **question)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert plain.get("/nen-tang/", If_None_Match='"khac"').status == 200


def test_assets_are_kept_for_a_year(plain: Nginx, portal_site: Site) -> None:
    style = next(path for path in sorted(portal_site.files) if path.endswith(".css"))
    assert plain.get(style).headers["Cache-Control"] == FOR_EVER
    # A missing file is nothing to be kept for a year.
    lost = plain.get(style.replace(".css", ".khong.css"))
    assert (lost.status, lost.headers["Cache-Control"]) == (404, BRIEF)


def test_packed_files_are_sent_to_those_who_take_them(plain: Nginx) -> None:
    bare = plain.get("/nen-tang/")
    assert "Content-Encoding" not in bare.headers
    assert bare.headers["Vary"] == "Accept-Encoding"
    for accepted, coding, unpack in (
        ("gzip", "gzip", gzip.decompress),
        ("br", "br", brotli.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
    ):
        answer = plain.get("/nen-tang/", Accept_Encoding=accepted)
        assert answer.headers["Content-Encoding"] == coding
        assert unpack(answer.body) == bare.body
        assert len(answer.body) < len(bare.body) / 3
        assert answer.headers["ETag"] != bare.headers["ETag"]
        assert plain.get("/nen-tang/", Accept_Encoding=accepted, If_None_Match=answer.headers["ETag"]).status == 304


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/khong-co", "vi"),
        ("/nen-tang/khong-co/", "vi"),
        ("/assets/", "vi"),
        ("/en/nothing", "en"),
        ("/en/platforms/nothing/", "en"),
        ("/.git/config", "vi"),
        (f"/{HEADERS}", "vi"),
        (f"/{NGINX}", "vi"),
        ("/%2e%2e/etc/passwd", ""),
    ],
)
def test_lost_addresses_get_a_page_in_their_language(plain: Nginx, path: str, language: str) -> None:
    answer = plain.get(path, Accept_Language="en")
    if not language:
        assert answer.status == 400
        return
    assert answer.status == 404
    text = answer.body.decode()
    assert f'<html lang="{language}"' in text
    assert {"vi": "Không tìm thấy trang", "en": "Page not found"}[language] in text
    assert answer.headers["Content-Security-Policy"] == class_of("/").headers["Content-Security-Policy"]


def test_the_language_is_that_of_the_address_alone(plain: Nginx) -> None:
    for accepted in ("en", "vi", "fr"):
        assert b'<html lang="vi"' in plain.get("/", Accept_Language=accepted).body
        assert b'<html lang="en"' in plain.get("/en/", Accept_Language=accepted).body
    assert "Accept-Language" not in plain.get("/").headers.get("Vary", "")


def test_folders_are_named_with_a_slash_and_pages_only_read(plain: Nginx) -> None:
    answer = plain.get("/nen-tang")
    assert (answer.status, answer.headers["Location"]) == (301, "/nen-tang/")
    assert plain.get("/", "POST").status == 405
    assert plain.get("/", "HEAD").status == 200


def test_a_release_that_is_switched_is_seen_at_once(plain: Nginx, published: Path, portal_site: Site) -> None:
    before = plain.get(f"/{BUILD_RECORD}")
    releases = Releases(published)
    shown = releases.current()
    new = releases.add(portal_site.directory, 5)
    page = published / "releases" / new / "nen-tang" / "index.html"
    page.write_text("<!doctype html>", encoding="utf-8")
    assert plain.get("/nen-tang/").body == b"<!doctype html>"
    assert releases.roll_back(shown) == shown
    assert len(plain.get("/nen-tang/").body) > 1000
    assert plain.get(f"/{BUILD_RECORD}").body == before.body


def test_http_leads_to_https(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ndp.test"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    port, tls_port = free_port(), free_port()
    text = configuration(
        capsys,
        *("--root", f"{published}/current", "--name", "ndp.test", "--port", str(port), "--tls-port", str(tls_port)),
        *("--certificate", str(certificate), "--key", str(key)),
    )
    with running(text, tmp_path, port):
        answer = Nginx(port).get("/nen-tang/?a=1", Host="ndp.test")
        assert (answer.status, answer.headers["Location"]) == (301, f"https://ndp.test:{tls_port}/nen-tang/?a=1")
        assert HSTS not in answer.headers
        secure = Nginx(port, tls_port).get("/nen-tang/")
        assert secure.status == 200
        assert {name: secure.headers[name] for name in class_of("/").all_headers} == class_of("/").all_headers


def test_a_browser_finds_nothing_to_complain_of(plain: Nginx, browser: Browser) -> None:
    page = browser.new_page(base_url=f"http://127.0.0.1:{plain.port}")
    watch = Watch(page)
    for path in (
        "/",
        "/en/",
        "/nen-tang/",
        "/nen-tang/ban-do-so/",
        "/nhung/ban-do-so/",
        "/huong-dan/",
        "/tra-cuu/?q=a",
    ):
        page.goto(path, wait_until="networkidle")
        assert watch.taken() == [], path
    page.goto("/en/a/b/c")
    assert page.evaluate("getComputedStyle(document.querySelector('.ndp-skip')).position") == "absolute"
    page.close()


@pytest.mark.parametrize(
    "options",
    [
        ("--root", "/srv; evil"),
        ("--root", "/srv", "--name", "a{b}"),
        ("--root", "/srv", "--certificate", "/a.pem"),
        ("--root", "/srv", "--port", "0"),
        (),
    ],
)
def test_what_would_break_the_configuration_is_refused(options: tuple[str, ...]) -> None:
    assert main(["nginx", *options]) == 2
