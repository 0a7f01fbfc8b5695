"""The rehearsal of a rollback holds with the real commands, and notices where they do not do what they should."""

from __future__ import annotations

import pytest
from tests.serving.rehearse import main
from tests.site.reading import Site

from ndp.cli import main as ndp


def test_publishing_and_going_back_is_rehearsed(portal_site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(portal_site.directory) == 0
    _, _, first, second, refused, back, named = capsys.readouterr().out.splitlines()
    digests = [line.split(" | ")[2] for line in (first, second, refused, back, named)]
    old, new = digests[:2]
    assert old != new
    assert digests == [old, new, new, old, new]


def test_a_rollback_that_changes_nothing_fails_the_rehearsal(
    portal_site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_rollback(command: list[str]) -> int:
        return 0 if command[0] == "rollback" else ndp(command)

    assert main(portal_site.directory, without_rollback, 0.2) == 1
    assert [line.endswith("FAILED |") for line in capsys.readouterr().out.splitlines()[2:]] == [
        *(False, False, False),
        *(True, False),
    ]
