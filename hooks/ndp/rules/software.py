"""NDP357, NDP358: the software of a platform, as others may use it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Platform
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind

UNKNOWN_LICENCE = ProblemKind(
    "NDP357",
    "unknown-licence",
    Severity.ERROR,
    N_("Giấy phép không có trong SPDX"),
    N_("“{licence}” không phải biểu thức giấy phép SPDX."),
    N_("Viết đúng mã ở spdx.org/licenses, như “Apache-2.0”; nhiều giấy phép thì nối bằng AND hoặc OR."),
    N_(
        "Người muốn dùng lại phần mềm cần biết chính xác giấy phép. Mã SPDX chỉ đúng một văn bản, và máy đọc được để "
        "viết publiccode.yml."
    ),
    (N_("Ghi tên gọi của giấy phép thay cho mã."), N_("Thiếu số phiên bản trong mã.")),
)
CONTRACTORS_WITHOUT_CONTRACT = ProblemKind(
    "NDP358",
    "contractors-without-contract",
    Severity.ERROR,
    N_("Có bên nhận bảo trì mà không theo hợp đồng"),
    N_("Có “contractors” nhưng “maintenance” không phải “contract”."),
    N_("Ghi “maintenance: contract”, hoặc bỏ “contractors”."),
    N_(
        "“contractors” là các bên bảo trì theo hợp đồng. Phần mềm do chủ kho mã hay cộng đồng bảo trì thì không có bên "
        "nào như vậy; publiccode.yml cũng quy định thế."
    ),
    (N_("Hợp đồng đã hết mà chưa bỏ bên nhận bảo trì."), N_("Quên ghi “maintenance”.")),
)


def unknown_licence(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A licence that is no SPDX licence expression."""
    for entry, platform in of_kind(catalogue, Platform):
        licence = platform.software.licence if platform.software else None
        if licence is None:
            continue
        try:
            canonicalize_license_expression(licence)
        except InvalidLicenseExpression:
            yield Finding(entry, ("software", "licence"), {"licence": licence})


def contractors_without_contract(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Contractors of software that is not maintained under a contract."""
    for entry, platform in of_kind(catalogue, Platform):
        software = platform.software
        if software and software.contractors and software.maintenance != "contract":
            yield Finding(entry, ("software", "contractors"), {}, at_key=True)


RULES = (
    Rule(UNKNOWN_LICENCE, unknown_licence, each=("platform",)),
    Rule(CONTRACTORS_WITHOUT_CONTRACT, contractors_without_contract, each=("platform",)),
)
