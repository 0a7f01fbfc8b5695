"""NDP311-NDP317: every fact says where it comes from, and says it once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import msgspec

from ndp.i18n import N_
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import FieldProvenance, Provenance
from ndp.model.references import Pointer
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import ANY, Finding, Rule
from ndp.rules.suggest import Suggester
from ndp.rules.survey import PartsSearch, fields
from ndp.source import format_pointer, parse_pointer

VERIFIED_WITHOUT_DOCUMENT = ProblemKind(
    "NDP311",
    "verified-without-document",
    Severity.ERROR,
    N_("Ghi là đã kiểm chứng mà không dẫn văn bản"),
    N_("Mức “verified” ở đây không kèm văn bản pháp luật nào."),
    N_("Thêm nguồn “legal: …” với điều khoản đã đọc, hoặc hạ mức xuống “reported” hay “unverified”."),
    N_(
        "“verified” nghĩa là đã đọc thấy điều này trong chính văn bản. "
        "Người đọc phải mở được đúng văn bản, đúng điều khoản đó để tự kiểm tra."
    ),
    (N_("Nguồn chỉ là bài báo hoặc trang tin."), N_("Chép phần nguồn từ tệp khác rồi xóa dòng văn bản.")),
)
VERIFIED_FROM_UNREAD_DOCUMENT = ProblemKind(
    "NDP312",
    "verified-from-unread-document",
    Severity.ERROR,
    N_("Ghi là đã kiểm chứng bằng văn bản chưa đọc"),
    N_("Mức “verified” dựa vào “{document}”, văn bản này {reading}."),
    N_("Đọc văn bản rồi sửa “reading” trong tệp của nó, hoặc hạ mức xuống “reported”."),
    N_(
        "Chỉ văn bản đã đọc toàn văn mới làm căn cứ cho mức “verified”. "
        "Biết qua báo chí hay trích đoạn thì là “reported”, kèm nguồn đã đọc."
    ),
    (
        N_("Mới biết văn bản qua bài báo hoặc trang tra cứu."),
        N_("Đã đọc văn bản nhưng chưa sửa “reading” trong tệp của văn bản."),
    ),
)
REPORTED_WITHOUT_SOURCE = ProblemKind(
    "NDP313",
    "reported-without-source",
    Severity.ERROR,
    N_("Ghi là đã công bố mà không nêu nguồn"),
    N_("Mức “reported” ở đây không kèm nguồn nào."),
    N_("Thêm “sources” với ấn phẩm hoặc văn bản đã nêu điều này, hoặc hạ mức xuống “unverified”."),
    N_("“reported” nghĩa là đã công bố ở một nơi nêu được tên. Không nêu nơi đó thì không ai kiểm tra được."),
    (N_("Chưa thêm bài báo vào thư mục publications."), N_("Đổi mức mà quên thêm nguồn.")),
)
UNVERIFIED_WITHOUT_NOTE = ProblemKind(
    "NDP314",
    "unverified-without-note",
    Severity.WARNING,
    N_("Chưa có nguồn mà không nói vì sao"),
    N_("Mức “unverified” ở đây không kèm ghi chú."),
    N_("Thêm “note” nói điều này từ đâu mà có: nhớ lại, suy ra từ điều gì, đang chờ nguồn nào."),
    N_(
        "Điều chưa có nguồn vẫn được ghi, nhưng phải nói vì sao nghĩ như vậy. "
        "Ghi chú giúp người đọc cân nhắc và giúp người khác tìm nguồn."
    ),
    (N_("Hạ mức vì không tìm được nguồn mà chưa ghi lý do."),),
)
PROVENANCE_OF_MISSING_FIELD = ProblemKind(
    "NDP315",
    "provenance-of-missing-field",
    Severity.ERROR,
    N_("Nguồn cho trường không có"),
    N_("“{pointer}” không chỉ tới trường nào có trong mục này."),
    N_("Sửa đường dẫn hoặc bỏ dòng này. Gần giống: {suggestions}."),
    N_(
        "Khóa của “fields” là đường dẫn tính từ chỗ đặt “provenance”, ví dụ /name/vi hay /websites/0. "
        "Đường dẫn sai thì nguồn không gắn vào đâu và trường vẫn mang nguồn chung."
    ),
    (
        N_("Xóa trường mà quên xóa nguồn của nó."),
        N_("Thứ tự trong danh sách đã đổi; mục đầu tiên là số 0."),
        N_("Viết đường dẫn từ đầu tệp trong khi “provenance” nằm ở mục con."),
    ),
)
REPEATED_PROVENANCE = ProblemKind(
    "NDP316",
    "repeated-provenance",
    Severity.WARNING,
    N_("Nguồn của trường lặp lại nguồn chung"),
    N_("“{pointer}” ghi lại đúng mức và nguồn đã áp dụng cho trường này."),
    N_("Bỏ dòng này; trường đã mang nguồn chung."),
    N_("“fields” chỉ để ghi trường có mức hoặc nguồn khác. Ghi lặp làm người duyệt khó thấy chỗ khác thật."),
    (N_("Nguồn chung đã được sửa cho giống nguồn của trường."), N_("Chép cả khối nguồn cho từng trường.")),
)
SHADOWED_PROVENANCE = ProblemKind(
    "NDP317",
    "shadowed-provenance",
    Severity.WARNING,
    N_("Nguồn của trường không có tác dụng"),
    N_("“{pointer}” nằm trong phần đã có “provenance” riêng, nên nguồn ghi ở đây không được dùng."),
    N_("Chuyển nguồn này vào “provenance” của phần đó, hoặc bỏ dòng này."),
    N_("Phần nào có “provenance” riêng thì chỉ theo nguồn ghi trong phần đó; nguồn ghi ở ngoài không tới được."),
    (N_("Thêm “provenance” cho một mục của danh sách mà quên bỏ dòng cũ ở ngoài."),),
)

WITH_LEVEL = PartsSearch(lambda part: issubclass(part, FieldProvenance))
WITH_PROVENANCE = PartsSearch(lambda part: "provenance" in part.__struct_fields__)
READ_ENOUGH = frozenset({"whole", "without-annex"})
READINGS = {"excerpt": Term(N_("mới đọc được trích đoạn")), "not-read": Term(N_("chưa đọc được"))}


@dataclass(frozen=True, slots=True)
class Statement:
    """A level with its sources, stated at `pointer`."""

    entry: Entry
    pointer: Pointer
    provenance: FieldProvenance


@dataclass(frozen=True, slots=True)
class FieldStatement:
    """What the provenance `general` of `part` says of the field at `steps` (text `path`) below it."""

    entry: Entry
    pointer: Pointer
    part: msgspec.Struct
    general: Provenance
    path: str
    steps: tuple[str, ...]

    @property
    def leads_somewhere(self) -> bool:
        """Whether the record has such a field."""
        return len(list(_along(self.part, self.steps))) == len(self.steps)

    @property
    def is_shadowed(self) -> bool:
        """Whether a part on the way has a provenance of its own, which decides."""
        on_the_way = _along(self.part, self.steps)
        return any(isinstance(getattr(value, "provenance", None), Provenance) for value in on_the_way)

    def finding(self, **values: str) -> Finding:
        """The finding at the key that names the field."""
        return Finding(self.entry, self.pointer, {"pointer": self.path, **values}, at_key=True)


@remembered(1)
def doubtful_statements(catalogue: Catalogue) -> tuple[Statement, ...]:
    """The statements of a level, for records, parts and fields, that lack what the level needs.

    One that rests on documents that were all read, has its source or its note, breaks no rule: these are nearly all,
    and a catalogue is searched for the others once.
    """
    return tuple(
        Statement(entry, pointer, part)
        for entry, pointer, part in WITH_LEVEL.in_entries(catalogue.all_entries())
        if not _is_plainly_good(catalogue, part)
    )


def _is_plainly_good(catalogue: Catalogue, provenance: FieldProvenance) -> bool:
    if provenance.level == "reported":
        return bool(provenance.sources)
    if provenance.level == "unverified":
        return provenance.note is not None
    documents = [catalogue.legal.get(each.legal.partition("/")[0]) for each in provenance.sources if each.legal]
    return any(document is None or document.reading in READ_ENOUGH for document in documents)


@remembered(1)
def field_statements(catalogue: Catalogue) -> tuple[FieldStatement, ...]:
    """Every statement on a single field."""
    found: list[FieldStatement] = []
    for entry, pointer, part in WITH_PROVENANCE.in_entries(catalogue.all_entries()):
        general: Provenance | None = part.provenance
        if general is None:
            continue
        for path in general.fields:
            place = (*pointer, "provenance", "fields", path)
            found.append(FieldStatement(entry, place, part, general, path, parse_pointer(path)))
    return tuple(found)


def verified_without_document(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Verified, yet no legal document among the sources."""
    for statement in doubtful_statements(catalogue):
        provenance = statement.provenance
        if provenance.level == "verified" and not any(source.legal for source in provenance.sources):
            yield Finding(statement.entry, (*statement.pointer, "level"))


