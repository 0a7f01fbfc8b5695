"""`ndp nginx`: the configuration of a web server for the portal."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError, Namespace

from ndp.commands.parser import Parser, Subparsers, UsageError, add_help_option

DONE = 0
DESCRIPTION = """\
In cấu hình nginx cho cổng: tiêu đề bảo mật và thời gian lưu đệm lấy từ cùng danh sách với mọi nơi khác, trang báo
không tìm thấy theo ngôn ngữ, tệp nén sẵn. Không có --certificate thì phục vụ HTTP, dùng sau một máy đã lo TLS.
Mã thoát: 0 đã in, 2 dùng lệnh sai.

Prints a configuration of nginx for the portal: security and caching headers from the one list, the page for lost
addresses by language, packed files. Without --certificate it serves plain HTTP, for use behind something that ends TLS.
Exit status: 0 printed, 2 wrong use."""
# What may stand in a configuration without quotes.
WORD = re.compile(r"[A-Za-z0-9_./*-]+")


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp nginx`."""
    parser = commands.add_parser("nginx", help="in cấu hình nginx / print a configuration", description=DESCRIPTION)
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    options.add_argument(
        "--root", metavar="DIR", type=_word, required=True, help="thư mục phục vụ / the folder to serve"
    )
    options.add_argument("--name", metavar="HOST", type=_word, default="_", help="tên máy chủ / host name")
    options.add_argument("--certificate", metavar="PEM", type=_word, help="chứng thư TLS / certificate")
    options.add_argument("--key", metavar="PEM", type=_word, help="khoá của chứng thư / its key")
    options.add_argument("--port", metavar="N", type=_port, default=80, help="cổng HTTP / port (%(default)s)")
    options.add_argument("--tls-port", metavar="N", type=_port, default=443, help="cổng HTTPS / port (%(default)s)")
    options.add_argument(
        "--no-brotli", action="store_true", help="nginx không có brotli_static / nginx lacks brotli_static"
    )
    return parser


def run(arguments: Namespace) -> int:
    """Print it."""
    from ndp.serving.nginx import Server

    if bool(arguments.certificate) != bool(arguments.key):
        raise UsageError("--certificate và --key đi cùng nhau / go together")
    server = Server(
        arguments.name,
        arguments.root,
        arguments.certificate or "",
        arguments.key or "",
        arguments.port,
        arguments.tls_port,
        brotli=not arguments.no_brotli,
    )
    sys.stdout.write(server.configuration())
    return DONE


def _word(text: str) -> str:
    if not WORD.fullmatch(text):
        raise ArgumentTypeError(f"chỉ chữ, số và _./*- / only letters, digits and _./*-: {text}")
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise ArgumentTypeError(f"1–65535: {text}")
    return int(text)
