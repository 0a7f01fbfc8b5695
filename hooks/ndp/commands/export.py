"""`ndp export`: write the catalogue as files for others."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

if TYPE_CHECKING:
    from ndp.export.context import Export, ExportFile

DONE = 0
KEY_VARIABLE = "NDP_SIGNING_KEY"
DESCRIPTION = """\
Viết danh mục thành tệp dữ liệu mở: API JSON, bảng CSV, Excel, SQLite, DCAT, nguồn tin, lịch. Khi dựng cổng, các tệp này
được viết kèm theo; lệnh này để lấy riêng, và để viết bản chụp đề ngày hay tệp Parquet.
Mã thoát: 0 đã viết, 2 dùng lệnh sai hoặc danh mục còn lỗi.

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
        "--parquet",
        action="store_true",
        help="viết các bảng dạng Parquet thay cho các dạng khác; cần requirements-parquet.txt "
        "/ write the tables as Parquet instead; needs requirements-parquet.txt",
    )
    options.add_argument(
        "--snapshot",
        action="store_true",
        help="viết một tệp nén đề ngày, kèm mã kiểm SHA-256 / write one dated archive with its checksum",
    )
    options.add_argument(
        "--sign",
        metavar="KEY",
        nargs="?",
        const=Path(),
        type=Path,
        help=f"ký mã kiểm của bản chụp bằng khóa SSH trong tệp KEY, hoặc trong biến {KEY_VARIABLE} "
        f"/ sign the checksum of the snapshot with the SSH key in the file KEY, or in {KEY_VARIABLE}",
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
    from ndp.export.files import all_files, data_files, write_files
    from ndp.site.writer import Writer

    if arguments.sign is not None and not arguments.snapshot:
        raise UsageError("--sign cần --snapshot / --sign needs --snapshot")
    export = _export(arguments)
    files = data_files(export) if arguments.snapshot else all_files(export)
    if arguments.parquet:
        files = iter(_parquet(export))
    output: Path = arguments.output
    try:
        output.mkdir(parents=True, exist_ok=True)
        if arguments.snapshot:
            _write_snapshot(arguments, export, files)
        else:
            sys.stdout.write(f"{write_files(files, Writer(output))} tệp / files: {output}\n")
    except OSError as error:
        raise UsageError(f"không viết được / cannot write: {error}") from error
    return DONE


def _export(arguments: Namespace) -> Export:
    from ndp.commands.workplace import find_project, judged_day, load_schemas, told_forge
    from ndp.export.context import Export
    from ndp.site.portal import Portal, Settings
    from ndp.validate import judge

    project = find_project(arguments.catalogue)
    history = cache(project.history)
    as_of = judged_day(arguments.as_of, history)
    schemas = load_schemas(project)
    judgement = judge(project.root, schemas, as_of, project.cache())
    if judgement.errors:
        count = len(judgement.errors)
        raise UsageError(
            f"danh mục có {count} lỗi, xem ndp validate / the catalogue has errors, see ndp validate: {count}"
        )
    settings = Settings(
        site_url=arguments.site_url, repository=os.environ.get("NDP_REPOSITORY", ""), forge=told_forge()
    )
    return Export(Portal(judgement.catalogue, schemas, as_of, history(), settings), judgement.problems)


def _parquet(export: Export) -> list[ExportFile]:
    from ndp.export.parquet import parquet_files

    try:
        return list(parquet_files(export))
    except ImportError as error:
        raise UsageError(
            "thiếu gói viết Parquet, cài bằng / the Parquet writer is missing, install it with: "
            "pip install --no-deps --require-hashes -r requirements-parquet.txt"
        ) from error


def _write_snapshot(arguments: Namespace, export: Export, files: Iterator[ExportFile]) -> None:
    from ndp.export.signature import SignatureError, sign
    from ndp.export.snapshot import snapshot_name, write_snapshot

    name = f"{snapshot_name(export)}{'-parquet' if arguments.parquet else ''}"
    with _key(arguments.sign) as key:
        written = list(write_snapshot(export, files, name, arguments.output))
        if key is not None:
            try:
                written.append(sign(written[-1], key))
            except SignatureError as error:
                raise UsageError(f"không ký được / cannot sign: {error}") from error
    sys.stdout.write("".join(f"{path}\n" for path in written))


@contextmanager
def _key(stated: Path | None) -> Iterator[Path | None]:
    """The file of the private key: that stated, or one made of the variable's text when only `--sign` was said."""
    from ndp.export.signature import key_file

    if stated is None or stated != Path():
        yield stated
        return
    text = os.environ.get(KEY_VARIABLE, "")
    if not text.strip():
        raise UsageError(f"nêu tệp khóa, hoặc đặt khóa vào {KEY_VARIABLE} / name a key file, or set {KEY_VARIABLE}")
    with key_file(text) as file:
        yield file
