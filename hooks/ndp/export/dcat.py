"""The portal as a data catalogue by DCAT 3, its organisations by the Organization Ontology, as Turtle and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ndp.export.context import API, ATTRIBUTION, LICENCE_URL, Export, ExportFile
from ndp.export.fields import OPEN_KINDS
from ndp.export.graph import Graph, Iri, Literal, Node
from ndp.export.openapi import ADDRESS as OPENAPI
from ndp.export.openapi import DESCRIPTION as API_DESCRIPTION
from ndp.export.openapi import TITLE as API_TITLE
from ndp.export.published import DATABASE, WORKBOOK, XLSX, csv_address
from ndp.export.tables import Table, tables
from ndp.export.well_known import SUMMARY
from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME
from ndp.model.records import Assignment, Organisation, Successor
from ndp.text import PartialDate

CATALOGUE = "/du-lieu/dcat"
ORGANISATIONS = "/du-lieu/to-chuc"
LANGUAGE_CODES = ("VIE", "ENG")
AUTHORITY = "http://publications.europa.eu/resource/authority"
FREQUENCY = f"{AUTHORITY}/frequency/IRREG"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
ALL = N_("Mọi dữ liệu của Cổng")
PUBLISHER = N_("Cổng thông tin nền tảng số quốc gia")
ATTRIBUTION_CLASS = "prov:Attribution"
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def graph_files(export: Export) -> Iterator[ExportFile]:
    """The catalogue and the organisations in both forms."""
    for address, nodes in ((CATALOGUE, catalogue_nodes(export)), (ORGANISATIONS, organisation_nodes(export))):
        graph = Graph()
        for node in nodes:
            graph.add(node)
        graph.close()
        yield ExportFile(f"{address}.ttl", graph.turtle)
        yield ExportFile(f"{address}.jsonld", graph.json_ld)


def catalogue_nodes(export: Export) -> Iterator[Node]:
    """The catalogue, its data sets with their distributions, and the API."""
    publisher = Node(_iri(export, "/#publisher"), ("foaf:Agent",)).add_texts("foaf:name", export.texts(PUBLISHER))
    publisher.add("foaf:homepage", _iri(export, "/"))
    whole = _dataset(export, "#all", export.texts(ALL), publisher)
    by_kind = {
        kind: _dataset(export, f"#{kind}", export.texts(KIND_BY_NAME[kind].title), publisher) for kind in OPEN_KINDS
    }
    service = Node(_iri(export, f"{CATALOGUE}#api"), ("dcat:DataService",))
    service.add_texts("dct:title", export.texts(API_TITLE)).add_texts("dct:description", export.texts(API_DESCRIPTION))
    service.add("dcat:endpointURL", _iri(export, f"{API}/")).add("dcat:endpointDescription", _iri(export, OPENAPI))
    service.add("dct:license", Iri(LICENCE_URL)).add("dct:publisher", publisher.iri)
    catalogue = Node(_iri(export, f"{CATALOGUE}#catalogue"), ("dcat:Catalog",))
    catalogue.add_texts("dct:title", export.texts(ATTRIBUTION)).add_texts("dct:description", export.texts(SUMMARY))
    catalogue.add("foaf:homepage", _iri(export, "/")).add("dct:publisher", publisher.iri)
    catalogue.add("dct:license", Iri(LICENCE_URL)).add("dct:modified", _day(export.portal.as_of.isoformat()))
    catalogue.add("dct:language", *(Iri(f"{AUTHORITY}/language/{code}") for code in LANGUAGE_CODES))
    distributions: list[Node] = []
    for address, media_type in ((WORKBOOK, XLSX), (DATABASE, "application/vnd.sqlite3")):
        distributions.append(_distribution(export, whole, address, media_type))
    for kind, dataset in by_kind.items():
        address = f"{API}/{KIND_BY_NAME[kind].folder}.json"
        distributions.append(_distribution(export, dataset, address, "application/json"))
    for table in tables(export.portal.schemas):
        distributions.append(
            _distribution(export, by_kind.get(table.kind, whole), csv_address(table), "text/csv", table)
        )
    datasets = (whole, *by_kind.values())
    catalogue.add("dcat:dataset", *(dataset.iri for dataset in datasets)).add("dcat:service", service.iri)
    service.add("dcat:servesDataset", *(dataset.iri for dataset in by_kind.values()))
    yield from (catalogue, publisher, service, *datasets, *distributions)


def _dataset(export: Export, name: str, title: dict[str, str], publisher: Node) -> Node:
    node = Node(_iri(export, CATALOGUE + name), ("dcat:Dataset",)).add_texts("dct:title", title)
    node.add_texts("dct:description", export.texts(SUMMARY)).add("dct:publisher", publisher.iri)
    node.add("dct:identifier", Literal(_iri(export, CATALOGUE + name).full)).add("dct:license", Iri(LICENCE_URL))
    node.add("dct:modified", _day(export.portal.as_of.isoformat())).add("dct:accrualPeriodicity", Iri(FREQUENCY))
    node.add("dcat:landingPage", _iri(export, "/du-lieu/"))
    return node.add("dct:language", *(Iri(f"{AUTHORITY}/language/{code}") for code in LANGUAGE_CODES))


def _distribution(export: Export, dataset: Node, address: str, media_type: str, table: Table | None = None) -> Node:
    node = Node(_iri(export, f"{address}#distribution"), ("dcat:Distribution",))
    if table is not None:
        node.add("dct:title", Literal(table.title, "vi"))
    node.add("dcat:downloadURL", _iri(export, address)).add("dcat:accessURL", _iri(export, "/du-lieu/"))
    node.add("dcat:mediaType", Iri(f"{MEDIA_TYPES}/{media_type}")).add("dct:license", Iri(LICENCE_URL))
    dataset.add("dcat:distribution", node.iri)
    return node


def organisation_nodes(export: Export) -> Iterator[Node]:
    """The organisations, what became of them, and their roles for platforms."""
    catalogue = export.portal.catalogue
    for key, organisation in catalogue.organisations.items():
        yield _organisation(export, key, organisation)
        for index, successor in enumerate(organisation.successors):
            yield _succession(export, key, index, successor)
    attributions: dict[str, list[Node]] = {}
    for held in catalogue.held_roles:
        if held.platform is not None:
            iri = Iri(f"{_platform(export, held.platform).value}-{held.index}")
            attributions.setdefault(held.platform, []).extend(_attribution(export, iri, held.assignment))
    for platform in catalogue.platforms:
        node = Node(_platform(export, platform), ("dcat:Resource",))
        node.add_texts("dct:title", export.titles("platform", platform))
        node.add("foaf:page", Iri(export.page_url("platform", platform, "vi")))
        roles: Sequence[Node] = attributions.get(platform, ())
        yield node.add("prov:qualifiedAttribution", *(role.iri for role in roles if ATTRIBUTION_CLASS in role.types))
        yield from roles


def _organisation(export: Export, key: str, organisation: Organisation) -> Node:
    node = Node(
        _body(export, key), ("org:OrganizationalCollaboration" if organisation.collective else "org:Organization",)
    )
    names = {"vi": organisation.name.vi, "en": organisation.name.en}
    node.add_texts("skos:prefLabel", {language: name for language, name in names.items() if name})
    node.add("skos:altLabel", *(Literal(alias) for alias in organisation.aliases))
    node.add("org:identifier", Literal(key)).add("foaf:page", Iri(export.page_url("organisation", key, "vi")))
    if organisation.parent:
        node.add("org:subOrganizationOf", _body(export, organisation.parent))
    if organisation.website:
        node.add("foaf:homepage", Iri(organisation.website))
    return node


def _succession(export: Export, key: str, index: int, successor: Successor) -> Node:
    node = Node(Iri(f"{_body(export, key).value}-{index}"), ("org:ChangeEvent",))
    node.add("org:originalOrganization", _body(export, key))
    node.add("org:resultingOrganization", _body(export, successor.organisation))
    return node.add("dct:date", _partial(successor.date)) if successor.date else node


def _attribution(export: Export, iri: Iri, assignment: Assignment) -> Iterator[Node]:
    node = Node(iri, (ATTRIBUTION_CLASS,)).add("prov:agent", _body(export, assignment.organisation))
    node.add("dcat:hadRole", _iri(export, f"{ORGANISATIONS}#role-{assignment.role}"))
    yield node
    if assignment.from_ or assignment.to:
        period = Node(Iri(f"{iri.value}-period"), ("dct:PeriodOfTime",))
        period.add("dcat:startDate", *([_partial(assignment.from_)] if assignment.from_ else []))
        period.add("dcat:endDate", *([_partial(assignment.to)] if assignment.to else []))
        node.add("dct:temporal", period.iri)
        yield period


def _body(export: Export, key: str) -> Iri:
    return _iri(export, f"{ORGANISATIONS}#{key}")


def _platform(export: Export, key: str) -> Iri:
    return _iri(export, f"{ORGANISATIONS}#platform-{key}")


def _iri(export: Export, address: str) -> Iri:
    return Iri(export.absolute(address))


def _day(text: str) -> Literal:
    return Literal(text, datatype="xsd:date")


def _partial(value: PartialDate) -> Literal:
    return Literal(str(value), datatype=DATE_TYPES[len(str(value))])