def verified_from_unread_document(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Verified, yet none of the legal documents among the sources was read."""
    for statement in doubtful_statements(catalogue):
        if statement.provenance.level != "verified":
            continue
        cited = [
            (index, catalogue.legal.get(source.legal.partition("/")[0]))
            for index, source in enumerate(statement.provenance.sources)
            if source.legal
        ]
        # A document that is missing or broken has a problem of its own.
        if not cited or any(document is None or document.reading in READ_ENOUGH for _, document in cited):
            continue
        index, document = cited[0]
        if document is not None:
            yield Finding(
                statement.entry,
                (*statement.pointer, "sources", index, "legal"),
                {"document": document.id, "reading": READINGS[document.reading]},
            )


def reported_without_source(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Reported, yet no source is named."""
    for statement in doubtful_statements(catalogue):
        if statement.provenance.level == "reported" and not statement.provenance.sources:
            yield Finding(statement.entry, (*statement.pointer, "level"))


def unverified_without_note(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Unverified, and nothing says why it stands here."""
    for statement in doubtful_statements(catalogue):
        if statement.provenance.level == "unverified" and statement.provenance.note is None:
            yield Finding(statement.entry, (*statement.pointer, "level"))


def provenance_of_missing_field(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The pointer of a field statement leads nowhere."""
    suggester = Suggester()
    for statement in field_statements(catalogue):
        if not statement.leads_somewhere:
            place = statement.entry.path, statement.pointer[:-1]
            near = suggester.near(statement.path, place, partial(_field_paths, statement.part))
            yield statement.finding(suggestions=near)


def repeated_provenance(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A field statement says what already holds for the field. One that has no effect is another problem."""
    for statement in field_statements(catalogue):
        if not statement.leads_somewhere or statement.is_shadowed:
            continue
        own = statement.general.fields[statement.path]
        inherited = _inherited(statement)
        if (
            own.level == inherited.level
            and set(own.sources) == set(inherited.sources)
            and own.note in (None, inherited.note)
        ):
            yield statement.finding()


def shadowed_provenance(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A field statement leads into a part whose own provenance decides."""
    for statement in field_statements(catalogue):
        if statement.is_shadowed:
            yield statement.finding()


def _child(value: object, step: str) -> object | None:
    if isinstance(value, msgspec.Struct):
        return dict(fields(value)).get(step) if step != "provenance" else None
    if isinstance(value, tuple) and step.isdigit() and int(step) < len(value):
        item: object = value[int(step)]
        return item
    return None


def _along(value: object, steps: tuple[str, ...]) -> Iterator[object]:
    """What stands below `value` after each of `steps`, as far as there is anything."""
    for step in steps:
        child = _child(value, step)
        if child is None:
            return
        yield child
        value = child


def _inherited(statement: FieldStatement) -> FieldProvenance:
    for length in range(len(statement.steps) - 1, 0, -1):
        found = statement.general.fields.get("/" + "/".join(statement.steps[:length]))
        if found is not None:
            return found
    return statement.general


def _field_paths(part: msgspec.Struct) -> list[str]:
    return [format_pointer(pointer) for pointer in _field_pointers(part)]


def _field_pointers(value: object, pointer: Pointer = ()) -> Iterator[Pointer]:
    children: list[tuple[str | int, object]] = []
    if isinstance(value, msgspec.Struct):
        children.extend((name, child) for name, child in fields(value) if name != "provenance")
    elif isinstance(value, tuple):
        children.extend(enumerate(value))
    for step, child in children:
        yield (*pointer, step)
        yield from _field_pointers(child, (*pointer, step))


RULES = (
    Rule(VERIFIED_WITHOUT_DOCUMENT, verified_without_document, each=ANY, reads=("legal",)),
    Rule(VERIFIED_FROM_UNREAD_DOCUMENT, verified_from_unread_document, each=ANY, reads=("legal",)),
    Rule(REPORTED_WITHOUT_SOURCE, reported_without_source, each=ANY, reads=("legal",)),
    Rule(UNVERIFIED_WITHOUT_NOTE, unverified_without_note, each=ANY, reads=("legal",)),
    Rule(PROVENANCE_OF_MISSING_FIELD, provenance_of_missing_field, each=ANY),
    Rule(REPEATED_PROVENANCE, repeated_provenance, each=ANY),
    Rule(SHADOWED_PROVENANCE, shadowed_provenance, each=ANY),
)
