"""The list of headers in the forms that servers read: `_headers`, nginx, JSON for a store behind a network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from ndp.serving.policy import CLASSES, COMMON, HSTS, PAGES, PRIVATE, FileClass

HEADERS = "_headers"
NGINX = f"{PRIVATE[1:]}nginx-headers.conf"
TABLE = f"{PRIVATE[1:]}headers.json"
INDEX = "index.html"
MOST_RULES = 100
"""Cloudflare reads no more of them."""


def serving_files(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path below the site folder and text of each form, for a site whose other files are at `paths` below it."""
    yield HEADERS, headers_file(paths)
    yield NGINX, nginx_headers()
    yield TABLE, json.dumps(headers_table(), ensure_ascii=False, indent=2) + "\n"


def headers_file(paths: Iterable[str]) -> str:
    """`_headers` as Cloudflare and Netlify read it.

    No header is set by two rules that match one address: one of the two hosts would join the values, the other choose.
    Raises ValueError for more rules than Cloudflare takes.
    """
    rules = [("/*", COMMON), *((pattern, each.headers) for pattern, each in _patterns(paths))]
    if len(rules) > MOST_RULES:
        raise ValueError(f"{len(rules)} rules in {HEADERS}, at most {MOST_RULES} are read")
    blocks = [
        "\n".join((pattern, *(f"  {name}: {value}" for name, value in headers.items()))) for pattern, headers in rules
    ]
    return "\n".join(blocks) + "\n"


def _patterns(paths: Iterable[str]) -> Iterator[tuple[str, FileClass]]:
    """Addresses, `*` for any end, that together match every file, none of them twice."""
    special = [(prefix, each) for each in CLASSES for prefix in each.prefixes]
    for prefix, each in special:
        yield f"{prefix}*", each
    prefixes = tuple(prefix for prefix, _ in special)
    mixed = {prefix[:end] for prefix in prefixes for end in range(1, len(prefix) + 1) if prefix[end - 1] == "/"}
    found: set[str] = set()
    for path in paths:
        address = f"/{path}"
        if address.startswith(prefixes):
            continue
        folder = "/"
        # The highest folder below which nothing is special.
        while folder in mixed:
            rest = address[len(folder) :]
            if "/" not in rest:
                found.add(folder if rest == INDEX else address)
                break
            folder += rest[: rest.index("/") + 1]
        else:
            found.add(f"{folder}*")
    yield from ((pattern, PAGES) for pattern in sorted(found))


def headers_table() -> list[dict[str, object]]:
    """Which headers each class of files is to get, for those who upload the site to a store."""
    return [
        {"class": each.name, "prefixes": list(each.prefixes), "headers": each.all_headers}
        for each in (*CLASSES[1:], PAGES)
    ]


def nginx_headers() -> str:
    """Variables of nginx for every header, by the address asked for. To be included at the level of `http`."""
    lines = ["map $uri $ndp_class {", f"    default {PAGES.name};"]
    lines += [f"    ~^{re.escape(prefix)} {each.name};" for each in CLASSES for prefix in each.prefixes]
    lines.append("}")
    names = list(dict.fromkeys(name for each in CLASSES for name in each.headers))
    for name in names:
        lines.append(f"map $ndp_class {variable(name)} {{")
        lines += [f'    {each.name} "{each.headers[name]}";' for each in CLASSES if name in each.headers]
        lines.append("}")
    lines += ["map $https $ndp_hsts {", f'    on "{COMMON[HSTS]}";', "}"]
    return "\n".join(lines) + "\n"


def nginx_add_headers() -> Iterator[str]:
    """The instructions of a server that send them; a header whose value is empty is not sent."""
    for name, value in COMMON.items():
        yield f"add_header {name} $ndp_hsts always;" if name == HSTS else f'add_header {name} "{value}" always;'
    for name in dict.fromkeys(name for each in CLASSES for name in each.headers):
        yield f"add_header {name} {variable(name)} always;"


def variable(header: str) -> str:
    """The variable of nginx that holds a header: `$ndp_cache_control`."""
    return f"$ndp_{header.lower().replace('-', '_')}"
