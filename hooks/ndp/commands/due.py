"""`ndp due`: say which reports are due or overdue and which milestones slipped."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import cache

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

FORMATS = ("text", "json", "ics", "issues")
PUNCTUAL, LATE = 0, 1
DESCRIPTION = """\
Kể các báo cáo quá hạn và sắp tới hạn theo đơn vị, các mốc kế hoạch đã trễ, phân công và công nhận sắp hết hạn (60 ngày
tới), kỳ đánh giá lại hằng năm, tính đến ngày nêu ra. Ai phải báo cáo suy ra từ nhiệm vụ có ngày đến hạn và từ phân
công. Mã thoát: 0 không báo cáo nào quá hạn, 1 có, 2 dùng lệnh sai.

Lists reports that are overdue or due next, by unit, milestones that slipped, assignments and recognitions that end
within 60 days, and yearly reviews, as of a day. Who has to report follows from duties with a day and from assignments.
Exit status: 0 nothing overdue, 1 something is, 2 wrong use."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp due`."""
    parser = commands.add_parser("due", help="hạn báo cáo / reports that are due", description=DESCRIPTION)
    options = add_common_options(parser)
    options.add_argument(
        "--unit",
        metavar="ID",
        help="chỉ việc của đơn vị này / only what this organisation has to see to",
    )
    options.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: cho người đọc; json: cho chương trình; ics: lịch theo RFC 5545; issues: mỗi đơn vị một "
        "phiếu việc / for people, programs, calendars, one issue a unit (text)",
    )
    return parser


def run(arguments: Namespace) -> int:
    """Print the list and say by the exit status whether a report is overdue."""
    from ndp.commands.workplace import find_project, judged_day, load_schemas
    from ndp.due.envelope import render_json
    from ndp.due.issues import render_issues
    from ndp.due.listing import Due
    from ndp.due.text import render_text
    from ndp.model.load import load_catalogue

    project = find_project(arguments.catalogue)
    as_of = judged_day(arguments.as_of, cache(project.history))
    loaded = load_catalogue(project.root, load_schemas(project))
    # Rules are not asked: on a past day they would call everything later wrong.
    unread = sum(len(ids) for ids in loaded.catalogue.broken.values())
    if unread:
        raise UsageError(f"{unread} tệp có lỗi, xem ndp validate / files with errors, see ndp validate: {unread}")
    unit = arguments.unit
    if unit is not None and unit not in loaded.catalogue.organisations:
        raise UsageError(f"không có tổ chức này / no such organisation: {unit}")
    due = Due.of(loaded.catalogue, as_of, unit)
    if arguments.format == "ics":
        from ndp.due.calendar import render_calendar

        sys.stdout.write(render_calendar(due, arguments.lang))
    else:
        render = {"json": render_json, "issues": render_issues}.get(arguments.format, render_text)
        sys.stdout.write(render(due, arguments.lang))
    return LATE if due.overdue else PUNCTUAL
