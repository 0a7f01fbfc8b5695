"""The life line of a platform: listed, planned, specified, reported, evaluated, recognised (Decision 186, Article 1.IV)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Platform
from ndp.text import PartialDate


class State(StrEnum):
    """How far a stage has come."""

    DONE = "done"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `title` and `missing` are message ids; `clause` asks for the stage; `legal` names what shows it."""

    key: str
    title: str
    clause: str
    missing: str
    state: State = State.EMPTY
    date: PartialDate | None = None
    legal: str | None = None


STAGES: tuple[Stage, ...] = (
    Stage("listed", N_("Vào danh mục"), "186/d1.iii.1", N_("chưa rõ")),
    Stage("plan", N_("Kế hoạch"), "186/d1.iv.1", N_("chưa công bố")),
    Stage("requirements", N_("Yêu cầu kỹ thuật"), "186/d1.iv.3.a", N_("chưa công bố")),
    Stage("reports", N_("Báo cáo tháng"), "186/d2.ii.1.dd", N_("chưa công bố kỳ nào")),
    Stage("evaluation", N_("Đánh giá"), "186/d1.iv.3.b", N_("chưa công bố")),
    Stage("recognition", N_("Công nhận"), "186/d1.iv.3.c", N_("chưa công bố")),
)
DOCUMENT_STAGES = {"plan": "plan", "requirements": "requirements", "criteria": "requirements"}


def lifeline(catalogue: Catalogue, platform: Platform) -> tuple[Stage, ...]:
    """The six stages of a platform, each done by its first known document or empty."""
    reached: dict[str, tuple[PartialDate | None, str]] = {}
    for listing in catalogue.listings_of(platform.id):
        reached.setdefault("listed", (listing.edition.date, listing.edition.instrument))
    documents = [
        (stage, catalogue.legal[document.legal.partition("/")[0]])
        for document in platform.documents
        if (stage := DOCUMENT_STAGES.get(document.role)) and document.legal.partition("/")[0] in catalogue.legal
    ]
    for stage, legal in sorted(documents, key=lambda pair: str(pair[1].date or "9999")):
        reached.setdefault(stage, (legal.date, legal.id))
    return tuple(
        Stage(stage.key, stage.title, stage.clause, stage.missing, State.DONE, *reached[stage.key])
        if stage.key in reached
        else stage
        for stage in STAGES
    )
