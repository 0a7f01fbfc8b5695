"""Records, clause names and provenance as the rest of the library sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ndp.model.catalogue import Catalogue
from ndp.model.clauses import clause_label, clause_short, clause_steps, parent_clause
from ndp.model.load import load_catalogue, to_record
from ndp.model.provenance import provenance_at
from ndp.model.records import AssignmentFile, Platform
from ndp.schema import Schemas
from ndp.text import PartialDate

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT, Schemas.load(ROOT / "schemas")).catalogue


@pytest.mark.parametrize(
    ("clause", "label", "short"),
    [
        ("d1", "Điều 1", "1"),
        ("d1.iv", "Điều 1, mục IV", "1.IV"),
        ("d1.iv.5.a", "Điều 1, mục IV, khoản 5, điểm a", "1.IV.5.a"),
        ("d2.ii.3.dd", "Điều 2, mục II, khoản 3, điểm đ", "2.II.3.đ"),
        ("d1.iv.1.a.2", "Điều 1, mục IV, khoản 1, điểm a, gạch đầu dòng 2", "1.IV.1.a.2"),
        (
            "d1.iv.1.a.2.3",
            "Điều 1, mục IV, khoản 1, điểm a, gạch đầu dòng 2, dấu cộng 3",
            "1.IV.1.a.2.3",
        ),
        ("d2.v.1.a", "Điều 2, mục V, khoản 1, điểm a", "2.V.1.a"),
        ("can-cu", "can-cu", "can-cu"),
    ],
)
def test_a_clause_id_reads_as_its_place_in_the_document(clause: str, label: str, short: str) -> None:
    assert clause_label(clause) == label
    assert clause_short(clause) == short


def test_a_letter_below_a_paragraph_is_a_point_even_where_it_is_a_roman_numeral() -> None:
    assert clause_steps("d1.iv.5.c")[-1][1] == "c"
    assert clause_label("d2.ii.1.d") == "Điều 2, mục II, khoản 1, điểm d"


def test_every_clause_of_the_decision_has_a_name_and_its_enclosing_clause(catalogue: Catalogue) -> None:
    clauses = catalogue.legal["186"].clauses
    ids = {clause.id for clause in clauses}
    for clause in clauses:
        assert clause_steps(clause.id) or clause.label is not None, clause.id
        assert not parent_clause(clause.id) or parent_clause(clause.id) in ids, clause.id


def platform(**more: object) -> Platform:
    record = to_record(
        "platform",
        {
            "id": "vi-du",
            "name": {"vi": "Nền tảng ví dụ"},
            "scope": "national",
            "websites": [
                {"url": "https://a.example/"},
                {"url": "https://b.example/", "provenance": {"level": "unverified", "fields": {"/from": VERIFIED}}},
            ],
            "provenance": {
                "level": "reported",
                "sources": [{"publication": "bao"}],
                "fields": {"/name": {"level": "unverified"}, "/name/vi": VERIFIED},
            },
            **more,
        },
    )
    assert isinstance(record, Platform)
    return record


VERIFIED = {"level": "verified", "sources": [{"legal": "186/d1"}]}


@pytest.mark.parametrize(
    ("pointer", "level"),
    [
        ((), "reported"),
        (("scope",), "reported"),
        (("name",), "unverified"),
        (("name", "en"), "unverified"),
        (("name", "vi"), "verified"),
        (("websites", 0), "reported"),
        (("websites", 0, "url"), "reported"),
        (("websites", 1), "unverified"),
        (("websites", 1, "url"), "unverified"),
        (("websites", 1, "from"), "verified"),
    ],
)
def test_the_nearest_word_on_a_field_decides_where_it_comes_from(pointer: tuple[str | int, ...], level: str) -> None:
    assert provenance_at(platform(), pointer).level == level


def test_dates_keep_the_precision_they_were_written_with(catalogue: Catalogue) -> None:
    assert catalogue.legal["186"].date == PartialDate(2022, 2, 11)
    assert str(catalogue.editions["lan-2"].date) == "2023"


def test_references_lead_both_ways(catalogue: Catalogue) -> None:
    citations = catalogue.citations_of("organisation", "vu-qldn")
    assert {citation.entry.kind for citation in citations} >= {"assignment", "duty"}
    for citation in citations:
        assert citation.reference.target == "vu-qldn"
    assert catalogue.platforms["ban-do-so"].id in {
        held.platform for held in catalogue.roles_of("vu-qldn") if held.assignment.role == "promotion-focal"
    }
    by_clause = {
        citation.entry.id
        for citation in catalogue.citations_of("legal", "186")
        if citation.reference.clause == "d2.ii.1.dd"
    }
    assert "d2-ii-1-dd" in by_clause


def test_every_reference_of_the_catalogue_leads_somewhere(catalogue: Catalogue) -> None:
    for entry in catalogue.all_entries():
        for reference in entry.references:
            assert catalogue.exists(reference.kind, reference.target), (entry.path, reference)


def test_a_file_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue" / "organisations"
    folder.mkdir(parents=True)
    line = "# yaml-language-server: $schema=../../schemas/organisation.schema.json\n"
    (folder / "hong.yml").write_text(line + "id: hong\n", encoding="utf-8")
    loaded = load_catalogue(tmp_path, Schemas.load(ROOT / "schemas"))
    assert not loaded.catalogue.organisations
    assert loaded.catalogue.exists("organisation", "hong")
    assert {problem.kind.code for problem in loaded.problems} == {"NDP201"}


def test_an_assignment_file_without_a_platform_speaks_of_the_whole_programme(catalogue: Catalogue) -> None:
    programme = catalogue.of_type(AssignmentFile)["programme"]
    assert programme.platform is None
    assert [held.file for held in catalogue.roles_for(None)] == [programme] * len(programme.assignments)
