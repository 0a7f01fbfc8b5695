"""What the catalogue knows of a platform's software, in the terms of publiccode.yml 0.7.

A platform whose facts are all that the standard makes mandatory gets a file to put into its repository. The standard
asks for the names of persons where a repository's owner or a community maintains the software; persons never leave the
portal, so such a platform gets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from ndp.derive.plans import plans_of
from ndp.derive.responsibility import Standing, holders
from ndp.export import addresses
from ndp.export.context import Export, ExportFile
from ndp.i18n import LANGUAGES, Language
from ndp.model.records import Name, Platform, Software

VERSION = "0.7"
SHORT, LONG_LEAST, LONG_MOST = 150, 150, 10_000
"""Characters that a short description may have, and that a long one must and may have."""
DEVELOPMENT: Mapping[str, str] = {
    "planned": "concept",
    "developing": "development",
    "trial": "beta",
    "in-use": "stable",
    "ended": "obsolete",
}
"""By the platform's status; a listed or suspended platform may stand at any stage."""
MANDATORY = (
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "legal/license",
    "maintenance/type",
    "localisation/localisationReady",
    "localisation/availableLanguages",
)
OF_A_LANGUAGE = ("shortDescription", "longDescription", "features")
"""Mandatory in one language at least; a file has no language without all of them."""
CONTRACTORS, CONTACTS = "maintenance/contractors", "maintenance/contacts"


@dataclass(frozen=True)
class Publiccode:
    """The keys of the standard that are known of a platform, in its order."""

    known: Mapping[str, Any]

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The mandatory keys that are not known, as the standard writes them: `legal/license`."""
        return tuple(_missing(self.known))

    @property
    def complete(self) -> Mapping[str, Any] | None:
        """What a valid file holds; None while something is missing."""
        if self.missing:
            return None
        whole = {language: text for language, text in self.known["description"].items() if _is_whole(text)}
        return {**self.known, "description": whole}


LINE_BREAKS_OF_1_1 = frozenset("\x85\u2028\u2029")


class _Dumper(yaml.SafeDumper):
    """Writes paragraphs as a person would: as they stand, below `|`."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # What ends a line in YAML 1.1 does not in 1.2: only quoted do both read the same.
    style = '"' if LINE_BREAKS_OF_1_1 & set(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def publiccode(export: Export, platform: Platform) -> Publiccode:
    """What is known of `platform`."""
    software = platform.software or Software()
    facts = {
        "publiccodeYmlVersion": VERSION,
        "name": str(platform.name) if platform.name else None,
        "url": software.repository,
        "landingURL": platform.websites[0].url if platform.websites else None,
        "organisation": _organisation(export, platform),
        "platforms": list(software.runs_on),
        "roadmap": _roadmap(export, platform),
        "developmentStatus": DEVELOPMENT.get(platform.status or ""),
        "softwareType": software.type,
        "description": {language: text for language in LANGUAGES if (text := _description(platform, language))},
        "legal": _known({"license": software.licence}),
        "maintenance": _maintenance(export, software),
        "localisation": _known(
            {"localisationReady": software.localisable, "availableLanguages": list(software.languages)}
        ),
    }
    return Publiccode(_known(facts))


def publiccode_files(export: Export) -> Iterator[ExportFile]:
    """`publiccode.yml` of every platform of which enough is known."""
    for key, platform in export.portal.catalogue.platforms.items():
        whole = publiccode(export, platform).complete
        if whole is not None:
            text = yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
            yield ExportFile.of_text(addresses.publiccode(key), text)


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None and value not in ([], {})}


def _missing(known: Mapping[str, Any]) -> Iterator[str]:
    for key in MANDATORY:
        section, _, name = key.rpartition("/")
        if name not in (known.get(section, {}) if section else known):
            yield key
    descriptions = known.get("description", {})
    if not any(map(_is_whole, descriptions.values())):
        first = descriptions.get("vi", {})
        yield from (f"description/vi/{name}" for name in OF_A_LANGUAGE if name not in first)
    maintenance = known.get("maintenance", {})
    if maintenance.get("type") == "contract" and "contractors" not in maintenance:
        yield CONTRACTORS
    if maintenance.get("type") in ("internal", "community"):
        yield CONTACTS


def _is_whole(description: Mapping[str, Any]) -> bool:
    return all(name in description for name in OF_A_LANGUAGE)


def _description(platform: Platform, language: Language) -> dict[str, Any]:
    purpose, applicability = _in(platform.purpose, language), _in(platform.applicability, language)
    functions = [text for each in platform.functions if (text := _in(each, language))]
    paragraphs = [*filter(None, (purpose, applicability)), "\n".join(f"- {text}" for text in functions)]
    long = "\n\n".join(filter(None, paragraphs))[:LONG_MOST]
    return _known(
        {
            "localisedName": _in(platform.name, language),
            "shortDescription": _shortened(purpose) if purpose else None,
            "longDescription": long if len(long) >= LONG_LEAST else None,
            "features": functions,
        }
    )


def _in(text: Name | None, language: Language) -> str | None:
    """A text in `language` alone: the other would be under the wrong key."""
    if text is None:
        return None
    return text.vi if language == "vi" else text.en


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= SHORT:
        return line
    return f"{line[: SHORT - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _organisation(export: Export, platform: Platform) -> dict[str, str] | None:
    """The host: who answers for the platform on the day of the data."""
    for holder in holders(export.portal.catalogue, platform.id, ("host",), export.portal.as_of):
        if holder.standing is Standing.CURRENT:
            body = holder.organisation
            return {"uri": export.page_url("organisation", body.id, "vi"), "name": str(body.name)}
    return None


def _roadmap(export: Export, platform: Platform) -> str | None:
    """The page of the newest plan that holds milestones."""
    keys = [f"{plan.platform}/{plan.id}" for plan in plans_of(export.portal.catalogue, platform.id) if plan.roadmap]
    return export.page_url("plan", keys[-1], "vi") if keys else None


def _maintenance(export: Export, software: Software) -> dict[str, Any]:
    organisations = export.portal.catalogue.organisations
    contractors = [
        _known(
            {
                "name": str(organisations[each.organisation].name),
                "until": str(each.until),
                "website": organisations[each.organisation].website,
            }
        )
        for each in software.contractors
        if each.organisation in organisations
    ]
    under_contract = software.maintenance == "contract"
    return _known({"type": software.maintenance, "contractors": contractors if under_contract else None})
