"""The scripts of others are those that were recorded, under their licences, and nothing but the editor loads them."""

from __future__ import annotations

import hashlib
import re

from tests.site.building import ROOT

SCRIPTS = ROOT / "docs/assets/js"
VENDOR = SCRIPTS / "vendor"
ROW = re.compile(r"\| (\S+\.js) \| (\S+) \| (\S+) \| (\S+) \| ([0-9a-f]{64}) \|")
TABLE = "docs/phat-trien/phu-thuoc.md"


def recorded() -> dict[str, tuple[str, str, str, str]]:
    """Package, version, licence and checksum of each file."""
    return {row[0]: row[1:] for row in ROW.findall((VENDOR / "README.md").read_text(encoding="utf-8"))}


def test_every_file_is_the_recorded_one_with_its_licence_beside_it() -> None:
    rows = recorded()
    assert {path.name for path in VENDOR.glob("*.js")} == rows.keys()
    for name, (package, version, licence, checksum) in rows.items():
        data = (VENDOR / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == checksum, name
        assert f"{package} {version}, {licence}" in data[:200].decode()
        assert (VENDOR / f"{name.removesuffix('.js')}.LICENSE.txt").read_text(encoding="utf-8")


def test_the_appendix_of_dependencies_names_them() -> None:
    table = (ROOT / TABLE).read_text(encoding="utf-8")
    for package, version, licence, _ in recorded().values():
        assert f"| {package} | {version} | {licence} |" in table


def test_they_make_no_code_of_texts() -> None:
    for path in [*VENDOR.glob("*.js"), *SCRIPTS.rglob("editor/*.js")]:
        assert not re.search(r"\beval\s*\(|new Function\b|\.innerHTML|insertAdjacentHTML", path.read_text("utf-8")), (
            path
        )


def test_only_the_editor_loads_them() -> None:
    loading = {
        path.relative_to(SCRIPTS).parts[0]
        for path in SCRIPTS.rglob("*.js")
        if re.search(r'from "\.\.?/(vendor|editor)/', path.read_text(encoding="utf-8"))
    }
    assert loading == {"editor"}
