"""The state of a platform in two or three words, as badges and cards show it."""

from __future__ import annotations

from dataclasses import dataclass

from ndp.derive.evaluations import evaluations_by_platform
from ndp.derive.recognitions import recognitions_by_platform, status_on
from ndp.export.context import Export
from ndp.i18n import N_

RECOGNISED = N_("đã được công nhận")
POTENTIAL = N_("có tiềm năng")
SUSPENDED = N_("tạm dừng công nhận")
EVALUATED = N_("đã được đánh giá")
LISTED = N_("trong danh mục")
KNOWN = N_("chưa vào danh mục")


@dataclass(frozen=True, slots=True)
class PlatformState:
    """`code` names the state, `label` is a message id."""

    code: str
    label: str


def platform_state(export: Export, platform: str) -> PlatformState:
    """How a platform stands on the day of the data: by the strongest thing that is known of it."""
    catalogue, day = export.portal.catalogue, export.portal.as_of
    standing = {
        (recognition.kind, status_on(recognition, day))
        for recognition in recognitions_by_platform(catalogue).get(platform, ())
    }
    if ("recognised", "valid") in standing:
        return PlatformState("recognised", RECOGNISED)
    if ("recognised", "suspended") in standing:
        return PlatformState("suspended", SUSPENDED)
    if ("potential", "valid") in standing:
        return PlatformState("potential", POTENTIAL)
    if any(evaluation.date.earliest <= day for _, evaluation in evaluations_by_platform(catalogue).get(platform, ())):
        return PlatformState("evaluated", EVALUATED)
    if catalogue.listings_of(platform):
        return PlatformState("listed", LISTED)
    return PlatformState("known", KNOWN)
