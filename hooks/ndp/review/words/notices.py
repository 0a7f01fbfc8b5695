"""Notices of what was published, as Markdown for an issue of the forge, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.review.notices import Act, Notice
from ndp.review.words.media import Markdown

ACTS: Mapping[Act, str] = {
    "added": N_("Đã thêm {path}."),
    "changed": N_("Đã sửa {path}."),
    "removed": N_("Đã xóa {path}."),
}
INTRODUCTION = N_("Những mục sau vừa đổi trên Cổng. Thấy sai thì báo ngay bằng cách trả lời ở đây.")
NOBODY = N_("Không của riêng đơn vị nào")
MOST = 50
"""Changes of one organisation that are listed; a forge's issue holds no endless text."""
MORE = N_("Và {count} thay đổi khác.")


def notices_text(notices: Iterable[Notice]) -> str:
    """The text; empty where there is nothing to tell. Whoever acts for an organisation is called by login."""
    listed = list(notices)
    if not listed:
        return ""
    blocks = [translator(language).text(INTRODUCTION) for language in LANGUAGES]
    for notice in listed:
        blocks += _blocks(notice)
    return "\n\n".join(blocks) + "\n"


def _blocks(notice: Notice) -> Iterator[str]:
    medium = Markdown()
    nobody = " / ".join(translator(language).text(NOBODY) for language in LANGUAGES)
    yield medium.heading(medium.quoted(notice.name) if notice.organisation else nobody, 3)
    if notice.accounts:
        yield " ".join(f"@{account.login}" for account in notice.accounts)
    yield medium.items((0, " / ".join(_lines(notice, place))) for place in range(min(MOST, len(notice.changes))))
    if (more := len(notice.changes) - MOST) > 0:
        yield " / ".join(translator(language).text(MORE).format(count=more) for language in LANGUAGES)


def _lines(notice: Notice, place: int) -> list[str]:
    change = notice.changes[place]
    path = Markdown().quoted(change.path)

    def line(language: Language) -> str:
        return translator(language).text(ACTS[change.act]).format(path=path)

    return [line(language) for language in LANGUAGES]
