"""The one list of what browsers are told about the site's files: security headers, who may embed, how long to keep.

Everything that tells a server or browser is derived from it: the meta element of every page, `_headers`, nginx.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from ndp.export import addresses
from ndp.export.badges import STYLE as BADGE_STYLE
from ndp.i18n import LANGUAGES

Policy = Mapping[str, str]

PAGE_POLICY: Policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'none'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
"""What pages may load. No page holds scripts or styles of its own, so there is neither 'unsafe-inline' nor a hash."""

CARD_POLICY: Policy = {
    "default-src": "'none'",
    "style-src": f"'self' 'sha256-{b64encode(hashlib.sha256(BADGE_STYLE.encode()).digest()).decode()}'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "*",
}
"""Cards are made to be framed by other sites; nothing in them runs.

Badges stand beside them. A badge is one file, so the rules that turn it dark are in it: that text alone is allowed.
"""

DATA_POLICY: Policy = {"default-src": "'none'", "style-src": "'none'", "frame-ancestors": "'none'"}
"""Data is read by programs; opened by itself it loads nothing."""

# A meta element cannot carry it.
ONLY_IN_HEADERS = frozenset({"frame-ancestors"})

HSTS = "Strict-Transport-Security"
COMMON = {
    # Two years, for this host alone: subdomains are their owners' affair.
    HSTS: "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation"),
            *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    # All that a page loads is the portal's own. A card has it too, or no page with this policy could frame it.
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-DNS-Prefetch-Control": "off",
}
"""Of every answer. HSTS is to be sent over HTTPS only (RFC 6797, section 7.2)."""

BRIEF = "public, max-age=300, must-revalidate"
"""Five minutes: what is published or taken back is seen by everyone within that time."""
FOR_EVER = "public, max-age=31536000, immutable"
"""For names that change with the content."""
OPEN = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
CLOSED = {"Cross-Origin-Resource-Policy": "same-origin"}
# For browsers that do not know frame-ancestors.
UNFRAMED = {"X-Frame-Options": "DENY"}

MEDIA_TYPES = {
    "atom": "application/atom+xml",
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "sqlite": "application/vnd.sqlite3",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "yml": "application/yaml",
}
"""By the ending of the name. `nosniff` makes a wrong one a failure."""
PACKED = frozenset({"atom", "css", "csv", "html", "ics", "js", "json", "jsonld", "svg", "ttl", "txt", "xml", "yml"})
"""Endings of files that are worth sending packed."""

PRIVATE = "/_serving/"
"""For whoever runs the server; not shown to readers, like `/_headers`."""


@dataclass(frozen=True, slots=True)
class FileClass:
    """Files that are served alike: those whose address starts with one of `prefixes`; for the first class all others.

    `headers` come on top of COMMON.
    """

    name: str
    prefixes: tuple[str, ...]
    headers: Mapping[str, str]

    @property
    def all_headers(self) -> dict[str, str]:
        """Every header of such a file."""
        return {**COMMON, **self.headers}


def policy_text(policy: Policy) -> str:
    """A content security policy as a header carries it."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def meta_policy(policy: Policy) -> str:
    """A content security policy as a meta element carries it."""
    return policy_text({name: value for name, value in policy.items() if name not in ONLY_IN_HEADERS})


CSP = "Content-Security-Policy"
CLASSES: tuple[FileClass, ...] = (
    FileClass("page", (), {CSP: policy_text(PAGE_POLICY), **UNFRAMED, **CLOSED, "Cache-Control": BRIEF}),
    FileClass(
        "card",
        tuple(f"{addresses.CARDS[language]}/" for language in LANGUAGES),
        {CSP: policy_text(CARD_POLICY), **OPEN, "Cache-Control": BRIEF},
    ),
    FileClass(
        "data",
        (
            *("/api/", "/schemas/", "/du-lieu/tep/", "/du-lieu/dcat.", "/du-lieu/to-chuc."),
            *(f"{folders[language]}/" for folders in (addresses.FEEDS, addresses.CALENDARS) for language in LANGUAGES),
        ),
        {CSP: policy_text(DATA_POLICY), **UNFRAMED, **OPEN, "Cache-Control": BRIEF},
    ),
    FileClass(
        "asset",
        (
            *(f"/assets/{folder}/" for folder in ("css", "js", "fonts", "javascripts", "stylesheets")),
            *(f"/assets/search/{language}-" for language in LANGUAGES),
        ),
        {CSP: policy_text(DATA_POLICY), **UNFRAMED, **CLOSED, "Cache-Control": FOR_EVER},
    ),
    FileClass(
        "card-asset",
        (addresses.CARD_ASSETS,),
        {CSP: policy_text(DATA_POLICY), **UNFRAMED, **OPEN, "Cache-Control": FOR_EVER},
    ),
)
PAGES = CLASSES[0]


def class_of(address: str) -> FileClass:
    """The class of the file at a site-absolute address."""
    return next((each for each in CLASSES if each.prefixes and address.startswith(each.prefixes)), PAGES)
