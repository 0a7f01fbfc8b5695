"""Every outside address is asked politely and safely, and what became of it is told truly."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.links.web import CONTACT, Web, page, redirect, small_web

from ndp.cli import main
from ndp.commands import links as command
from ndp.links.collect import cited_addresses
from ndp.links.results import LinkResults, read_results, results_of, write_results
from ndp.links.survey import Manners, survey
from ndp.links.text import render_text
from ndp.links.transport import MOST_BYTES, Failure, NoAnswerError, PublicTransport, agent, is_public
from ndp.links.verdict import Outcome, Verdict, is_parked, judge_address, registrable_domain
from ndp.model.load import load_catalogue
from ndp.schema import Schemas

ROOT = Path(__file__).parents[2]
CERTIFIED = ["bo.gov.vn", "www.bo.gov.vn", "khac.vn", "sedoparking.com"]
EXPIRED = "het-han.vn"
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def shared_web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    names = {"noi-bo.vn": ["10.0.0.1"], "hai-mat.vn": ["127.0.0.1", "192.168.1.1"]}
    with small_web(tmp_path_factory.mktemp("ca"), CERTIFIED, names, EXPIRED) as web:
        yield web


@pytest.fixture
def web(shared_web: Web) -> Web:
    shared_web.replies.clear()
    shared_web.asked.clear()
    shared_web.agents.clear()
    return shared_web


def judge(web: Web, url: str) -> Outcome:
    return judge_address(url, web.transport, lambda _host: None)


def test_a_page_that_is_there_works(web: Web) -> None:
    url = web.serve("bo.gov.vn/trang?so=1", page())
    assert judge(web, url) == Outcome(Verdict.WORKS, url, 200)


def test_a_file_is_not_fetched(web: Web) -> None:
    url = web.serve("bo.gov.vn/tep.pdf", page("x" * 99, media_type="application/pdf"))
    assert judge(web, url).verdict is Verdict.WORKS
    assert [method for method, _ in web.asked] == ["HEAD"]


def test_a_server_that_knows_only_get_is_asked_again(web: Web) -> None:
    def only_get(handler: BaseHTTPRequestHandler) -> None:
        page("x", 405 if handler.command == "HEAD" else 200)(handler)

    assert judge(web, web.serve("bo.gov.vn/", only_get)).verdict is Verdict.WORKS
    assert [method for method, _ in web.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (404, Verdict.GONE),
        (410, Verdict.GONE),
        (403, Verdict.GUARDED),
        (429, Verdict.GUARDED),
        (500, Verdict.UNREACHABLE),
    ],
)
def test_an_error_is_told_by_what_it_means(web: Web, status: int, verdict: Verdict) -> None:
    outcome = judge(web, web.serve("bo.gov.vn/", page("x", status)))
    assert (outcome.verdict, outcome.status) == (verdict, status)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [(301, Verdict.MOVED), (308, Verdict.MOVED), (302, Verdict.WORKS), (307, Verdict.WORKS)],
)
def test_only_a_permanent_move_asks_for_the_new_address(web: Web, status: int, verdict: Verdict) -> None:
    new = web.serve("www.bo.gov.vn/moi", page())
    old = web.serve("bo.gov.vn/cu", redirect(new, status))
    assert judge(web, old) == Outcome(verdict, new, 200)


def test_one_step_that_is_not_permanent_makes_the_way_not_permanent(web: Web) -> None:
    web.serve("bo.gov.vn/c", page())
    web.serve("bo.gov.vn/b", redirect("/c", 302))
    assert judge(web, web.serve("bo.gov.vn/a", redirect("/b", 301))) == Outcome(
        Verdict.WORKS, web.url("bo.gov.vn/c"), 200
    )


def test_a_plain_address_that_leads_to_tls_has_moved(web: Web) -> None:
    new = web.serve("bo.gov.vn/", page())
    assert judge(web, web.serve("bo.gov.vn/", redirect(new), "http")).verdict is Verdict.MOVED


def test_the_end_at_another_owner_s_domain_is_told(web: Web) -> None:
    end = web.serve("khac.vn/", page())
    assert judge(web, web.serve("bo.gov.vn/", redirect(end, 302))) == Outcome(Verdict.OTHER_DOMAIN, end, 200)


@pytest.mark.parametrize("text", ["<h1>This domain is for sale!</h1>", "<p>Tên miền này đang được rao bán"])
def test_a_page_of_a_domain_for_sale_is_recognised(web: Web, text: str) -> None:
    assert judge(web, web.serve("bo.gov.vn/", page(text))).verdict is Verdict.PARKED


def test_a_seller_of_domains_is_recognised(web: Web) -> None:
    seller = web.serve("sedoparking.com/bo", page())
    assert judge(web, web.serve("bo.gov.vn/", redirect(seller))).verdict is Verdict.PARKED


def test_a_page_about_a_market_is_not_taken_for_one() -> None:
    assert not is_parked("https://bo.gov.vn/", "<p>Sàn mua bán nông sản; tên miền quốc gia .vn".encode())


def test_a_circle_of_redirects_ends(web: Web) -> None:
    outcome = judge(web, web.serve("bo.gov.vn/", redirect("/")))
    assert (outcome.verdict, outcome.reason) == (Verdict.UNREACHABLE, "redirects")
    assert len(web.asked) < 20


def test_a_certificate_of_another_name_is_told(web: Web) -> None:
    assert judge(web, web.serve("khong-ten.vn/", page())).verdict is Verdict.CERTIFICATE


def test_a_certificate_that_has_expired_is_told(web: Web) -> None:
    assert judge(web, web.serve(f"{EXPIRED}/", page())).verdict is Verdict.CERTIFICATE


def test_a_certificate_of_no_known_authority_is_told(web: Web) -> None:
    url = web.serve("bo.gov.vn/", page())
    stranger = replace(web.transport, authorities="")
    assert judge_address(url, stranger, lambda _host: None).verdict is Verdict.CERTIFICATE


def test_a_name_that_is_not_there_is_gone(web: Web) -> None:
    assert judge(web, web.url("bo.invalid/")) == Outcome(Verdict.GONE, web.url("bo.invalid/"), 0, "no-such-host")


def test_a_server_that_does_not_listen_is_unreachable(web: Web) -> None:
    transport = replace(web.transport, ports=frozenset({1}))
    assert judge_address("https://bo.gov.vn:1/", transport, lambda _host: None).verdict is Verdict.UNREACHABLE


@pytest.mark.parametrize("host", ["noi-bo.vn", "hai-mat.vn"])
def test_a_private_network_is_never_asked(web: Web, host: str) -> None:
    """Neither at once nor by a redirect; one private address among public ones is enough."""
    url = web.url(f"{host}/")
    assert judge(web, url).verdict is Verdict.PRIVATE
    assert judge(web, web.serve("bo.gov.vn/", redirect(url))).verdict is Verdict.PRIVATE
    assert not [address for _, address in web.asked if host in address]


@pytest.mark.parametrize(
    "url",
    [
        "https://nguoi:mat-khau@bo.gov.vn/",
        "https://bo.gov.vn:22/",
        "ftp://bo.gov.vn/",
        "file:///etc/passwd",
        "https:///trang",
        "https://bo.gov.vn:99999/",
        "https://[::1/",
    ],
)
def test_an_address_that_is_none_to_ask_for_is_refused(url: str) -> None:
    transport = PublicTransport(agent(CONTACT), resolver=lambda _host: ["203.0.114.1"])
    outcome = judge_address(url, transport, lambda _host: None)
    assert outcome.verdict in (Verdict.PRIVATE, Verdict.UNREACHABLE)
    assert outcome.status == 0


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),  # noqa: S104
        *("224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "ff02::1"),
        *("64:ff9b::a00:1", "2002:a00:1::1"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_no_more_than_the_limit_is_read(web: Web) -> None:
    url = web.serve("bo.gov.vn/", page("x" * (MOST_BYTES * 4)))
    assert len(web.transport.ask("GET", url).body) == MOST_BYTES


def test_a_body_that_never_ends_is_left(web: Web) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()

    ticks = iter(range(1000))
    hurried = replace(web.transport, clock=lambda: float(next(ticks)))
    url = web.serve("bo.gov.vn/", endless)
    with pytest.raises(NoAnswerError) as found:
        hurried.ask("GET", url)
    assert found.value.failure is Failure.TIMEOUT


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bo.gov.vn/a", "bo.gov.vn"),
        ("https://a.b.com.vn/", "b.com.vn"),
        ("https://vietnam.vn/", "vietnam.vn"),
        ("https://www.münchen.de/", "xn--mnchen-3ya.de"),
        ("https://127.0.0.1/", "127.0.0.1"),
        ("https://[2001:db8::1]/", "2001:db8::1"),
    ],
)
def test_the_registered_domain(url: str, domain: str) -> None:
    assert registrable_domain(url) == domain


def test_one_host_is_asked_slowly_and_many_at_once(web: Web) -> None:
    waits: list[float] = []
    urls = [web.serve(f"bo.gov.vn/{number}", page("x", media_type="image/png")) for number in range(3)]
    urls.append(web.serve("khac.vn/", page("x", media_type="image/png")))
    outcomes = survey(urls, web.transport, Manners(1.5, 2, waits.append))
    assert {url: outcome.verdict for url, outcome in outcomes.items()} == dict.fromkeys(urls, Verdict.WORKS)
    assert waits == [1.5, 1.5]


def test_the_one_who_asks_says_what_it_is_and_where_its_owner_is_found(web: Web) -> None:
    judge(web, web.serve("bo.gov.vn/", page()))
    (name,) = web.agents
    assert name.isascii()
    assert re.fullmatch(r"ndp-links/1 \(.*weekly link check; \+https://ndp\.example/\)", name)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_what_may_pass_is_asked_for_once_more(web: Web, status: int) -> None:
    waits: list[float] = []
    statuses = iter([status, status, 200, 200])

    def recover(handler: BaseHTTPRequestHandler) -> None:
        page("x", next(statuses))(handler)

    url = web.serve("bo.gov.vn/", recover)
    assert survey([url], web.transport, Manners(1, 1, waits.append, 77))[url].verdict is Verdict.WORKS
    assert waits.count(77) == 1


def test_what_stays_broken_is_told_after_the_second_time(web: Web) -> None:
    waits: list[float] = []
    urls = [web.serve("bo.gov.vn/a", page("x", 500)), web.serve("bo.gov.vn/b", page("x", 404))]
    found = survey(urls, web.transport, Manners(1, 1, waits.append, 77))
    assert [found[url].verdict for url in urls] == [Verdict.UNREACHABLE, Verdict.GONE]
    assert waits.count(77) == 1
    assert [address.partition("/")[2] for _, address in web.asked] == ["a", "a", "b", "b", "a", "a"]


def test_a_server_that_asks_to_be_left_alone_is(web: Web) -> None:
    """At most two questions, HEAD and GET, before and after the pause; of its other pages nothing is known."""
    urls = [web.serve(f"bo.gov.vn/{number}", page("x", 429)) for number in range(9)]
    found = survey(urls, web.transport, Manners(1, 1, lambda _seconds: None))
    assert {found[url] for url in urls} == {Outcome(Verdict.GUARDED, url, 429) for url in urls}
    assert len(web.asked) == 4


def test_results_remember_since_when_an_address_fails(tmp_path: Path) -> None:
    cited = {"https://a.vn/": ("catalogue/a.yml",), "https://b.vn/": ("catalogue/a.yml", "catalogue/b.yml")}
    works = {url: Outcome(Verdict.WORKS, url, 200) for url in cited}
    fails = {**works, "https://a.vn/": Outcome(Verdict.UNREACHABLE, "https://a.vn/", 0, "timeout")}
    history: LinkResults | None = None
    for day, outcomes in ((1, works), (8, fails), (15, fails)):
        history = results_of(cited, outcomes, date(2026, 11, day), history)
        write_results(history, tmp_path / "ket-qua.json")
        history = read_results(tmp_path / "ket-qua.json")
    assert history is not None
    (broken,) = history.broken
    assert (broken.failing_since, broken.failures, broken.last_worked) == (date(2026, 11, 8), 2, date(2026, 11, 1))
    text = render_text(history, "vi")
    assert "hỏng 2 lần liền, từ 08/11/2026; lần cuối vào được 01/11/2026" in text
    assert "catalogue/a.yml" in text
    assert "https://b.vn/" not in text
    again = results_of(cited, works, date(2026, 11, 22), history)
    assert again.broken == ()
    assert again.results[0].failing_since is None


def test_what_a_server_says_cannot_act_in_a_terminal_or_a_fence() -> None:
    hostile = "https://a.vn/\x1b[2J\n```\n@everyone"
    cited = {"https://a.vn/": ("catalogue/a.yml",)}
    results = results_of(cited, {"https://a.vn/": Outcome(Verdict.MOVED, hostile, 200)}, DAY, None)
    lines = render_text(results, "en").splitlines()
    assert all("\x1b" not in line and not line.lstrip().startswith("```") for line in lines)


def test_every_address_of_the_catalogue_is_found() -> None:
    """Counted by another way: every quoted address of every file."""
    catalogue = load_catalogue(ROOT / "tests/demo", Schemas.load(ROOT / "schemas")).catalogue
    cited = cited_addresses(catalogue)
    assert len(cited) >= 10
    for url, paths in cited.items():
        for path in paths:
            assert url in (ROOT / "tests/demo" / path).read_text(encoding="utf-8")
    written = set()
    for file in sorted((ROOT / "tests/demo/catalogue").rglob("*.yml")):
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, value = line.strip().removeprefix("- ").partition(": ")
            if name in ("url", "website"):
                written.add(value.strip("'\""))
    assert written == set(cited)


def test_the_command_compares_with_the_check_before(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demonstration's hosts are all certified by nobody: what they lead to is a certificate fault."""
    monkeypatch.setattr(
        command, "transport", lambda _timeout, _contact: replace(web.transport, ports=frozenset({1, 80, 443}))
    )
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    results = tmp_path / "ket-qua.json"
    arguments = ["links", "--catalogue", str(ROOT / "tests/demo"), "--output", str(results), "--previous", str(results)]
    assert main([*arguments, "--as-of", "2026-11-17"]) == 1
    assert main([*arguments, "--as-of", "2026-11-24", "--format", "json"]) == 1
    printed = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))
    assert printed["as_of"] == "2026-11-24"
    assert {each["failures"] for each in printed["results"]} == {2}
    results.write_text("{}", encoding="utf-8")
    assert main([*arguments, "--as-of", "2026-11-24"]) == 2
    assert "không phải kết quả lần trước" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--delay=-1", "--delay=nan", "--timeout=x", "--workers=0", "--workers=100"])
def test_wrong_options_are_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "--catalogue", str(ROOT / "tests/demo"), option]) == 2
    assert option.partition("=")[0] in capsys.readouterr().err
