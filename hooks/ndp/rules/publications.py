"""NDP321-NDP322: publications are cited, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Publication
from ndp.problems import ProblemKind, Severity
from ndp.rules.addresses import split_address
from ndp.rules.rule import CITATIONS, Finding, Rule
from ndp.rules.survey import of_kind, repeats

UNCITED_PUBLICATION = ProblemKind(
    "NDP321",
    "uncited-publication",
    Severity.WARNING,
    N_("Ấn phẩm không ai dẫn"),
    N_("Không tệp nào dẫn ấn phẩm “{publication}” làm nguồn."),
    N_("Thêm “publication: {publication}” vào nguồn của thông tin mà bài này cho biết, hoặc xóa tệp."),
    N_("Ấn phẩm có mặt trong danh mục là để làm nguồn. Không thông tin nào dẫn tới thì người đọc không cần đến nó."),
    (N_("Thêm bài trước rồi quên ghi nguồn ở mục liên quan."), N_("Thông tin từng dựa vào bài này đã bị xóa.")),
)
SAME_ADDRESS = ProblemKind(
    "NDP322",
    "same-address",
    Severity.ERROR,
    N_("Hai ấn phẩm cùng một địa chỉ"),
    N_("Địa chỉ này đã có ở ấn phẩm “{other}”."),
    N_("Gộp hai tệp làm một và sửa các nơi dẫn tới."),
    N_("Một bài chỉ được ghi một lần, nếu không hai nguồn trông như độc lập trong khi chỉ là một."),
    (N_("Người khác đã thêm bài này."), N_("Địa chỉ chỉ khác http/https hoặc dấu gạch chéo cuối.")),
)


def uncited_publication(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A publication that no record names. Silent while files are broken: they may name it."""
    if any(catalogue.broken.values()):
        return
    for entry, publication in of_kind(catalogue, Publication):
        if not catalogue.citations_of("publication", entry.id):
            yield Finding(entry, ("id",), {"publication": publication.id})


def same_address(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two publications at the same address."""
    found = ((_comparable(publication.url), entry) for entry, publication in of_kind(catalogue, Publication))
    for later, first in repeats(found):
        yield Finding(later, ("url",), {"other": first.id})


def _comparable(url: str) -> tuple[str, str]:
    """What makes an address different from another: scheme, anchor and final slash do not."""
    host, rest = split_address(url)
    return host, rest.partition("#")[0].rstrip("/")


RULES = (
    Rule(UNCITED_PUBLICATION, uncited_publication, reads=("publication", CITATIONS)),
    Rule(SAME_ADDRESS, same_address, reads=("publication",)),
)
