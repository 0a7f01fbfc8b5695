"""What follows from the catalogue on the day of the documents, as data of the API."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction

from ndp.derive.evaluations import results
from ndp.derive.organisations import ended_above
from ndp.derive.progress import progress
from ndp.derive.reports import owed_reports
from ndp.derive.responsibility import Standing, standing_on
from ndp.derive.scoring import to_plain
from ndp.export import addresses, derived_documents
from ndp.export.context import Export
from ndp.export.fields import OPEN_KINDS
from ndp.export.publiccode import publiccode
from ndp.i18n import LANGUAGES
from ndp.model.evaluation import Evaluation
from ndp.model.plans import Indicator, Plan
from ndp.model.records import Name
from ndp.site import routes
from ndp.site.pages.removals import removals
from ndp.text import fold


def responsibilities(export: Export) -> list[derived_documents.Responsibility]:
    """Every assignment, in file order."""
    catalogue, day = export.portal.catalogue, export.portal.as_of
    found = []
    for held in catalogue.held_roles:
        standing = standing_on(catalogue, held, day)
        organisation = catalogue.organisations.get(held.assignment.organisation)
        above = ended_above(catalogue, organisation, day) if organisation is not None else None
        found.append(
            derived_documents.Responsibility(
                platform=held.platform,
                role=held.assignment.role,
                organisation=held.assignment.organisation,
                valid_from=_text(held.assignment.from_),
                valid_to=_text(held.assignment.to),
                standing=standing,
                ended_body=above.id if above is not None and standing is Standing.UNCONFIRMED else None,
                clause=held.assignment.clause,
                product=held.assignment.product,
                url=export.record_url("assignment", held.file.id),
                pointer="/" + "/".join(str(step) for step in held.pointer),
            )
        )
    return found


def indicators(export: Export) -> list[derived_documents.IndicatorSeries]:
    """Every indicator of every plan, by plan."""
    return [
        _series(export, key, plan, indicator)
        for key, plan in export.portal.catalogue.of_type(Plan).items()
        for indicator in plan.indicators
    ]


def _series(export: Export, key: str, plan: Plan, indicator: Indicator) -> derived_documents.IndicatorSeries:
    found = progress(export.portal.catalogue, plan, indicator, export.portal.as_of)
    return derived_documents.IndicatorSeries(
        platform=plan.platform,
        plan=key,
        indicator=indicator.id,
        name=texts_of(indicator.name),
        unit=texts_of(indicator.unit) if indicator.unit else None,
        target=indicator.target,
        due=str(indicator.due),
        state=found.state,
        share=_exact(found.share),
        expected=_exact(found.expected),
        series=[
            derived_documents.Point(on=reading.on, value=_decimal(reading.value), report=reading.report.key)
            for reading in found.readings
        ],
    )


def evaluation_results(export: Export) -> list[derived_documents.EvaluationResult]:
    """The result of every evaluation whose criteria are known."""
    evaluations = export.portal.catalogue.of_type(Evaluation)
    return [
        derived_documents.EvaluationResult(
            evaluation=key,
            platform=evaluations[key].platform,
            criteria=evaluations[key].criteria,
            outcome=derivation.outcome,
            derivation=to_plain(derivation),
        )
        for key, derivation in results(export.portal.catalogue).items()
    ]


def due_reports(export: Export) -> list[derived_documents.DueReport]:
    """Every owed report, by due day."""
    return [
        derived_documents.DueReport(
            platform=owed.platform,
            unit=owed.unit,
            jointly_with=owed.jointly,
            period=owed.period.code,
            due=owed.due,
            standing=owed.standing,
            days=owed.days,
            report=owed.report.key if owed.report else None,
        )
        for owed in owed_reports(export.portal.catalogue, export.portal.as_of)
    ]


def problems(export: Export) -> list[derived_documents.CatalogueProblem]:
    """What the check warns of in exported kinds, in file order."""
    closed = tuple(entry.path for entry in export.portal.catalogue.all_entries() if entry.kind not in OPEN_KINDS)
    return [
        derived_documents.CatalogueProblem(
            code=problem.kind.code,
            severity=problem.kind.severity,
            file=problem.path,
            line=problem.position.line,
            column=problem.position.column,
            message={language: problem.message(language) for language in LANGUAGES},
            remedy={language: problem.remedy(language) for language in LANGUAGES},
            page={
                language: export.absolute(routes.address("errors", problem.kind.code, language=language))
                for language in LANGUAGES
            },
        )
        for problem in export.problems
        if problem.path not in closed
    ]


def publiccode_facts(export: Export) -> list[derived_documents.PubliccodeFacts]:
    """What is known of every platform in the terms of publiccode.yml."""
    found = []
    for key, platform in export.portal.catalogue.platforms.items():
        facts = publiccode(export, platform)
        address = None if facts.missing else export.absolute(addresses.publiccode(key))
        found.append(
            derived_documents.PubliccodeFacts(
                platform=key, file=address, missing=facts.missing, known=dict(facts.known)
            )
        )
    return found


def gaps(export: Export) -> list[derived_documents.NotedGap]:
    """Every observation, in the order of the records that hold them."""
    return [
        derived_documents.NotedGap(
            kind=noted.observation.kind,
            text=texts_of(noted.observation.text),
            written_in_kind=noted.entry.kind,
            written_in=noted.entry.id,
            url=export.record_url(noted.entry.kind, noted.entry.id),
        )
        for noted in export.portal.catalogue.observations
        if noted.entry.kind in OPEN_KINDS
    ]


def changes(export: Export) -> list[derived_documents.ChangedItem]:
    """Every record whose last change Git knows, the newest first."""
    found = [
        derived_documents.ChangedItem(
            kind=entry.kind,
            id=entry.id,
            title=export.titles(entry.kind, entry.id),
            url=export.record_url(entry.kind, entry.id),
            date=change.day,
            commit=change.commit,
        )
        for entry in export.entries
        if (change := export.portal.history.last_change(entry.entry.path)) is not None
    ]
    return sorted(found, key=lambda item: item.date, reverse=True)


def removed(export: Export) -> list[derived_documents.RemovedItem]:
    """Every exported record that is no more, the last to go first."""
    return [
        derived_documents.RemovedItem(
            kind=removal.kind,
            id=removal.id,
            title={str(language): title for language, title in removal.titles.items()} or None,
            date=removal.change.day,
            commit=removal.change.commit,
        )
        for removal in removals(export.portal)
    ]


def search_items(export: Export) -> list[derived_documents.SearchItem]:
    """Every record in short."""
    found = []
    for entry in export.entries:
        titles = export.titles(entry.kind, entry.id)
        record = entry.entry.record
        names = dict.fromkeys((*titles.values(), *getattr(record, "aliases", ()), *_short(record)))
        found.append(
            derived_documents.SearchItem(
                kind=entry.kind,
                id=entry.id,
                title=titles,
                folded=fold(" | ".join(names)),
                url=export.record_url(entry.kind, entry.id),
            )
        )
    return found


def _short(record: object) -> Iterable[str]:
    short = getattr(record, "short", None)
    return texts_of(short).values() if short is not None else ()


def texts_of(name: Name) -> dict[str, str]:
    """The languages a name is known in."""
    return {language: text for language, text in (("vi", name.vi), ("en", name.en)) if text}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _decimal(value: Fraction) -> Decimal:
    """A reported value as it was written: it has at most 18 digits on each side of the point."""
    with localcontext(prec=2 * 18):
        return Decimal(value.numerator) / Decimal(value.denominator)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
