"""Rules keep silent about what another problem already explains, and about what is merely not known."""

from __future__ import annotations

from tests.rules.conftest import Judge

VERIFIED = """
provenance:
  level: verified
  sources:
    - legal: chuong-trinh-vi-du
"""


def platform(record_id: str, body: str) -> str:
    return f"id: {record_id}\nname:\n  vi: Nền tảng {record_id}\nscope: national\n{body}{VERIFIED.lstrip()}"


def organisation(record_id: str, body: str) -> str:
    return f"id: {record_id}\nname:\n  vi: Tổ chức {record_id}\nkind: bureau\n{body}{VERIFIED.lstrip()}"


def legal(record_id: str, body: str) -> str:
    sources = f"provenance:\n  level: verified\n  sources:\n    - legal: {record_id}\n"
    return f"id: {record_id}\nkind: decision\nissuer: bo-vi-du\n{body}reading: whole\n{sources}"


def test_a_reference_to_a_broken_file_is_not_missing(codes: Judge) -> None:
    found = codes({"platforms/hong": "id: hong\n", "platforms/tot": platform("tot", "related:\n  - hong\n")})
    assert found == ["hong:2 NDP201", "hong:2 NDP201"]


def test_a_clause_of_a_missing_document_is_reported_once(codes: Judge) -> None:
    bad = platform("xau", "").replace("chuong-trinh-vi-du", "khong-co/d1")
    assert codes({"platforms/xau": bad}) == ["xau:9 NDP302"]


def test_publications_may_be_cited_by_files_that_are_broken(codes: Judge) -> None:
    page = "id: trang\npublisher: Trang\nkind: press\nlanguage: vi\nurl: https://trang.vn/\nreading: whole\n"
    assert codes({"publications/trang": page}) == ["trang:2 NDP321"]
    assert codes({"platforms/hong": "id: hong\n"}) == ["hong:2 NDP201", "hong:2 NDP201"]


def test_a_nameless_platform_may_be_numbered_by_a_broken_edition(codes: Judge) -> None:
    nameless = "id: vo-danh\nscope: national" + VERIFIED
    assert codes({"platforms/vo-danh": nameless}) == ["vo-danh:2 NDP351"]
    assert "vo-danh:2 NDP351" not in codes({"editions/hong": "id: hong\n"})


def test_a_document_is_a_source_for_what_is_said_of_it(codes: Judge) -> None:
    assert codes({"legal/quyet-dinh": legal("quyet-dinh", "status: in-force\n")}) == []


def test_a_parent_of_itself_is_one_mistake(codes: Judge) -> None:
    bad = organisation("tu-than", "parent: tu-than\n")
    assert codes({"organisations/tu-than": bad}) == ["tu-than:6 NDP304"]


def test_a_cycle_reaches_only_those_in_it(codes: Judge) -> None:
    found = codes(
        {
            "organisations/a": organisation("a", "parent: b\n"),
            "organisations/b": organisation("b", "parent: a\n"),
            "organisations/c": organisation("c", "parent: a\n"),
        }
    )
    assert found == ["a:6 NDP341", "b:6 NDP341"]


def test_functions_may_be_transferred_back(codes: Judge) -> None:
    moved = "successors:\n  - organisation: {}\n    how: transferred\n"
    found = codes(
        {
            "organisations/a": organisation("a", moved.format("b")),
            "organisations/b": organisation("b", moved.format("a")),
        }
    )
    assert found == []


def test_an_end_may_say_that_its_successor_is_not_known(codes: Judge) -> None:
    ended = organisation("cu", "to: 2023\nobservations:\n  - kind: gap\n    text:\n      vi: Chưa rõ ai kế tiếp.\n")
    assert codes({"organisations/cu": ended}) == []


def test_an_enterprise_may_outlive_its_ministry(codes: Judge) -> None:
    ended = "to: 2023-01-31\nsuccessors:\n  - organisation: bo-vi-du\n    how: merged\n"
    later = "parent: bo-cu\n" + ended.replace("2023", "2024")
    files = {"organisations/bo-cu": organisation("bo-cu", ended), "organisations/nay": organisation("nay", later)}
    assert codes(files) == ["nay:7 NDP346"]
    files["organisations/nay"] = files["organisations/nay"].replace("kind: bureau", "kind: enterprise")
    assert codes(files) == []


def test_a_repeal_ends_a_document_without_replacing_it(codes: Judge) -> None:
    repeals = "status: in-force\nrelations:\n  - how: repeals\n    document: cu\n"
    for status, expected in (("expired", []), ("replaced", []), ("unknown", ["cu:5 NDP329"])):
        old = legal("cu", f"status: {status}\n")
        assert codes({"legal/cu": old, "legal/moi": legal("moi", repeals)}) == expected


def test_dates_known_to_the_year_may_be_in_order(codes: Judge) -> None:
    """What may be right is not reported: 2022 may lie after 1 March 2022."""
    later = "date: 2022-03-01\nstatus: in-force\n"
    earlier = "date: '2022'\nstatus: in-force\nrelations:\n  - how: implements\n    document: truoc\n"
    assert codes({"legal/truoc": legal("truoc", later), "legal/sau": legal("sau", earlier)}) == []


def test_a_date_counts_as_future_only_when_no_day_of_it_has_come(codes: Judge) -> None:
    for date, expected in (("'2026'", []), ("2026-01-01", []), ("2026-01-02", ["moi:5 NDP305"]), ("2026-02", [])):
        wanted = ["moi:5 NDP305"] if date == "2026-02" else expected
        assert codes({"legal/moi": legal("moi", f"date: {date}\nstatus: in-force\n")}) == wanted


def test_names_are_compared_without_marks_and_case(codes: Judge) -> None:
    twin = platform("sinh-doi", "").replace("Nền tảng sinh-doi", "NEN TANG BAN DO VI DU")
    assert codes({"platforms/sinh-doi": twin}) == ["sinh-doi:4 NDP352"]
