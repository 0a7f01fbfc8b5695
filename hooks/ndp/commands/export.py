"""`ndp export`: write the catalogue as files for others."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from functools import cache
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

DONE = 0
DESCRIPTION = """\
Viết danh mục thành tệp dữ liệu mở: API JSON, bảng CSV, Excel, SQLite, DCAT, nguồn tin, lịch. Khi dựng cổng, các tệp này
được viết kèm theo; lệnh này để lấy riêng. Mã thoát: 0 đã viết, 2 dùng lệnh sai hoặc danh mục còn lỗi.

Writes the catalogue as open data. The build of the site writes the same files beside the pages.
Exit status: 0 written, 2 wrong use, or the catalogue has errors."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp export`."""
    parser = commands.add_parser("export", help="xuất dữ liệu mở / write open data", description=DESCRIPTION)
    options = add_common_options(parser)
    options.add_argument(
        "--output", metavar="DIR", type=Path, required=True, help="thư mục để viết vào / where to write"
    )
    options.add_argument(
        "--snapshot",
        action="store_true",
        help="chỉ viết một tệp nén đề ngày, kèm mã kiểm SHA-256 / write one dated archive with its checksum instead",
    )
    options.add_argument(
        "--site-url",
        metavar="URL",
        default=os.environ.get("NDP_SITE_URL", "https://ndp.gov.vn/"),
        help="địa chỉ của cổng, để viết liên kết / address of the portal, for links (%(default)s)",
    )
    return parser


def run(arguments: Namespace) -> int:
    """Write the files and say how many."""
    from hashlib import sha256

    from ndp.commands.workplace import find_project, judged_day, load_schemas
    from ndp.export.context import Export
    from ndp.export.files import all_files, data_files, write_files
    from ndp.export.snapshot import snapshot, snapshot_name
    from ndp.site.portal import Portal, Settings
    from ndp.validate import judge

    project = find_project(arguments.catalogue)
    history = cache(project.history)
    as_of = judged_day(arguments.as_of, history)
    schemas = load_schemas(project)
    judgement = judge(project.root, schemas, as_of)
    if judgement.errors:
        count = len(judgement.errors)
        raise UsageError(
            f"danh mục có {count} lỗi, xem ndp validate / the catalogue has errors, see ndp validate: {count}"
        )
    settings = Settings(site_url=arguments.site_url, repository=os.environ.get("NDP_REPOSITORY", ""))
    export = Export(Portal(judgement.catalogue, schemas, as_of, history(), settings), judgement.problems)
    output: Path = arguments.output
    try:
        output.mkdir(parents=True, exist_ok=True)
        if arguments.snapshot:
            archive = output / f"{snapshot_name(export)}.tar.gz"
            data = snapshot(export, data_files(export))
            archive.write_bytes(data)
            sums = f"{sha256(data).hexdigest()}  {archive.name}\n"
            archive.with_name(f"{archive.name}.sha256").write_text(sums, encoding="utf-8")
            sys.stdout.write(f"{archive}\n")
        else:
            sys.stdout.write(f"{write_files(all_files(export), output)} tệp / files: {output}\n")
    except OSError as error:
        raise UsageError(f"không viết được / cannot write: {error}") from error
    return DONE
