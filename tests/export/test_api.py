"""The API holds what the files hold, and says of itself what is true."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from tests.export.conftest import AS_OF, COMMIT, REPOSITORY, Sample, hostile
from tests.export.expected import expected_record

from ndp.export.api import LISTINGS
from ndp.export.changelog import RELEASES
from ndp.export.fields import OPEN_KINDS, open_schema
from ndp.export.files import all_files
from ndp.kinds import KIND_BY_NAME
from ndp.schema import Schemas

API = "/api/v1/"


def documents(sample: Sample) -> dict[str, Any]:
    """Every document of the API by its address."""
    return {
        address: sample.json(address)
        for address in sample.files
        if address.startswith(API) and not address.endswith("/openapi.json")
    }


def test_every_record_equals_its_file(sample: Sample, schemas: Schemas) -> None:
    assert len(sample.raw) > 40
    for (kind, entry_id), raw in sample.raw.items():
        data = sample.json(f"{API}{KIND_BY_NAME[kind].folder}/{entry_id}.json")["data"]
        assert data["record"] == expected_record(schemas, kind, raw)
        assert (data["kind"], data["id"]) == (kind, entry_id)


def test_lists_hold_the_same_records(sample: Sample) -> None:
    for kind in OPEN_KINDS:
        document = sample.json(f"{API}{KIND_BY_NAME[kind].folder}.json")
        ids = [item["id"] for item in document["data"]]
        assert ids == sorted(entry_id for of_kind, entry_id in sample.raw if of_kind == kind)
        for item in document["data"]:
            entity = sample.json(urlsplit(item["url"]).path)["data"]
            assert item == {name: entity[name] for name in item}


def test_records_fit_the_published_schemas_without_hidden_fields(sample: Sample, schemas: Schemas) -> None:
    open_schemas = Schemas({name: open_schema(schemas.raw, name.removesuffix(".schema.json")) for name in schemas.raw})
    for kind in OPEN_KINDS:
        document = json.loads(sample.files[f"{API}{KIND_BY_NAME[kind].folder}.json"])
        for item in document["data"]:
            assert list(open_schemas.validator(kind).iter_errors(item["record"])) == []


def test_every_document_says_where_it_comes_from(sample: Sample) -> None:
    for address, document in documents(sample).items():
        data = document["data"]
        assert document["url"] == f"https://ndp.gov.vn{address}"
        assert document["generated_from"] == {"commit": COMMIT, "repository": REPOSITORY}
        assert document["as_of"] == AS_OF.isoformat()
        assert document["licence"]["name"] == "CC BY 4.0"
        assert document["schema_version"] == RELEASES[0].version
        if isinstance(data, list):
            assert document["total"] == len(data)


def addresses_in(value: Any) -> set[str]:
    """Every address of a document of the API in `value`."""
    if isinstance(value, dict):
        return set().union(*(addresses_in(item) for name, item in value.items() if name != "record"), set())
    if isinstance(value, list):
        return set().union(*(addresses_in(item) for item in value), set())
    return {value} if isinstance(value, str) and value.startswith("https://ndp.gov.vn/api/") else set()


def test_links_lead_to_documents(sample: Sample) -> None:
    for document in documents(sample).values():
        for address in addresses_in(document):
            assert urlsplit(address).path in sample.files, address


def test_relations_are_the_same_both_ways(sample: Sample) -> None:
    outgoing, incoming = set(), set()
    for kind, entry_id in sample.raw:
        data = sample.json(f"{API}{KIND_BY_NAME[kind].folder}/{entry_id}.json")["data"]
        outgoing |= {(kind, entry_id, link["pointer"], link["kind"], link["id"]) for link in data["references"]}
        incoming |= {(link["kind"], link["id"], link["pointer"], kind, entry_id) for link in data["referenced_by"]}
    assert outgoing == incoming
    assert outgoing


def test_the_index_names_every_document_that_is_no_record(sample: Sample) -> None:
    data = sample.json(f"{API}index.json")["data"]
    named = {urlsplit(link["url"]).path for link in (*data["kinds"], *data["documents"])}
    others = {
        address
        for address in sample.files
        if address.startswith(API) and address.count("/") == API.count("/") and not address.endswith("index.json")
    }
    assert named == others
    assert {link["count"] for link in data["kinds"]} == {
        sum(of_kind == kind for of_kind, _ in sample.raw) for kind in OPEN_KINDS
    }


def test_the_listings_of_a_full_catalogue_are_not_empty(hostile_sample: Sample) -> None:
    empty = {listing.path for listing in LISTINGS if not hostile_sample.json(f"{API}{listing.path}.json")["data"]}
    assert empty <= {"problems", "due-reports"}


def test_the_same_catalogue_gives_the_same_bytes(hostile_sample: Sample, schemas: Schemas) -> None:
    again, _ = hostile(schemas)
    assert {file.address: file.data for file in all_files(again)} == hostile_sample.files


def test_comparing_editions_names_what_came_and_went(sample: Sample) -> None:
    pairs = sample.json(f"{API}edition-changes.json")["data"]
    editions = {entry_id: raw for (kind, entry_id), raw in sample.raw.items() if kind == "edition"}
    assert len(pairs) == len(editions) * (len(editions) - 1) // 2
    for pair in pairs:
        data = sample.json(urlsplit(pair["url"]).path)["data"]
        before, after = (
            {line["platform"] for line in editions[pair[side]].get("entries", ())} for side in ("before", "after")
        )
        assert {line["platform"] for line in data["added"]} == after - before
        assert {line["platform"] for line in data["removed"]} == before - after
        assert data["same"] + len(data["changed"]) == len(before & after)


def test_series_hold_the_values_that_were_reported(sample: Sample) -> None:
    reported = {
        (report["plan"], value["indicator"], f"{entry_id}", Decimal(str(value["value"])))
        for (kind, entry_id), report in sample.raw.items()
        if kind == "report"
        for value in report.get("values", ())
    }
    series = {
        (each["plan"], each["indicator"], point["report"], Decimal(point["value"]))
        for each in sample.json(f"{API}indicators.json")["data"]
        for point in each["series"]
    }
    assert series <= reported
    assert series or sample.name != "demo"
