"""`publiccode.yml` against the rules of the standard, version 0.7, written down here from its text."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import msgspec
import pytest
import yaml
from babel import Locale
from license_expression import get_spdx_licensing  # type: ignore[import-untyped]
from markupsafe import Markup
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser
from tests.export.conftest import Sample, made, with_entry
from tests.export.maximal import HOSTILE_LINES

from ndp.export.context import Export
from ndp.export.linked_data import ExportShell
from ndp.export.publiccode import Publiccode, publiccode, publiccode_files
from ndp.model.catalogue import Entry
from ndp.model.records import Contractor, Platform, Software, Text
from ndp.site.page import Page

TEXT: Any = {"type": "string", "minLength": 1}
URL: Any = {"type": "string", "pattern": r"^https?://[^\s/]+"}
STANDARD: Any = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
        *("description", "legal", "maintenance", "localisation"),
    ],
    "properties": {
        "publiccodeYmlVersion": {"const": "0.7"},
        "name": TEXT,
        "url": URL,
        "landingURL": URL,
        "organisation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["uri"],
            "properties": {"uri": URL, "name": TEXT},
        },
        "platforms": {"type": "array", "minItems": 1, "items": TEXT},
        "roadmap": URL,
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {
            "enum": [
                *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
                *("addon", "library", "configurationFiles"),
            ]
        },
        "description": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["shortDescription", "longDescription", "features"],
                "properties": {
                    "localisedName": TEXT,
                    "shortDescription": {**TEXT, "maxLength": 150, "pattern": r"^[^\n]+$"},
                    "longDescription": {**TEXT, "minLength": 150, "maxLength": 10000},
                    "features": {"type": "array", "minItems": 1, "items": TEXT},
                },
            },
        },
        "legal": {
            "type": "object",
            "additionalProperties": False,
            "required": ["license"],
            "properties": {"license": TEXT},
        },
        "maintenance": {
            "type": "object",
            "additionalProperties": False,
            "required": ["type"],
            "properties": {
                "type": {"enum": ["internal", "contract", "community", "none"]},
                "contractors": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["name", "until"],
                        "properties": {
                            "name": TEXT,
                            "until": {"type": "string", "format": "date"},
                            "website": URL,
                        },
                    },
                },
                "contacts": {"type": "array", "minItems": 1},
            },
            "allOf": [
                {
                    "if": {"properties": {"type": {"const": "contract"}}},
                    "then": {"required": ["contractors"]},
                    "else": {"not": {"required": ["contractors"]}},
                },
                {
                    "if": {"properties": {"type": {"enum": ["internal", "community"]}}},
                    "then": {"required": ["contacts"]},
                },
            ],
        },
        "localisation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["localisationReady", "availableLanguages"],
            "properties": {
                "localisationReady": {"type": "boolean"},
                "availableLanguages": {"type": "array", "minItems": 1, "items": TEXT},
            },
        },
    },
}
"""The keys that are written, as the standard has them; what is not written needs no rule."""
VALIDATOR = jsonschema.Draft202012Validator(STANDARD, format_checker=jsonschema.FormatChecker())
WHOLE = Software(
    repository="https://ma-nguon.example/a.git",
    licence="EUPL-1.2 OR AGPL-3.0-or-later",
    type="standalone/web",
    runs_on=("web",),
    languages=("vi", "sr-Latn-RS"),
    localisable=False,
    maintenance="none",
)


def faults(data: Any) -> list[str]:
    """What a file offends against, by the standard's text."""
    found = [error.json_path for error in VALIDATOR.iter_errors(data)]
    if found:
        return found
    if get_spdx_licensing().validate(data["legal"]["license"]).errors:
        found.append("legal/license")
    for language in (*data["description"], *data["localisation"]["availableLanguages"]):
        # Raises where there is no such language.
        Locale.parse(language, sep="-")
    addresses = (
        data["url"],
        data.get("landingURL", data["url"]),
        data.get("organisation", {"uri": data["url"]})["uri"],
    )
    return found + [address for address in addresses if not urlsplit(address).hostname]


def facts_with(platform: Platform, **changes: Any) -> Publiccode:
    """The facts of the demonstration's first platform with other values."""
    changed = msgspec.structs.replace(platform, **changes)
    return publiccode(export_with(changed), changed)


def export_with(platform: Platform) -> Export:
    """The demonstration with another version of one of its platforms."""
    entry = Entry("platform", platform.id, platform, f"catalogue/platforms/{platform.id}.yml", (), "0" * 64)
    return with_entry(made("demo").export, entry)


@pytest.fixture
def platform() -> Platform:
    return made("demo").export.portal.catalogue.platforms["mo-phong-1"]


def test_every_file_is_valid_and_says_what_the_catalogue_says(sample: Sample) -> None:
    files = {address: data for address, data in sample.files.items() if address.endswith("/publiccode.yml")}
    listed = {each["file"]: each for each in sample.json("/api/v1/publiccode.json")["data"] if "file" in each}
    assert {f"https://ndp.gov.vn{address}" for address in files} == set(listed)
    assert (sample.name != "demo") or len(files) == 1
    for address, data in files.items():
        # The standard asks for YAML 1.2 and suffers 1.1: both readers see the same.
        found = YAML(typ="safe", pure=True).load(data.decode())
        assert found == yaml.safe_load(data)
        # The rules that a licence is one of SPDX and an organisation exists are not asked of hostile texts.
        assert sample.name == "hostile" or faults(found) == []
        record = sample.raw["platform", address.split("/")[-2]]
        assert found["name"] == record["name"]["vi"]
        assert found["url"] == record["software"]["repository"]
        assert found["legal"]["license"] == record["software"]["licence"]
        for language, text in found["description"].items():
            assert text["features"] == [each[language] for each in record["functions"] if language in each]
            assert record["purpose"][language] in text["longDescription"]
        assert listed[f"https://ndp.gov.vn{address}"]["known"]["description"].items() >= found["description"].items()


