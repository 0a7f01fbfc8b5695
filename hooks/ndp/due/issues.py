"""One issue of the forge for each unit that has something to see to, as JSON for the nightly job.

Each has a `key`, the same from night to night; the body begins with a marker that holds it, by which the job finds the
issue that is open already. A key that is no longer there means that everything is settled.
"""

from __future__ import annotations

from collections.abc import Iterator

from ndp.due.listing import Due
from ndp.due.text import COMING, ENDING, NO_UNIT, OVERDUE, ending_words, owed_words
from ndp.i18n import LANGUAGES, N_, Language, translator
from ndp.report.escape import printable
from ndp.report.safe_json import to_json
from ndp.review.words.media import Markdown
from ndp.text import format_date

MARKER = "<!-- ndp:due {key} -->"
NO_UNIT_KEY = "-"
TITLE = N_("Việc tới hạn: {unit}")
WHEN = N_("Xét ngày {day}. Phiếu này được sửa mỗi đêm và tự đóng khi xong hết.")


def render_issues(due: Due, language: Language) -> str:
    """Key, title and body of every issue, by key. The body speaks both languages, `language` is the title's."""
    return to_json([_issue(due.of_unit(unit), unit, language) for unit in due.units])


def _issue(due: Due, unit: str, language: Language) -> dict[str, str]:
    key = unit or NO_UNIT_KEY
    name = due.unit_name(unit, language) if unit else translator(language).text(NO_UNIT)
    blocks = [MARKER.format(key=key), *(block for each in LANGUAGES for block in _blocks(due, each))]
    title = translator(language).text(TITLE).format(unit=printable(name))
    return {"key": key, "title": title, "body": "\n\n".join(blocks) + "\n"}


def _blocks(due: Due, language: Language) -> Iterator[str]:
    text, medium = translator(language).text, Markdown()
    yield text(WHEN).format(day=format_date(due.as_of, language))
    for title, reports in ((OVERDUE, due.overdue), (COMING, due.coming)):
        if reports:
            yield medium.heading(text(title), 3)
            yield medium.items((0, medium.quoted(owed_words(due, owed, language))) for owed in reports)
    if due.endings:
        yield medium.heading(text(ENDING), 3)
        yield medium.items((0, medium.quoted(ending_words(due, ending, language))) for ending in due.endings)
