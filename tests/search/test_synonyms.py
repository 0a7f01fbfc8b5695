"""The file of synonyms: well formed, and no form says two things."""

from __future__ import annotations

import re

import pytest

from ndp.search.synonyms import FILE, SynonymError, checked, optional_words, synonyms


def test_the_file_has_what_people_abbreviate() -> None:
    forms = {form for group in synonyms() for form in group}
    assert forms >= {"CĐS", "CSDL", "TTTT", "SOC", "MOOCs", "cloud", "đám mây", "QĐ", "UBND"}
    assert {"của", "và", "the"} <= set(optional_words())


def test_no_value_is_anything_but_text() -> None:
    """YAML reads no, on and the like as truth values."""
    assert all(isinstance(form, str) for group in synonyms() for form in group)
    assert len(synonyms()) == len(re.findall(r"^  - \[", FILE.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "groups", [[["một"]], [["một", "một"]], [["a", "b"], ["B", "c"]], [["đám mây", "dam may"]], [["a", "…"]]]
)
def test_what_is_wrong_is_refused(groups: list[list[str]]) -> None:
    with pytest.raises(SynonymError):
        checked(groups)
