"""`ndp doctor`: sum up the health of the catalogue, of the outside links and of a built site."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

FORMATS = ("text", "json")
WELL, ILL = 0, 1
MOST_MONTHS = 600
DESCRIPTION = """\
Tóm tắt sức khỏe của danh mục tại một ngày: lỗi và cảnh báo, mức kiểm chứng, tên chờ nguồn, mục lâu không xem
lại, báo cáo quá hạn, điều sắp hết hạn, tài khoản lạc, câu chữ chưa dịch; thêm liên kết hỏng (--links) và bản dựng
(--site) nếu có nêu.
Mã thoát: 0 không có gì phải sửa ngay, 1 có, 2 dùng lệnh sai.

Sums up the health of the catalogue, and of the last link check and a built site where they are named.
Exit status: 0 nothing urgent, 1 something is, 2 wrong use."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp doctor`."""
    parser = commands.add_parser(
        "doctor", help="sức khỏe của danh mục / health of the catalogue", description=DESCRIPTION
    )
    options = add_common_options(parser)
    options.add_argument("--links", metavar="FILE", type=Path, help="kết quả của ndp links / results of ndp links")
    options.add_argument("--site", metavar="DIR", type=Path, help="một bản dựng / a built site")
    options.add_argument(
        "--months",
        metavar="N",
        type=_months,
        default=12,
        help="mục không sửa quá N tháng thì cần xem lại / entries unchanged for longer are stale (%(default)s)",
    )
    options.add_argument(
        "--format", choices=FORMATS, default="text", help="text: cho người đọc; json: cho chương trình (text)"
    )
    return parser


def run(arguments: Namespace) -> int:
    """Gather the findings, print them, and say by the exit status whether one is urgent."""
    import msgspec

    from ndp.commands.workplace import find_project, judged_day, load_schemas
    from ndp.doctor.findings import Urgency, catalogue_findings, link_findings, site_findings
    from ndp.doctor.health import Health
    from ndp.doctor.report import render_json, render_text
    from ndp.links.results import read_results
    from ndp.validate import judge

    project = find_project(arguments.catalogue)
    history = project.history()
    as_of = judged_day(arguments.as_of, lambda: history)
    judgement = judge(project.root, load_schemas(project), as_of, project.cache())
    health = Health(judgement.catalogue, as_of, history, arguments.months)
    findings = list(catalogue_findings(health, judgement.problems))
    if arguments.links:
        try:
            findings += link_findings(read_results(arguments.links))
        except (OSError, msgspec.MsgspecError) as error:
            raise UsageError(f"không phải kết quả của ndp links / no results of ndp links: {error}") from error
    if arguments.site:
        findings += site_findings(arguments.site, project.root, history.commit, as_of)
    render = render_json if arguments.format == "json" else render_text
    sys.stdout.write(render(findings, health.facts, as_of, arguments.lang))
    return ILL if any(each.urgency is Urgency.ERROR for each in findings) else WELL


def _months(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= MOST_MONTHS:
        raise ArgumentTypeError(f"1–{MOST_MONTHS}")
    return int(text)
