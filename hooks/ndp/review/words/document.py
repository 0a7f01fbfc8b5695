"""The whole document: verdict first, then why, what changes, by which right, who approved, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from ndp.i18n import Language, translator
from ndp.report.safe_json import to_json
from ndp.review.decide import Verdict
from ndp.review.facts import Facts
from ndp.review.words.media import Markdown, Medium, Plain
from ndp.review.words.sections import Sections

Renderer = Callable[[Facts, Verdict, Language], str]
JSON_VERSION = 1


def render(facts: Facts, verdict: Verdict, output: str, language: Language) -> str:
    """The document in the format `output` (markdown, text or json), with a final line break."""
    return RENDERERS[output](facts, verdict, language)


def _render_in(medium: Medium) -> Renderer:
    def written(facts: Facts, verdict: Verdict, language: Language) -> str:
        blocks = Sections(facts, verdict, medium, language).blocks()
        return "\n\n".join(block for block in blocks if block) + "\n"

    return written


def _render_json(facts: Facts, verdict: Verdict, language: Language) -> str:
    document: dict[str, Any] = {
        "version": JSON_VERSION,
        "outcome": verdict.outcome,
        "summary": next(_lines(facts, verdict, language)),
        "facts": msgspec.to_builtins(facts),
        "verdict": msgspec.to_builtins(verdict),
    }
    return to_json(_in_language(document, translator(language).text))


def _in_language(part: Any, text: Callable[[str], str]) -> Any:
    """`part` of the document with our own words in the language: titles of steps, coded values, terms of problems."""
    if isinstance(part, list | tuple):
        return [_in_language(each, text) for each in part]
    if not isinstance(part, dict):
        return part
    found = {name: _in_language(each, text) for name, each in part.items()}
    if "title" in found:
        found["title"] = text(found["title"])
    if found.get("form") == "coded":
        found["label"] = text(found["label"])
    for name in found.get("terms", ()):
        found["values"][name] = text(found["values"][name])
    return found


def _lines(facts: Facts, verdict: Verdict, language: Language) -> Iterator[str]:
    yield from Sections(facts, verdict, Plain(), language).summary()


RENDERERS: Mapping[str, Renderer] = {
    "markdown": _render_in(Markdown()),
    "text": _render_in(Plain()),
    "json": _render_json,
}
