"""A whole configuration of nginx for the portal, made from the list of headers."""

from __future__ import annotations

from dataclasses import dataclass

from ndp.serving.forms import HEADERS, nginx_add_headers, nginx_headers
from ndp.serving.policy import MEDIA_TYPES, PRIVATE
from ndp.site.missing import FILES

MISSING_VI, MISSING_EN = FILES["vi"], FILES["en"]


@dataclass(frozen=True, slots=True)
class Server:
    """Where and what to serve: `root` is the folder of the site, `name` the host.

    `certificate` and `key` are files in PEM; without them the portal is served by plain HTTP, for use behind something
    that ends TLS. `brotli` asks for the module brotli_static.
    """

    name: str
    root: str
    certificate: str = ""
    key: str = ""
    port: int = 80
    tls_port: int = 443
    brotli: bool = True

    def configuration(self) -> str:
        """The text, to be included at the level of `http`."""
        return f"{nginx_headers()}\n{self._redirect()}{self._portal()}"

    def _redirect(self) -> str:
        if not self.certificate:
            return ""
        port = "" if self.tls_port == 443 else f":{self.tls_port}"
        return (
            "server {\n"
            f"    listen {self.port};\n"
            f"    server_name {self.name};\n"
            "    server_tokens off;\n"
            f"    return 301 https://$host{port}$request_uri;\n"
            "}\n"
        )

    def _portal(self) -> str:
        lines = [
            f"listen {self.tls_port} ssl http2;" if self.certificate else f"listen {self.port};",
            f"server_name {self.name};",
            *self._tls(),
            "server_tokens off;",
            "absolute_redirect off;",
            "client_max_body_size 1k;",
            f"root {self.root};",
            "index index.html;",
            "etag on;",
            "gzip_static on;",
            "gzip_vary on;",
            *(["brotli_static on;"] if self.brotli else []),
            "charset utf-8;",
            f"charset_types {' '.join(sorted(set(filter(_is_text, MEDIA_TYPES.values()))))};",
            "default_type application/octet-stream;",
            *_types(),
            *nginx_add_headers(),
            f"error_page 403 404 =404 /{MISSING_VI};",
            *_location("/", "try_files $uri $uri/ =404;"),
            *_location("/en/", f"error_page 403 404 =404 /{MISSING_EN};", "try_files $uri $uri/ =404;"),
            *_location(f"= /{HEADERS}", "return 404;"),
            *_location(f"^~ {PRIVATE}", "return 404;"),
            *_location(r"~ /\.(?!well-known/)", "return 404;"),
        ]
        return "server {\n" + "".join(f"    {line}\n" for line in lines) + "}\n"

    def _tls(self) -> list[str]:
        if not self.certificate:
            return []
        return [
            f"ssl_certificate {self.certificate};",
            f"ssl_certificate_key {self.key};",
            "ssl_protocols TLSv1.2 TLSv1.3;",
        ]


def _is_text(media_type: str) -> bool:
    # HTML is always among them, and nginx warns of saying so.
    return media_type.startswith("text/") and media_type != "text/html"


def _location(match: str, *lines: str) -> list[str]:
    return [f"location {match} {{", *(f"    {line}" for line in lines), "}"]


def _types() -> list[str]:
    return ["types {", *(f"    {media_type} {ending};" for ending, media_type in sorted(MEDIA_TYPES.items())), "}"]
