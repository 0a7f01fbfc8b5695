"""Makes catalogues of any size: plausible Vietnamese, records in proportion, the same every time.

Platform n and all around it are the same whatever the size, so that pages of two sizes can be compared.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from tests.bench.programme_records import CRITERIA, CRITERION, DECISION, MEMBERS, VERIFIED, Found, Life
from tests.bench.words import Text, Words

from ndp.kinds import KIND_BY_NAME

ROOT = Path(__file__).parents[2]
SEED = 186
PER_MINISTRY = 40
PER_ENTERPRISE = 10
OF_THE_LARGEST = 0.05
"""Share of the platforms that the largest enterprise runs, beside those that come to it in turn."""
IN_FIRST_EDITION, MOST_IN_FIRST = 0.1, 600
"""Share of the platforms that the first list names, as far as a file holds them; the others have a number each."""
PER_EDITION = 200
WITH_PLAN = 0.6
REPORTS_OF_A_PLAN = (1, 4)
MONTHS = ("10", "09", "08", "07")
PROGRAMME = "chuong-trinh-thu"
TRACKED_FROM = "2026-09"
DUTIES: tuple[Mapping[str, Any], ...] = (
    {"topic": "plan", "frequency": ["yearly"], "section": "plans"},
    {"topic": "report", "frequency": ["monthly"], "section": "reports", "day": 25, "tracked_from": TRACKED_FROM},
    {"topic": "evaluate", "frequency": ["yearly"], "section": "evaluations"},
)


def records(platforms: int, density: int = 1) -> Iterator[Found]:
    """Kind, id and data of every record of a catalogue of so many platforms.

    With a `density` there is so many times more around each platform: enterprises, lists, the programme's life. A dense
    catalogue of a thousand platforms has nearly as many of these as another of ten thousand.
    """
    chance = random.Random(SEED)  # noqa: S311 - data, not secrets
    words = Words(chance)
    life = Life(words, chance, density)
    yield _document(
        DECISION, "01/QĐ-THU", "list", {"vi": "Công bố các danh mục thử", "en": "Publishes the trial lists"}
    )
    yield _document(PROGRAMME, "02/QĐ-THU", "programme", {"vi": "Chương trình thử", "en": "The trial programme"})
    for number in range(MEMBERS):
        yield _organisation(f"vien-{number}", "institute", f"Viện thử {number}")
    yield "criteria", CRITERIA, _criteria()
    for number, settings in enumerate(DUTIES):
        yield _duty(number, settings)
    for number in range(-(-platforms // PER_MINISTRY)):
        chance.seed(f"{SEED} ministry {number}")
        yield from _ministry(number, words)
    for number in range(-(-platforms * density // PER_ENTERPRISE)):
        chance.seed(f"{SEED} enterprise {number}")
        yield _organisation(f"cong-ty-{number}", "enterprise", f"Công ty {words.phrase(2)} {number}")
    yield from _editions(platforms, density)
    for number in range(platforms):
        chance.seed(f"{SEED} platform {number}")
        yield from _platform(number, words, chance, life, density)


def write(platforms: int, directory: Path, density: int = 1) -> int:
    """Write the catalogue that `records` makes below `directory`/catalogue; returns how many files."""
    count = 0
    for kind, record_id, data in records(platforms, density):
        of_kind = KIND_BY_NAME[kind]
        target = directory / "catalogue" / of_kind.folder / f"{record_id}.yml"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
        target.write_text(f"# yaml-language-server: $schema={of_kind.schema_comment}\n{text}", encoding="utf-8")
        count += 1
    return count


def _criteria() -> dict[str, Any]:
    return {
        "id": CRITERIA,
        "name": {"vi": "Bộ tiêu chí thử", "en": "Trial criteria"},
        "legal": f"{PROGRAMME}/d1",
        "purpose": {"vi": "Xét công nhận nền tảng thử.", "en": "To recognise trial platforms."},
        "extent": "complete",
        "criteria": [
            {
                "id": each,
                "group": "technical",
                "category": "functions",
                "title": {"vi": f"Tiêu chí {number}", "en": f"Criterion {number}"},
                "method": "scored",
                "weight": 100 // len(CRITERION),
                "scale": {"min": 0, "max": 10, "step": 0.5},
            }
            for number, each in enumerate(CRITERION, 1)
        ],
        "combination": {"method": "mean", "verdicts": "majority"},
        "pass": {"overall": 50},
        "quorum": {"members": 3, "share": "2/3"},
        "display_places": 2,
        "provenance": VERIFIED,
    }


def _duty(number: int, settings: Mapping[str, Any]) -> Found:
    key = f"nhiem-vu-{number}"
    data = {
        "id": key,
        "clause": f"{PROGRAMME}/d{number + 1}",
        "roles": ["promotion-focal"],
        "title": {"vi": f"Nhiệm vụ thử {number}", "en": f"Trial duty {number}"},
        "summary": {"vi": "Việc phải làm của đơn vị đầu mối.", "en": "What the focal unit has to do."},
        **settings,
        "provenance": VERIFIED,
    }
    return "duty", key, data


def _document(key: str, number: str, subject: str, title: Text) -> Found:
    clauses = [
        {"id": f"d{each + 1}", "summary": {"vi": f"Điều khoản thử {each}.", "en": f"Trial clause {each}."}}
        for each in range(len(DUTIES))
    ]
    data = {
        "id": key,
        "number": number,
        "kind": "decision",
        "issuer": "bo-0",
        "date": "2025-01-15",
        "effective": "2025-01-15",
        "title": title,
        "subject": subject,
        "status": "in-force",
        "reading": "whole",
        **({"clauses": clauses} if subject == "programme" else {}),
        "provenance": {"level": "verified", "sources": [{"legal": key}]},
    }
    return "legal", key, data


def _organisation(record_id: str, kind: str, name: str, parent: str = "") -> Found:
    below = {"parent": parent} if parent else {}
    data = {"id": record_id, "name": {"vi": name, "en": name}, "kind": kind, **below, "provenance": VERIFIED}
    return "organisation", record_id, data


def _ministry(number: int, words: Words) -> Iterator[Found]:
    yield _organisation(f"bo-{number}", "ministry", f"Bộ {words.phrase(3)} {number}")
    yield _organisation(f"vu-{number}", "department", f"Vụ {words.phrase(3)} {number}", f"bo-{number}")


def _editions(platforms: int, density: int) -> Iterator[Found]:
    first = min(platforms, MOST_IN_FIRST, max(1, round(IN_FIRST_EDITION * platforms * density)))
    starts = [0, *range(first, platforms, PER_EDITION // density), platforms]
    for number, (start, end) in enumerate(pairwise(starts)):
        yield "edition", f"lan-{number + 1}", _edition(number, range(start, end))


def _edition(number: int, listed: range) -> dict[str, Any]:
    return {
        "id": f"lan-{number + 1}",
        "name": {"vi": f"Danh mục thử, lần {number + 1}", "en": f"Trial list {number + 1}"},
        "ordinal": number + 1,
        "instrument": DECISION,
        "date": "2025-01-15",
        "scope": "national",
        "total": len(listed),
        "numbered": True,
        "groups": [{"id": "state-hosted", "count": len(listed)}],
        "entries": [
            {"number": at + 1, "platform": f"nen-tang-{each}", "group": "state-hosted"}
            for at, each in enumerate(listed)
        ],
        "known": {"vi": "Mọi nền tảng của danh mục thử.", "en": "All platforms of the trial list."},
        "unknown": {"vi": "Không có gì.", "en": "Nothing."},
        "provenance": VERIFIED,
    }


def _platform(number: int, words: Words, chance: random.Random, life: Life, density: int) -> Iterator[Found]:
    platform = f"nen-tang-{number}"
    name = f"{words.phrase(4)} {number}"
    ministry = number // PER_MINISTRY
    enterprise = 0 if chance.random() < OF_THE_LARGEST * density else number * density // PER_ENTERPRISE
    yield (
        "platform",
        platform,
        {
            "id": platform,
            "name": {"vi": f"Nền tảng {name}", "en": f"Platform {name}"},
            "scope": "national",
            "group": "state-hosted",
            "purpose": words.sentence(chance.randint(15, 40)),
            "functions": [words.sentence(chance.randint(6, 15)) for _ in range(chance.randint(1, 4))],
            "audiences": ["state-agencies", "citizens"],
            "documents": [{"legal": DECISION, "role": "decision"}],
            **({"related": [f"nen-tang-{chance.randrange(number)}"]} if number and chance.random() < 0.3 else {}),
            "status": "in-use",
            "provenance": VERIFIED,
        },
    )
    held = (
        ("host", f"bo-{ministry}"),
        ("promotion-focal", f"vu-{ministry}"),
        ("core-enterprise", f"cong-ty-{enterprise}"),
    )
    yield (
        "assignment",
        platform,
        {
            "id": platform,
            "platform": platform,
            "assignments": [
                {"role": role, "organisation": body, "from": "2025-01-15", "clause": DECISION} for role, body in held
            ],
            "provenance": VERIFIED,
        },
    )
    if chance.random() < WITH_PLAN:
        yield "plan", f"{platform}/nam-2026", _plan(platform, f"vu-{ministry}", name, words)
        for month in MONTHS[: chance.randint(*REPORTS_OF_A_PLAN)]:
            report = _report(platform, f"vu-{ministry}", month, chance)
            yield "report", f"{platform}/{report['id']}", report
    yield from life.around(number, f"bo-{ministry}", f"cong-ty-{enterprise}")


def _plan(platform: str, unit: str, name: str, words: Words) -> dict[str, Any]:
    return {
        "id": "nam-2026",
        "platform": platform,
        "kind": "merged",
        "owner": unit,
        "extent": "partial",
        "title": {"vi": f"Kế hoạch năm 2026 của nền tảng {name}", "en": f"Plan 2026 of {name}"},
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "objectives": [words.sentence(15)],
        "indicators": [
            {
                "id": "tai-khoan",
                "name": {"vi": "Số tài khoản", "en": "Accounts"},
                "unit": {"vi": "tài khoản", "en": "accounts"},
                "baseline": 1000,
                "baseline_on": "2026-01-01",
                "target": 100000,
                "due": "2026-12-31",
            }
        ],
        "roadmap": [{"id": "mo-rong", "title": words.sentence(8), "due": "2026-09-30"}],
        "focal_unit": unit,
        "provenance": VERIFIED,
    }


def _report(platform: str, unit: str, month: str, chance: random.Random) -> dict[str, Any]:
    return {
        "id": f"2026-{month}-{unit}",
        "platform": platform,
        "unit": unit,
        "period": f"2026-{month}",
        "submitted_on": f"2026-{month}-24",
        "plan": f"{platform}/nam-2026",
        "values": [{"indicator": "tai-khoan", "value": chance.randint(1000, 90000)}],
        "provenance": {"level": "unverified", "note": {"vi": "Đơn vị tự báo cáo.", "en": "Reported by the unit."}},
    }


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
