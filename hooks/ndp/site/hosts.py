"""How the host of an address is shown, so that lookalike letters are seen."""

from __future__ import annotations

from urllib.parse import urlsplit


def shown_host(url: str) -> str:
    """The host of an address; an internationalised one in both forms: `vídụ.vn (xn--vd-nja3081a.vn)`."""
    host = urlsplit(url).hostname or ""
    if host.startswith("xn--") or ".xn--" in host:
        return f"{_unicode_host(host)} ({host})"
    ascii_host = host.encode("idna").decode() if not host.isascii() else host
    return host if ascii_host == host else f"{host} ({ascii_host})"


def _unicode_host(host: str) -> str:
    try:
        return host.encode().decode("idna")
    except UnicodeError:
        return host
