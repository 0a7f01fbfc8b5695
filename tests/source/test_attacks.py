"""Every attack on the reader is refused, and no file of the real catalogue."""

from __future__ import annotations

from tests.source.attacks import attacks, real_files, refused, wrongly_refused


def test_every_attack_is_refused() -> None:
    tried = dict(attacks())
    assert len(tried) >= 150
    assert [name for name, data in tried.items() if not refused(data)] == []


def test_no_real_file_is_refused() -> None:
    assert len(real_files()) > 300
    assert wrongly_refused() == []
