"""Moments of plans, reports, evaluations, recognitions and published figures."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.derive.evaluations import results
from ndp.derive.timeline.lists import Found
from ndp.derive.timeline.moment import Body, Code, Moment, Period, Value, documents
from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.model.plans import Measurements, Plan, Report
from ndp.model.provenance import provenance_at
from ndp.model.recognition import Recognition
from ndp.text import PartialDate

RECOGNISED = {
    "recognised": (N_("Được công nhận: {product}"), N_("Được công nhận là nền tảng số quốc gia")),
    "potential": (
        N_("Được công nhận là nền tảng số quốc gia tiềm năng: {product}"),
        N_("Được công nhận là nền tảng số quốc gia tiềm năng"),
    ),
}


def plans(catalogue: Catalogue) -> Found:
    """A plan is approved."""
    for key, plan in catalogue.of_type(Plan).items():
        approval = plan.approval
        document = catalogue.legal.get((approval.document or "").partition("/")[0]) if approval else None
        day = approval.date if approval else None
        day = day or (document.date if document else None)
        if day is not None:
            yield (
                plan.platform,
                Moment(
                    day,
                    N_("Phê duyệt {plan}"),
                    "plan",
                    key,
                    provenance_at(plan, ("approval",)),
                    {"plan": plan.title},
                    documents=documents(approval.document if approval else None),
                ),
            )


def reports(catalogue: Catalogue) -> Found:
    """A report is handed in."""
    for key, report in catalogue.of_type(Report).items():
        yield (
            report.platform,
            Moment(
                PartialDate.from_date(report.submitted_on),
                N_("{unit} đính chính báo cáo {period}") if report.corrects else N_("{unit} nộp báo cáo {period}"),
                "report",
                key,
                report.provenance,
                {"unit": Body(report.unit), "period": Period(report.period)},
            ),
        )


def evaluations(catalogue: Catalogue) -> Found:
    """A body evaluates the platform or a product on it."""
    sets, outcomes = catalogue.of_type(CriteriaSet), results(catalogue)
    for key, evaluation in catalogue.of_type(Evaluation).items():
        criteria, result = sets.get(evaluation.criteria), outcomes.get(key)
        values: dict[str, Value] = {"criteria": criteria.name if criteria else evaluation.criteria}
        title = N_("Được đánh giá theo {criteria}")
        if result is not None:
            title = N_("Được đánh giá theo {criteria}: {outcome}")
            values["outcome"] = Code("evaluation.stated.outcome", result.outcome)
        yield evaluation.platform, Moment(evaluation.date, title, "evaluation", key, evaluation.provenance, values)


def recognitions(catalogue: Catalogue) -> Found:
    """A recognition is granted, reviewed, announced, suspended or withdrawn."""
    for key, recognition in catalogue.of_type(Recognition).items():
        for moment in _recognised(key, recognition):
            yield recognition.platform, moment


def _recognised(key: str, recognition: Recognition) -> Iterator[Moment]:
    with_product, alone = RECOGNISED[recognition.kind]
    values: dict[str, Value] = {"product": recognition.product} if recognition.product else {}
    day = recognition.issued or recognition.known_since
    if day is not None:
        yield Moment(
            day,
            with_product if recognition.product else alone,
            "recognition",
            key,
            provenance_at(recognition, ("issued" if recognition.issued else "known_since",)),
            values,
            documents=documents(recognition.decision),
            honour=True,
        )
    ceremony = recognition.ceremony
    if ceremony is not None and ceremony.date is not None:
        source = provenance_at(recognition, ("ceremony",))
        yield Moment(ceremony.date, N_("Lễ công bố công nhận"), "recognition", key, source, honour=True)
    for index, review in enumerate(recognition.reviews):
        yield Moment(
            review.date,
            N_("Xét lại công nhận: {result}"),
            "recognition",
            key,
            provenance_at(recognition, ("reviews", index)),
            {"result": Code("recognition.reviews.result", review.result)},
            documents=documents(review.document),
        )
    change = recognition.change
    if change is not None and change.date is not None:
        yield Moment(
            change.date,
            N_("Công nhận chuyển sang “{status}”"),
            "recognition",
            key,
            provenance_at(recognition, ("change",)),
            {"status": Code("recognition.status", recognition.status)},
            documents=documents(change.document),
        )


def measurements(catalogue: Catalogue) -> Found:
    """A figure is published."""
    for key, measured in catalogue.of_type(Measurements).items():
        for number, series in enumerate(measured.series):
            for index, point in enumerate(series.points):
                yield (
                    measured.platform,
                    Moment(
                        point.on,
                        N_("{series}: {qualifier} {value} {unit}"),
                        "measurement",
                        key,
                        provenance_at(measured, ("series", number, "points", index)),
                        {
                            "series": series.name,
                            "qualifier": Code("measurement.series.points.qualifier", point.qualifier),
                            "value": point.value,
                            "unit": series.unit,
                        },
                    ),
                )
