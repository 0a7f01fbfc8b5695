"""Who holds what when: periods, hand-overs, coordinators."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.conftest import Judge

from ndp.rules.times import Period
from ndp.text import PartialDate

TAIL = """\
provenance:
  level: verified
  sources:
    - legal: danh-muc-vi-du
"""
OLD_MINISTRY = """\
id: bo-cu
name:
  vi: Bộ cũ
kind: ministry
to: 2025-02-28
successors:
  - organisation: bo-vi-du
    how: merged
    date: 2025-03-01
"""


def assignments(*lines: str) -> dict[str, str]:
    """A file of the platform `so-3-vi-du`; each line is `role organisation key=value…`."""
    text = "id: so-3-vi-du\nplatform: so-3-vi-du\nassignments:\n"
    for line in lines:
        role, organisation, *more = line.split()
        text += f"  - role: {role}\n    organisation: {organisation}\n"
        text += "".join(f"    {pair.replace('=', ': ')}\n" for pair in more)
    return {"assignments/so-3-vi-du": text + TAIL}


def test_hosts_one_after_another(codes: Judge) -> None:
    assert codes(assignments("host bo-vi-du to=2022-12-31", "host bo-dat-dai-vi-du from=2023-01-01")) == []


def test_hosts_that_share_a_day(codes: Judge) -> None:
    found = codes(assignments("host bo-vi-du to=2023-01-01", "host bo-dat-dai-vi-du from=2023-01-01"))
    assert found == ["so-3-vi-du:9 NDP381"]


def test_hosts_that_may_not_meet(codes: Judge) -> None:
    assert codes(assignments("host bo-vi-du to='2023'", "host bo-dat-dai-vi-du from='2023'")) == []


def test_a_host_that_ended_gives_way_without_an_end_of_its_own(codes: Judge) -> None:
    files = assignments("host bo-cu from=2022-03-01", "host bo-dat-dai-vi-du from=2025-03-01")
    assert codes({**files, "organisations/bo-cu": OLD_MINISTRY + TAIL}) == []


def test_an_organisation_gives_way_to_the_one_that_took_over(codes: Judge) -> None:
    renamed = OLD_MINISTRY.replace("to: 2025-02-28\n", "").replace("    date: 2025-03-01\n", "")
    files = assignments("host bo-cu from=2022-03-01", "host bo-vi-du from='2024'")
    assert codes({**files, "organisations/bo-cu": renamed + TAIL}) == []
    undated = assignments("host bo-cu from=2022-03-01", "host bo-vi-du")
    assert codes(undated) == ["so-3-vi-du:9 NDP381"]


def test_three_hosts_are_two_too_many(codes: Judge) -> None:
    found = codes(assignments("host bo-vi-du", "host bo-dat-dai-vi-du", "host bo-cu"))
    assert found == ["so-3-vi-du:8 NDP381", "so-3-vi-du:10 NDP302", "so-3-vi-du:10 NDP381"]


def test_a_company_may_bring_two_products(codes: Judge) -> None:
    line = "core-enterprise cong-ty-vi-du"
    assert codes(assignments(f"{line} product=A", f"{line} product=B")) == []
    assert codes(assignments(f"{line} product=A", f"{line} product=A")) == ["so-3-vi-du:9 NDP382"]


def test_joint_must_stand_on_both_lines(codes: Judge) -> None:
    found = codes(assignments("ministry-focal cuc-so-vi-du", "ministry-focal vu-dieu-phoi-vi-du joint=true"))
    assert found == ["so-3-vi-du:6 NDP383"]


def test_joint_false_says_nothing(codes: Judge) -> None:
    assert codes(assignments("host bo-dat-dai-vi-du joint=false")) == []


def test_roles_are_unified_only_while_the_ministry_is_host(codes: Judge) -> None:
    before = "host bo-vi-du to=2022-12-31"
    after = "host bo-dat-dai-vi-du from=2023-01-01"
    assert codes(assignments(before, after, "host-focal cuc-ban-do-vi-du from=2023-01-01")) == []
    assert codes(assignments(before, after, "ministry-focal cuc-so-vi-du from=2022-06-01")) == ["so-3-vi-du:11 NDP386"]


def test_the_successor_of_the_coordinator_coordinates(codes: Judge) -> None:
    new_ministry = "id: bo-moi\nname:\n  vi: Bộ mới\nkind: ministry\n" + TAIL
    ended = """\
        id: bo-vi-du
        name:
          vi: Bộ Ví dụ
        kind: ministry
        to: 2025-02-28
        successors:
          - organisation: bo-moi
            how: merged
        provenance:
          level: verified
          sources:
            - legal: chuong-trinh-vi-du
        """
    unit = "id: cuc-moi\nname:\n  vi: Cục mới\nkind: bureau\nparent: bo-moi\n" + TAIL
    files = assignments("host bo-moi from=2025-03-01", "promotion-focal cuc-moi from=2025-03-01")
    files |= {"organisations/bo-moi": new_ministry, "organisations/bo-vi-du": ended, "organisations/cuc-moi": unit}
    assert codes(files) == []
    files |= assignments("host bo-moi from=2025-03-01", "ministry-focal cuc-moi from=2025-03-01")
    assert codes(files) == ["so-3-vi-du:8 NDP386"]


def test_focal_units_are_not_judged_by_organisations_that_cannot_be_read(codes: Judge) -> None:
    unit = "id: cuc-moi\nname:\n  vi: Cục mới\nkind: bureau\nparent: bo-hong\n" + TAIL
    files = assignments("ministry-focal cuc-moi")
    files |= {"organisations/cuc-moi": unit, "organisations/bo-hong": "id: bo-hong\nname:\n  vi: B\nkind: x\n" + TAIL}
    assert codes(files) == ["bo-hong:5 NDP204"]


def test_nothing_is_a_focal_unit_of_itself(codes: Judge) -> None:
    assert codes(assignments("ministry-focal bo-vi-du")) == ["so-3-vi-du:6 NDP390"]


def test_what_became_of_a_unit_is_not_guessed_from_its_ministry(codes: Judge) -> None:
    unit = "id: cuc-cu\nname:\n  vi: Cục cũ\nkind: bureau\nparent: bo-cu\n" + TAIL
    files = assignments("cooperating cuc-cu from=2022-03-01 to=2025-12-31")
    files |= {"organisations/bo-cu": OLD_MINISTRY + TAIL, "organisations/cuc-cu": unit}
    assert codes(files) == []


@pytest.mark.parametrize("field", ["office:\n      vi: Thứ trưởng", "holder: Nguyễn Văn A", "supervises: [bo-vi-du]"])
def test_fields_of_a_supervisor_belong_to_supervisors(codes: Judge, field: str) -> None:
    files = assignments("cooperating cuc-so-vi-du")
    text = files["assignments/so-3-vi-du"].replace("cuc-so-vi-du\n", f"cuc-so-vi-du\n    {field}\n")
    assert codes({"assignments/so-3-vi-du": text}) == ["so-3-vi-du:7 NDP379"]


DATES = st.builds(PartialDate.from_date, st.dates(date(2000, 1, 1), date(2040, 1, 1))) | st.none()


@given(DATES, DATES, DATES, DATES)
def test_meeting_is_mutual(a: PartialDate | None, b: PartialDate | None, c: PartialDate, d: PartialDate) -> None:
    one, other = Period.between(a, b), Period.between(c, d)
    assert one.meets(other) == other.meets(one)


@given(DATES, st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_period_without_end_ends_at_its_bound(start: PartialDate | None, bound: date) -> None:
    period = Period.between(start, None, bound)
    assert period.last == bound
    assert period.meets(Period(bound, bound)) == (start is None or start.latest <= bound)
