"""`ndp proposer`: whose proposal a pull request is."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ndp.commands.parser import Parser, Subparsers, UsageError, add_help_option

if TYPE_CHECKING:
    import msgspec

MOST_BYTES = 4 * 1024 * 1024
DESCRIPTION = """\
Nói ai là người đề nghị của một pull request: người mở nó; nếu máy của kho mở từ một yêu cầu (nhánh intake/<số>) thì là
người viết yêu cầu, khi nhánh chứa đúng điều họ viết. In ra <nơi>:<số tài khoản>. Các tệp theo dạng của GitHub; nơi khác
chuyển về dạng ấy.

Says who proposes a pull request: who opened it; for one that the repository's machine opened from an issue (branch
intake/<number>), the issue's author, if the branch holds exactly what they wrote. Prints <forge>:<number>. The files
are of GitHub's form; other forges bring theirs into it."""

T = TypeVar("T", bound="msgspec.Struct")


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp proposer`."""
    parser = commands.add_parser("proposer", help="ai đề nghị / who proposes", description=DESCRIPTION)
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    options.add_argument("--pull", metavar="FILE", type=Path, required=True, help="pull request, JSON (REST)")
    options.add_argument("--issue", metavar="FILE", type=Path, help="yêu cầu / the issue, JSON (GraphQL)")
    options.add_argument(
        "--machine",
        metavar="FORGE:ID",
        default="github:41898282",
        help="tài khoản của máy / the machine's account (github:41898282)",
    )
    options.add_argument("--base", metavar="REV", default="HEAD", help="nhánh chính / the main branch (HEAD)")
    options.add_argument("--repo", metavar="DIR", type=Path, default=Path(), help="kho Git / the Git repository (.)")
    return parser


def run(arguments: Namespace) -> int:
    """Print the person."""
    from ndp.commands.review import base_schemas, person
    from ndp.edit.intake.proposer import Checkout, Issue, Pull, proposer_of
    from ndp.review.git import GitError, Repository

    pull = _read(arguments.pull, Pull)
    issue = _read(arguments.issue, Issue) if arguments.issue else None
    repository = Repository(arguments.repo)
    try:
        base = repository.commit(arguments.base)
        checkout = Checkout(repository, base, base_schemas(repository, base))
        who = proposer_of(pull, issue, checkout, person(arguments.machine))
    except GitError as error:
        raise UsageError(f"Git không trả lời được / Git cannot tell: {error}") from error
    sys.stdout.write(who + "\n")
    return 0


def _read(file: Path, form: type[T]) -> T:
    import msgspec

    try:
        with file.open("rb") as stream:
            return msgspec.json.decode(stream.read(MOST_BYTES), type=form)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(f"không đọc được / cannot read: {file}: {error}") from error
