"""NDP301-NDP304: records and what they point at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import ANY, NAMES, Finding, Rule
from ndp.rules.suggest import Suggester

ID_DIFFERS_FROM_FILE_NAME = ProblemKind(
    "NDP301",
    "id-differs-from-file-name",
    Severity.ERROR,
    N_("Mã khác tên tệp"),
    N_("Mã “{id}” không trùng với tên tệp “{file}”."),
    N_("Viết “id: {file}”, hoặc đổi tên tệp cho trùng với mã."),
    N_(
        "Tên tệp là mã của mục: các tệp khác dẫn tới mục bằng mã này và địa chỉ trang cũng lấy từ đó. "
        "Hai nơi ghi hai mã khác nhau thì không biết mã nào đúng."
    ),
    (N_("Chép từ tệp khác mà chưa sửa mã."), N_("Đổi tên tệp mà quên sửa mã bên trong.")),
)
MISSING_REFERENCE = ProblemKind(
    "NDP302",
    "missing-reference",
    Severity.ERROR,
    N_("Dẫn tới mục không có"),
    N_("Không có mục “{target}” trong loại “{kind}”."),
    N_("Sửa mã, hoặc thêm tệp catalogue/{folder}/{target}.yml. Gần giống: {suggestions}."),
    N_("Các tệp dẫn tới nhau bằng mã. Mã không khớp tệp nào thì trang sẽ có chỗ trống và mất liên kết hai chiều."),
    (
        N_("Gõ sai một chữ trong mã."),
        N_("Tệp được dẫn tới chưa được thêm vào cùng thay đổi này."),
        N_("Dùng tên gọi thay cho mã."),
    ),
)
MISSING_CLAUSE = ProblemKind(
    "NDP303",
    "missing-clause",
    Severity.ERROR,
    N_("Điều khoản không có trong văn bản"),
    N_("Văn bản “{document}” không có điều khoản “{clause}”."),
    N_("Sửa mã điều khoản, hoặc thêm điều khoản vào tệp của văn bản. Gần giống: {suggestions}."),
    N_(
        "Mỗi thông tin dẫn đúng điều khoản để người đọc kiểm chứng được. "
        "Điều khoản phải có trong danh sách “clauses” của văn bản thì mới mở ra được."
    ),
    (
        N_("Nhầm số khoản hoặc chữ của điểm; điểm đ viết là “dd”."),
        N_("Văn bản mới được nhập phần đầu, chưa có điều khoản này."),
    ),
)
SELF_REFERENCE = ProblemKind(
    "NDP304",
    "self-reference",
    Severity.ERROR,
    N_("Mục dẫn tới chính nó"),
    N_("“{target}” dẫn tới chính nó."),
    N_("Ghi mã của mục khác, hoặc bỏ dòng này."),
    N_(
        "Một tổ chức không thể trực thuộc hay kế tiếp chính nó, một văn bản không thể thay thế chính nó, "
        "và một nền tảng không cần ghi là liên quan đến chính nó."
    ),
    (N_("Chép dòng từ tệp khác mà quên sửa mã."), N_("Nhầm chiều của quan hệ.")),
)

# A document is evidence of what is said about itself, and an observation may name the record it stands in.
MAY_NAME_ITSELF = frozenset({"sources", "observations", "named_in"})


def id_differs_from_file_name(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The `id` in the file is not the name of the file."""
    for entry in catalogue.all_entries():
        name = entry.id.rpartition("/")[2]
        if entry.record.id != name:
            yield Finding(entry, ("id",), {"id": entry.record.id, "file": name})


def missing_reference(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A reference to a record that has no file. A file that could not be read has its own problems."""
    suggester = Suggester()
    for entry in catalogue.all_entries():
        for reference in entry.references:
            if catalogue.exists(reference.kind, reference.target):
                continue
            kind = KIND_BY_NAME[reference.kind]
            known = partial(_names, catalogue, kind.name)
            yield Finding(
                entry,
                reference.pointer,
                {
                    "target": reference.target,
                    "kind": Term(kind.title),
                    "folder": kind.folder,
                    "suggestions": suggester.near(reference.target, kind, known),
                },
            )


def _names(catalogue: Catalogue, kind: str) -> list[str]:
    return sorted({*catalogue.entries.get(kind, {}), *catalogue.broken.get(kind, ())})


def missing_clause(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A reference to a clause that the document's file does not list."""
    suggester = Suggester()
    for entry in catalogue.all_entries():
        for reference in entry.references:
            if not reference.clause:
                continue
            found = catalogue.clause(reference.text)
            if found is None or found[1] is not None:
                continue
            document = found[0].id
            known = [clause.id for clause in found[0].clauses]
            yield Finding(
                entry,
                reference.pointer,
                {
                    "document": reference.target,
                    "clause": reference.clause,
                    "suggestions": suggester.near(reference.clause, document, known),
                },
            )


def self_reference(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A record that stands in a relation to itself."""
    for entry in catalogue.all_entries():
        for reference in entry.references:
            if (reference.kind, reference.target) == (entry.kind, entry.id) and MAY_NAME_ITSELF.isdisjoint(
                reference.pointer
            ):
                yield Finding(entry, reference.pointer, {"target": reference.target})


RULES = (
    Rule(ID_DIFFERS_FROM_FILE_NAME, id_differs_from_file_name, each=ANY),
    Rule(MISSING_REFERENCE, missing_reference, each=ANY, reads=(NAMES,)),
    Rule(MISSING_CLAUSE, missing_clause, each=ANY, reads=("legal",)),
    Rule(SELF_REFERENCE, self_reference, each=ANY),
)
