"""`ndp rollback`: show readers an earlier release."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_help_option

DONE = 0
DESCRIPTION = """\
Chuyển DIR/current về bản ngay trước, hoặc về một bản còn giữ. Mã thoát: 0 đã chuyển, 2 không chuyển được.

Switches DIR/current to the release before, or to any that is kept. Exit status: 0 done, 2 not possible."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp rollback`."""
    parser = commands.add_parser("rollback", help="quay lại bản trước / go back a release", description=DESCRIPTION)
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    options.add_argument(
        "--to", metavar="DIR", type=Path, required=True, help="nơi giữ các bản / where releases are kept"
    )
    options.add_argument("--release", metavar="NAME", help="tên bản muốn quay lại / the release to show")
    return parser


def run(arguments: Namespace) -> int:
    """Switch, and name what readers see now."""
    from ndp.publish.releases import ReleaseError, Releases

    directory: Path = arguments.to
    if not directory.is_dir():
        raise UsageError(f"không có thư mục này / no such folder: {directory}")
    try:
        name = Releases(directory).roll_back(arguments.release)
    except (ReleaseError, OSError) as error:
        raise UsageError(f"không quay lại được / cannot roll back: {error}") from error
    sys.stdout.write(f"{name}\n")
    return DONE
