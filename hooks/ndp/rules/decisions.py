"""NDP488-NDP489, NDP493: decisions on registrations and proposals, and who may propose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.programme import Proposal, ProposalDecision, Registration, RegistrationDecision
from ndp.problems import ProblemKind, Severity
from ndp.rules.holders import HOST_KINDS
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind
from ndp.text import PartialDate

UNDOCUMENTED_DECISION = ProblemKind(
    "NDP488",
    "undocumented-decision",
    Severity.ERROR,
    N_("Quyết định thiếu lý do hoặc văn bản"),
    N_("Quyết định “{outcome}” phải ghi “{property}”."),
    N_("Thêm “{property}” vào quyết định này."),
    N_(
        "Chấp nhận thì phải có văn bản; không chấp nhận hoặc đưa ra khỏi danh sách thì phải có cả văn bản và lý do. "
        "Người đọc, nhất là bên bị từ chối, cần biết vì sao và căn cứ vào đâu."
    ),
    (N_("Văn bản có rồi nhưng chưa nhập vào kho."), N_("Mới thông báo miệng.")),
)
DECISIONS_OUT_OF_ORDER = ProblemKind(
    "NDP489",
    "decisions-out-of-order",
    Severity.ERROR,
    N_("Các quyết định sai thứ tự"),
    N_("Quyết định “{outcome}” ngày {date} không thể đứng sau “{before}”."),
    N_("Xếp các quyết định theo thứ tự thời gian và sửa ngày sai."),
    N_(
        "Phải đăng ký hay đề xuất rồi mới có quyết định, các quyết định nối nhau theo thời gian, và phải được chấp "
        "nhận rồi mới bị đưa ra khỏi danh sách. Quyết định cuối cùng là tình trạng hiện nay."
    ),
    (N_("Thêm quyết định mới lên đầu danh sách."), N_("Gõ nhầm năm."), N_("Quên ghi quyết định chấp nhận.")),
)
UNFIT_PROPOSER = ProblemKind(
    "NDP493",
    "unfit-proposer",
    Severity.ERROR,
    N_("Bên đề xuất không phải bộ, cơ quan hay tỉnh"),
    N_("“{organisation}” thuộc loại “{kind}” nên không thể đề xuất nền tảng."),
    N_("Ghi bộ, cơ quan thuộc Chính phủ hoặc tỉnh, thành phố đã gửi đề xuất."),
    N_(
        "Theo điểm c khoản 2 mục III và khoản 3 mục IV Điều 2 của Quyết định 186/QĐ-BTTTT, các bộ, cơ quan và các "
        "tỉnh, thành phố đề xuất nền tảng để bổ sung vào danh mục. Hội giới thiệu nền tảng với Bộ (điểm b khoản 2 mục "
        "V), doanh nghiệp đăng ký nền tảng của mình; hai việc ấy không phải đề xuất."
    ),
    (N_("Ghi đơn vị soạn thảo thay cho cơ quan gửi."), N_("Ghi doanh nghiệp có nền tảng.")),
)

NEEDED = {
    "accepted": ("document",),
    "declined": ("document", "reason"),
    "removed": ("document", "reason"),
    "considering": (),
}

Decisions = tuple[RegistrationDecision | ProposalDecision, ...]


def undocumented_decision(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A decision without the document, or the reason, that it needs."""
    for entry, _, decisions in _decided(catalogue):
        for index, decision in enumerate(decisions):
            for name in NEEDED[decision.outcome]:
                if getattr(decision, name) is None:
                    values = {"outcome": decision.outcome, "property": name}
                    yield Finding(entry, ("decisions", index, "outcome"), values)


def decisions_out_of_order(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A decision before the one it follows, or before there was anything to decide."""
    for entry, started, decisions in _decided(catalogue):
        before, what = started, f"received {started or ''}".strip()
        accepted = False
        for index, decision in enumerate(decisions):
            early = before is not None and decision.date.certainly_before(before)
            if early or (decision.outcome == "removed" and not accepted):
                values = {"outcome": decision.outcome, "date": str(decision.date), "before": what}
                yield Finding(entry, ("decisions", index, "date" if early else "outcome"), values)
            accepted = decision.outcome == "accepted"
            before, what = decision.date, f"{decision.outcome} {decision.date}"


def unfit_proposer(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A proposal by a body that may not be host either."""
    for entry, proposal in of_kind(catalogue, Proposal):
        organisation = catalogue.organisations.get(proposal.proposer)
        if organisation is not None and organisation.kind not in HOST_KINDS:
            yield Finding(entry, ("proposer",), {"organisation": organisation.id, "kind": organisation.kind})


def _decided(catalogue: Catalogue) -> Iterator[tuple[Entry, PartialDate | None, Decisions]]:
    for entry, registration in of_kind(catalogue, Registration):
        yield entry, registration.registered_on, registration.decisions
    for entry, proposal in of_kind(catalogue, Proposal):
        yield entry, proposal.proposed_on, proposal.decisions


RULES = (
    Rule(UNDOCUMENTED_DECISION, undocumented_decision, reads=("proposal", "registration")),
    Rule(DECISIONS_OUT_OF_ORDER, decisions_out_of_order, reads=("proposal", "registration")),
    Rule(UNFIT_PROPOSER, unfit_proposer, reads=("organisation", "proposal")),
)
