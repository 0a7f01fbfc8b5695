"""`ndp links`: ask for every address outside the portal, and say which have to be mended."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError, Namespace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

if TYPE_CHECKING:
    from ndp.links.results import LinkResults
    from ndp.links.transport import Transport

FORMATS = ("text", "json")
SOUND, BROKEN = 0, 1
DESCRIPTION = """\
Hỏi mọi địa chỉ ngoài mà danh mục nêu: còn vào được không, dời đi đâu, chứng thư, tên miền có dấu hiệu đổi chủ.
Cần mạng; không bao giờ hỏi địa chỉ của mạng nội bộ. So với kết quả lần trước để biết địa chỉ nào hỏng từ bao giờ.
Mã thoát: 0 không có gì phải sửa, 1 có, 2 dùng lệnh sai.

Asks for every outside address of the catalogue: reachable, moved, certificate, signs of a new owner. Needs a network;
never asks inside a private one. Exit status: 0 nothing to mend, 1 something is, 2 wrong use."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp links`."""
    parser = commands.add_parser("links", help="kiểm tra liên kết ngoài / check outside links", description=DESCRIPTION)
    options = add_common_options(parser)
    options.add_argument("--previous", metavar="FILE", type=Path, help="kết quả lần trước / results of the last check")
    options.add_argument("--output", metavar="FILE", type=Path, help="nơi ghi kết quả / where to write the results")
    options.add_argument(
        "--format", choices=FORMATS, default="text", help="text: cho người đọc; json: cho chương trình (text)"
    )
    options.add_argument(
        "--delay",
        metavar="SECONDS",
        type=_seconds,
        default=2.0,
        help="nghỉ giữa hai lần hỏi một máy chủ / pause between two requests to a host (%(default)s)",
    )
    options.add_argument(
        "--wait",
        metavar="SECONDS",
        type=_seconds,
        default=60.0,
        help="nghỉ trước khi hỏi lại nơi lỗi tạm thời / pause before asking again (%(default)s)",
    )
    options.add_argument(
        "--timeout", metavar="SECONDS", type=_seconds, default=20.0, help="chờ tối đa / longest wait (%(default)s)"
    )
    options.add_argument(
        "--workers", metavar="N", type=_count, default=4, help="số máy chủ hỏi cùng lúc / hosts at once (%(default)s)"
    )
    return parser


def run(arguments: Namespace) -> int:
    """Ask, compare, and say what has to be mended."""
    import time

    from ndp.commands.workplace import find_project, judged_day, load_schemas
    from ndp.links.collect import cited_addresses
    from ndp.links.results import results_of, write_results
    from ndp.links.survey import Manners, survey
    from ndp.links.text import render_text
    from ndp.model.load import load_catalogue

    project = find_project(arguments.catalogue)
    as_of = judged_day(arguments.as_of, cache(project.history))
    previous = _previous(arguments.previous)
    loaded = load_catalogue(project.root, load_schemas(project))
    unread = sum(len(ids) for ids in loaded.catalogue.broken.values())
    if unread:
        raise UsageError(f"{unread} tệp có lỗi, xem ndp validate / files with errors, see ndp validate: {unread}")
    cited = cited_addresses(loaded.catalogue)
    manners = Manners(arguments.delay, arguments.workers, time.sleep, arguments.wait)
    outcomes = survey(cited, transport(arguments.timeout, _contact()), manners)
    results = results_of(cited, outcomes, as_of, previous)
    try:
        if arguments.output:
            write_results(results, arguments.output)
    except OSError as error:
        raise UsageError(f"không viết được / cannot write: {error}") from error
    if arguments.format == "json":
        import msgspec

        from ndp.report.safe_json import to_json

        sys.stdout.write(to_json(msgspec.to_builtins(results)))
    else:
        sys.stdout.write(render_text(results, arguments.lang))
    return BROKEN if results.broken else SOUND


def transport(timeout: float, contact: str) -> Transport:
    """What asks: only hosts of the public network, on the usual ports; `contact` is an address of whoever asks."""
    from ndp.links.transport import PublicTransport, agent

    return PublicTransport(agent(contact), timeout)


def _contact() -> str:
    from ndp.commands.workplace import OWN_SCHEMAS
    from ndp.site.configuration import Configuration

    configuration = Configuration.read(OWN_SCHEMAS.parent)
    return os.environ.get("NDP_REPOSITORY") or configuration.repository or configuration.site_url


def _previous(file: Path | None) -> LinkResults | None:
    import msgspec

    from ndp.links.results import read_results

    if file is None or not file.exists():
        return None
    try:
        return read_results(file)
    except (OSError, msgspec.MsgspecError) as error:
        raise UsageError(f"không phải kết quả lần trước / no results of an earlier check: {file}: {error}") from error


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 600:
        raise ArgumentTypeError("0–600")
    return value


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 32:
        raise ArgumentTypeError("1–32")
    return int(text)
