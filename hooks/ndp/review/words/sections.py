"""The parts of the document, each a block of text or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ndp.i18n import N_, Language
from ndp.kinds import KIND_BY_NAME
from ndp.model.rights import Party, Requirement
from ndp.report.report import SITE
from ndp.review.decide import Need, Refusal, Right, Verdict
from ndp.review.facts import ChangeFact, Facts, FieldFact, FileFault, ProblemFact
from ndp.review.words import reasons
from ndp.review.words.media import Medium
from ndp.review.words.values import STEP, ValueWords, label_of_path
from ndp.rules.registry import KINDS as PROBLEM_KINDS
from ndp.site import routes
from ndp.text import format_date

TITLE = N_("Xét thay đổi: {outcome}")
SUMMARY = N_("Nội dung: {content}; {files} tệp, {lines} dòng. Xét ngày {day}.")
BY = N_("Người đề nghị: {who}.")
COMMITS = N_("Nhánh chính {base}, đề nghị {head}.")
WHY = N_("Vì sao bị từ chối")
NEEDED = N_("Còn cần")
CHANGES = N_("Thay đổi")
OPINIONS = N_("Ý kiến duyệt")
NEW_PROBLEMS = N_("Vấn đề mới")
SOLVED_PROBLEMS = N_("Vấn đề đã hết")
ERRORS = N_("Danh mục sau khi gộp có thêm {count} lỗi; xem “Vấn đề mới”.")
NEED = N_("Thêm {count} người duyệt trong: {parties}{limits}. Cho: {what}.")
CANDIDATES = N_("Duyệt được: {people}.")
NO_CANDIDATE = N_("Chưa có tài khoản nào duyệt được; hãy hỏi quản trị Cổng.")
OTHER_ORGANISATION = N_("tổ chức khác với người đề nghị")
IMPARTIAL = N_("không có lợi ích ở nền tảng")
BLOCKED = N_("{who} đã yêu cầu sửa; cần chính người này chấp thuận lại.")
RIGHT = N_("Quyền: {who}; cần {count} người duyệt trong: {parties}")
CONCERNS = N_("Với: {fields}")
AS = N_("đề nghị với tư cách {parties}")
NOT_AS = N_("người đề nghị không có quyền")
SOURCE_GIVEN, SOURCE_MISSING = N_("đã kèm nguồn"), N_("chưa kèm nguồn")
STRICTER = N_("vì có tên miền mới")
MARKED = N_("Chú ý: {marks}")
CODE = N_("Tệp ngoài danh mục")
UNKNOWN_PERSON = N_("người chưa rõ")
PROBLEM = N_("{path}, dòng {line}, cột {column}: {code}: {message} Cách sửa: {remedy}")
AND_MORE = N_("… và {count} nữa")
MOST_PEOPLE = 8
MOST_PROBLEMS = 30
MOST_REFUSALS = 40
SHORT_COMMIT = 12


class Sections:
    """Writes facts and verdict into a medium in a language."""

    def __init__(self, facts: Facts, verdict: Verdict, medium: Medium, language: Language) -> None:
        self.facts, self.verdict, self.medium, self.language = facts, verdict, medium, language
        self.words = ValueWords(medium, language)
        self._ = self.words.text

    def blocks(self) -> Iterator[str]:
        """Every block, in order."""
        yield self.medium.heading(self._(TITLE, outcome=self._(reasons.OUTCOMES[self.verdict.outcome])), 2)
        yield "\n".join(self.summary())
        yield self._section(WHY, self._refusals())
        yield self._section(NEEDED, self._needs())
        yield from self._changes()
        yield self._section(OPINIONS, self._opinions())
        yield self._section(NEW_PROBLEMS, self._problems(self.facts.new_problems))
        yield self._section(SOLVED_PROBLEMS, self._problems(self.facts.solved_problems))

    def summary(self) -> Iterator[str]:
        """The change in a line or two."""
        day = format_date(date.fromisoformat(self.facts.as_of), self.language)
        content = self._(reasons.CONTENTS[self.facts.content])
        yield self._(SUMMARY, content=content, files=self.facts.files, lines=self.facts.lines, day=day)
        yield self._(BY, who=self._person(self.facts.proposer))
        if self.facts.head_commit:
            base, head = (
                self.medium.quoted(each[:SHORT_COMMIT]) for each in (self.facts.base_commit, self.facts.head_commit)
            )
            yield self._(COMMITS, base=base, head=head)

    def reasons(self) -> Iterator[tuple[int, str]]:
        """Why the change is not ready: depth and text of each item."""
        yield from self._refusals()
        yield from self._needs()

    def _section(self, title: str, items: Iterable[tuple[int, str]]) -> str:
        lines = list(items)
        if not lines:
            return ""
        return self.medium.heading(self._(title), 3) + "\n\n" + self.medium.items(lines)

    def _refusals(self) -> Iterator[tuple[int, str]]:
        if self.verdict.outcome != "refused":
            return
        for fault in self.verdict.faults:
            yield 0, self._fault(fault)
        texts = list(dict.fromkeys(self._refusal(refusal) for refusal in self.verdict.refusals))
        yield from ((0, text) for text in texts[:MOST_REFUSALS])
        if len(texts) > MOST_REFUSALS:
            yield 0, self._(AND_MORE, count=len(texts) - MOST_REFUSALS)
        if self.verdict.errors:
            yield 0, self._(ERRORS, count=len(self.verdict.errors))

    def _fault(self, fault: FileFault) -> str:
        path = label_of_path(self.medium, fault.path) if fault.path else ""
        return self._(reasons.FAULTS[fault.code], path=path, detail=fault.detail.replace(" ", " / "))

    def _refusal(self, refusal: Refusal) -> str:
        change = self.facts.changes[refusal.change]
        field = None if refusal.field is None else change.fields[refusal.field]
        what = self._what(change, field)
        requires = refusal.rule.requires if refusal.rule else None
        reason: str = refusal.reason
        if requires is not None and requires.propose == ("nobody",) and reason != "no-source":
            reason = "nobody-allowed"
        shown = change.dependants[:MOST_PEOPLE]
        return self._(
            reasons.REFUSALS[reason],
            what=what,
            who=self._person(self.facts.proposer),
            standing=self._(reasons.PERSONS[self.facts.people[self.facts.proposer].standing]),
            parties=self._parties(requires.propose) if requires else "",
            count=len(change.dependants),
            list=", ".join(f"{self._kind(kind)} {self.medium.quoted(record)}" for kind, record in shown),
        )

    def _needs(self) -> Iterator[tuple[int, str]]:
        if self.verdict.outcome == "refused":
            return
        for person in self.verdict.blocked_by:
            yield 0, self._(BLOCKED, who=self._person(person))
        for need in self.verdict.needs:
            yield 0, self._need(need)
            people = [self._person(person) for person in need.candidates]
            if not people:
                yield 1, self._(NO_CANDIDATE)
                continue
            if len(people) > MOST_PEOPLE:
                people = [*people[:MOST_PEOPLE], self._(AND_MORE, count=len(people) - MOST_PEOPLE)]
            yield 1, self._(CANDIDATES, people="; ".join(people))

    def _need(self, need: Need) -> str:
        limits = []
        if not need.requires.own_organisation_counts:
            limits.append(self._(OTHER_ORGANISATION))
        if need.requires.impartial:
            limits.append(self._(IMPARTIAL))
        what = "; ".join(self._what(self.facts.changes[number], None) for number in need.changes)
        return self._(
            NEED,
            count=need.missing,
            parties=self._parties(need.requires.approve),
            limits=f" ({', '.join(limits)})" if limits else "",
            what=what,
        )

    def _changes(self) -> Iterator[str]:
        if self.facts.changes:
            yield self.medium.heading(self._(CHANGES), 3)
        for number, change in enumerate(self.facts.changes):
            head = f"{self._what(change, None, linked=True)}: {self._(reasons.OPERATIONS[change.op])}"
            yield self.medium.heading(head, 4) + "\n\n" + self.medium.items(self._change(number, change))

    def _change(self, number: int, change: ChangeFact) -> Iterator[tuple[int, str]]:
        for field in change.fields:
            yield from self.words.field(field)
            if field.marks:
                yield 1, self._(MARKED, marks=", ".join(self._(reasons.MARKS[mark]) for mark in field.marks))
        rights = [right for right in self.verdict.rights if right.change == number]
        for text in dict.fromkeys(map(self._right, rights)):
            fields = [
                change.fields[right.field] for right in rights if right.field is not None and self._right(right) == text
            ]
            yield 0, text
            if fields and len(fields) < len(change.fields):
                names = dict.fromkeys(self.words.steps(field.steps) for field in fields)
                yield 1, self._(CONCERNS, fields="; ".join(names))

    def _right(self, right: Right) -> str:
        rule = right.rule
        who = self._(AS, parties=self._parties(right.acts_as)) if right.acts_as else self._(NOT_AS)
        requires: Requirement = rule.requires
        text = self._(RIGHT, who=who, count=requires.approvals, parties=self._parties(requires.approve))
        notes = []
        if rule.new_domain:
            notes.append(self._(STRICTER))
        if requires.source:
            notes.append(self._(SOURCE_GIVEN if rule.sourced else SOURCE_MISSING))
        if requires.sensitivity in reasons.SENSITIVITIES:
            notes.append(self._(reasons.SENSITIVITIES[requires.sensitivity]))
        return f"{text} ({', '.join(notes)})." if notes else f"{text}."

    def _opinions(self) -> Iterator[tuple[int, str]]:
        for opinion in self.verdict.opinions:
            yield 0, f"{self._person(opinion.review.person)}: {self._(reasons.STANDINGS[opinion.standing])}"

    def _problems(self, problems: Iterable[ProblemFact]) -> Iterator[tuple[int, str]]:
        found = list(problems)
        for problem in found[:MOST_PROBLEMS]:
            kind = PROBLEM_KINDS[problem.code]
            values = {
                name: self._(text) if name in problem.terms else self.medium.inner(text)
                for name, text in problem.values.items()
            }
            page = SITE + routes.address("errors", kind.code, language=self.language)
            yield (
                0,
                self._(
                    PROBLEM,
                    path=label_of_path(self.medium, problem.path),
                    line=problem.line,
                    column=problem.column,
                    code=self.medium.link(kind.code, page),
                    message=self._(kind.message, **values),
                    remedy=self._(kind.remedy, **values),
                ),
            )
        if len(found) > MOST_PROBLEMS:
            yield 0, self._(AND_MORE, count=len(found) - MOST_PROBLEMS)

    def _what(self, change: ChangeFact, field: FieldFact | None, *, linked: bool = False) -> str:
        """Which record, and which field of it."""
        if change.kind == "code":
            return self._(CODE)
        name = self.medium.quoted(change.name or change.id)
        title = self._kind(change.kind)
        if linked and change.is_published:
            title = self.medium.link(title, self._address(change))
        text = (
            f"{title} {name}" if change.name in ("", change.id) else f"{title} {name} ({self.medium.quoted(change.id)})"
        )
        steps = self.words.steps(field.steps) if field is not None else ""
        return f"{text}{STEP}{steps}" if steps else text

    def _address(self, change: ChangeFact) -> str:
        platform = self.facts.subjects[change.subject].platform
        if change.kind in ("assignment", "measurement") and platform:
            return SITE + routes.address("platforms", platform, language=self.language)
        section = routes.SECTION_OF_KIND[change.kind]
        parts = () if change.kind in ("account", "policy", "assignment") else (change.id,)
        return SITE + routes.address(section, *parts, language=self.language)

    def _kind(self, kind: str) -> str:
        return self._(KIND_BY_NAME[kind].title)

    def _parties(self, parties: tuple[Party, ...]) -> str:
        return ", ".join(self._(reasons.PARTIES[party]) for party in parties)

    def _person(self, person: str) -> str:
        if person.startswith("unknown:"):
            return self._(UNKNOWN_PERSON)
        known = self.facts.people.get(person)
        if known is None or not known.account:
            return self.medium.quoted(person)
        name = self.facts.organisations.get(known.organisation) or known.organisation
        return f"{self.medium.quoted(known.login)} ({self.medium.quoted(name)})"
