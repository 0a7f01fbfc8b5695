"""Progress is shown to people, not to logs."""

from __future__ import annotations

import pytest

from ndp.commands.progress import teller


def test_a_terminal_shows_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tell = teller()
    for text in ("1 / 2", "2 / 2", ""):
        tell(text)
    assert capsys.readouterr().err == "\r\x1b[K1 / 2\r\x1b[K2 / 2\r\x1b[K"


def test_a_log_stays_clean(capsys: pytest.CaptureFixture[str]) -> None:
    teller()("1 / 2")
    assert capsys.readouterr().err == ""
