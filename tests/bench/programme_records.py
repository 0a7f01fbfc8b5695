"""The records of the programme's life around a synthesised platform: evaluated, recognised, asked about, written of."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.bench.words import Words

DECISION = "quyet-dinh-thu"
VERIFIED = {"level": "verified", "sources": [{"legal": DECISION}]}
CRITERIA = "tieu-chi-thu"
CRITERION = ("chuc-nang", "hieu-nang", "tieu-chuan", "tinh-nen-tang", "ho-tro")
MEMBERS = 5
SHARES = {
    "evaluation": 0.2,
    "feedback": 0.2,
    "measurement": 0.1,
    "registration": 0.05,
    "legal": 0.04,
    "question": 0.03,
    "news": 0.03,
    "story": 0.03,
    "event": 0.02,
    "award": 0.01,
    "proposal": 0.01,
    "correction": 0.005,
}
"""How many records of a kind there are for each platform. A measurement comes with the publication that tells it."""
RECOGNISED = 0.75
"""Share of the evaluations that a recognition follows."""

Found = tuple[str, str, dict[str, Any]]


class Life:
    """Makes the records around platforms, `density` times as many as SHARES says, and of a kind one to a platform."""

    def __init__(self, words: Words, chance: random.Random, density: int = 1) -> None:
        self._words, self._chance, self._density = words, chance, density
        self._makers: Mapping[str, Callable[[int, str, str], Iterator[Found]]] = {
            "evaluation": self._evaluation,
            "feedback": self._feedback,
            "measurement": self._measurement,
            "registration": self._registration,
            "legal": self._legal,
            "question": self._question,
            "news": self._news,
            "story": self._story,
            "event": self._event,
            "award": self._award,
            "proposal": self._proposal,
            "correction": self._correction,
        }

    def around(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        """What there is around platform `number`, which a ministry hosts and an enterprise runs."""
        for kind, share in SHARES.items():
            if self._chance.random() < share * self._density:
                yield from self._makers[kind](number, ministry, enterprise)

    def _day(self, year: int) -> str:
        return f"{year}-{self._chance.randint(2, 10):02d}-{self._chance.randint(1, 28):02d}"

    def _evaluation(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        platform, day = f"nen-tang-{number}", self._day(2025)
        members = [
            {
                "id": f"tv-{each}",
                "name": f"Thành viên {self._words.phrase(2)}",
                "organisation": f"vien-{each}",
                "role": ("chair", "secretary", "member")[min(each, 2)],
            }
            for each in range(MEMBERS)
        ]
        scores = [
            [{"criterion": criterion, "score": self._chance.randint(11, 20) / 2} for criterion in CRITERION]
            for _ in range(MEMBERS)
        ]
        yield (
            "evaluation",
            f"{platform}/{day}",
            {
                "id": day,
                "platform": platform,
                "criteria": CRITERIA,
                "date": day,
                "body": {"kind": "council", "name": self._words.sentence(6), "organisation": ministry},
                "members": members,
                "sheets": [
                    {"member": member["id"], "scores": sheet} for member, sheet in zip(members, scores, strict=True)
                ],
                "evidence": [{"kind": "trial", "title": self._words.sentence(8), "date": day}],
                "provenance": VERIFIED,
            },
        )
        if self._chance.random() < RECOGNISED:
            yield self._recognition(number, enterprise, day)

    def _recognition(self, number: int, enterprise: str, evaluated: str) -> Found:
        platform = f"nen-tang-{number}"
        data = {
            "id": f"{platform}-2025",
            "platform": platform,
            "kind": "recognised",
            "holders": [enterprise],
            "certificate": f"{number + 1}/CN-THU",
            "decision": DECISION,
            "evaluation": f"{platform}/{evaluated}",
            "issued": "2025-12-15",
            "valid_until": "2028-12-14",
            "status": "valid",
            "provenance": VERIFIED,
        }
        return "recognition", f"{platform}-2025", data

    def _feedback(self, number: int, ministry: str, _: str) -> Iterator[Found]:
        platform, key = f"nen-tang-{number}", f"{ministry}-2026"
        scores = {criterion: self._chance.randint(8, 20) / 2 for criterion in CRITERION[:3]}
        yield (
            "feedback",
            f"{platform}/{key}",
            {
                "id": key,
                "platform": platform,
                "organisation": ministry,
                "submitted_on": self._day(2026),
                "criteria": CRITERIA,
                "scores": scores,
                "comment": self._words.sentence(self._chance.randint(10, 40))["vi"],
                "moderation": {"status": "published", "date": "2026-11-01", "by": ministry},
                "provenance": VERIFIED,
            },
        )

    def _measurement(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        platform = f"nen-tang-{number}"
        first = self._chance.randint(1000, 90_000)
        points = [{"on": f"202{4 + year}-12", "value": first * (year + 1), "qualifier": "about"} for year in range(2)]
        series = {
            "id": "nguoi-dung",
            "name": {"vi": "Số người dùng", "en": "Users"},
            "unit": {"vi": "người", "en": "people"},
            "cumulative": True,
            "points": points,
        }
        told = f"bai-{number}"
        yield "publication", told, self._publication(told)
        sources = {"level": "reported", "sources": [{"publication": told}]}
        data = {"id": platform, "platform": platform, "series": [series], "provenance": sources}
        yield "measurement", platform, data

    def _publication(self, key: str) -> dict[str, Any]:
        return {
            "id": key,
            "title": self._words.sentence(10),
            "publisher": f"Báo {self._words.phrase(2)}",
            "kind": "press",
            "published": self._day(2025),
            "language": "vi",
            "url": f"https://bao.example/{key}",
            "reading": "whole",
            "supports": self._words.sentence(12),
        }

    def _registration(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        platform = f"nen-tang-{number}"
        decision = {"outcome": "accepted", "date": "2025-01-15", "by": ministry, "document": DECISION}
        yield (
            "registration",
            f"{platform}/{enterprise}",
            {
                "id": enterprise,
                "platform": platform,
                "enterprise": enterprise,
                "registered_on": "2024-12-01",
                "received_by": ministry,
                "commitment": self._words.sentence(12),
                "decisions": [decision],
                "provenance": VERIFIED,
            },
        )

    def _legal(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key, day = f"van-ban-{number}", self._day(2025)
        data = {
            "id": key,
            "number": f"{number}/QĐ-{ministry.upper()}",
            "kind": "decision",
            "issuer": ministry,
            "date": day,
            "effective": day,
            "title": self._words.sentence(12),
            "subject": "plan",
            "status": "in-force",
            "reading": "whole",
            "clauses": [{"id": f"d{each}", "summary": self._words.sentence(12)} for each in (1, 2, 3)],
            "provenance": {"level": "verified", "sources": [{"legal": key}]},
        }
        yield "legal", key, data

    def _question(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key = f"hoi-{number}"
        data = {
            "id": key,
            "topic": self._chance.choice(("use", "reporting", "roles")),
            "question": self._words.sentence(12),
            "answer": self._words.sentence(30),
            "legal_basis": [DECISION],
            "status": "answered",
            "asked_on": "2025-12-01",
            "answered_on": self._day(2026),
            "answered_by": ministry,
            "platforms": [f"nen-tang-{number}"],
            "provenance": VERIFIED,
        }
        yield "question", key, data

    def _news(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key = f"tin-{number}"
        data = {
            "id": key,
            "date": self._day(2026),
            "title": self._words.sentence(10),
            "summary": self._words.sentence(25),
            "platforms": [f"nen-tang-{number}"],
            "provenance": VERIFIED,
        }
        yield "news", key, data

    def _story(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        platform = f"nen-tang-{number}"
        data = {
            "id": "noi-dung",
            "platform": platform,
            "kind": self._chance.choice(("success", "guide")),
            "title": self._words.sentence(8),
            "date": self._day(2026),
            "organisation": enterprise,
            "summary": self._words.sentence(25),
            "body": self._words.sentence(60)["vi"],
            "provenance": VERIFIED,
        }
        yield "story", f"{platform}/noi-dung", data

    def _event(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key = f"su-kien-{number}"
        data = {
            "id": key,
            "name": self._words.sentence(8),
            "kind": "training",
            "status": "held",
            "from": self._day(2026),
            "organisers": [ministry],
            "platforms": [f"nen-tang-{number}"],
            "summary": self._words.sentence(20),
            "provenance": VERIFIED,
        }
        yield "event", key, data

    def _award(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key = f"vinh-danh-{number}"
        data = {
            "id": key,
            "name": self._words.sentence(8),
            "category": "platform",
            "period": "2025",
            "platform": f"nen-tang-{number}",
            "awarded_by": ministry,
            "reason": self._words.sentence(15),
            "provenance": VERIFIED,
        }
        yield "award", key, data

    def _proposal(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key = f"de-xuat-{number}"
        data = {
            "id": key,
            "name": self._words.title({"vi": "Nền tảng", "en": "Platform"}, 4, number),
            "proposer": ministry,
            "proposed_on": self._day(2026),
            "need": self._words.sentence(20),
            "audiences": ["state-agencies"],
            "provenance": VERIFIED,
        }
        yield "proposal", key, data

    def _correction(self, number: int, ministry: str, enterprise: str) -> Iterator[Found]:
        key = f"dinh-chinh-{number}"
        data = {
            "id": key,
            "title": self._words.sentence(8),
            "claim": self._words.sentence(12),
            "verdict": "outdated",
            "finding": self._words.sentence(15),
            "published_on": self._day(2026),
            "platforms": [f"nen-tang-{number}"],
            "provenance": VERIFIED,
        }
        yield "correction", key, data
