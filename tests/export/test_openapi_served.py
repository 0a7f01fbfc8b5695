"""The API of the built site answers as its description says, asked by a tool that knows only the description."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest
from tests.browser.serving import Handler, served
from tests.site.fixtures import demo_site, shared_folder
from tests.site.reading import Site

__all__ = ["demo_site", "shared_folder"]

DESCRIPTION = "api/v1/openapi.json"
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)


class Recording(Handler):
    """Remembers every answer: method, path and status."""

    answers: ClassVar[list[tuple[str, str, int]]] = []

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Remember instead of printing."""
        self.answers.append((self.command, self.path, int(code)))


def ask(folder: Path, work: Path, handler: type[Handler], *options: str) -> subprocess.CompletedProcess[str]:
    """Run schemathesis over the API served from `folder`."""
    with served(folder, handler) as address:
        return subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                "run",
                f"{address}/{DESCRIPTION}",
                f"--url={address}",
                "--phases=examples,fuzzing",
                "--mode=positive",
                "--max-examples=3",
                "--seed=1",
                "--continue-on-failure",
                f"--checks={','.join(CHECKS)}",
                "--no-color",
                *options,
            ],
            cwd=work,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def api(demo_site: Site, tmp_path: Path) -> Path:
    """A copy of the API of the demonstration site, to be spoilt."""
    shutil.copytree(demo_site.directory / "api", tmp_path / "site" / "api")
    return tmp_path / "site"


def test_every_operation_answers_as_described(demo_site: Site, tmp_path: Path) -> None:
    class Answers(Recording):
        answers: ClassVar[list[tuple[str, str, int]]] = []

    done = ask(demo_site.directory, tmp_path, Answers)
    assert done.returncode == 0, done.stdout + done.stderr
    described: dict[str, Any] = json.loads((demo_site.directory / DESCRIPTION).read_text(encoding="utf-8"))
    assert {method for method, _, _ in Answers.answers} == {"GET"}
    asked = {path for _, path, _ in Answers.answers}
    found = {path for _, path, status in Answers.answers if status == 200}
    there = {f"/{path.relative_to(demo_site.directory).as_posix()}" for path in demo_site.directory.rglob("api/**/*")}
    for path in described["paths"]:
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
        assert any(map(pattern.fullmatch, asked)), f"{path} was never asked for"
        # The demonstration catalogue has one edition of the list, so nothing to compare.
        assert any(map(pattern.fullmatch, found)) == any(map(pattern.fullmatch, there)), path
    assert len(found) > len(described["paths"])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data.replace(b'"total"', b'"sum"', 1), "Response violates schema"),
        (lambda _data: b"<p>", "JSON deserialization error"),
    ],
)
def test_a_document_that_is_not_as_described_is_found(api: Path, tmp_path: Path, spoil: Any, said: str) -> None:
    document = api / "api/v1/platforms.json"
    document.write_bytes(spoil(document.read_bytes()))
    done = ask(api, tmp_path, Handler, "--include-path=/api/v1/platforms.json")
    assert done.returncode == 1
    assert said in done.stdout


def test_a_wrong_content_type_is_found(api: Path, tmp_path: Path) -> None:
    class Plain(Handler):
        def guess_type(self, path: object) -> str:
            return "text/plain"

    done = ask(api, tmp_path, Plain, "--include-path=/api/v1/platforms.json")
    assert done.returncode == 1
    assert "Undocumented Content-Type" in done.stdout
