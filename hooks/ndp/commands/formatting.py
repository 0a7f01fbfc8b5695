"""`ndp format`: write catalogue files in their canonical form, or say which are not."""

from __future__ import annotations

import sys
from argparse import Namespace

from ndp.commands.parser import (
    Parser,
    Subparsers,
    UsageError,
    add_catalogue_option,
    add_help_option,
    add_language_option,
)
from ndp.i18n import N_

SAME, DIFFERENT = 0, 1
DIFFERS = N_("{file}: chưa đúng dạng chuẩn.")
WRITTEN = N_("{file}: đã viết lại theo dạng chuẩn.")
DESCRIPTION = """\
Viết lại các tệp của danh mục theo dạng chuẩn: thứ tự trường như trong lược đồ, một cách viết, dòng dài 120 chữ; giữ
nguyên nội dung và lời ghi chú. Tệp mà bộ đọc từ chối thì để nguyên và nêu lỗi. Mã thoát: 0 mọi tệp đã đúng dạng (hoặc
vừa được viết lại), 1 có tệp khác dạng chuẩn (--check) hoặc không đọc được, 2 dùng lệnh sai hoặc lỗi chương trình.

Writes catalogue files in their canonical form: the schema's order, one style, lines of 120; values and comments stay.
A file that the reader refuses is left alone and its problems are shown. Exit status: 0 every file is canonical or was
just made so, 1 some file differs (--check) or cannot be read, 2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp format`."""
    parser = commands.add_parser("format", help="viết tệp theo dạng chuẩn / format files", description=DESCRIPTION)
    parser.add_argument_group("Tham số / Arguments").add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="tệp, thư mục của danh mục; mặc định: tất cả / files and folders of the catalogue; default: all",
    )
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    add_catalogue_option(options)
    options.add_argument("--check", action="store_true", help="chỉ so, không ghi / only compare, write nothing")
    add_language_option(options)
    return parser


def run(arguments: Namespace) -> int:
    """Write or compare, name every file concerned, say the outcome by the exit status."""
    from ndp.commands.scope import Scope
    from ndp.commands.workplace import find_project, load_schemas
    from ndp.edit.canonical import canonical
    from ndp.edit.files import write_file
    from ndp.i18n import translator
    from ndp.kinds import CATALOGUE_FOLDER, KIND_BY_FOLDER, KINDS
    from ndp.report.escape import printable
    from ndp.report.source_lines import SourceLines
    from ndp.report.terminal import render_problems
    from ndp.source import read_file, walk

    project = find_project(arguments.catalogue)
    scope = Scope.of(arguments.paths, project.root)
    schemas = load_schemas(project)
    words = translator(arguments.lang)
    listing = walk(project.root / CATALOGUE_FOLDER, {kind.folder: kind.depth for kind in KINDS})
    problems = [problem for problem in listing.problems if scope.holds(problem.path)]
    status = DIFFERENT if problems else SAME
    for file in listing.files:
        if not scope.holds(file.path):
            continue
        data = read_file(project.root / file.path)
        found = canonical(file.path, data, KIND_BY_FOLDER[file.folder], schemas)
        problems += found.problems
        if found.text is None:
            status = DIFFERENT
        elif found.text.encode() != data:
            sentence = DIFFERS if arguments.check else WRITTEN
            status = DIFFERENT if arguments.check else status
            if not arguments.check:
                try:
                    write_file(project.root / file.path, found.text)
                except OSError as error:
                    raise UsageError(f"không ghi được / cannot write: {file.path}: {error.strerror}") from error
            sys.stdout.write(words.text(sentence).format(file=printable(file.path)) + "\n")
    sys.stdout.write(render_problems(problems, arguments.lang, SourceLines(project.root).line_of))
    return status
