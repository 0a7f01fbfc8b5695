"""`/hoi-dap/`: questions and answers by topic, each with the clauses its answer rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from ndp.derive.programme import Filed, filed
from ndp.i18n import N_
from ndp.model.programme import Question
from ndp.site.page import Page
from ndp.site.pages.collection import Collection, collection_pages
from ndp.site.pages.long_list import Shown
from ndp.site.portal import Portal
from ndp.site.render import View

ORDER = {"answered": 0, "open": 1, "outdated": 2}


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every question's page, in every language."""
    yield from collection_pages(portal, QUESTIONS)


def in_order(view: View, questions: tuple[Filed[Question], ...]) -> list[Filed[Question]]:
    """Answered questions first, outdated ones last; within each by the question's words."""
    by_name = view.sorted_by_name(questions, lambda item: view.plain(item.record.question))
    return sorted(by_name, key=lambda item: ORDER[item.record.status])


def _rows(view: View) -> list[Filed[Question]]:
    topics = view.portal.vocabulary.codes("question.topic")
    questions = in_order(view, filed(view.portal.catalogue, Question))
    return sorted(questions, key=lambda item: topics.index(item.record.topic))


def _topic(item: Filed[Question]) -> str:
    return item.record.topic


def _listed(view: View, shown: Shown[Filed[Question]]) -> Mapping[str, Any]:
    def title(topic: str) -> str:
        return view.label("question.topic", topic)

    return {
        "contents": [(title(topic), url) for topic, url in shown.starts(view, _topic).items()],
        "topics": [
            {"key": topic, "title": title(topic), "questions": list(questions)}
            for topic, questions in groupby(shown.rows, _topic)
        ],
    }


def _summary(view: View, question: Question) -> str:
    return view.plain(question.answer) or view._("Câu hỏi đang chờ trả lời.")


def _page(view: View, key: str, question: Question) -> Mapping[str, Any]:
    known = view.portal.catalogue.of_type(Question)
    return {
        "related": [Filed(other, known[other]) for other in question.related if other in known],
        "replacement": known.get(question.replaced_by or ""),
    }


QUESTIONS = Collection(
    Question,
    "questions",
    "questions.html",
    "question.html",
    N_("Hỏi đáp"),
    N_("Giải đáp thắc mắc về phát triển và sử dụng nền tảng số quốc gia, mỗi câu có căn cứ."),
    _rows,
    _summary,
    _page,
    _listed,
)
