"""`ndp new`: begin a record: its file at the right place, with every required field."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ndp.commands.parser import (
    Parser,
    Subparsers,
    UsageError,
    add_catalogue_option,
    add_help_option,
    add_language_option,
)
from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME, Kind

if TYPE_CHECKING:
    from ndp.problems import Problem

DONE, REFUSED = 0, 1
MADE = N_("Đã tạo {file}. Điền các chỗ trống rồi chạy ndp validate.")
NAMED_BY = ("name/vi", "title/vi", "question/vi")
DESCRIPTION = """\
Tạo tệp cho một mục mới: đúng chỗ, đủ trường bắt buộc, mỗi trường kèm lời giải thích của lược đồ. Không đụng tới tệp đã
có. Mã thoát: 0 đã tạo, 1 giá trị nêu ở --set không viết được vào tệp, 2 dùng lệnh sai hoặc lỗi chương trình.

Begins a record: its file in the right place with every required field, each with what its schema says of it. Never
touches a file that exists. Exit status: 0 made, 1 a value of --set cannot stand in a file, 2 wrong use or a fault of
the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp new`."""
    parser = commands.add_parser("new", help="tạo một mục mới / begin a record", description=DESCRIPTION)
    arguments = parser.add_argument_group("Tham số / Arguments")
    arguments.add_argument("kind", metavar="KIND", choices=tuple(KIND_BY_NAME), help=", ".join(KIND_BY_NAME))
    arguments.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help="mã của mục, hoặc nền tảng/mã; mặc định: từ tên nêu ở --set "
        "/ the id, or platform/id; default: from the name given with --set",
    )
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    add_catalogue_option(options)
    options.add_argument(
        "--set",
        metavar="PATH=VALUE",
        action="append",
        default=[],
        dest="values",
        help="điền một trường: name/vi=…, functions/0/vi=…; dùng nhiều lần được / fill a field, repeatable",
    )
    options.add_argument("--bare", action="store_true", help="không kèm lời giải thích / without comments")
    add_language_option(options)
    return parser


def run(arguments: Namespace) -> int:
    """Write the file and name it."""
    from ndp.commands.workplace import find_project, load_schemas
    from ndp.edit.files import write_file
    from ndp.edit.scaffold import UnknownFieldError, new_record
    from ndp.i18n import translator
    from ndp.source import parse

    project = find_project(arguments.catalogue)
    kind = KIND_BY_NAME[arguments.kind]
    values = dict(map(_assignment, arguments.values))
    record_id = _id(kind, arguments.id, values)
    path = path_of(kind, record_id)
    _refuse_existing(project.root, path)
    shape = load_schemas(project).shape(kind.name)
    language = None if arguments.bare else arguments.lang
    try:
        text = new_record(kind, shape, record_id, values, language)
    except UnknownFieldError as error:
        known = ", ".join(error.known)
        raise UsageError(f"không có trường này / no such field: {error.pointer} ({known})") from error
    except ValueError as error:
        raise UsageError(f"không đặt được / cannot be set: {error}") from error
    problems = parse(path, text.encode(), kind.schema_comment).problems
    if problems:
        _show(problems, arguments, text)
        return REFUSED
    try:
        write_file(project.root / path, text)
    except OSError as error:
        raise UsageError(f"không ghi được / cannot write: {path}: {error.strerror}") from error
    sys.stdout.write(translator(arguments.lang).text(MADE).format(file=path) + "\n")
    return DONE


def path_of(kind: Kind, record_id: str) -> str:
    """The file of a record, from the folder that holds the catalogue."""
    return f"catalogue/{kind.folder}/{record_id}.yml" if kind.depth else f"catalogue/{kind.folder}.yml"


def _assignment(stated: str) -> tuple[tuple[str, ...], str]:
    from ndp.source import parse_pointer

    path, sign, value = stated.partition("=")
    pointer = parse_pointer("/" + path.removeprefix("/"))
    if not sign or not all(pointer):
        raise UsageError(f"--set cần đường-dẫn=giá-trị / --set takes path=value: {stated}")
    return pointer, value


def _id(kind: Kind, stated: str | None, values: Mapping[tuple[str, ...], str]) -> str:
    from ndp.source.files import NAME
    from ndp.text import slugify

    if not kind.depth:
        stated = stated or kind.folder
    if stated is None and kind.depth == 1:
        names = (values.get(tuple(path.split("/"))) for path in NAMED_BY)
        stated = slugify(next(filter(None, names), ""))[:LONGEST_ID].strip("-") or None
    form = "/".join(("nen-tang",) * (kind.depth - 1) + ("ma-cua-muc",))
    if stated is None:
        raise UsageError(f"thiếu mã của mục, dạng {form} / the id is missing, of the form {form}")
    parts = stated.split("/")
    if len(parts) != max(kind.depth, 1) or not all(NAME.fullmatch(part) and len(part) <= LONGEST_ID for part in parts):
        raise UsageError(
            f"mã không đúng dạng {form} (chữ thường không dấu, số, gạch nối, không quá {LONGEST_ID} chữ) / "
            f"not an id of the form {form} (a-z, 0-9, hyphens, at most {LONGEST_ID}): {stated}"
        )
    return stated


LONGEST_ID = 80


def _refuse_existing(root: Path, path: str) -> None:
    from ndp.edit.files import LinkInTheWayError, refuse_links

    try:
        refuse_links(root, path)
    except LinkInTheWayError as error:
        raise UsageError(f"có liên kết trên đường dẫn / a link stands in the way: {path}") from error
    if (root / path).exists():
        raise UsageError(f"mã này đã có / this id is taken: {path}")


def _show(problems: Iterable[Problem], arguments: Namespace, text: str) -> None:
    from ndp.report.terminal import render_problems

    lines = text.split("\n")
    sys.stdout.write(render_problems(problems, arguments.lang, lambda problem: lines[problem.position.line - 1]))
