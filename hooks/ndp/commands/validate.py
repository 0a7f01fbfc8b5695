"""`ndp validate`: judge the catalogue and say what is wrong with it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ndp.commands.parser import Parser, Subparsers, add_cache_option, add_common_options

if TYPE_CHECKING:
    from ndp.cache import Cache
    from ndp.project import Project
    from ndp.verdict import Verdict

FORMATS = ("text", "json", "github", "sarif")
CLEAN, PROBLEMS = 0, 1
DESCRIPTION = """\
Kiểm tra toàn bộ danh mục: cách viết tệp, lược đồ, quan hệ giữa các mục. Mỗi vấn đề nêu chỗ sai, cách sửa
và trang giải thích. Mã thoát: 0 không có lỗi (có thể có cảnh báo), 1 có lỗi, 2 dùng lệnh sai hoặc lỗi chương trình.

Checks the whole catalogue: files, schemas, relations between entries. Exit status: 0 no errors (there may be
warnings), 1 errors, 2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp validate`."""
    parser = commands.add_parser("validate", help="kiểm tra danh mục / check the catalogue", description=DESCRIPTION)
    parser.add_argument_group("Tham số / Arguments").add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="chỉ in vấn đề của các tệp, thư mục này (vẫn kiểm tra cả danh mục) "
        "/ print only problems of these files and folders (all is still checked)",
    )
    options = add_common_options(parser)
    options.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: cho người đọc; json: cho chương trình; github: chú thích của GitHub Actions; "
        "sarif: SARIF 2.1.0 / for people, programs, GitHub annotations, SARIF (text)",
    )
    add_cache_option(options)
    return parser


def run(arguments: Namespace) -> int:
    """Judge, print and say by the exit status whether there are errors among what was printed."""
    from ndp.commands.scope import Scope
    from ndp.commands.workplace import find_project, judged_day
    from ndp.report.report import Report
    from ndp.report.source_lines import SourceLines
    from ndp.report.terminal import render_text

    project = find_project(arguments.catalogue)
    scope = Scope.of(arguments.paths, project.root)
    head = cache(project.head)
    as_of = judged_day(arguments.as_of, head)
    verdict = _verdict(project, as_of, None if arguments.no_cache else project.cache())
    if arguments.format == "text":
        report = Report.of(verdict, scope.holds, as_of)
        text = render_text(report, arguments.lang, SourceLines(project.root).line_of, colour=_wants_colour())
    else:
        from ndp.report.formats import RENDERERS

        report = Report.of(verdict, scope.holds, as_of, head().commit)
        text = RENDERERS[arguments.format](report, arguments.lang)
    sys.stdout.write(text)
    return PROBLEMS if report.errors else CLEAN


def _verdict(project: Project, as_of: date, cache: Cache | None) -> Verdict:
    """The verdict on the catalogue: the last one where nothing has changed since."""
    from ndp.verdict import Memory

    memory = Memory(cache, project.root) if cache else None
    last = memory.last(as_of) if memory else None
    if last is not None and not last.changed:
        return last.verdict
    from ndp.commands.workplace import load_schemas
    from ndp.validate import judge
    from ndp.validate_again import verdict_again

    schemas = load_schemas(project)
    if cache is not None and memory is not None and last is not None:
        verdict = verdict_again(project.root, schemas, as_of, cache, last)
        if verdict is not None:
            memory.remember(as_of, verdict)
            return verdict
    return judge(project.root, schemas, as_of, cache, memory).verdict


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
