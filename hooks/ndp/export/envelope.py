"""What every document of the API says of itself."""

from __future__ import annotations

import datetime
from typing import TypedDict

from ndp.export import documents
from ndp.export.context import ATTRIBUTION, LICENCE_NAME, LICENCE_URL, Export


class Envelope(TypedDict):
    """The members every document begins with."""

    schema_version: str
    generated_from: documents.Origin
    as_of: datetime.date
    demonstration: bool
    licence: documents.Licence
    url: str
    total: int


def envelope(export: Export, url: str, total: int) -> Envelope:
    """The envelope of the document at `url` that holds `total` things."""
    portal = export.portal
    return Envelope(
        schema_version=documents.API_VERSION,
        generated_from=documents.Origin(
            commit=portal.history.commit or None, repository=portal.settings.repository or None
        ),
        as_of=portal.as_of,
        demonstration=portal.settings.demonstration,
        licence=documents.Licence(
            name=LICENCE_NAME,
            url=LICENCE_URL,
            attribution=f"{ATTRIBUTION}, {portal.settings.site_url}",
        ),
        url=url,
        total=total,
    )
