"""What an audit found, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ndp.i18n import N_, Language, translator
from ndp.review.audit import Audited, Basis, Lack
from ndp.review.words.media import Plain
from ndp.review.words.sections import Sections
from ndp.text import format_date

LACKS: Mapping[Lack, str] = {
    "no-merge": N_("không phải lần gộp một đề nghị"),
    "no-proposer": N_("không ghi ai đề nghị (Proposed-by)"),
    "other-content": N_("có nội dung không thuộc đề nghị"),
    "not-ready": N_("những người duyệt được ghi là chưa đủ"),
    "proposer-not-signed": N_("người đề nghị không ký lần ghi cuối của đề nghị"),
    "not-ready-signed": N_("những lời duyệt có chữ ký là chưa đủ"),
}
SHOWN = N_("đủ người duyệt")
COMMIT = N_("{commit}, {day}, {subject}: {lack}")
NONE = N_("Mọi thay đổi đều chỉ ra được người duyệt.")
COUNT = N_("{count} thay đổi không chỉ ra được đủ người duyệt.")
SIGNED_PROPOSAL = N_("Người đề nghị đã ký lần ghi cuối.")
SIGNED_APPROVALS = N_("Có chữ ký duyệt của: {people}.")
STATED = N_("Chỉ lần gộp nói là đã duyệt: {people}.")
MERGED_BY = N_("Lần gộp do {person} ký.")
MERGED_BY_NOBODY = N_("Lần gộp không có chữ ký của tài khoản nào (nơi chứa mã gộp, hoặc không ký).")
RESTS = N_(
    "Trong {count} lần gộp, {signed} lần mọi lời duyệt đều có chữ ký; {stated} lần dựa vào lời ghi trong lần gộp, "
    "đáng tin đến mức nhánh chính được bảo vệ đến mức đó."
)
SHORT = 12


def audit_text(found: Iterable[Audited], language: Language, *, everything: bool = False) -> str:
    """One line per change that lacks something, or per change; below it why and what it rests on; the counts."""
    words = translator(language)
    changes = list(found)
    lacking = [change for change in changes if change.lack is not None]
    lines = [line for change in (changes if everything else lacking) for line in _lines(change, language)]
    lines.append(words.text(COUNT).format(count=len(lacking)) if lacking else words.text(NONE))
    bases = [change.basis for change in changes if change.basis is not None]
    if bases:
        signed = sum(not basis.stated_approvals for basis in bases)
        lines.append(words.text(RESTS).format(count=len(bases), signed=signed, stated=len(bases) - signed))
    return "\n".join(lines) + "\n"


def _lines(change: Audited, language: Language) -> Iterator[str]:
    words = translator(language)
    yield words.text(COMMIT).format(
        commit=change.commit[:SHORT],
        day=format_date(change.day, language),
        subject=Plain().quoted(change.subject),
        lack=words.text(LACKS[change.lack] if change.lack else SHOWN),
    )
    if change.lack and change.facts is not None and change.verdict is not None:
        reasons = Sections(change.facts, change.verdict, Plain(), language).reasons()
        yield from (f"  {'  ' * depth}- {text}" for depth, text in reasons)
    if change.basis is not None:
        yield from (f"  {text}" for text in _rests_on(change.basis, language))


def _rests_on(basis: Basis, language: Language) -> Iterator[str]:
    text = translator(language).text
    if basis.proposer_signed:
        yield text(SIGNED_PROPOSAL)
    if basis.signed_approvals:
        yield text(SIGNED_APPROVALS).format(people=", ".join(basis.signed_approvals))
    if basis.stated_approvals:
        yield text(STATED).format(people=", ".join(basis.stated_approvals))
    yield text(MERGED_BY).format(person=basis.merged_by) if basis.merged_by else text(MERGED_BY_NOBODY)
