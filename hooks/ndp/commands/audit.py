"""`ndp audit`: every change of protected files whose approval the history cannot show."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_help_option
from ndp.i18n import LANGUAGES

SHOWN, UNSHOWN = 0, 1
DESCRIPTION = """\
Xem lại lịch sử Git của danh mục, lược đồ và cấu hình: lần gộp nào không chỉ ra được đủ người duyệt thì nêu tên.
Nói rõ mỗi lần gộp dựa vào đâu: chữ ký SSH của người duyệt (thẻ duyet/…), hay chỉ lời ghi trong lần gộp.
Mã thoát: 0 không có, 1 có, 2 dùng lệnh sai hoặc lỗi chương trình.

Goes through the history of catalogue, schemas and settings and names every merge whose approvals cannot be shown.
Says what each merge rests on: SSH signatures of its approvers (tags duyet/…), or the words of the merge commit alone.
Exit status: 0 none, 1 some, 2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp audit`."""
    parser = commands.add_parser("audit", help="soát lịch sử duyệt / audit the approvals", description=DESCRIPTION)
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    options.add_argument("--head", metavar="REV", default="HEAD", help="tới lần ghi này / up to this commit (HEAD)")
    options.add_argument("--since", metavar="REV", help="chỉ từ sau lần ghi này / only after this commit")
    options.add_argument(
        "--require-signatures",
        action="store_true",
        help="chỉ tính lời đề nghị và lời duyệt có chữ ký / count only proposals and approvals that are signed",
    )
    options.add_argument(
        "--all",
        action="store_true",
        dest="everything",
        help="kể cả những lần gộp đủ người duyệt / list the changes that can show their approvals too",
    )
    options.add_argument("--repo", metavar="DIR", type=Path, default=Path(), help="kho Git / the Git repository (.)")
    options.add_argument("--lang", choices=LANGUAGES, default="vi", help="ngôn ngữ / language (vi)")
    return parser


def run(arguments: Namespace) -> int:
    """Print every change whose approval cannot be shown."""
    from ndp.commands.review import base_schemas
    from ndp.review.audit import audit
    from ndp.review.git import GitError, Repository
    from ndp.review.words.audit import audit_text

    repository = Repository(arguments.repo)
    try:
        schemas = base_schemas(repository, repository.commit(arguments.head))
        found = list(
            audit(
                repository,
                schemas,
                arguments.head,
                arguments.since,
                require_signatures=arguments.require_signatures,
            )
        )
    except GitError as error:
        raise UsageError(f"Git không trả lời được / Git cannot tell: {error}") from error
    sys.stdout.write(audit_text(found, arguments.lang, everything=arguments.everything))
    return UNSHOWN if any(change.lack for change in found) else SHOWN
