"""The list of all kinds of problem."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

import pytest

from ndp.i18n import translator
from ndp.problems import ProblemKind
from ndp.rules.registry import KINDS, by_code
from ndp.rules.table import ALL_RULES


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_codes_are_keys_in_order() -> None:
    assert list(KINDS) == sorted(KINDS)
    assert all(kind.code == code for code, kind in KINDS.items())


def test_rules_stand_in_code_order() -> None:
    codes = [rule.kind.code for rule in ALL_RULES]
    assert codes == sorted(codes)
    assert all(KINDS[code] is rule.kind for code, rule in zip(codes, ALL_RULES, strict=True))


def test_a_code_used_twice_is_refused() -> None:
    kind = ALL_RULES[0].kind
    with pytest.raises(ValueError, match=kind.code):
        by_code([kind, replace(kind, name="another-name")])


def test_a_name_used_twice_is_refused() -> None:
    kind = ALL_RULES[0].kind
    with pytest.raises(ValueError, match=kind.name):
        by_code([kind, replace(kind, code="NDP999")])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_texts_are_whole_sentences(kind: ProblemKind) -> None:
    assert not kind.title.endswith(".")
    assert kind.message.endswith(".")
    assert kind.explanation.endswith(".")
    assert kind.causes
    assert all(cause.endswith((".", "…")) for cause in kind.causes)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_translations_keep_the_placeholders(kind: ProblemKind) -> None:
    english = translator("en").text
    for text in (kind.message, kind.remedy):
        assert placeholders(english(text)) == placeholders(text)
