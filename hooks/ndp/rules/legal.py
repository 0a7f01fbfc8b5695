"""NDP325-NDP333: legal documents, their clauses and how they follow one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.clauses import clause_steps, parent_clause
from ndp.model.records import LegalDocument
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import admits_a_gap, of_kind, repeats
from ndp.text import fold

DUPLICATE_CLAUSE = ProblemKind(
    "NDP325",
    "duplicate-clause",
    Severity.ERROR,
    N_("Hai điều khoản cùng mã"),
    N_("Mã điều khoản “{clause}” đã dùng ở trên."),
    N_("Sửa mã cho đúng vị trí của điều khoản, hoặc xóa mục trùng."),
    N_("Mã điều khoản là một phần địa chỉ trang. Hai điều khoản cùng mã thì dẫn chiếu không biết tới đâu."),
    (N_("Chép mục ở trên rồi quên sửa mã."), N_("Nhầm chữ của điểm, ví dụ quên điểm đ (“dd”).")),
)
CLAUSE_BEFORE_PARENT = ProblemKind(
    "NDP326",
    "clause-before-parent",
    Severity.ERROR,
    N_("Điều khoản thiếu điều khoản cha"),
    N_("Chưa có điều khoản “{parent}” ở trên “{clause}”."),
    N_("Thêm “{parent}” vào trước mục này, hoặc sửa mã."),
    N_(
        "Mã cho biết điều khoản nằm trong điều khoản nào: d1.iv.5.a nằm trong d1.iv.5. "
        "Các điều khoản được ghi theo thứ tự của văn bản, cha trước con sau."
    ),
    (N_("Chỉ nhập điểm mà bỏ qua khoản chứa nó."), N_("Sắp các mục sai thứ tự."), N_("Gõ sai mã.")),
)
CLAUSE_WITHOUT_LABEL = ProblemKind(
    "NDP327",
    "clause-without-label",
    Severity.ERROR,
    N_("Điều khoản không có tên gọi"),
    N_("Mã “{clause}” không cho biết tên gọi và mục không ghi “label”."),
    N_("Thêm “label”, ví dụ “vi: Nơi nhận”, hoặc sửa mã theo dạng d1.iv.5.a."),
    N_(
        "Mã dạng d1.iv.5.a tự cho ra tên “Điều 1, mục IV, khoản 5, điểm a”. Mã khác dạng thì phải ghi tên để trang "
        "hiện."
    ),
    (N_("Quên chữ d trước số điều."), N_("Phần ngoài các điều, như căn cứ hay nơi nhận, chưa ghi tên gọi.")),
)
SAME_NUMBER = ProblemKind(
    "NDP328",
    "same-number",
    Severity.ERROR,
    N_("Hai văn bản cùng số hiệu"),
    N_("Số hiệu {number} của “{issuer}” đã có ở văn bản “{other}”."),
    N_("Gộp hai tệp làm một và sửa các nơi dẫn tới, hoặc sửa số hiệu."),
    N_("Một cơ quan không ban hành hai văn bản cùng một số hiệu, nên hai tệp này thật ra là một văn bản."),
    (N_("Người khác đã thêm văn bản này."), N_("Nhầm số hoặc nhầm cơ quan ban hành.")),
)
REPLACED_NOT_MARKED = ProblemKind(
    "NDP329",
    "replaced-not-marked",
    Severity.ERROR,
    N_("Văn bản đã bị thay thế mà chưa ghi"),
    N_("Văn bản “{other}” ghi là đã thay thế hoặc bãi bỏ văn bản này, nhưng ở đây là “{status}”."),
    N_(
        "Sửa thành “status: replaced” (bị thay thế) hoặc “status: expired” (bị bãi bỏ), hoặc sửa quan hệ ở văn bản kia."
    ),
    N_("Hai tệp phải nói như nhau về hiệu lực, nếu không trang này báo còn hiệu lực còn trang kia báo đã thay thế."),
    (N_("Thêm văn bản mới mà chưa sửa văn bản cũ."), N_("Văn bản mới chỉ sửa đổi, đáng lẽ ghi “amends”.")),
)
REPLACED_BY_NOTHING = ProblemKind(
    "NDP330",
    "replaced-by-nothing",
    Severity.WARNING,
    N_("Ghi là đã bị thay thế mà không có văn bản thay thế"),
    N_("Không văn bản nào ghi là thay thế “{document}”."),
    N_("Thêm quan hệ “replaces” vào văn bản mới, hoặc ghi một điều nhận thấy loại “gap” nếu chưa biết văn bản nào."),
    N_("Người đọc văn bản cũ cần được dẫn tới văn bản đang dùng. Quan hệ được ghi ở văn bản mới."),
    (N_("Văn bản thay thế chưa có trong danh mục."), N_("Văn bản mới có trong danh mục nhưng chưa ghi quan hệ.")),
)
RELATION_TO_LATER_DOCUMENT = ProblemKind(
    "NDP331",
    "relation-to-later-document",
    Severity.ERROR,
    N_("Quan hệ với văn bản ra sau"),
    N_("Văn bản này ({date}) ra trước “{other}” ({other_date}) nên không thể có quan hệ này với nó."),
    N_("Ghi quan hệ ở văn bản ra sau, hoặc sửa ngày."),
    N_("Một văn bản chỉ căn cứ vào, sửa đổi hay thay thế văn bản đã có trước nó."),
    (N_("Nhầm chiều của quan hệ."), N_("Gõ nhầm ngày của một trong hai văn bản.")),
)
EFFECTIVE_BEFORE_ISSUED = ProblemKind(
    "NDP332",
    "effective-before-issued",
    Severity.WARNING,
    N_("Có hiệu lực trước ngày ban hành"),
    N_("Ngày có hiệu lực {effective} trước ngày ban hành {date}."),
    N_("Sửa lại một trong hai ngày; nếu văn bản thật sự có hiệu lực trở về trước thì giữ nguyên."),
    N_("Văn bản hầu như luôn có hiệu lực từ ngày ký hoặc sau đó; hiệu lực trở về trước là trường hợp đặc biệt."),
    (N_("Gõ nhầm ngày hoặc đảo hai ngày."),),
)
CLAUSES_OF_UNREAD_DOCUMENT = ProblemKind(
    "NDP333",
    "clauses-of-unread-document",
    Severity.WARNING,
    N_("Văn bản chưa đọc mà đã ghi điều khoản"),
    N_("Văn bản ghi là chưa đọc được nhưng lại có {count} điều khoản."),
    N_("Sửa “reading” thành “excerpt” hay “whole”, hoặc bỏ “clauses”."),
    N_("Tóm tắt điều khoản phải dựa vào chính văn bản. Điều chỉ biết qua báo chí thì ghi ở mục liên quan, kèm nguồn."),
    (N_("Đã đọc thêm văn bản mà chưa sửa “reading”."), N_("Tóm tắt điều khoản theo bài báo.")),
)


def duplicate_clause(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two clauses of a document with one id."""
    for entry, document in of_kind(catalogue, LegalDocument):
        for later, _ in repeats((clause.id, index) for index, clause in enumerate(document.clauses)):
            yield Finding(entry, ("clauses", later, "id"), {"clause": document.clauses[later].id})


