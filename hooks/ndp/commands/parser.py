"""What all commands share on the command line: options, help and error texts in both languages."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeAlias

from ndp.i18n import LANGUAGES

Options: TypeAlias = "argparse._ArgumentGroup"
Subparsers: TypeAlias = "argparse._SubParsersAction[Parser]"

# What argparse says in English, and the same in Vietnamese.
ERRORS = (
    (r"unrecognized arguments: (.+)", "không có tham số này: {0}"),
    (r"the following arguments are required: (.+)", "thiếu {0}"),
    (r"argument (.+?): expected one argument", "{0} cần một giá trị"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", "{0} không nhận {1}, chỉ nhận {2}"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} không nhận giá trị {1}"),
)


class UsageError(Exception):
    """The command line, or what it names, does not allow the work. The message says what to do, in both languages."""


class Command(Protocol):
    """A module of `ndp.commands`."""

    def add_parser(self, commands: Subparsers) -> Parser:
        """Add the command's own parser to `commands` and return it."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit status. Raises UsageError."""


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of leaving the process, with help headings in both languages."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **settings)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse has to say, in both languages."""
        raise UsageError(f"{_in_vietnamese(message)} / {message} ({self.prog} --help)")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng / Usage: " if prefix is None else prefix)


def add_help_option(options: Options) -> None:
    """Add `--help`, which argparse by itself explains in English alone."""
    options.add_argument("-h", "--help", action="help", help="in ra hướng dẫn này / show this help")


def add_common_options(parser: Parser) -> Options:
    """Add the options every command has, and return their group for the command's own."""
    options = parser.add_argument_group("Tùy chọn / Options")
    add_help_option(options)
    add_catalogue_option(options)
    options.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="xét tại ngày này; mặc định: NDP_AS_OF, rồi ngày của lần ghi Git mới nhất "
        "/ the date that decides what is current; default: NDP_AS_OF, then the newest commit's",
    )
    add_language_option(options)
    return options


def add_catalogue_option(options: Options) -> None:
    """Add `--catalogue`: where the catalogue is."""
    options.add_argument(
        "--catalogue",
        metavar="DIR",
        type=Path,
        help="thư mục danh mục, hoặc thư mục chứa catalogue/; mặc định: tìm từ thư mục hiện tại trở lên "
        "/ the catalogue or the folder that holds it; default: looked for from here upwards",
    )


def add_language_option(options: Options) -> None:
    """Add `--lang`."""
    options.add_argument("--lang", choices=LANGUAGES, default="vi", help="ngôn ngữ / language (vi)")


def add_cache_option(options: Options) -> None:
    """Add `--no-cache`."""
    options.add_argument(
        "--no-cache",
        action="store_true",
        help="đọc lại mọi tệp, không dùng điều đã nhớ từ lần trước / read every file anew, use nothing remembered",
    )


def _in_vietnamese(message: str) -> str:
    for pattern, translation in ERRORS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return translation.format(*match.groups())
    return "dùng lệnh sai"
