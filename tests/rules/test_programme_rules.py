"""Rules on the programme's life: what they notice, and where they keep silent."""

from __future__ import annotations

from tests.rules.conftest import Judge

TAIL = "provenance:\n  level: verified\n  sources:\n    - legal: danh-muc-vi-du\n"


def award(body: str) -> dict[str, str]:
    text = f"id: giai\nname:\n  vi: Giải\ncategory: platform\nperiod: 2023-06\nplatform: ban-do-vi-du\n{body}{TAIL}"
    return {"awards/giai": text}


def event(body: str) -> dict[str, str]:
    return {"events/su-kien": f"id: su-kien\nname:\n  vi: Sự kiện\nkind: training\n{body}{TAIL}"}


def registration(*decisions: str, name: str = "cong-ty-vi-du", started: str = "2022-01-05") -> dict[str, str]:
    """A registration for the map platform; each decision is `outcome date`."""
    text = f"id: {name}\nplatform: ban-do-vi-du\nenterprise: cong-ty-vi-du\n"
    text += f"registered_on: {started}\n" if started else ""
    text += "decisions:\n" if decisions else ""
    for decision in decisions:
        outcome, day = decision.split()
        text += f"  - outcome: {outcome}\n    date: {day}\n    document: danh-muc-vi-du\n    reason:\n      vi: Vì.\n"
    return {f"registrations/ban-do-vi-du/{name}": text + TAIL}


def feedback(body: str, organisation: str = "cuc-so-vi-du", day: str = "2023-06-10") -> dict[str, str]:
    text = (
        f"id: gop-y\nplatform: ban-do-vi-du\norganisation: {organisation}\nsubmitted_on: {day}\n"
        f"moderation:\n  status: published\n{body}{TAIL}"
    )
    return {"feedback/ban-do-vi-du/gop-y": text}


def question(body: str) -> dict[str, str]:
    return {"questions/cau-hoi": f"id: cau-hoi\ntopic: use\nquestion:\n  vi: Hỏi gì?\n{body}{TAIL}"}


def test_an_event_that_ends_before_it_starts(codes: Judge) -> None:
    assert codes(event("status: held\nfrom: 2023-05-10\nto: 2023-05-09\n")) == ["su-kien:8 NDP306"]


def test_an_event_of_a_month_is_not_past_before_the_month_is(codes: Judge) -> None:
    """The day judged by is 1 January 2026."""
    assert codes(event("status: planned\nfrom: 2026-01\n")) == []
    assert codes(event("status: planned\nfrom: 2025-12\n")) == ["su-kien:6 NDP485"]
    assert codes(event("status: held\nfrom: 2026-01\n")) == []
    assert codes(event("status: held\nfrom: 2026-02\n")) == ["su-kien:6 NDP486"]
    assert codes(event("status: unconfirmed\nfrom: 2025-12\n")) == []


def test_an_award_may_be_decided_within_its_period(codes: Judge) -> None:
    assert codes(award("date: 2023-06-30\n")) == []
    assert codes(award("date: '2023'\n")) == []
    assert codes(award("date: 2023-05-31\n")) == ["giai:8 NDP483"]


def test_an_award_for_a_platform_that_a_broken_list_may_hold(codes: Judge) -> None:
    unlisted = "id: la\nname:\n  vi: Nền tảng lạ\nscope: local\n" + TAIL
    files = {"platforms/la": unlisted, **award("")}
    files["awards/giai"] = files["awards/giai"].replace("ban-do-vi-du", "la")
    assert codes(files) == ["giai:7 NDP482"]
    assert "giai:7 NDP482" not in codes({**files, "editions/hong": "id: hong\n"})


def test_news_of_tomorrow_is_refused(codes: Judge) -> None:
    item = "id: tin\ndate: 2026-01-02\ntitle:\n  vi: Tin\nsummary:\n  vi: Tin.\n" + TAIL
    assert codes({"news/tin": item}) == ["tin:3 NDP305"]
    assert codes({"news/tin": item.replace("2026-01-02", "2026-01-01")}) == []


def test_names_are_the_same_without_marks_and_case(codes: Judge) -> None:
    files = question("status: open\n")
    files["questions/hai"] = files["questions/cau-hoi"].replace("cau-hoi", "hai").replace("Hỏi gì?", "HOI GI?")
    assert codes(files) == ["hai:5 NDP481"]


def test_yearly_events_of_one_name_are_not_the_same(codes: Judge) -> None:
    files = event("status: held\nfrom: 2023-05-10\n")
    files["events/nam-sau"] = files["events/su-kien"].replace("su-kien", "nam-sau").replace("2023-05", "2024-05")
    assert codes(files) == []


def test_an_enterprise_accepted_again_stays(codes: Judge) -> None:
    steps = ("accepted 2022-03-01", "removed 2023-03-01", "accepted 2024-03-01")
    assert codes(registration(*steps)) == []


