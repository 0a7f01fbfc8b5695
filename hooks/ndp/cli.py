"""The console command `ndp`: reads the command line, runs one command, makes every outcome an exit status.

A command's heavy imports stand in its `run`, so that help and usage errors come at once.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from ndp.commands import (
    audit,
    build,
    doctor,
    due,
    export,
    formatting,
    forms,
    intake,
    links,
    new,
    nginx,
    notices,
    owners,
    proposer,
    publish,
    review,
    rollback,
    score,
    validate,
)
from ndp.commands.parser import Command, Parser, UsageError, add_help_option
from ndp.report.escape import printable

COMMANDS: tuple[Command, ...] = (
    validate,
    new,
    formatting,
    intake,
    due,
    links,
    doctor,
    score,
    build,
    publish,
    rollback,
    nginx,
    export,
    review,
    proposer,
    owners,
    forms,
    audit,
    notices,
)
FAULT = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: that of the process) and return its exit status.

    0: nothing wrong; 1: problems; 2: wrong use or a fault of our own, told in one line on standard error.
    """
    _write_utf8()
    try:
        arguments = _parser().parse_args(argv)
        status = _run(arguments)
        sys.stdout.flush()
    except SystemExit as done:  # argparse leaves this way after --help
        return done.code if isinstance(done.code, int) else 0
    except UsageError as error:
        return _tell(str(error))
    except BrokenPipeError:
        return _give_up_output()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:
        if os.environ.get("NDP_DEBUG"):
            import traceback

            traceback.print_exc()
        _give_up_output()
        return _tell(
            f"lỗi của chương trình, xem chi tiết với NDP_DEBUG=1 / internal error, details with NDP_DEBUG=1: "
            f"{type(fault).__name__}: {fault}"
        )
    return status


def _run(arguments: Namespace) -> int:
    command: Command = arguments.command
    return command.run(arguments)


def _parser() -> Parser:
    parser = Parser(
        prog="ndp",
        description="Làm việc với danh mục nền tảng số quốc gia. / Works on the catalogue of digital platforms.",
    )
    commands = parser.add_subparsers(title="Lệnh / Commands", metavar="LỆNH", required=True, dest="name")
    for command in COMMANDS:
        command.add_parser(commands).set_defaults(command=command)
    add_help_option(parser.add_argument_group("Tùy chọn / Options"))
    return parser


def _tell(message: str) -> int:
    print(f"ndp: {printable(message)}", file=sys.stderr)
    return FAULT


def _give_up_output() -> int:
    """Where output cannot be written any more, what is still buffered must not fail once more at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAULT


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says: another encoding cannot hold the texts."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
