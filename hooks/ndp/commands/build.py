"""`ndp build`: the whole portal without MkDocs, in a plain frame."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_cache_option, add_common_options
from ndp.commands.progress import teller

DONE = 0
DESCRIPTION = """\
Dựng cả cổng không cần MkDocs và giao diện của nó: mọi trang, bài hướng dẫn, dữ liệu mở, trong một khung trang đơn giản.
Nội dung mỗi trang đúng như bản dựng bằng make site. Mã thoát: 0 đã dựng, 2 dùng lệnh sai hoặc danh mục còn lỗi.

Builds the whole portal without MkDocs and its theme: every page, the guides and the data, in a plain frame.
Exit status: 0 built, 2 wrong use, or the catalogue has errors."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp build`."""
    parser = commands.add_parser(
        "build", help="dựng cổng không cần MkDocs / build without MkDocs", description=DESCRIPTION
    )
    options = add_common_options(parser)
    options.add_argument(
        "--output", metavar="DIR", type=Path, required=True, help="thư mục mới hoặc trống / a new or empty folder"
    )
    options.add_argument("--site-url", metavar="URL", help="địa chỉ của cổng / address of the portal")
    add_cache_option(options)
    return parser


def run(arguments: Namespace) -> int:
    """Build and say how much."""
    import functools

    from ndp.commands.workplace import OWN_SCHEMAS, find_project, judged_day, load_schemas, told_forge
    from ndp.export.whole_site import build_plain_site
    from ndp.site.configuration import Configuration
    from ndp.site.portal import Portal, Settings
    from ndp.validate import judge

    project = find_project(arguments.catalogue)
    history = functools.cache(project.history)
    as_of = judged_day(arguments.as_of, history)
    schemas = load_schemas(project)
    top = OWN_SCHEMAS.parent
    output: Path = arguments.output
    try:
        configuration = Configuration.read(top)
        if output.exists() and any(output.iterdir()):
            raise UsageError(f"thư mục không trống / the folder is not empty: {output}")
    except OSError as error:
        raise UsageError(f"không đọc được / cannot read: {error}") from error
    if arguments.site_url:
        configuration = replace(configuration, site_url=arguments.site_url.rstrip("/") + "/")
    tell = teller()
    tell("đọc và kiểm tra / reading and checking")
    judgement = judge(project.root, schemas, as_of, None if arguments.no_cache else project.cache())
    tell("")
    if judgement.errors:
        count = len(judgement.errors)
        raise UsageError(
            f"danh mục có {count} lỗi, xem ndp validate / the catalogue has errors, see ndp validate: {count}"
        )
    repository = os.environ.get("NDP_REPOSITORY") or configuration.repository
    settings = Settings(site_url=configuration.site_url, repository=repository, forge=told_forge())
    examples = top / "tests" / "fixtures" / "problems"
    portal = Portal(judgement.catalogue, schemas, as_of, history(), settings, examples, root=project.root)
    try:
        built = build_plain_site(portal, judgement.problems, configuration, output, tell=tell)
    except OSError as error:
        raise UsageError(f"không viết được / cannot write: {error}") from error
    finally:
        tell("")
    sys.stdout.write(f"{built.pages} trang / pages, {built.files} tệp / files: {output}\n")
    return DONE
