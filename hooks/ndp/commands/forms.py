"""`ndp forms`: the issue forms as texts to fill in, for GitLab."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ndp.commands.generated import settle
from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options
from ndp.i18n import N_

DIFFERS = N_("{file}: khác với mẫu ở .github/ISSUE_TEMPLATE. Chạy ndp forms --write.")
DESCRIPTION = """\
Sinh .gitlab/issue_templates từ các mẫu ở .github/ISSUE_TEMPLATE. Mã thoát: 0 đúng như các mẫu, 1 khác (--check),
2 dùng lệnh sai hoặc lỗi chương trình.

Makes .gitlab/issue_templates of the forms in .github/ISSUE_TEMPLATE. Exit status: 0 as the forms say, 1 not (--check),
2 wrong use or a fault of the program."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp forms`."""
    parser = commands.add_parser("forms", help="sinh mẫu cho GitLab / make GitLab's templates", description=DESCRIPTION)
    options = add_common_options(parser)
    work = options.add_mutually_exclusive_group(required=True)
    work.add_argument("--check", action="store_true", help="chỉ so, không ghi / only compare")
    work.add_argument("--write", action="store_true", help="ghi lại / write")
    return parser


def run(arguments: Namespace) -> int:
    """Write the files, or say by the exit status whether they are what they would be."""
    from ndp.commands.workplace import find_project
    from ndp.edit.intake.forms import load_forms
    from ndp.edit.intake.templates import FOLDER, template_of

    root = find_project(arguments.catalogue).root
    try:
        texts = {FOLDER / f"{name}.md": template_of(form) for name, form in load_forms(root).items()}
    except (OSError, ValueError) as error:
        raise UsageError(f"không đọc được mẫu / cannot read the forms: {error}") from error
    gone: dict[Path, str | None] = dict.fromkeys(file.relative_to(root) for file in (root / FOLDER).glob("*.md"))
    return settle(root, {**gone, **texts}, DIFFERS, arguments.lang, write=arguments.write)
