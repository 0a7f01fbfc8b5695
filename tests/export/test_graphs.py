"""DCAT and the organisations, read back by rdflib and held against shapes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, ORG, PROV, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from tests.export.conftest import Sample

SHAPES = Path(__file__).with_name("shapes.ttl")
NAMES = ("dcat", "to-chuc")
# rdflib reads JSON-LD by way of a class of its own that it has given up.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
ORGANISATIONS = "https://ndp.gov.vn/du-lieu/to-chuc#"


def graph(sample: Sample, name: str, ending: str = "ttl") -> Graph:
    formats = {"ttl": "turtle", "jsonld": "json-ld"}
    return Graph().parse(data=sample.files[f"/du-lieu/{name}.{ending}"], format=formats[ending])


@pytest.mark.parametrize("name", NAMES)
def test_both_forms_say_the_same(sample: Sample, name: str) -> None:
    turtle = graph(sample, name)
    assert len(turtle) > 20
    assert isomorphic(turtle, graph(sample, name, "jsonld"))


@pytest.mark.parametrize("name", NAMES)
def test_the_graph_has_the_shape_asked_for(sample: Sample, name: str) -> None:
    shapes = Graph().parse(SHAPES)
    conforms, _, text = validate(graph(sample, name), shacl_graph=shapes)
    assert conforms, text


def test_a_graph_without_a_title_is_refused(hostile_sample: Sample) -> None:
    found = graph(hostile_sample, "dcat")
    dataset = next(found.subjects(RDF.type, DCAT.Dataset))
    found.remove((dataset, DCTERMS.title, None))
    conforms, _, _ = validate(found, shacl_graph=Graph().parse(SHAPES))
    assert not conforms


def test_every_file_named_is_published(sample: Sample) -> None:
    named = [urlsplit(str(url)).path for url in graph(sample, "dcat").objects(None, DCAT.downloadURL)]
    assert len(named) > 80
    assert set(named) <= sample.files.keys()
    assert {address for address in sample.files if address.endswith((".csv", ".xlsx", ".sqlite"))} <= set(named)


def test_organisations_are_those_of_the_catalogue(sample: Sample) -> None:
    found = graph(sample, "to-chuc")
    raw = {entry_id: record for (kind, entry_id), record in sample.raw.items() if kind == "organisation"}
    for entry_id, record in raw.items():
        body = URIRef(ORGANISATIONS + entry_id)
        names = {Literal(text, lang=language) for language, text in record["name"].items()}
        assert set(found.objects(body, SKOS.prefLabel)) == names
        assert {str(alias) for alias in found.objects(body, SKOS.altLabel)} == set(record.get("aliases", ()))
        assert [str(above) for above in found.objects(body, ORG.subOrganizationOf)] == [
            ORGANISATIONS + record["parent"] for _ in range("parent" in record)
        ]
        assert len(list(found.objects(body, FOAF.homepage))) == ("website" in record)
    assert len(raw) == len(list(found.subjects(ORG.identifier, None)))


def test_roles_are_those_of_the_catalogue(sample: Sample) -> None:
    found = graph(sample, "to-chuc")
    expected = sorted(
        (record["platform"], line["role"], line["organisation"])
        for (kind, _), record in sample.raw.items()
        if kind == "assignment" and "platform" in record
        for line in record["assignments"]
    )
    roles = sorted(
        (
            str(platform).rpartition("#platform-")[2],
            str(found.value(role, DCAT.hadRole)).rpartition("#role-")[2],
            str(found.value(role, PROV.agent)).rpartition("#")[2],
        )
        for platform, role in found.subject_objects(PROV.qualifiedAttribution)
    )
    assert roles == expected
