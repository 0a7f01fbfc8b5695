"""Which class holds the records of which kind."""

from __future__ import annotations

from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.model.plans import Measurements, Plan, Report
from ndp.model.programme import PROGRAMME_RECORDS
from ndp.model.recognition import Recognition
from ndp.model.records import (
    AnyRecord,
    AssignmentFile,
    Duty,
    Edition,
    LegalDocument,
    Organisation,
    Platform,
    Publication,
)
from ndp.model.rights import Account, Policy

_CLASSES: tuple[type[AnyRecord], ...] = (
    LegalDocument,
    Publication,
    Organisation,
    Platform,
    Edition,
    AssignmentFile,
    Duty,
    Plan,
    Report,
    Measurements,
    CriteriaSet,
    Evaluation,
    Recognition,
    *PROGRAMME_RECORDS,
    Account,
    Policy,
)
RECORD_TYPES = {record_type.KIND: record_type for record_type in _CLASSES}
