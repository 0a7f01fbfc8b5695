"""No text breaks out of what is written: Markdown as a forge reads it, lines of a log, annotations."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.report.strategies import hostile_text

from ndp.model.rights import Requirement
from ndp.review.decide import decide
from ndp.review.facts import (
    ChangeFact,
    Facts,
    FieldFact,
    FileFault,
    Line,
    PersonFact,
    ProblemFact,
    ReviewFact,
    Rule,
    Shown,
    Step,
    SubjectFact,
)
from ndp.review.words import render
from ndp.review.words.media import Markdown, Plain

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
texts = st.one_of(st.text(), hostile_text, st.text("`|[]()<>!*_#@:\\\n\r\t ~-=&;/h"))


@given(texts)
def test_quoted_text_is_one_code_span_in_markdown(text: str) -> None:
    tokens = READER.parseInline(f"a {Markdown().quoted(text)} b")[0].children or []
    assert [token.type for token in tokens] == ["text", "code_inline", "text"]


@given(texts, texts)
def test_two_quoted_texts_stay_two(one: str, other: str) -> None:
    tokens = READER.parseInline(f"{Markdown().quoted(one)} {Markdown().quoted(other)}")[0].children or []
    assert [token.type for token in tokens if token.type != "text"] == ["code_inline", "code_inline"]
    assert all(token.content.isspace() for token in tokens if token.type == "text")


@given(texts)
def test_quoted_text_stays_on_its_line(text: str) -> None:
    for medium in (Markdown(), Plain()):
        quoted = medium.quoted(text)
        assert len(quoted.splitlines()) == 1
        assert "##[" not in quoted
        assert not re.match(r"\s*::", quoted)


@given(texts)
def test_plain_quotation_ends_at_its_end(text: str) -> None:
    quoted = Plain().quoted(text)
    assert (quoted[0], quoted[-1]) == ("“", "”")
    assert not set(quoted[1:-1]) & {"“", "”"}


def document(text: str, medium: str) -> str:
    """A document in which everything that comes from outside says `text`."""
    value = Line(steps=(Step(item=(Shown(form="text", raw=text),)),), value=Shown(form="link", raw=text))
    reference = Line(steps=(), value=Shown(form="reference", raw=text, label=text))
    steps = (Step(title="Mục đích"), Step(item=(Shown(form="text", raw=text),)))
    before, after = (
        Line(steps=(), value=Shown(form="text", raw=each)) for each in (f"một {text} hai ba", f"{text} hai")
    )
    requires = Requirement(propose=("host",), approve=("coordinator",), approvals=1, sensitivity="critical")
    fields = (
        FieldFact(
            op="changed",
            steps=steps,
            fields=("/a",),
            before=(before,),
            after=(after,),
            rules=(Rule(requires=requires),),
        ),
        FieldFact(op="added", steps=steps, fields=("/b",), after=(value, reference), unruled=("/b",)),
    )
    person = PersonFact(person="github:1", standing="valid", account="a", login=text, organisation=text)
    facts = Facts(
        base_commit=text,
        head_commit=text or "x",
        as_of="2026-01-15",
        content="data",
        proposer="github:1",
        people={"github:1": person},
        subjects=(SubjectFact(kind="platform"),),
        changes=(
            ChangeFact(
                op="edit",
                kind="platform",
                subject=0,
                path=text,
                id=text,
                name=text,
                fields=fields,
                dependants=(("platform", text),),
            ),
        ),
        faults=(FileFault(code="path-not-allowed", path=text or "x"),),
        new_problems=(
            ProblemFact(
                code="NDP301", severity="error", path=text, line=1, column=1, values={"id": text, "file": text}
            ),
        ),
        reviews=(ReviewFact(person=text, state="approved", at_head=True),),
        organisations={text: text},
    )
    return render(facts, decide(facts), medium, "vi")


def blocks(text: str) -> list[str]:
    return [token.type for token in READER.parse(document(text, "markdown")) if token.block and token.type != "inline"]


@given(texts)
def test_a_markdown_document_keeps_its_form_whatever_is_said_in_it(text: str) -> None:
    assert blocks(text) == blocks("x")
    inline = [token for block in READER.parse(document(text, "markdown")) for token in block.children or []]
    assert {token.type for token in inline} <= {
        *("text", "code_inline", "softbreak", "strong_open", "strong_close", "s_open", "s_close"),
        *("link_open", "link_close"),
    }
    links = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
    assert all(link.startswith("https://ndp.gov.vn/") for link in links)
    assert len(links) == 1


@given(texts)
def test_every_line_of_a_log_begins_with_our_own_words(text: str) -> None:
    lines = document(text, "text").splitlines()
    assert len(lines) == len(document("x", "text").splitlines())
    assert all(re.match(r" *- |[A-ZĐƯÝ=\-]|$", line) for line in lines)
    assert not any("##[" in line or "\x1b" in line for line in lines)


@given(texts)
def test_json_says_what_was_said(text: str) -> None:
    written = document(text, "json")
    assert all(character.isprintable() or character == "\n" for character in written)
    said = json.loads(written)["facts"]["changes"][0]["name"] if text else text
    assert said == "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)
