"""The derivation of an evaluation for people at a terminal and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ndp.derive.scoring import CriterionResult, Derivation, Reason, Total, to_plain
from ndp.derive.scoring.words import GROUPS, NO_WAY, OUTCOMES, Words
from ndp.i18n import LANGUAGES, N_, Language
from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.report.envelope import in_all_languages
from ndp.report.escape import printable
from ndp.report.safe_json import to_json

SCHEMA_VERSION = 1
OUTCOME = N_("Kết quả: {outcome}")
TOTAL = N_("Tổng: {percent}%")
TOTAL_OF_GROUP = N_("Nhóm {group}: {percent}%")
NEEDED = N_("cần {minimum}%")
NO_TOTAL = N_("không có tổng điểm")
QUORUM = N_("Phiếu được tính: {present} trên {eligible} thành viên được chấm, cần ít nhất {needed}")
LEFT_OUT = N_("Không tính, vì xung đột lợi ích hoặc đã rút: {members}")
CRITERION = N_("{title}: {combined} ({scores})")
WORTH = N_("góp {contribution} trên {possible} điểm phần trăm")
SPREAD = N_("chênh {spread}% của thang")
MINIMUM = N_("bắt buộc từ {minimum}")
HAS_TO_PASS = N_("bắt buộc phải đạt")
NOTHING = N_("chưa có điểm")
PASS, FAIL = N_("đạt"), N_("không đạt")


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """An evaluation with its criteria and result; `excluded` names the members who do not count."""

    path: str
    criteria: CriteriaSet
    evaluation: Evaluation
    derivation: Derivation
    excluded: frozenset[str]

    def as_json(self) -> str:
        """The derivation with exact numbers (`7/2`), sentences in all languages."""
        words = {language: Words(self.criteria, language) for language in LANGUAGES}
        plain = to_plain(self.derivation)
        for reason, item in zip(self.derivation.reasons, plain["reasons"], strict=True):
            item.update(_sentences(words, reason))
        head: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "path": self.path,
            "platform": self.evaluation.platform,
            "date": str(self.evaluation.date),
            "criteria_set": self.criteria.id,
            "display_places": self.criteria.display_places,
            "left_out": sorted(self.excluded),
        }
        return to_json({**head, **plain})

    def as_text(self, language: Language) -> str:
        """The derivation line by line."""
        lines = _Lines(self, Words(self.criteria, language))
        return "".join(f"{printable(line)}\n" for line in lines.all())


def _sentences(words: Mapping[Language, Words], reason: Reason) -> dict[str, dict[str, str]]:
    return {
        "message": in_all_languages(lambda language: words[language].reason(reason)),
        "change": in_all_languages(lambda language: words[language].change(reason)),
    }


@dataclass(frozen=True, slots=True)
class _Lines:
    report: ScoreReport
    words: Words

    def all(self) -> Iterator[str]:
        derivation, words = self.report.derivation, self.words
        quorum = derivation.quorum
        yield f"{self.report.path} · {words.criteria.name.best(words.language)[0]}"
        yield ""
        for result in derivation.criteria:
            yield from self._criterion(result)
        yield ""
        for total in derivation.groups:
            yield self._total(total)
        yield self._total(derivation.overall)
        yield words.say(QUORUM, present=quorum.present, eligible=quorum.eligible, needed=quorum.least)
        if self.report.excluded:
            names = [each.name for each in self.report.evaluation.members if each.id in self.report.excluded]
            yield words.say(LEFT_OUT, members=", ".join(names))
        yield ""
        yield words.say(OUTCOME, outcome=words.say(OUTCOMES[derivation.outcome]))
        for reason in derivation.reasons:
            yield f"- {words.reason(reason)}"
            yield f"  → {words.change(reason)}"
            if reason.code in ("below-group", "below-overall"):
                yield from (f"    {words.way(way)}" for way in reason.ways)
                if not reason.ways:
                    yield f"    {words.say(NO_WAY)}"

    def _criterion(self, result: CriterionResult) -> Iterator[str]:
        words, criterion = self.words, result.criterion
        scores = "; ".join(self._score(result, item.score) for item in result.scores if item.score is not None)
        yield words.say(
            CRITERION,
            title=words.title(criterion.id),
            combined=self._score(result, result.combined),
            scores=scores or words.say(NOTHING),
        )
        details = []
        if result.contribution is not None and result.possible:
            worth = {"contribution": words.percent(result.contribution), "possible": words.percent(result.possible)}
            details.append(words.say(WORTH, **worth))
        if result.spread is not None:
            details.append(words.say(SPREAD, spread=words.points(result.spread)))
        if criterion.minimum is not None and criterion.method == "pass-fail":
            details.append(words.say(HAS_TO_PASS))
        elif criterion.minimum is not None:
            details.append(words.say(MINIMUM, minimum=words.points(Fraction(criterion.minimum))))
        if details:
            yield f"    {'; '.join(details)}"

    def _score(self, result: CriterionResult, score: Fraction | None) -> str:
        if score is None:
            return "–"
        if result.criterion.method == "pass-fail":
            return self.words.say(PASS if score >= 1 else FAIL)
        return self.words.points(score)

    def _total(self, total: Total) -> str:
        words = self.words
        if total.percent is None:
            return words.say(NO_TOTAL)
        values: Mapping[str, str] = {"percent": words.percent(total.percent)}
        if total.group:
            text = words.say(TOTAL_OF_GROUP, group=words.say(GROUPS[total.group]), **values)
        else:
            text = words.say(TOTAL, **values)
        if total.minimum is None:
            return text
        return f"{text} ({words.say(NEEDED, minimum=words.points(total.minimum))})"
