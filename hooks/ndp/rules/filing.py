"""NDP480-NDP481: entries of the programme's life stand in the right place, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.programme import (
    PROGRAMME_RECORDS,
    Award,
    Correction,
    Event,
    Feedback,
    NewsItem,
    Proposal,
    Question,
    Registration,
    Story,
)
from ndp.model.records import Name, Record
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.text import fold

MISFILED_ENTRY = ProblemKind(
    "NDP480",
    "misfiled-entry",
    Severity.ERROR,
    N_("Mục nằm sai thư mục nền tảng"),
    N_("Tệp nằm ở thư mục “{folder}” nhưng nền tảng là “{platform}”."),
    N_("Chuyển tệp sang thư mục {platform}, hoặc sửa “platform”."),
    N_(
        "Đăng ký, góp ý, điển hình và hướng dẫn nằm trong thư mục mang mã nền tảng; địa chỉ trang lấy từ đó. "
        "Hai nơi ghi hai nền tảng thì không biết nơi nào đúng."
    ),
    (N_("Chép tệp của nền tảng khác mà quên sửa “platform”."), N_("Đặt tệp nhầm thư mục.")),
)
SAME_ENTRY_TWICE = ProblemKind(
    "NDP481",
    "same-entry-twice",
    Severity.ERROR,
    N_("Cùng một việc được ghi hai lần"),
    N_("Việc này đã có ở “{other}”."),
    N_("Gộp hai tệp làm một, hoặc sửa “{property}” cho phân biệt."),
    N_(
        "Hai tệp nói cùng một việc thì người đọc không biết tin tệp nào, và số liệu bị đếm hai lần. "
        "Tên và tựa được so sánh không kể dấu và chữ hoa."
    ),
    (N_("Người khác đã thêm việc này."), N_("Chép tệp cũ làm mẫu mà chưa sửa hết.")),
)

IN_PLATFORM_FOLDERS: tuple[type[Registration] | type[Feedback] | type[Story], ...] = (Registration, Feedback, Story)

Key = tuple[object, ...]


def _text(name: Name) -> str:
    return fold(str(name))


def _award(award: Award) -> Key:
    return award.period, award.category, _text(award.name), award.platform, award.product, award.organisation


def _event(event: Event) -> Key:
    return _text(event.name), event.from_


def _story(story: Story) -> Key:
    return story.platform, story.product, _text(story.title)


def _correction(correction: Correction) -> Key:
    return (_text(correction.title),)


def _registration(registration: Registration) -> Key:
    return registration.platform, registration.enterprise, registration.product


def _proposal(proposal: Proposal) -> Key:
    return proposal.proposer, _text(proposal.name)


def _feedback(feedback: Feedback) -> Key:
    capacity = _text(feedback.capacity) if feedback.capacity else None
    return feedback.platform, feedback.product, feedback.organisation, capacity, feedback.submitted_on


def _question(question: Question) -> Key:
    return (_text(question.question),)


def _news(item: NewsItem) -> Key:
    return (_text(item.title),)


# By kind: what makes two entries the same, and the field that tells them apart best.
SAMENESS: Mapping[str, tuple[Callable[..., Key], str]] = {
    Award.KIND: (_award, "name"),
    Event.KIND: (_event, "name"),
    Story.KIND: (_story, "title"),
    Correction.KIND: (_correction, "title"),
    Registration.KIND: (_registration, "enterprise"),
    Proposal.KIND: (_proposal, "name"),
    Feedback.KIND: (_feedback, "submitted_on"),
    Question.KIND: (_question, "question"),
    NewsItem.KIND: (_news, "title"),
}


def misfiled_entry(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An entry of a platform that stands in the folder of another."""
    for record_type in IN_PLATFORM_FOLDERS:
        for entry, record in of_kind(catalogue, record_type):
            folder = entry.id.rpartition("/")[0]
            if folder != record.platform:
                yield Finding(entry, ("platform",), {"folder": folder, "platform": record.platform})


def same_entry_twice(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two entries of one kind that say the same happened."""
    for record_type in PROGRAMME_RECORDS:
        key, name = SAMENESS[record_type.KIND]
        for later, first in repeats(_keyed(catalogue, record_type, key)):
            yield Finding(later, (name,), {"other": first.id, "property": name})


def _keyed(catalogue: Catalogue, record_type: type[Record], key: Callable[..., Key]) -> Iterator[tuple[Key, Entry]]:
    for entry, record in of_kind(catalogue, record_type):
        yield key(record), entry


RULES = (
    Rule(MISFILED_ENTRY, misfiled_entry, reads=("feedback", "registration", "story")),
    Rule(
        SAME_ENTRY_TWICE,
        same_entry_twice,
        reads=("award", "correction", "event", "feedback", "news", "proposal", "question", "registration", "story"),
    ),
)
