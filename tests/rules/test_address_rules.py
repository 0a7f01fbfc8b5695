"""Web addresses of every kind of record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.conftest import Judge

from ndp.rules.addresses import split_address

PLATFORM = """\
id: kho
name:
  vi: Nền tảng kho
scope: national
websites:
  - url: '{url}'
provenance:
  level: verified
  sources:
    - legal: chuong-trinh-vi-du
"""


@pytest.mark.parametrize(
    "host",
    [
        "vidu.vn:8443",
        "ten@vidu.vn",
        "localhost",
        "[2001:db8::1]",
        "[",
        "3405803786",
        "0x7f.1",
        "vidu.vn.",
        "-vidu.vn",
        "vi_du.vn",
        "víd.vn",
        "xn--vd-lja.vn",
        "vidu.xn--vn",
        "vidu..vn",
    ],
)
def test_hosts_that_are_no_plain_domain(codes: Judge, host: str) -> None:
    assert codes({"platforms/kho": PLATFORM.format(url=f"https://{host}/kho")}) == ["kho:7 NDP324"]


@pytest.mark.parametrize("url", ["https://vidu.vn", "https://A-1.Vidu.VN/kho?x=a@b#c", "https://kho.vi-du.com.vn/a:b"])
def test_plain_domains(codes: Judge, url: str) -> None:
    assert codes({"platforms/kho": PLATFORM.format(url=url)}) == []


@pytest.mark.parametrize("host", ["bit.ly", "www.bit.ly", "TinyURL.com"])
def test_shorteners(codes: Judge, host: str) -> None:
    assert codes({"platforms/kho": PLATFORM.format(url=f"https://{host}/x")}) == ["kho:7 NDP323"]


def test_a_publication_is_the_same_under_http_and_with_a_final_slash(codes: Judge) -> None:
    page = "publisher: Trang\nkind: press\nlanguage: vi\nurl: {}\nreading: whole\n"
    cited = PLATFORM.format(url="https://kho.vn/").replace("legal: chuong-trinh-vi-du", "publication: {}")
    files = {
        f"publications/{name}": f"id: {name}\n" + page.format(url)
        for name, url in (
            ("a", "http://trang.vn/bai#dau"),
            ("b", "https://TRANG.vn/bai/"),
            ("c", "https://trang.vn/bai?x"),
        )
    }
    sources = "publication: a\n    - publication: b\n    - publication: c"
    files["platforms/kho"] = cited.format("x").replace("verified", "reported").replace("publication: x", sources)
    assert codes(files) == ["b:6 NDP322"]


@given(st.text())
def test_any_text_splits_into_host_and_rest(text: str) -> None:
    host, rest = split_address(f"https://{text}")
    assert (host + rest).lower() == text.lower()
    assert not set(host) & set("/?#")