def clause_before_parent(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A clause whose enclosing clause is missing or comes later."""
    for entry, document in of_kind(catalogue, LegalDocument):
        above: set[str] = set()
        for index, clause in enumerate(document.clauses):
            parent = parent_clause(clause.id)
            if parent and parent not in above:
                yield Finding(entry, ("clauses", index, "id"), {"clause": clause.id, "parent": parent})
            above.add(clause.id)


def clause_without_label(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A clause that readers could only be shown by its id."""
    for entry, document in of_kind(catalogue, LegalDocument):
        for index, clause in enumerate(document.clauses):
            if clause.label is None and not clause_steps(clause.id):
                yield Finding(entry, ("clauses", index, "id"), {"clause": clause.id})


def same_number(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two documents of one issuer with one number."""
    numbered = (
        ((document.issuer, fold(document.number).replace(" ", "")), (entry, document))
        for entry, document in of_kind(catalogue, LegalDocument)
        if document.number
    )
    for (entry, document), (other, _) in repeats(numbered):
        values = {"number": document.number or "", "issuer": document.issuer, "other": other.id}
        yield Finding(entry, ("number",), values)


def replaced_not_marked(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A document that another replaces or repeals, yet that does not say so."""
    ended: dict[str, list[str]] = defaultdict(list)
    for entry, document in of_kind(catalogue, LegalDocument):
        for relation in document.relations:
            if relation.how in ("replaces", "repeals"):
                ended[relation.document].append(entry.id)
    for entry, document in of_kind(catalogue, LegalDocument):
        if entry.id in ended and document.status in ("in-force", "unknown"):
            yield Finding(entry, ("status",), {"other": ended[entry.id][0], "status": document.status})


def replaced_by_nothing(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A document said to be replaced, with no document that replaces it. Silent while documents are broken."""
    if catalogue.broken.get("legal"):
        return
    replaced = {
        relation.document
        for document in catalogue.legal.values()
        for relation in document.relations
        if relation.how in ("replaces", "repeals", "succeeds")
    }
    for entry, document in of_kind(catalogue, LegalDocument):
        if document.status == "replaced" and entry.id not in replaced and not admits_a_gap(document):
            yield Finding(entry, ("status",), {"document": document.id})


def relation_to_later_document(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A document that rests on, changes or ends one that certainly came later."""
    for entry, document in of_kind(catalogue, LegalDocument):
        for index, relation in enumerate(document.relations):
            other = catalogue.legal.get(relation.document)
            if other is None or document.date is None or other.date is None:
                continue
            if document.date.certainly_before(other.date):
                values = {"date": str(document.date), "other": other.id, "other_date": str(other.date)}
                yield Finding(entry, ("relations", index, "document"), values)


def effective_before_issued(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A document in force before it was issued."""
    for entry, document in of_kind(catalogue, LegalDocument):
        issued, effective = document.date, document.effective
        if issued is not None and effective is not None and effective.certainly_before(issued):
            yield Finding(entry, ("effective",), {"effective": str(effective), "date": str(issued)})


def clauses_of_unread_document(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Clauses summed up though nobody read the document."""
    for entry, document in of_kind(catalogue, LegalDocument):
        if document.reading == "not-read" and document.clauses:
            yield Finding(entry, ("clauses",), {"count": str(len(document.clauses))}, at_key=True)


RULES = (
    Rule(DUPLICATE_CLAUSE, duplicate_clause, reads=("legal",)),
    Rule(CLAUSE_BEFORE_PARENT, clause_before_parent, reads=("legal",)),
    Rule(CLAUSE_WITHOUT_LABEL, clause_without_label, reads=("legal",)),
    Rule(SAME_NUMBER, same_number, reads=("legal",)),
    Rule(REPLACED_NOT_MARKED, replaced_not_marked, reads=("legal",)),
    Rule(REPLACED_BY_NOTHING, replaced_by_nothing, reads=("legal",)),
    Rule(RELATION_TO_LATER_DOCUMENT, relation_to_later_document, reads=("legal",)),
    Rule(EFFECTIVE_BEFORE_ISSUED, effective_before_issued, reads=("legal",)),
    Rule(CLAUSES_OF_UNREAD_DOCUMENT, clauses_of_unread_document, reads=("legal",)),
)
