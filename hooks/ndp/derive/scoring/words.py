"""A derivation in words: one sentence for each reason, one for what would have had to differ.

Command line, pages and the score sheet's script all speak from these texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from ndp.derive.scoring.result import Reason, ReasonCode, Way
from ndp.i18n import N_, Language, translator
from ndp.model.evaluation import CriteriaSet, Group, Outcome
from ndp.text import format_number

OUTCOMES: Mapping[Outcome, str] = {
    "passed": N_("đạt"),
    "failed": N_("không đạt"),
    "inconclusive": N_("chưa kết luận được"),
}
GROUPS: Mapping[Group, str] = {"technical": N_("kỹ thuật"), "non-technical": N_("phi kỹ thuật")}
REASONS: Mapping[ReasonCode, str] = {
    "partial-criteria": N_("Bộ tiêu chí mới biết một phần nên chưa kết luận được."),
    "too-few-members": N_("Mới có {have} phiếu được tính, cần ít nhất {need}."),
    "too-small-share": N_("Mới có {have} phiếu được tính; so với số thành viên được chấm thì cần ít nhất {need}."),
    "missing-scores": N_("Tiêu chí “{criterion}” mới có {have} trên {need} điểm."),
    "too-few-scores": N_("Tiêu chí “{criterion}” có {have} điểm, cần ít nhất {need} để bỏ bớt hai đầu."),
    "undiscussed-spread": N_(
        "Điểm của tiêu chí “{criterion}” chênh nhau {have}% của thang, quá giới hạn {need}%, mà chưa thảo luận."
    ),
    "unresolved-spread": N_(
        "Điểm của tiêu chí “{criterion}” còn chênh nhau {have}% của thang, quá giới hạn {need}%, phải chấm lại."
    ),
    "below-minimum": N_("Tiêu chí “{criterion}” được {have} điểm, dưới mức bắt buộc {need}."),
    "verdict-failed": N_("Tiêu chí bắt buộc “{criterion}” có {have} người nói đạt, cần ít nhất {need}."),
    "below-group": N_("Nhóm {group} được {have}%, dưới mức {need}%."),
    "below-overall": N_("Tổng được {have}%, dưới mức {need}%."),
}
CHANGES: Mapping[ReasonCode, str] = {
    "partial-criteria": N_("Biết đủ bộ tiêu chí."),
    "too-few-members": N_("Thêm {gap} phiếu."),
    "too-small-share": N_("Thêm {gap} phiếu."),
    "missing-scores": N_("Chấm nốt {gap} điểm."),
    "too-few-scores": N_("Thêm {gap} điểm."),
    "undiscussed-spread": N_("Thảo luận và ghi lại, hoặc chênh lệch bớt ít nhất {gap}% của thang."),
    "unresolved-spread": N_("Chênh lệch bớt ít nhất {gap}% của thang."),
    "below-minimum": N_("Thêm {gap} điểm."),
    "verdict-failed": N_("Thêm {gap} người nói đạt."),
    "below-group": N_("Thêm {gap} điểm phần trăm của nhóm."),
    "below-overall": N_("Thêm {gap} điểm phần trăm."),
}
WAY = N_("“{criterion}” từ {start} lên {end} là đủ")
NO_WAY = N_("Không tiêu chí nào tự mình đủ.")


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks of evaluations by `criteria` in a language.

    Numbers are rounded to the places the set asks for, changes upwards.
    """

    criteria: CriteriaSet
    language: Language

    def say(self, message: str, **values: object) -> str:
        """A text in the language, its placeholders filled."""
        text = translator(self.language).text(message)
        return text.format_map(values) if values else text

    def percent(self, value: Fraction) -> str:
        """`value` with the set's number of places, without a sign."""
        return format_number(value, self.language, self.criteria.display_places)

    def points(self, value: Fraction) -> str:
        """`value` with as many places as it has, at most the set's."""
        return format_short(value, self.language, self.criteria.display_places)

    def title(self, criterion: str) -> str:
        """The title of a criterion."""
        found = (each for each in self.criteria.criteria if each.id == criterion)
        return next((each.title.best(self.language)[0] for each in found), criterion)

    def reason(self, reason: Reason) -> str:
        """What keeps the result from being “passed”, one sentence."""
        return self.say(REASONS[reason.code], **self._values(reason))

    def change(self, reason: Reason) -> str:
        """The smallest change that would have removed the reason, one sentence."""
        return self.say(CHANGES[reason.code], **self._values(reason))

    def way(self, way: Way) -> str:
        """A single criterion's change that would have been enough for a total."""
        start, end = self.points(way.start), self._at_least(way.end)
        return self.say(WAY, criterion=self.title(way.criterion), start=start, end=end)

    def _values(self, reason: Reason) -> dict[str, str]:
        have, need = self._apart(reason.have, reason.need)
        return {
            "criterion": self.title(reason.criterion) if reason.criterion else "",
            "group": self.say(GROUPS[reason.group]) if reason.group else "",
            "have": have,
            "need": need,
            "gap": self._at_least(reason.gap),
        }

    def _at_least(self, value: Fraction) -> str:
        """`value` rounded up: the rounded change has to be enough too."""
        size = 10**self.criteria.display_places
        return self.points(Fraction(ceil(value * size), size))

    def _apart(self, low: Fraction, high: Fraction) -> tuple[str, str]:
        """Both numbers, with more places than asked for where rounding would make different ones look the same."""
        places = self.criteria.display_places
        while True:
            texts = format_short(low, self.language, places), format_short(high, self.language, places)
            if low == high or texts[0] != texts[1]:
                return texts
            places += 1


def format_short(value: Fraction, language: Language, places: int) -> str:
    """`value` with as many decimal places as it has, at most `places`."""
    own = next((count for count in range(places) if (value * 10**count).denominator == 1), places)
    return format_number(value, language, own)
