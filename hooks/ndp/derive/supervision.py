"""Which deputy minister answers for a platform (Decision 186, Article 2.I)."""

from __future__ import annotations

from ndp.derive.responsibility import FOCAL_ROLES
from ndp.model.catalogue import Catalogue, HeldRole


def supervisors_of(catalogue: Catalogue, platform: str) -> tuple[HeldRole, ...]:
    """The supervision assignments that cover a platform.

    A deputy minister covers the platforms whose focal unit he supervises, and those whose core enterprise is named for
    him; platforms of a core enterprise that is excepted for him are left out.
    """
    roles = catalogue.roles_for(platform)
    focal = {held.assignment.organisation for held in roles if held.assignment.role in FOCAL_ROLES}
    core = {held.assignment.organisation for held in roles if held.assignment.role == "core-enterprise"}
    return tuple(
        held
        for held in catalogue.roles_for(None)
        if held.assignment.role == "supervision"
        and not core & set(held.assignment.core_enterprises_excluded)
        and (focal & set(held.assignment.supervises) or core & set(held.assignment.core_enterprises_included))
    )
