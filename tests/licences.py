"""The licences of all that the project uses, from the packages' own metadata, and the pages that list them."""

from __future__ import annotations

from importlib.metadata import distribution

from tests.test_project import LISTS, locked

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
WORDS = {"Apache 2.0": "Apache-2.0", "BSD 3-Clause OR Apache-2.0": "BSD-3-Clause OR Apache-2.0"}
STATED_ELSEWHERE = {
    # No licence in the metadata; the LICENSE file in the package is MIT's text.
    "axe-playwright-python": "MIT",
    # Three classifiers for a choice of two.
    "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",
}
ACCEPTED = frozenset(
    {
        *("0BSD", "Apache-2.0", "Artistic-1.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"),
        *("MIT-0", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense", "W3C-20150513", "ZPL-2.1", "Zlib"),
    }
)
"""Licences whose terms the project meets by naming them: it passes no package on, and changes none."""
USES = {
    "requirements": ("dựng cổng", "building"),
    "requirements-parquet": ("viết Parquet", "writing Parquet"),
    "requirements-dev": ("kiểm thử", "testing"),
}
SHIPPED = (
    ("Be Vietnam Pro", "OFL-1.1", "phông chữ của trang", "the pages' typeface"),
    ("mkdocs-material (CSS, JavaScript)", "MIT", "khung của bài hướng dẫn", "the frame of the guides"),
    ("yaml (JavaScript)", "ISC", "trang biểu mẫu", "the form"),
    ("@cfworker/json-schema (JavaScript)", "MIT", "trang biểu mẫu", "the form"),
)
"""What of others' work the built site itself carries to readers."""
HEAD = {
    "vi": """---
title: Giấy phép của các gói
description: Giấy phép của mọi gói mà bản dựng, kiểm thử và trang đã dựng dùng tới.
section: guides
lang: vi
alternates:
  vi: phat-trien/giay-phep-goi/
  en: en/developing/licences/
---

# Giấy phép của các gói

Bảng sinh từ thông tin mà chính các gói khai, theo tệp khóa; `make bless` viết lại. Gói có giấy phép lạ thì kiểm thử
không qua cho tới khi có người xem. “BSD” là gói chỉ khai như vậy, không nói rõ bản nào.

## Có trong trang đã dựng {#trang}

| Thành phần | Giấy phép | Để |
|---|---|---|
""",
    "en": """---
title: Licences of packages
description: The licences of every package that the build, the tests and the built site make use of.
section: guides
lang: en
alternates:
  vi: phat-trien/giay-phep-goi/
  en: en/developing/licences/
---

# Licences of packages

The table is made of what the packages themselves declare, by the lock files; `make bless` writes it anew. A package
with an unknown licence fails the tests until somebody has looked. "BSD" stands where a package says no more than that.

## In the built site {#trang}

| Part | Licence | For |
|---|---|---|
""",
}
MIDDLE = {
    "vi": "\n## Các gói Python {#goi}\n\n| Gói | Giấy phép | Để |\n|---|---|---|\n",
    "en": "\n## Python packages {#goi}\n\n| Package | Licence | For |\n|---|---|---|\n",
}


def licence_of(package: str) -> str:
    """The licence that an installed package declares, as an SPDX expression where it can be known; empty if none."""
    if package in STATED_ELSEWHERE:
        return STATED_ELSEWHERE[package]
    metadata = distribution(package).metadata.json
    stated = str(metadata.get("license_expression", ""))
    if stated:
        return stated
    words = str(metadata.get("license", ""))
    words = WORDS.get(words, words)
    if words and identifiers(words) <= ACCEPTED:
        return words
    declared = [str(each).rpartition(" :: ")[2] for each in metadata.get("classifier", ()) if "License ::" in str(each)]
    return " OR ".join(sorted({CLASSIFIERS[each] for each in declared if each in CLASSIFIERS}))


def identifiers(expression: str) -> frozenset[str]:
    """The licences named in an SPDX expression."""
    words = expression.replace("(", " ").replace(")", " ").split()
    return frozenset(words) - {"AND", "OR", "WITH"}


def acceptable(expression: str) -> bool:
    """Whether the project may use what is under `expression`: of a choice, one part is enough."""
    parts = [expression] if "(" in expression else expression.split(" OR ")
    return any(part and identifiers(part) <= ACCEPTED for part in parts)


def used_packages() -> dict[str, str]:
    """Every locked package and the first list that needs it."""
    found: dict[str, str] = {}
    for name in LISTS:
        for package in locked(name):
            found.setdefault(package, name)
    return dict(sorted(found.items()))


def page(language: str) -> str:
    """The page that lists everything."""
    place = 0 if language == "vi" else 1
    shipped = [f"| {name} | {licence} | {words[place]} |\n" for name, licence, *words in SHIPPED]
    packages = [
        f"| {package} | {licence_of(package)} | {USES[name][place]} |\n" for package, name in used_packages().items()
    ]
    return HEAD[language] + "".join(shipped) + MIDDLE[language] + "".join(packages)
