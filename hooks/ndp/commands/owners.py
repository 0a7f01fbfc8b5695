"""`ndp owners`: CODEOWNERS and allowed_signers, made of the catalogue's accounts."""

from __future__ import annotations

from argparse import Namespace
from functools import cache
from pathlib import Path

from ndp.commands.generated import settle
from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

FOLDER = Path(".github")
DESCRIPTION = """\
Sinh .github/CODEOWNERS và .github/allowed_signers từ danh mục. Mã thoát: 0 đúng như danh mục, 1 khác (--check),
2 dùng lệnh sai hoặc lỗi chương trình.

Makes .github/CODEOWNERS and .github/allowed_signers from the catalogue. Exit status: 0 as the catalogue says,
1 not (--check), 2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp owners`."""
    parser = commands.add_parser("owners", help="sinh CODEOWNERS / make CODEOWNERS", description=DESCRIPTION)
    options = add_common_options(parser)
    work = options.add_mutually_exclusive_group(required=True)
    work.add_argument("--check", action="store_true", help="chỉ so, không ghi / only compare")
    work.add_argument("--write", action="store_true", help="ghi lại / write")
    return parser


def run(arguments: Namespace) -> int:
    """Write the files, or say by the exit status whether they are what they would be."""
    from ndp.commands.workplace import find_project, judged_day, load_schemas
    from ndp.model.load import load_catalogue
    from ndp.review.owners import DIFFERS, allowed_signers, codeowners

    project = find_project(arguments.catalogue)
    day = judged_day(arguments.as_of, cache(project.history))
    catalogue = load_catalogue(project.root, load_schemas(project)).catalogue
    if catalogue.broken.get("account"):
        raise UsageError("có tài khoản hỏng, chạy ndp validate / broken accounts, run ndp validate")
    texts = {
        FOLDER / "CODEOWNERS": codeowners(catalogue, day),
        FOLDER / "allowed_signers": allowed_signers(catalogue, day),
    }
    return settle(project.root, texts, DIFFERS, arguments.lang, write=arguments.write)
