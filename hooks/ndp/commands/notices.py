"""`ndp notices`: who has to hear of what changed between two commits."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_help_option

DESCRIPTION = """\
Kể theo đơn vị những mục đã đổi giữa hai lần ghi Git, gọi tên tài khoản của đơn vị, bằng cả hai thứ tiếng. Đơn vị vừa
mất vai trò cũng được kể. Không có gì đổi thì không in gì. Mã thoát: 0, hoặc 2 khi dùng lệnh sai.

Lists by organisation the records that changed between two commits and calls the accounts that act for it, in both
languages. An organisation that has just lost a role is told too. Prints nothing where nothing changed.
Exit status: 0, or 2 for wrong use."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp notices`."""
    parser = commands.add_parser("notices", help="báo đơn vị có mục đổi / tell of changes", description=DESCRIPTION)
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    options.add_argument("--since", metavar="REV", required=True, help="từ sau lần ghi này / after this commit")
    options.add_argument("--head", metavar="REV", default="HEAD", help="tới lần ghi này / up to this commit (HEAD)")
    options.add_argument("--repo", metavar="DIR", type=Path, default=Path(), help="kho Git / the Git repository (.)")
    options.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="vai trò và tài khoản tính tại ngày này; mặc định: NDP_AS_OF, rồi ngày của lần ghi --head "
        "/ the date of roles and accounts; default: NDP_AS_OF, then that of --head",
    )
    return parser


def run(arguments: Namespace) -> int:
    """Print the text."""
    from ndp.commands.review import base_schemas, review_day
    from ndp.review.git import GitError, Repository
    from ndp.review.judge import Judge
    from ndp.review.notices import notices
    from ndp.review.words.notices import notices_text

    repository = Repository(arguments.repo)
    try:
        since, head = repository.commit(arguments.since), repository.commit(arguments.head)
        step = repository.step(since, head)
        day = review_day(arguments.as_of, repository, head)
        schemas = base_schemas(repository, head)
    except GitError as error:
        raise UsageError(f"Git không trả lời được / Git cannot tell: {error}") from error
    # Rules say nothing of who is concerned.
    sys.stdout.write(notices_text(notices(Judge(schemas, day, ()), step)))
    return 0
