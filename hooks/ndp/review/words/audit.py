"""What an audit found, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ndp.i18n import N_, Language, translator
from ndp.review.audit import Lack, Unshown
from ndp.review.words.media import Plain
from ndp.review.words.sections import Sections
from ndp.text import format_date

LACKS: Mapping[Lack, str] = {
    "no-merge": N_("không phải lần gộp một đề nghị"),
    "no-proposer": N_("không ghi ai đề nghị (Proposed-by)"),
    "other-content": N_("có nội dung không thuộc đề nghị"),
    "not-ready": N_("những người duyệt được ghi là chưa đủ"),
}
COMMIT = N_("{commit}, {day}, {subject}: {lack}")
NONE = N_("Mọi thay đổi đều chỉ ra được người duyệt.")
COUNT = N_("{count} thay đổi không chỉ ra được đủ người duyệt.")
SHORT = 12


def unshown_text(found: Iterable[Unshown], language: Language) -> str:
    """One line per change, what was lacking below it, the count at the end."""
    words = translator(language)
    changes = list(found)
    lines = [line for change in changes for line in _lines(change, language)]
    end = words.text(COUNT).format(count=len(changes)) if changes else words.text(NONE)
    return "\n".join((*lines, end)) + "\n"


def _lines(change: Unshown, language: Language) -> Iterator[str]:
    words = translator(language)
    yield words.text(COMMIT).format(
        commit=change.commit[:SHORT],
        day=format_date(change.day, language),
        subject=Plain().quoted(change.subject),
        lack=words.text(LACKS[change.lack]),
    )
    if change.facts is not None and change.verdict is not None:
        reasons = Sections(change.facts, change.verdict, Plain(), language).reasons()
        yield from (f"  {'  ' * depth}- {text}" for depth, text in reasons)
