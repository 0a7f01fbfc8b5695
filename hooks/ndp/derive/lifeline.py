"""A platform’s life line: listed, planned, specified, reported, evaluated, recognised (Decision 186, Article 1.IV)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ndp.derive.evaluations import evaluations_by_platform, results
from ndp.derive.plans import plans_of
from ndp.derive.recognitions import recognitions_by_platform, status_on
from ndp.derive.reports import ReportStanding, effective_reports, owed_on
from ndp.derive.scoring.words import OUTCOMES
from ndp.i18n import N_
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.recognition import Recognition
from ndp.model.records import Platform
from ndp.text import PartialDate


class State(StrEnum):
    """How far a stage has come. Gold is a recognition that holds; late one that ended or was never passed."""

    DONE = "done"
    GOLD = "gold"
    LATE = "late"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `title`, `missing` and `word` are message ids; `clause` asks for the stage.

    What shows that it was reached is a document, `legal`, or the record of `kind` and id `record`, of which `word` says
    how it stands.
    """

    key: str
    title: str
    clause: str
    missing: str
    state: State = State.EMPTY
    date: PartialDate | None = None
    legal: str | None = None
    kind: str = ""
    record: str = ""
    word: str = ""


STAGES: tuple[Stage, ...] = (
    Stage("listed", N_("Vào danh mục"), "186/d1.iii.1", N_("chưa rõ")),
    Stage("plan", N_("Kế hoạch"), "186/d1.iv.1", N_("chưa công bố")),
    Stage("requirements", N_("Yêu cầu kỹ thuật"), "186/d1.iv.3.a", N_("chưa công bố")),
    Stage("reports", N_("Báo cáo tháng"), "186/d2.ii.1.dd", N_("chưa công bố kỳ nào")),
    Stage("evaluation", N_("Đánh giá"), "186/d1.iv.3.b", N_("chưa công bố")),
    Stage("recognition", N_("Công nhận"), "186/d1.iv.3.c", N_("chưa công bố")),
)
STAGE_BY_KEY = {stage.key: stage for stage in STAGES}
DOCUMENT_STAGES = {"plan": "plan", "requirements": "requirements", "criteria": "requirements"}
PLANS = {"complete": N_("đủ nội dung"), "partial": N_("mới biết một phần")}
NEWEST, OVERDUE = N_("báo cáo mới nhất"), N_("còn báo cáo quá hạn")
RECOGNISED = {"recognised": N_("nền tảng số quốc gia"), "potential": N_("tiềm năng")}
ENDED = {"expired": N_("hết hạn"), "suspended": N_("tạm đình chỉ"), "withdrawn": N_("bị thu hồi")}


def lifeline(catalogue: Catalogue, platform: Platform, as_of: date) -> tuple[Stage, ...]:
    """The six stages of a platform: each by its first known document, the last two as they stand on `as_of`."""
    return _stages(catalogue, platform.id, as_of)


# The page of a platform shows them, and each row of its comparison one, in two languages.
@remembered(4)
def _stages(catalogue: Catalogue, platform_id: str, as_of: date) -> tuple[Stage, ...]:
    platform = catalogue.platforms[platform_id]
    reached: dict[str, Stage] = {}
    for stage in (
        *_documents(catalogue, platform),
        *_plans(catalogue, platform),
        *_reports(catalogue, platform, as_of),
        *_evaluation(catalogue, platform, as_of),
        *_recognition(catalogue, platform, as_of),
    ):
        reached.setdefault(stage.key, stage)
    return tuple(reached.get(stage.key, stage) for stage in STAGES)


def _documents(catalogue: Catalogue, platform: Platform) -> Iterator[Stage]:
    for listing in catalogue.listings_of(platform.id):
        yield _by_document("listed", listing.edition.date, listing.edition.instrument)
    documents = [
        (stage, catalogue.legal[document.legal.partition("/")[0]])
        for document in platform.documents
        if (stage := DOCUMENT_STAGES.get(document.role)) and document.legal.partition("/")[0] in catalogue.legal
    ]
    for stage, legal in sorted(documents, key=lambda pair: str(pair[1].date or "9999")):
        yield _by_document(stage, legal.date, legal.id)


def _by_document(key: str, day: PartialDate | None, legal: str) -> Stage:
    return replace(STAGE_BY_KEY[key], state=State.DONE, date=day, legal=legal)


def _plans(catalogue: Catalogue, platform: Platform) -> Iterator[Stage]:
    """The plans, oldest first; they stand for the stage where no document does."""
    for plan in plans_of(catalogue, platform.id):
        day = plan.approval.date if plan.approval else None
        yield replace(
            STAGE_BY_KEY["plan"], state=State.DONE, date=day, kind="plan", record=plan.key, word=PLANS[plan.extent]
        )


def _reports(catalogue: Catalogue, platform: Platform, as_of: date) -> Iterator[Stage]:
    """The newest report that stands on `as_of`; late while one that is owed is overdue."""
    for report in effective_reports(catalogue, platform.id, as_of)[-1:]:
        overdue = any(owed.standing is ReportStanding.OVERDUE for owed in owed_on(catalogue, platform.id, as_of))
        yield replace(
            STAGE_BY_KEY["reports"],
            state=State.LATE if overdue else State.DONE,
            date=PartialDate.from_date(report.submitted_on),
            kind="report",
            record=report.key,
            word=OVERDUE if overdue else NEWEST,
        )


def _evaluation(catalogue: Catalogue, platform: Platform, as_of: date) -> Iterator[Stage]:
    """The newest evaluation by `as_of`."""
    for key, evaluation in evaluations_by_platform(catalogue).get(platform.id, ()):
        result = results(catalogue).get(key)
        if result is None or evaluation.date.earliest > as_of:
            continue
        state = State.LATE if result.outcome == "failed" else State.DONE
        yield replace(
            STAGE_BY_KEY["evaluation"],
            state=state,
            date=evaluation.date,
            kind="evaluation",
            record=key,
            word=OUTCOMES[result.outcome],
        )


def _recognition(catalogue: Catalogue, platform: Platform, as_of: date) -> Iterator[Stage]:
    """The recognition that stands for the platform: one not known to have ended before others, the newest of these."""
    found = recognitions_by_platform(catalogue).get(platform.id, ())
    for recognition in sorted(found, key=lambda each: status_on(each, as_of) in ENDED):
        if recognition.issued is None or recognition.issued.earliest <= as_of:
            yield _recognised(recognition, as_of)


def _recognised(recognition: Recognition, as_of: date) -> Stage:
    status = status_on(recognition, as_of)
    gold = status == "valid" and recognition.kind == "recognised"
    return replace(
        STAGE_BY_KEY["recognition"],
        state=State.GOLD if gold else State.LATE if status in ENDED else State.DONE,
        date=recognition.issued or recognition.known_since,
        kind="recognition",
        record=recognition.id,
        word=ENDED[status] if status in ENDED else RECOGNISED[recognition.kind],
    )
