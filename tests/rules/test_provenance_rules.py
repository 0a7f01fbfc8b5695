"""Where facts come from, for parts within records."""

from __future__ import annotations

from tests.rules.conftest import Judge

PLATFORM = """\
id: kho
name:
  vi: Nền tảng kho
  en: Store platform
scope: national
websites:
  - url: https://kho.vidu.vn/
    label:
      vi: Kho
    provenance:
      level: reported
      sources:
        - publication: bao-vi-du-2022
{nested}provenance:
  level: verified
  sources:
    - legal: chuong-trinh-vi-du
{fields}"""


def statement(pointer: str, level: str = "reported", indent: str = "    ") -> str:
    lines = (f"{pointer}:", f"  level: {level}", "  sources:", "    - publication: bao-vi-du-2022")
    return "".join(f"{indent}{line}\n" for line in lines)


def with_fields(*pointers: str) -> dict[str, str]:
    text = "  fields:\n" + "".join(statement(pointer) for pointer in pointers)
    return {"platforms/kho": PLATFORM.format(nested="", fields=text)}


def test_pointers_lead_to_parts_and_items(codes: Judge) -> None:
    assert codes(with_fields("/name", "/name/en", "/scope", "/websites")) == ["kho:24 NDP316"]


def test_pointers_that_lead_nowhere(codes: Judge) -> None:
    found = codes(with_fields("/name/fr", "/websites/1", "/provenance", "/purpose"))
    assert found == [f"kho:{line} NDP315" for line in (20, 24, 28, 32)]


def test_pointers_of_a_part_start_at_the_part(codes: Judge) -> None:
    nested = "      fields:\n" + statement("/label/vi", indent=" " * 8) + statement("/websites/0/url", indent=" " * 8)
    assert codes({"platforms/kho": PLATFORM.format(nested=nested, fields="")}) == [
        "kho:16 NDP316",
        "kho:20 NDP315",
    ]


def test_a_field_below_another_statement_is_measured_by_that(codes: Judge) -> None:
    """`/name/vi` says what the record says, but `/name` says otherwise, so it is needed."""
    fields = "  fields:\n" + statement("/name") + "    /name/vi:\n      level: verified\n      sources:\n"
    fields += "        - legal: chuong-trinh-vi-du\n"
    assert codes({"platforms/kho": PLATFORM.format(nested="", fields=fields)}) == []


def test_a_note_makes_a_repeated_statement_worth_saying(codes: Judge) -> None:
    fields = "  fields:\n    /name:\n      level: verified\n      sources:\n        - legal: chuong-trinh-vi-du\n"
    noted = fields + "      note:\n        vi: Tên tiếng Anh là bản dịch.\n"
    assert codes({"platforms/kho": PLATFORM.format(nested="", fields=fields)}) == ["kho:20 NDP316"]
    assert codes({"platforms/kho": PLATFORM.format(nested="", fields=noted)}) == []


def test_one_document_read_is_enough(codes: Judge) -> None:
    both = PLATFORM.format(nested="", fields="    - legal: ke-hoach-vi-du\n")
    assert codes({"platforms/kho": both}) == []
    assert codes({"platforms/kho": both.replace("    - legal: chuong-trinh-vi-du\n", "")}) == ["kho:18 NDP312"]


def test_levels_of_parts_and_fields_are_judged_too(codes: Judge) -> None:
    fields = "  fields:\n    /name:\n      level: verified\n    /scope:\n      level: reported\n    /websites:\n"
    fields += "      level: unverified\n"
    assert codes({"platforms/kho": PLATFORM.format(nested="", fields=fields)}) == [
        "kho:21 NDP311",
        "kho:23 NDP313",
        "kho:25 NDP314",
    ]
