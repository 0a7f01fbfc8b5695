"""The golden-file fixture must be able to fail, and must write only when told to."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project whose one test expects the text "mới" in pages/a.txt."""
    monkeypatch.delenv("CI", raising=False)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile('def test_page(golden):\n    golden("pages/a.txt", "mới\\n")\n')
    return pytester


def test_a_missing_file_fails(project: pytest.Pytester) -> None:
    project.runpytest().assert_outcomes(failed=1)
    assert not (project.path / "pages").exists()


def test_a_difference_fails_and_is_shown(project: pytest.Pytester) -> None:
    page = project.mkdir("pages") / "a.txt"
    page.write_text("cũ\n", encoding="utf-8")
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["-cũ", "+mới"])
    assert page.read_text(encoding="utf-8") == "cũ\n"


def test_line_ends_count(project: pytest.Pytester) -> None:
    (project.mkdir("pages") / "a.txt").write_bytes("mới\r\n".encode())
    project.runpytest().assert_outcomes(failed=1)


def test_bless_writes_and_the_next_run_passes(project: pytest.Pytester) -> None:
    project.runpytest("--bless").assert_outcomes(passed=1)
    assert (project.path / "pages" / "a.txt").read_bytes() == "mới\n".encode()
    project.runpytest().assert_outcomes(passed=1)


def test_bless_is_refused_in_continuous_integration(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert project.runpytest("--bless").ret == pytest.ExitCode.USAGE_ERROR


def test_the_parts_are_all_tests_and_none_twice(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    for name in "abcde":
        pytester.makepyfile(**{f"test_{name}": f"def test_{name}1(): pass\ndef test_{name}2(): pass\n"})
    passed = [pytester.runpytest("--part", f"{number}/3").parseoutcomes()["passed"] for number in (1, 2, 3)]
    assert passed == [4, 4, 2]