@pytest.mark.parametrize("text", HOSTILE_LINES)
def test_hostile_texts_stay_texts(platform: Platform, text: str) -> None:
    """In YAML too: what two readers get of a file is the text, whatever it looks like."""
    long = f"{text} {'chữ ' * 40}".strip()
    hostile = msgspec.structs.replace(platform, purpose=Text(vi=long))
    (data,) = (file.data for file in publiccode_files(export_with(hostile)) if f"/{platform.id}/" in file.address)
    found = YAML(typ="safe", pure=True).load(data)
    assert found == yaml.safe_load(data)
    assert found.keys() <= STANDARD["properties"].keys()
    assert long in found["description"]["vi"]["longDescription"]


def test_what_is_missing_is_named_and_then_there_is_no_file(sample: Sample) -> None:
    data = sample.json("/api/v1/publiccode.json")["data"]
    assert [each["platform"] for each in data] == [key for kind, key in sorted(sample.raw) if kind == "platform"]
    for each in data:
        assert bool(each["missing"]) == ("file" not in each)
        if each["missing"]:
            assert faults(each["known"]) != []


def test_no_person_is_named(platform: Platform) -> None:
    assert platform.software is not None
    for kind in ("internal", "community"):
        software = msgspec.structs.replace(platform.software, maintenance=kind, contractors=())
        facts = facts_with(platform, software=software)
        assert facts.missing == ("maintenance/contacts",)
        assert facts.complete is None
    assert "contacts" not in str(STANDARD["properties"]["maintenance"]["properties"]["contractors"])


@pytest.mark.parametrize(
    ("name", "value", "missing"),
    [
        ("repository", None, "url"),
        ("licence", None, "legal/license"),
        ("type", None, "softwareType"),
        ("runs_on", (), "platforms"),
        ("languages", (), "localisation/availableLanguages"),
        ("localisable", None, "localisation/localisationReady"),
        ("maintenance", None, "maintenance/type"),
    ],
)
def test_each_fact_of_the_software_is_needed(platform: Platform, name: str, value: Any, missing: str) -> None:
    assert faults(facts_with(platform, software=WHOLE).complete) == []
    facts = facts_with(platform, software=msgspec.structs.replace(WHOLE, **{name: value}))
    assert facts.missing == (missing,)
    assert faults(dict(facts.known)) != []


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"name": None}, ("name",)),
        ({"status": "listed"}, ("developmentStatus",)),
        ({"status": "suspended"}, ("developmentStatus",)),
        ({"purpose": None}, ("description/vi/shortDescription",)),
        ({"functions": ()}, ("description/vi/longDescription", "description/vi/features")),
        ({"purpose": Text(vi="Ngắn."), "applicability": None}, ("description/vi/longDescription",)),
    ],
)
def test_each_fact_of_the_platform_is_needed(platform: Platform, changes: Any, missing: tuple[str, ...]) -> None:
    functions = (Text(vi="Tra cứu. " * 16, en="Look up. " * 16),)
    base = {"software": WHOLE, "functions": functions, "purpose": Text(vi="Để thử.", en="To try.")}
    if "applicability" in changes:
        base["functions"] = (Text(vi="Tra cứu."),)
    assert facts_with(platform, **{**base, **changes}).missing == missing


def test_long_purposes_are_shortened_between_words_and_one_language_is_enough(platform: Platform) -> None:
    purpose = Text(vi="Ngắn.", en="Finds, compares and follows " * 20)
    functions = (Text(vi="Tra cứu.", en="Look up."),)
    facts = facts_with(platform, software=WHOLE, purpose=purpose, functions=functions, applicability=None)
    assert facts.complete is not None
    assert set(facts.complete["description"]) == {"en"}
    short = facts.complete["description"]["en"]["shortDescription"]
    assert len(short) <= 150
    assert short.endswith(("Finds…", "compares…", "and…", "follows…"))
    assert faults(facts.complete) == []


def test_contractors_have_a_name_and_a_last_day(platform: Platform) -> None:
    contract = msgspec.structs.replace(WHOLE, maintenance="contract")
    assert facts_with(platform, software=contract).missing == ("maintenance/contractors",)
    held = (Contractor(organisation="mo-phong-cong-ty-a", until=date(2027, 12, 31)),)
    facts = facts_with(platform, software=msgspec.structs.replace(contract, contractors=held))
    assert faults(facts.complete) == []
    assert facts.known["maintenance"]["contractors"][0]["until"] == "2027-12-31"


class _Bare:
    def wrap(self, page: Page) -> str:
        return "<head></head>"


def test_the_page_of_a_platform_leads_to_its_file() -> None:
    export: Export = made("demo").export
    for platform, expected in (("mo-phong-1", 1), ("mo-phong-2", 0)):
        url = export.portal.address_of("platform", platform, "vi")
        page = Page(url, "vi", "", "", Markup())
        head = LexborHTMLParser(ExportShell(_Bare(), export).wrap(page))
        assert len(head.css("link[type='application/yaml'][href$='publiccode.yml']")) == expected
