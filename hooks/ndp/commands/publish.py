"""`ndp publish`: judge a built site and show it to readers in one step."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

DONE, REFUSED = 0, 1
KEPT = 30
DESCRIPTION = """\
Xét một bản dựng (tệp có đủ và khớp build.json, đủ mục của danh mục, không liên kết hỏng, không phải dữ liệu minh họa),
chép vào DIR/releases rồi chuyển DIR/current sang bản đó trong một bước. Máy chủ web phục vụ DIR/current.
Hỏng ở bất cứ bước nào thì người đọc vẫn thấy bản cũ. Quay lại bản trước: ndp rollback. Không có --to thì chỉ xét.
Mã thoát: 0 đã xuất bản hoặc không có lỗi, 1 bản dựng có lỗi, 2 dùng lệnh sai.

Judges a build (files whole and as build.json says, every entry there, no broken link, no demonstration data), copies it
below DIR/releases and switches DIR/current to it in one step. Any failure leaves readers with the old site. Without
--to it only judges.
Exit status: 0 published or without faults, 1 the build has faults, 2 wrong use."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp publish`."""
    parser = commands.add_parser("publish", help="xuất bản một bản dựng / publish a build", description=DESCRIPTION)
    options = add_common_options(parser)
    options.add_argument("--site", metavar="DIR", type=Path, required=True, help="bản dựng / the build")
    options.add_argument("--to", metavar="DIR", type=Path, help="nơi giữ các bản / where releases are kept")
    options.add_argument(
        "--keep", metavar="N", type=_count, default=KEPT, help="giữ N bản mới nhất / keep the newest N (%(default)s)"
    )
    return parser


def run(arguments: Namespace) -> int:
    """Judge, then switch; say what speaks against it."""
    import msgspec

    from ndp.commands.workplace import find_project
    from ndp.publish.check import faults_of
    from ndp.publish.releases import ReleaseError, Releases

    project = find_project(arguments.catalogue)
    site: Path = arguments.site
    try:
        faults = faults_of(site, project.root, project.history().commit)
        if faults:
            for fault in faults:
                sys.stderr.write(f"{fault}\n")
            sys.stderr.write("không xuất bản / not published\n")
            return REFUSED
        if arguments.to is None:
            sys.stdout.write("bản dựng không có lỗi / the build has no faults\n")
            return DONE
        name = Releases(arguments.to).add(site, arguments.keep)
    except (ReleaseError, OSError, msgspec.MsgspecError) as error:
        raise UsageError(f"không xuất bản được / cannot publish: {error}") from error
    sys.stdout.write(f"{name}\n")
    return DONE


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise ArgumentTypeError(f"1–1000: {text}")
    return int(text)
