"""NDP442, NDP443, NDP448: scales, and the scores that stand on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Criterion, Scale
from ndp.problems import ProblemKind, Severity
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind
from ndp.text import format_number
from ndp.text.numbers import MINUS

VERDICTS = Scale(min=Decimal(0), max=Decimal(1), step=Decimal(1))

ANCHOR_OFF_SCALE = ProblemKind(
    "NDP442",
    "anchor-off-scale",
    Severity.ERROR,
    N_("Mốc điểm nằm ngoài thang"),
    N_("Không ai cho được {score} điểm: thang từ {min} đến {max}, bước {step}."),
    N_("Sửa “score” của mốc cho đúng một mức của thang."),
    N_("Mốc điểm cho biết một mức điểm nghĩa là gì, nên mức ấy phải có trên thang."),
    (N_("Đổi thang mà quên sửa các mốc."), N_("Mốc ghi nửa điểm trong khi bước là một điểm.")),
)
UNUSABLE_SCALE = ProblemKind(
    "NDP443",
    "unusable-scale",
    Severity.ERROR,
    N_("Thang điểm không dùng được"),
    N_("Đi từ {min} theo bước {step} thì không đến được {max}."),
    N_("Sửa “min”, “max” hoặc “step”."),
    N_("Điểm cao nhất phải lớn hơn điểm thấp nhất và khoảng cách giữa hai đầu phải chia hết cho bước."),
    (N_("Đổi chỗ “min” và “max”."), N_("Bước không chia hết thang, ví dụ thang 0–10 với bước 3.")),
)
MINIMUM_OFF_SCALE = ProblemKind(
    "NDP448",
    "minimum-off-scale",
    Severity.ERROR,
    N_("Mức tối thiểu nằm ngoài thang"),
    N_("Mức tối thiểu {minimum} không nằm trong khoảng trên {min} đến {max}."),
    N_("Sửa “minimum”; với tiêu chí đạt/không đạt thì ghi 1."),
    N_("Mức tối thiểu cao hơn thang thì không nền tảng nào đạt; bằng hoặc thấp hơn đáy thang thì không loại ai."),
    (N_("Ghi phần trăm thay cho điểm."), N_("Đổi thang mà quên sửa mức tối thiểu.")),
)


def anchor_off_scale(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An anchor at a score that nobody can give. Silent where the scale itself is unusable."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        for index, criterion in enumerate(criteria.criteria):
            scale = criterion.scale
            if scale is None or not is_usable(scale):
                continue
            for number, anchor in enumerate(scale.anchors):
                if not on_scale(scale, Fraction(anchor.score)):
                    pointer = ("criteria", index, "scale", "anchors", number, "score")
                    yield Finding(entry, pointer, {"score": str(anchor.score), **_texts(scale)})


def unusable_scale(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A scale whose steps do not lead from its lowest score to its highest."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        for index, criterion in enumerate(criteria.criteria):
            if criterion.scale is not None and not is_usable(criterion.scale):
                yield Finding(entry, ("criteria", index, "scale"), _texts(criterion.scale), at_key=True)


def minimum_off_scale(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A minimum that all or none can reach."""
    for entry, criteria in of_kind(catalogue, CriteriaSet):
        for index, criterion in enumerate(criteria.criteria):
            scale = scale_used(criterion)
            if criterion.minimum is None or scale is None or scale.min < criterion.minimum <= scale.max:
                continue
            values = {"minimum": str(criterion.minimum), "min": str(scale.min), "max": str(scale.max)}
            yield Finding(entry, ("criteria", index, "minimum"), values)


def scale_used(criterion: Criterion) -> Scale | None:
    """The scale a criterion is scored on, 0 to 1 for pass or fail; None where none is known or it is unusable."""
    if criterion.method == "pass-fail":
        return VERDICTS
    return criterion.scale if criterion.scale is not None and is_usable(criterion.scale) else None


def is_usable(scale: Scale) -> bool:
    """Whether whole steps lead from the lowest score up to the highest."""
    return scale.max > scale.min and on_scale(scale, Fraction(scale.max))


def on_scale(scale: Scale, score: Fraction) -> bool:
    """Whether `score` is one of the scale's."""
    steps = (score - Fraction(scale.min)) / Fraction(scale.step)
    return steps.denominator == 1 and Fraction(scale.min) <= score <= Fraction(scale.max)


def as_written(value: Fraction) -> str:
    """`value`, whose decimals end, as catalogue files write numbers."""
    return format_number(value, "en").replace(",", "").replace(MINUS, "-")


def _texts(scale: Scale) -> dict[str, str]:
    return {"min": str(scale.min), "max": str(scale.max), "step": str(scale.step)}


RULES = (
    Rule(ANCHOR_OFF_SCALE, anchor_off_scale, reads=("criteria",)),
    Rule(UNUSABLE_SCALE, unusable_scale, reads=("criteria",)),
    Rule(MINIMUM_OFF_SCALE, minimum_off_scale, reads=("criteria",)),
)
