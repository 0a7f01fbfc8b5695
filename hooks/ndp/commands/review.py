"""`ndp review`: what a change does to the catalogue, by which right, and whether it may be merged."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ndp.commands.parser import Parser, Subparsers, UsageError, add_help_option
from ndp.i18n import LANGUAGES

if TYPE_CHECKING:
    from ndp.review.gather import Reviews
    from ndp.review.git import Repository
    from ndp.schema import Schemas

FORMATS = ("markdown", "text", "json", "trailers")
STATUS = {"ready": 0, "refused": 1, "needs-approval": 3}
PERSON = re.compile(r"(?:(github|gitlab|forgejo):)?([1-9][0-9]{0,15})")
MOST_APPROVAL_BYTES = 1024 * 1024
DESCRIPTION = """\
Xét một thay đổi giữa hai lần ghi Git: sửa gì, theo quyền nào, còn thiếu ai duyệt, gộp được chưa. Đọc thẳng từ Git,
không ghi tệp nào của người đề nghị ra đĩa. Quyền luôn lấy từ nhánh chính. Mã thoát: 0 gộp được, 3 còn cần duyệt,
1 bị từ chối, 2 dùng lệnh sai hoặc lỗi chương trình.

Judges the change between two commits: what it does, by which right, who must still approve, whether it may be merged.
Exit status: 0 ready, 3 needs approval, 1 refused, 2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp review`."""
    parser = commands.add_parser("review", help="xét một thay đổi / judge a change", description=DESCRIPTION)
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    options.add_argument("--base", metavar="REV", required=True, help="nhánh chính / the branch to merge into")
    options.add_argument("--head", metavar="REV", default="HEAD", help="thay đổi / the change (HEAD)")
    options.add_argument("--repo", metavar="DIR", type=Path, default=Path(), help="kho Git / the Git repository (.)")
    options.add_argument(
        "--actor",
        metavar="FORGE:ID",
        help="người đề nghị, theo số tài khoản: github:1001 / who proposes, by the forge's user number",
    )
    options.add_argument(
        "--approvals",
        metavar="FILE",
        type=Path,
        help="ý kiến duyệt, JSON; không có thì coi như chưa ai duyệt / the reviews, JSON; without it there are none",
    )
    options.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="xét tại ngày này; mặc định: NDP_AS_OF, rồi ngày của nhánh chính "
        "/ the date that decides what is current; default: NDP_AS_OF, then that of the base",
    )
    options.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="dạng in ra; trailers: các dòng ghi người đề nghị, người duyệt cho lần gộp "
        "/ the form of the output; trailers: lines for the merge commit (text)",
    )
    options.add_argument("--lang", choices=LANGUAGES, default="vi", help="ngôn ngữ / language (vi)")
    return parser


def run(arguments: Namespace) -> int:
    """Judge the change, print the document, say the outcome by the exit status."""
    from ndp.review.decide import decide
    from ndp.review.gather import gather
    from ndp.review.git import GitError, Repository
    from ndp.review.record import trailers
    from ndp.review.words import render

    repository = Repository(arguments.repo)
    try:
        proposal = repository.proposal(arguments.base, arguments.head)
        as_of = review_day(arguments.as_of, repository, proposal.base_commit)
        schemas = base_schemas(repository, proposal.base_commit)
    except GitError as error:
        raise UsageError(f"Git không trả lời được / Git cannot tell: {error}") from error
    actor = person(arguments.actor) if arguments.actor else None
    facts = gather(proposal, schemas, as_of, actor, _reviews(arguments.approvals, proposal.head_commit))
    verdict = decide(facts)
    if arguments.format == "trailers":
        sys.stdout.write(trailers(facts, verdict))
    else:
        sys.stdout.write(render(facts, verdict, arguments.format, arguments.lang))
    return STATUS[verdict.outcome]


def person(stated: str) -> str:
    """`github:1001` for what was stated; a bare number is one of GitHub. Raises UsageError."""
    match = PERSON.fullmatch(stated)
    if match is None:
        raise UsageError(f"không phải số tài khoản / not a user number: {stated}")
    return f"{match[1] or 'github'}:{match[2]}"


def review_day(stated: str | None, repository: Repository, commit: str) -> date:
    """The date that decides what is current: `stated`, else NDP_AS_OF, else the day of `commit`, in UTC."""
    day = stated or os.environ.get("NDP_AS_OF") or repository.day(commit).isoformat()
    try:
        if len(day) != len("2026-01-15"):
            raise ValueError(day)
        return date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"không phải ngày năm-tháng-ngày / not a year-month-day date: {day}") from error


def base_schemas(repository: Repository, commit: str) -> Schemas:
    """The schemas of the base commit, or this program's own where it has none. Raises UsageError."""
    import json

    from ndp.commands.workplace import OWN_SCHEMAS
    from ndp.schema import Schemas
    from ndp.schema.store import SCHEMA_SUFFIX

    files = repository.tree(commit, "schemas")
    try:
        documents = {
            path.rpartition("/")[2]: json.loads(file.content)
            for path, file in files.items()
            if path.endswith(SCHEMA_SUFFIX)
        }
        return Schemas(documents) if documents else Schemas.load(OWN_SCHEMAS)
    except (OSError, ValueError) as error:
        raise UsageError(f"không đọc được lược đồ / cannot read the schemas: {error}") from error


def _reviews(file: Path | None, head_commit: str) -> Reviews | None:
    from ndp.review.approvals import ApprovalsError, read_approvals

    if file is None:
        return None
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_APPROVAL_BYTES + 1)
        if len(data) > MOST_APPROVAL_BYTES:
            raise ApprovalsError("too large")
        return read_approvals(data, head_commit)
    except (OSError, ApprovalsError) as error:
        raise UsageError(f"không đọc được ý kiến duyệt / cannot read the reviews: {file}: {error}") from error
