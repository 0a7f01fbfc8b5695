"""NDP323-NDP324: web addresses lead where they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import ANY, Finding, Rule
from ndp.rules.survey import PartsSearch

SHORTENED_ADDRESS = ProblemKind(
    "NDP323",
    "shortened-address",
    Severity.ERROR,
    N_("Địa chỉ rút gọn"),
    N_("“{host}” là dịch vụ rút gọn địa chỉ."),
    N_("Mở liên kết rồi ghi địa chỉ đầy đủ mà nó dẫn tới."),
    N_(
        "Địa chỉ rút gọn che mất nơi đến và chủ của nó đổi nơi đến lúc nào cũng được. "
        "Người đọc cổng phải thấy trước mình sẽ vào trang nào."
    ),
    (N_("Chép liên kết từ mạng xã hội hoặc tin nhắn."), N_("Chép từ mã QR trên tờ giới thiệu.")),
)
UNUSUAL_HOST = ProblemKind(
    "NDP324",
    "unusual-host",
    Severity.ERROR,
    N_("Tên miền không thông thường"),
    N_("“{host}” không phải tên miền thông thường."),
    N_("Ghi địa chỉ với tên miền đầy đủ, không kèm tài khoản, số cổng hay địa chỉ IP."),
    N_(
        "Trang chính thức có tên miền riêng. Địa chỉ IP, số cổng, phần tài khoản trước dấu @ hay chữ lạ trong tên miền "
        "là dấu hiệu của máy thử nghiệm hoặc trang giả mạo."
    ),
    (N_("Chép địa chỉ của máy chủ thử nghiệm."), N_("Thiếu phần đuôi của tên miền.")),
)

ADDRESS_FIELDS = ("url", "website")
WITH_ADDRESS = PartsSearch(lambda part: not set(ADDRESS_FIELDS).isdisjoint(part.__struct_fields__))
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
HOST_END = re.compile(r"[/?#]")
ENCODED_LABEL = re.compile(r"(?:^|\.)xn--")
SHORTENERS = frozenset(
    {
        *("adf.ly", "bit.ly", "bom.so", "buff.ly", "by.com.vn", "cutt.ly", "fb.me", "goo.gl", "is.gd", "j.mp"),
        *("lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "s.id", "short.gy", "shorten.asia", "shorturl.at", "t.co"),
        *("t.ly", "tiny.cc", "tinyurl.com", "urlz.fr", "v.gd", "zpr.io"),
    }
)


def shortened_address(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An address of a service that hides where it leads."""
    for entry, pointer, host in _hosts(catalogue):
        if host.removeprefix("www.") in SHORTENERS:
            yield Finding(entry, pointer, {"host": host})


def unusual_host(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An address whose host is anything but a plain domain name."""
    for entry, pointer, host in _hosts(catalogue):
        if not DOMAIN.fullmatch(host) or ENCODED_LABEL.search(host):
            yield Finding(entry, pointer, {"host": host})


def _hosts(catalogue: Catalogue) -> Iterator[tuple[Entry, Pointer, str]]:
    """Every web address with all that stands between its scheme and its path, in small letters."""
    for entry, pointer, part in WITH_ADDRESS.in_entries(catalogue.all_entries()):
        for name in ADDRESS_FIELDS:
            value = getattr(part, name, None)
            if isinstance(value, str):
                yield entry, (*pointer, name), split_address(value)[0]


def split_address(url: str) -> tuple[str, str]:
    """Host (all that stands between scheme and path, in small letters) and rest of an address; for any text."""
    host_and_rest = url.partition("://")[2]
    host = HOST_END.split(host_and_rest, maxsplit=1)[0]
    return host.lower(), host_and_rest[len(host) :]


RULES = (Rule(SHORTENED_ADDRESS, shortened_address, each=ANY), Rule(UNUSUAL_HOST, unusual_host, each=ANY))
