"""The rules of a criteria set in sentences, for the pages that show or apply it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ndp.derive.scoring.words import GROUPS, Words
from ndp.i18n import N_

COMBINED = {
    "mean": N_("Điểm của một tiêu chí là trung bình cộng điểm của các thành viên."),
    "trimmed-mean": N_(
        "Điểm của một tiêu chí là trung bình cộng, sau khi bỏ {trim} điểm cao nhất và {trim} điểm thấp nhất."
    ),
    "median": N_("Điểm của một tiêu chí là trung vị điểm của các thành viên."),
}
VERDICTS = {
    "majority": N_("Tiêu chí đạt/không đạt được coi là đạt khi quá nửa số phiếu nói đạt."),
    "two-thirds": N_("Tiêu chí đạt/không đạt được coi là đạt khi ít nhất hai phần ba số phiếu nói đạt."),
    "all": N_("Tiêu chí đạt/không đạt chỉ được coi là đạt khi mọi phiếu nói đạt."),
}
SPREADS = {
    "discuss": N_("Điểm của một tiêu chí chênh nhau quá {limit}% của thang thì hội đồng phải thảo luận và ghi lại."),
    "rescore": N_("Điểm của một tiêu chí chênh nhau quá {limit}% của thang thì phải chấm lại."),
}
WEIGHTS = N_(
    "Điểm của tiêu chí đổi ra phần của thang rồi nhân với trọng số. Cộng lại được tổng, tính bằng phần trăm của điểm "
    "cao nhất."
)
MINIMUMS = N_("Tiêu chí có mức bắt buộc mà không đạt mức ấy thì cả nền tảng không đạt, dù tổng cao.")
OVERALL = N_("Tổng phải từ {minimum}%.")
GROUP = N_("Nhóm {group} phải từ {minimum}%.")
MEMBERS = N_("Ít nhất {members} thành viên nộp phiếu.")
SHARE = N_("Ít nhất {share} số thành viên được chấm nộp phiếu.")
RECUSED = N_("Thành viên không chấm vì xung đột lợi ích không được tính, ở cả hai phía của tỷ lệ.")
ROUNDING = N_(
    "Tính bằng phân số, không làm tròn giữa chừng. Chỉ khi hiện mới làm tròn đến {places} chữ số sau dấu phẩy; đúng "
    "nửa đơn vị thì về số chẵn."
)


def rule_sentences(words: Words) -> list[str]:
    """How scores become a result by the set, one sentence each; what the set leaves open is not mentioned."""
    return [*_scores(words), *_result(words)]


def _scores(words: Words) -> Iterator[str]:
    criteria = words.criteria
    methods = {criterion.method for criterion in criteria.criteria}
    rule = criteria.combination
    if rule and "scored" in methods:
        yield words.say(COMBINED[rule.method], trim=rule.trim or 0)
    if rule and "pass-fail" in methods:
        yield words.say(VERDICTS[rule.verdicts])
    if any(criterion.weight is not None for criterion in criteria.criteria):
        yield words.say(WEIGHTS)
    if criteria.spread:
        yield words.say(SPREADS[criteria.spread.then], limit=words.points(Fraction(criteria.spread.limit)))


def _result(words: Words) -> Iterator[str]:
    criteria = words.criteria
    if any(criterion.minimum is not None for criterion in criteria.criteria):
        yield words.say(MINIMUMS)
    if criteria.pass_ and criteria.pass_.overall is not None:
        yield words.say(OVERALL, minimum=words.points(Fraction(criteria.pass_.overall)))
    for item in criteria.pass_.groups if criteria.pass_ else ():
        yield words.say(GROUP, group=words.say(GROUPS[item.group]), minimum=words.points(Fraction(item.minimum)))
    if criteria.quorum:
        yield words.say(MEMBERS, members=criteria.quorum.members)
        if criteria.quorum.share:
            yield words.say(SHARE, share=criteria.quorum.share)
        yield words.say(RECUSED)
    if criteria.extent == "complete":
        yield words.say(ROUNDING, places=criteria.display_places)