def test_removal_needs_an_acceptance_just_before(codes: Judge) -> None:
    assert codes(registration("removed 2023-03-01")) == ["cong-ty-vi-du:7 NDP489", "cong-ty-vi-du:7 NDP492"]
    found = codes(registration("accepted 2022-03-01", "removed 2023-03-01", "removed 2024-03-01"))
    assert "cong-ty-vi-du:17 NDP489" in found


def test_decisions_known_to_the_year_may_be_in_order(codes: Judge) -> None:
    assert codes(registration("accepted 2022", started="2022-11-05")) == []
    assert codes(registration("accepted 2021", started="2022-01-05")) == ["cong-ty-vi-du:8 NDP489"]


def test_a_registration_without_a_day_may_be_decided_any_time(codes: Judge) -> None:
    assert codes(registration("accepted 2022-03-01", started="")) == []


def test_one_waiting_registration_contradicts_nothing(codes: Judge) -> None:
    assert codes(registration()) == []


def test_a_platform_without_registrations_may_have_core_enterprises(codes: Judge) -> None:
    assert codes({}) == []


def test_a_broken_registration_may_be_the_missing_one(codes: Judge) -> None:
    waiting = {
        key.replace("cong-ty-vi-du", "khac"): text.replace("cong-ty-vi-du", "cong-ty-khac")
        for key, text in registration(name="khac").items()
    }
    waiting["organisations/cong-ty-khac"] = "id: cong-ty-khac\nname:\n  vi: Công ty khác\nkind: enterprise\n" + TAIL
    assert codes(waiting) == ["ban-do-vi-du:22 NDP491"]
    found = codes({**waiting, "registrations/ban-do-vi-du/cong-ty-vi-du": "id: cong-ty-vi-du\n"})
    assert "ban-do-vi-du:22 NDP491" not in found


def test_a_proposal_by_a_province_is_heard(codes: Judge) -> None:
    text = "id: de-xuat\nname:\n  vi: Mới\nproposer: tinh\nproposed_on: 2023-01-01\nneed:\n  vi: Cần.\n" + TAIL
    body = "id: tinh\nname:\n  vi: Tỉnh\nkind: {}\n" + TAIL
    assert codes({"proposals/de-xuat": text, "organisations/tinh": body.format("province-level")}) == []
    assert codes({"proposals/de-xuat": text, "organisations/tinh": body.format("association")}) == ["de-xuat:5 NDP493"]


def test_a_subsidiary_of_the_core_enterprise_is_the_enterprise(codes: Judge) -> None:
    subsidiary = "id: cong-ty-con\nname:\n  vi: Công ty con\nkind: enterprise\nparent: cong-ty-vi-du\n" + TAIL
    files = {"organisations/cong-ty-con": subsidiary, **feedback("comment: Tốt.\n", organisation="cong-ty-con")}
    assert codes(files) == ["gop-y:4 NDP501"]


def test_the_host_may_give_feedback(codes: Judge) -> None:
    assert codes(feedback("comment: Tốt.\n", organisation="bo-dat-dai-vi-du")) == []


def test_scores_need_their_criteria(codes: Judge) -> None:
    assert codes(feedback("scores:\n  chuc-nang: 8\n")) == ["gop-y:9 NDP500"]
    assert codes(feedback("criteria: tieu-chi-vi-du\nscores:\n  chuc-nang: 8.5\n")) == []
    assert codes(feedback("criteria: tieu-chi-vi-du\nscores:\n  chuc-nang: 8.3\n")) == ["gop-y:10 NDP500"]
    assert codes(feedback("criteria: tieu-chi-vi-du\nscores:\n  an-toan: 0.5\n")) == ["gop-y:10 NDP500"]


def test_scores_by_missing_criteria_are_one_mistake(codes: Judge) -> None:
    assert codes(feedback("criteria: khong-co\nscores:\n  chuc-nang: 8\n")) == ["gop-y:8 NDP302"]


def test_a_reply_on_the_day_itself_is_in_time(codes: Judge) -> None:
    reply = "comment: Tốt.\nreplies:\n  - organisation: cong-ty-vi-du\n    date: {}\n    text:\n      vi: Cảm ơn.\n"
    assert codes(feedback(reply.format("2023-06-10"))) == []
    assert codes(feedback(reply.format("2023-06-09"))) == ["gop-y:11 NDP504"]


def test_an_answer_lacks_two_things(codes: Judge) -> None:
    assert codes(question("status: answered\n")) == ["cau-hoi:6 NDP510", "cau-hoi:6 NDP510"]


def test_an_answer_that_retells_the_law_needs_no_answerer(codes: Judge) -> None:
    body = "answer:\n  vi: Vậy.\nlegal_basis:\n  - chuong-trinh-vi-du/d1\nstatus: answered\n"
    assert codes(question(body)) == []


def test_an_outdated_answer_may_lead_to_a_new_one(codes: Judge) -> None:
    files = question("status: outdated\nreplaced_by: moi\n")
    files["questions/moi"] = (
        question("status: open\n")["questions/cau-hoi"].replace("cau-hoi", "moi").replace("gì", "lại")
    )
    assert codes(files) == []
