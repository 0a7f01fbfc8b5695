"""Makes catalogues of any size: plausible Vietnamese, records in proportion, the same every time.

Words come one after another as they do in the real catalogue (a chain over syllables), so that frequent words are
frequent and rare ones rare: indexes, pages and compression then behave as they would.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from ndp.kinds import KIND_BY_NAME

ROOT = Path(__file__).parents[2]
SEED = 186
SYLLABLE = re.compile(r"[^\W\d_]+")
PER_MINISTRY = 40
PER_ENTERPRISE = 10
PER_EDITION = 200
WITH_PLAN = 0.6
REPORTS_OF_A_PLAN = (2, 6)
VERIFIED = {"level": "verified", "sources": [{"legal": "quyet-dinh-thu"}]}
MONTHS = ("01", "02", "03", "04", "05", "06")

Text = Mapping[str, str]


class Words:
    """Texts by a chain over syllables of the real catalogue."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._next: dict[str, list[str]] = defaultdict(list)
        for path in sorted((ROOT / "catalogue").rglob("*.yml")):
            for text in _vietnamese(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)):
                syllables = [each.lower() for each in SYLLABLE.findall(text)]
                for one, other in pairwise(syllables):
                    self._next[one].append(other)
        self._starts = sorted(self._next)

    def phrase(self, length: int) -> str:
        """So many syllables."""
        found = [self._chance.choice(self._starts)]
        while len(found) < length:
            followers = self._next.get(found[-1]) or self._starts
            found.append(self._chance.choice(followers))
        return " ".join(found)

    def sentence(self, length: int) -> Text:
        """A sentence of so many syllables, with a shorter one in the place of English."""
        text = self.phrase(length)
        return {"vi": f"{text[0].upper()}{text[1:]}.", "en": f"Sentence about {self.phrase(max(2, length // 2))}."}


def _vietnamese(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key == "vi" and isinstance(below, str):
                yield below
            else:
                yield from _vietnamese(below)
    elif isinstance(value, list):
        for below in value:
            yield from _vietnamese(below)


def records(platforms: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Kind, id and data of every record of a catalogue of so many platforms."""
    chance = random.Random(SEED)  # noqa: S311 - data, not secrets
    words = Words(chance)
    yield "legal", "quyet-dinh-thu", _decision()
    for number in range(-(-platforms // PER_MINISTRY)):
        yield from _ministry(number, words)
    for number in range(-(-platforms // PER_ENTERPRISE)):
        yield _organisation(f"cong-ty-{number}", "enterprise", f"Công ty {words.phrase(2)} {number}")
    for number in range(-(-platforms // PER_EDITION)):
        yield "edition", f"lan-{number + 1}", _edition(number, platforms)
    for number in range(platforms):
        yield from _platform(number, words, chance)


def write(platforms: int, directory: Path) -> int:
    """Write the catalogue of so many platforms below `directory`/catalogue; returns how many files."""
    count = 0
    for kind, record_id, data in records(platforms):
        of_kind = KIND_BY_NAME[kind]
        target = directory / "catalogue" / of_kind.folder / f"{record_id}.yml"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
        target.write_text(f"# yaml-language-server: $schema={of_kind.schema_comment}\n{text}", encoding="utf-8")
        count += 1
    return count


def _decision() -> dict[str, Any]:
    return {
        "id": "quyet-dinh-thu",
        "number": "01/QĐ-THU",
        "kind": "decision",
        "issuer": "bo-0",
        "date": "2025-01-15",
        "effective": "2025-01-15",
        "title": {"vi": "Công bố các danh mục thử", "en": "Publishes the trial lists"},
        "subject": "list",
        "status": "in-force",
        "reading": "whole",
        "provenance": VERIFIED,
    }


def _organisation(record_id: str, kind: str, name: str, parent: str = "") -> tuple[str, str, dict[str, Any]]:
    below = {"parent": parent} if parent else {}
    data = {"id": record_id, "name": {"vi": name, "en": name}, "kind": kind, **below, "provenance": VERIFIED}
    return "organisation", record_id, data


def _ministry(number: int, words: Words) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield _organisation(f"bo-{number}", "ministry", f"Bộ {words.phrase(3)} {number}")
    yield _organisation(f"vu-{number}", "department", f"Vụ {words.phrase(3)} {number}", f"bo-{number}")


def _edition(number: int, platforms: int) -> dict[str, Any]:
    listed = range(number * PER_EDITION, min(platforms, (number + 1) * PER_EDITION))
    return {
        "id": f"lan-{number + 1}",
        "name": {"vi": f"Danh mục thử, lần {number + 1}", "en": f"Trial list {number + 1}"},
        "ordinal": number + 1,
        "instrument": "quyet-dinh-thu",
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


def _platform(number: int, words: Words, chance: random.Random) -> Iterator[tuple[str, str, dict[str, Any]]]:
    platform = f"nen-tang-{number}"
    name = f"{words.phrase(4)} {number}"
    ministry, enterprise = number // PER_MINISTRY, number // PER_ENTERPRISE
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
            "documents": [{"legal": "quyet-dinh-thu", "role": "decision"}],
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
                {"role": role, "organisation": body, "from": "2025-01-15", "clause": "quyet-dinh-thu"}
                for role, body in held
            ],
            "provenance": VERIFIED,
        },
    )
    if chance.random() < WITH_PLAN:
        yield "plan", f"{platform}/nam-2026", _plan(platform, f"vu-{ministry}", name, words)
        for month in MONTHS[: chance.randint(*REPORTS_OF_A_PLAN)]:
            report = _report(platform, f"vu-{ministry}", month, chance)
            yield "report", f"{platform}/{report['id']}", report


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
