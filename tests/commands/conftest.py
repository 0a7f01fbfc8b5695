"""Ways to run `ndp`: as the installed console command, and in this process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from ndp import i18n
from ndp.cli import main

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
CONSOLE_COMMAND = Path(sys.executable).with_name("ndp")
TRANSLATIONS = {
    "0 vấn đề trong {files} tệp": "Problems: 0; files: {files}",
    "{errors} lỗi, {warnings} cảnh báo trong {files} tệp": "Errors: {errors}; warnings: {warnings}; files: {files}",
    "ở các tệp khác: {count} vấn đề": "problems in other files: {count}",
    "lỗi": "error",
    "cảnh báo": "warning",
    "Cách sửa": "Remedy",
    "Giải thích": "More",
    "Cuối dòng này có dấu cách thừa; cả tệp có {count} dòng như vậy.": "Spaces end this line; such lines: {count}.",
    "Xóa các dấu cách ở cuối dòng.": "Delete the spaces at the end.",
}


@dataclass(frozen=True)
class Outcome:
    """What a run of `ndp` left: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


Ndp = Callable[..., Outcome]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """An empty folder outside Git and any catalogue: where tests run `ndp` unless they say otherwise."""
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


@pytest.fixture
def ndp(outside: Path) -> Ndp:
    """`ndp(*arguments, cwd=…, env=…)`: run the console command."""

    def run(*arguments: str | Path, cwd: Path = outside, env: Mapping[str, str] | None = None) -> Outcome:
        environment = clean_environment() | dict(env or {})
        done = subprocess.run([CONSOLE_COMMAND, *arguments], check=False, cwd=cwd, env=environment, capture_output=True)
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def ndp_here(outside: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ndp:
    """The same in this process: quick, and tests can replace what it stands on."""

    def run(*arguments: str | Path, cwd: Path = outside, env: Mapping[str, str] | None = None) -> Outcome:
        with monkeypatch.context() as patch:
            for name in os.environ.keys() - clean_environment().keys():
                patch.delenv(name)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.chdir(cwd)
            status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English texts of the test's own, so that it does not depend on how the real ones are worded."""
    entries = "".join(f'\nmsgid "{vi}"\nmsgstr "{en}"\n' for vi, en in TRANSLATIONS.items())
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    (tmp_path / "en.po").write_text(header + entries, encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALE_DIRECTORY", tmp_path)
    i18n.translator.cache_clear()
    yield
    i18n.translator.cache_clear()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy, outside Git, of the small broken catalogue: the folder that holds it."""
    return copy_of("broken", tmp_path)


def copy_of(name: str, directory: Path) -> Path:
    """A copy of the fixture catalogue `name` below `directory`."""
    return Path(shutil.copytree(FIXTURES / name, directory / name))


def clean_environment() -> dict[str, str]:
    """The environment without what changes how `ndp` behaves."""
    ours = {"NDP_AS_OF", "NDP_DEBUG", "NO_COLOR", "GIT_DIR", "GIT_WORK_TREE", "PYTHONIOENCODING", "PYTHONUTF8"}
    return {name: value for name, value in os.environ.items() if name not in ours}
