"""Names of the clauses of Vietnamese legal documents, read off their ids.

`d1.iv.5.a` is Điều 1, mục IV, khoản 5, điểm a; a number below a point is a bullet. `dd` stands for the letter đ.
"""

from __future__ import annotations

import re

from ndp.i18n import N_, Language, translator

ROMAN = re.compile(r"[ivxlc]+")

ARTICLE = N_("Điều {}")
SECTION = N_("mục {}")
PARAGRAPH = N_("khoản {}")
POINT = N_("điểm {}")
BULLET = N_("gạch đầu dòng {}")
SUB_BULLET = N_("dấu cộng {}")


def clause_steps(clause: str) -> list[tuple[str, str]]:
    """The parts of a clause id, outermost first: (message id of the level, number or letter as printed).

    Ids that do not follow the pattern (`can-cu`) give an empty list.
    """
    parts = clause.split(".")
    if not re.fullmatch(r"d[0-9]+", parts[0]):
        return []
    steps = [(ARTICLE, parts[0][1:])]
    below_paragraph = False
    bullets = 0
    for part in parts[1:]:
        if part.isdigit():
            if below_paragraph:
                bullets += 1
                steps.append((BULLET if bullets == 1 else SUB_BULLET, part))
            else:
                steps.append((PARAGRAPH, part))
                below_paragraph = True
        elif not below_paragraph and len(steps) == 1 and ROMAN.fullmatch(part):
            steps.append((SECTION, part.upper()))
        else:
            steps.append((POINT, part.replace("dd", "đ")))
            below_paragraph = True
    return steps


def clause_label(clause: str, language: Language = "vi") -> str:
    """The name of a clause for readers: `Điều 1, mục IV, khoản 5, điểm a`. Unpatterned ids come back unchanged."""
    text = translator(language).text
    steps = clause_steps(clause)
    return ", ".join(text(level).format(number) for level, number in steps) if steps else clause


def clause_short(clause: str) -> str:
    """The name of a clause for tight places: `1.IV.5.a`."""
    steps = clause_steps(clause)
    return ".".join(number for _, number in steps) if steps else clause


def parent_clause(clause: str) -> str:
    """The id of the enclosing clause, empty for an article."""
    return clause.rpartition(".")[0]
