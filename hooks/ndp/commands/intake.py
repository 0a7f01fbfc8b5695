"""`ndp intake`: turn what somebody answered in a form of the forge into a change of the catalogue's files."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from functools import cache
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

FORMATS = ("markdown", "json")
WRITTEN, INCOMPLETE = 0, 1
NUMBER = re.compile("[1-9][0-9]{0,15}")
DESCRIPTION = """\
Biến nội dung một yêu cầu viết bằng mẫu của kho mã thành thay đổi trong danh mục, hoặc nêu những điều còn thiếu, còn sai
(tiếng Việt và tiếng Anh). Chỉ ghi khi danh mục không thêm lỗi. Mã thoát: 0 đã ghi, 1 còn thiếu hoặc sai, không ghi gì,
2 dùng lệnh sai hoặc lỗi chương trình.

Turns the body of an issue written with one of the forge's forms into a change of the catalogue, or says what is missing
or wrong (Vietnamese and English). Writes only where the catalogue gets no new errors. Exit status: 0 written,
1 something is missing or wrong and nothing was written, 2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp intake`."""
    parser = commands.add_parser(
        "intake", help="nhận nội dung của mẫu / take a form's answers", description=DESCRIPTION
    )
    options = add_common_options(parser)
    options.add_argument(
        "--form",
        metavar="FORM",
        required=True,
        help="tên tệp của mẫu (không kèm .yml) hoặc nhãn của nó / the form's file name or its label",
    )
    options.add_argument("--body", metavar="FILE", type=Path, required=True, help="nội dung yêu cầu / the issue's body")
    options.add_argument(
        "--actor-id",
        metavar="[FORGE:]N",
        required=True,
        help="số tài khoản người gửi; không nêu nơi: GitHub / the sender's number; without a forge: GitHub's",
    )
    options.add_argument("--issue", metavar="N", help="số của yêu cầu / the issue's number")
    options.add_argument(
        "--dry-run", action="store_true", help="xét và trả lời, không ghi tệp / judge and answer, write nothing"
    )
    options.add_argument(
        "--format",
        choices=FORMATS,
        default="markdown",
        help="markdown: câu trả lời; json: mọi điều, cho chương trình / the answer, or all for programs (markdown)",
    )
    return parser


def run(arguments: Namespace) -> int:
    """Judge, write, answer."""
    from ndp.commands.review import person
    from ndp.commands.workplace import find_project, judged_day, load_schemas
    from ndp.edit.files import LinkInTheWayError, refuse_links, write_file
    from ndp.edit.intake.forms import form_named, load_forms
    from ndp.edit.intake.take import MOST_BYTES, Base, Sender, take
    from ndp.edit.intake.words import answer, to_record

    project = find_project(arguments.catalogue)
    actor = person(arguments.actor_id)
    issue = _number(arguments.issue, "--issue") if arguments.issue else None
    day = judged_day(arguments.as_of, cache(project.history))
    try:
        forms = load_forms(project.root)
        with arguments.body.open("rb") as stream:
            body = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"không đọc được / cannot read: {error}") from error
    form = form_named(forms, arguments.form)
    if form is None:
        raise UsageError(f"không có mẫu này / no such form: {arguments.form} ({', '.join(forms)})")
    taken = take(Base.read(project.root, load_schemas(project), day), form, body, Sender(actor, issue))
    if not arguments.dry_run:
        try:
            for step in taken.files:
                refuse_links(project.root, step.path)
            for step in taken.files:
                write_file(project.root / step.path, step.text)
        except (OSError, LinkInTheWayError) as error:
            raise UsageError(f"không ghi được / cannot write: {error}") from error
    sys.stdout.write(to_record(taken) if arguments.format == "json" else answer(taken))
    return INCOMPLETE if taken.complaints else WRITTEN


def _number(stated: str, option: str) -> int:
    if not NUMBER.fullmatch(stated):
        raise UsageError(f"{option} cần một số / takes a number: {stated}")
    return int(stated)
