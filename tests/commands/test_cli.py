"""The command line itself: help, wrong use, faults of our own, and where output goes."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import CONSOLE_COMMAND, ROOT, Ndp, Outcome, clean_environment
from tests.commands.test_validate import DAY


def run_at_terminal(arguments: list[str | Path], env: dict[str, str]) -> str:
    """What `ndp` writes to a terminal, with line feeds alone."""
    control, terminal = pty.openpty()
    environment = clean_environment() | {"TERM": "xterm"} | env
    with subprocess.Popen([CONSOLE_COMMAND, *arguments], stdout=terminal, env=environment):
        os.close(terminal)
        written = b""
        try:
            while block := os.read(control, 65536):
                written += block
        except OSError:
            pass  # how Linux says that the other end is closed
    os.close(control)
    return written.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["validate", "--help"]])
def test_help_is_in_both_languages(ndp: Ndp, arguments: list[str]) -> None:
    outcome = ndp(*arguments)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("Cách dùng / Usage: ndp ")
    assert "kiểm tra" in outcome.out.lower()
    assert "check" in outcome.out.lower()
    assert not any(word in outcome.out for word in ("positional arguments", "optional", "show this help message"))


def test_help_names_every_option_and_status(ndp: Ndp) -> None:
    text = ndp("validate", "--help").out
    for word in ("PATH", "--catalogue", "--format", "--lang", "--as-of", "NDP_AS_OF", "Mã thoát", "Exit status"):
        assert word in text


def test_help_needs_none_of_the_heavy_modules() -> None:
    code = (
        "import sys; from ndp.cli import main; main(['validate', '--help']); "
        "sys.stderr.write(' '.join(sys.modules.keys() & {'yaml', 'jsonschema_rs', 'msgspec', 'babel', 'ndp.validate'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert done.stderr == b""
    assert done.stdout


def test_the_module_runs_like_the_command(ndp: Ndp, broken: Path) -> None:
    arguments = ["validate", "--catalogue", str(broken), *DAY]
    command = [sys.executable, "-m", "ndp", *arguments]
    done = subprocess.run(command, check=False, env=clean_environment(), capture_output=True)
    assert Outcome(done.returncode, done.stdout.decode(), done.stderr.decode()) == ndp(*arguments)


@pytest.mark.parametrize(
    ("arguments", "in_vietnamese", "in_english"),
    [
        ([], "thiếu LỆNH", "the following arguments are required"),
        (["kiem-tra"], "LỆNH không nhận 'kiem-tra', chỉ nhận 'validate'", "invalid choice"),
        (["validate", "--nhanh"], "không có tham số này: --nhanh", "unrecognized arguments: --nhanh"),
        (["validate", "--form", "json"], "không có tham số này: --form", "unrecognized arguments"),
        (["validate", "--lang", "fr"], "--lang không nhận 'fr', chỉ nhận 'vi', 'en'", "invalid choice: 'fr'"),
        (["validate", "--format"], "--format cần một giá trị", "expected one argument"),
        (["validate", "--help=1"], "-h/--help không nhận giá trị '1'", "ignored explicit argument"),
    ],
)
def test_wrong_use_is_told_in_one_line_in_both_languages(
    ndp: Ndp, arguments: list[str], in_vietnamese: str, in_english: str
) -> None:
    outcome = ndp(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("ndp: ")
    assert outcome.err.endswith("--help)\n")
    assert outcome.err.count("\n") == 1
    assert in_vietnamese in outcome.err
    assert in_english in outcome.err


def test_what_the_user_typed_is_told_without_acting(ndp: Ndp, broken: Path) -> None:
    outcome = ndp("validate", "a\x1b[2J\n::error::b\u202e", "--catalogue", broken, *DAY)
    assert outcome.err.endswith(": a\\u001b[2J\\u000a::error::b\\u202e\n")
    assert outcome.err.count("\n") == 1


def break_judge(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def judge(*_arguments: object) -> None:
        raise fault

    monkeypatch.setattr("ndp.validate.judge", judge)


def test_a_fault_of_our_own_is_one_line_and_status_2(
    ndp_here: Ndp, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_judge(monkeypatch, RuntimeError("một\nhai\x1b[0m"))
    outcome = ndp_here("validate", "--catalogue", broken, *DAY)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("ndp: lỗi của chương trình, xem chi tiết với NDP_DEBUG=1 / internal error")
    assert outcome.err.endswith(": RuntimeError: một\\u000ahai\\u001b[0m\n")
    assert outcome.err.count("\n") == 1


def test_debugging_shows_where_a_fault_came_from(ndp_here: Ndp, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_judge(monkeypatch, RuntimeError("hỏng"))
    outcome = ndp_here("validate", "--catalogue", broken, *DAY, env={"NDP_DEBUG": "1"})
    assert outcome.status == 2
    assert outcome.err.startswith("Traceback")
    assert "in judge" in outcome.err


def test_an_interruption_is_silent(ndp_here: Ndp, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_judge(monkeypatch, KeyboardInterrupt())
    assert ndp_here("validate", "--catalogue", broken, *DAY) == Outcome(130, "", "")


def run_into(output: int, catalogue: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [CONSOLE_COMMAND, "validate", "--catalogue", str(catalogue), *DAY],
        check=False,
        stdout=output,
        stderr=subprocess.PIPE,
        env=clean_environment(),
    )


def test_a_reader_who_leaves_early_is_no_traceback(broken: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run_into(writing, broken)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_full_disk_is_told_in_one_line(broken: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run_into(full.fileno(), broken)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_output_is_utf_8_whatever_the_locale_says(ndp: Ndp, broken: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    outcome = ndp("validate", "--catalogue", broken, *DAY, env=env)
    assert outcome == ndp("validate", "--catalogue", broken, *DAY)
    assert "6 lỗi, 1 cảnh báo trong 5 tệp" in outcome.out
    assert "thiếu LỆNH" in ndp(env=env).err


def test_colour_is_for_terminals_alone(ndp: Ndp, broken: Path) -> None:
    arguments: list[str | Path] = ["validate", "--catalogue", broken, *DAY]
    plain = ndp(*arguments).out
    assert "\x1b" not in plain
    coloured = run_at_terminal(arguments, {})
    assert "\x1b[1;31mNDP302 lỗi:\x1b[0m" in coloured
    assert "\x1b[1;33mNDP139 cảnh báo:\x1b[0m" in coloured
    assert run_at_terminal(arguments, {"NO_COLOR": "1"}) == plain
    assert run_at_terminal(arguments, {"TERM": "dumb"}) == plain
    assert "\x1b" not in run_at_terminal([*arguments, "--format", "json"], {})


def test_the_site_is_the_one_the_portal_is_built_for(ndp: Ndp, broken: Path) -> None:
    site = next(
        line.removeprefix("site_url: ")
        for line in (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
        if line.startswith("site_url: ")
    )
    assert f"  Giải thích: {site}huong-dan/loi/NDP302/\n" in ndp("validate", "--catalogue", broken, *DAY).out
