"""Who stands below whom, cut down to what a drawing can hold: a thousand organisations give no more than a hundred."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ndp.model.catalogue import Catalogue
from ndp.model.records import Organisation
from ndp.text import sort_key

MOST_OF_ONE = 12
"""How many organisations below one are shown each for itself; the others are counted by kind."""
MOST_OF_ALL = 60
"""How many branches a tree has before a body's own branches stay folded; what is begun is drawn to its end."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation, or several of one kind folded into one; then `organisation` is None and `count` says how many.

    `platforms` is the number of platforms that they, or those below, have a role for; `below` how many organisations
    stand below. `branches` are those drawn: none where they are folded.
    """

    organisation: Organisation | None
    kind: str
    count: int
    platforms: int
    below: int
    branches: tuple[Branch, ...]


def organisation_tree(catalogue: Catalogue) -> tuple[Branch, ...]:
    """The organisations that stand above or below another, from the top. A cycle, which a rule reports, is left out."""
    return _Tree(catalogue).branches()


class _Tree:
    """What is asked of every organisation, found once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        tops = [body for body in catalogue.organisations.values() if body.parent not in catalogue.organisations]
        self._tops = [body for body in tops if catalogue.children_of(body.id)]
        self._below: dict[str, int] = {}
        self._platforms: dict[str, frozenset[str]] = {}
        for body in self._upwards():
            children = catalogue.children_of(body.id)
            self._below[body.id] = len(children) + sum(self._below[child.id] for child in children)
            own = frozenset(held.platform for held in catalogue.roles_of(body.id) if held.platform is not None)
            self._platforms[body.id] = own.union(*(self._platforms[child.id] for child in children))
        self._opened = self._choose()

    def branches(self) -> tuple[Branch, ...]:
        return self._drawn(self._tops)

    def _upwards(self) -> Iterator[Organisation]:
        """Everything that hangs on a top, each after all below it."""
        order = list(self._tops)
        for body in order:
            order.extend(self._catalogue.children_of(body.id))
        return reversed(order)

    def _choose(self) -> frozenset[str]:
        """The bodies whose branches are drawn, level by level until there are enough."""
        singles, folded = self._split(self._tops)
        count = len(singles) + len(folded)
        opened = set()
        waiting = deque(singles)
        while waiting and count < MOST_OF_ALL:
            body = waiting.popleft()
            children, folded = self._split(self._catalogue.children_of(body.id))
            if children or folded:
                count += len(children) + len(folded)
                opened.add(body.id)
                waiting.extend(children)
        return frozenset(opened)

    def _split(self, bodies: Iterable[Organisation]) -> tuple[list[Organisation], Mapping[str, list[Organisation]]]:
        """Those shown each for itself, the most platforms first; and the others by kind."""
        ranked = sorted(bodies, key=self._rank)
        told = [body for body in ranked if self._platforms[body.id] or self._below[body.id]]
        by_kind: dict[str, list[Organisation]] = defaultdict(list)
        for body in ranked:
            if body not in told[:MOST_OF_ONE]:
                by_kind[body.kind].append(body)
        alone = [bodies[0] for bodies in by_kind.values() if len(bodies) == 1]
        return told[:MOST_OF_ONE] + alone, {kind: bodies for kind, bodies in by_kind.items() if len(bodies) > 1}

    def _rank(self, body: Organisation) -> tuple[object, ...]:
        return -len(self._platforms[body.id]), -self._below[body.id], sort_key(body.name.best("vi")[0]), body.id

    def _drawn(self, bodies: Iterable[Organisation]) -> tuple[Branch, ...]:
        singles, folded = self._split(bodies)
        found = [self._branch((body,), body) for body in singles]
        return (*found, *(self._branch(tuple(members), None) for members in folded.values()))

    def _branch(self, members: tuple[Organisation, ...], body: Organisation | None) -> Branch:
        opened = body is not None and body.id in self._opened
        return Branch(
            body,
            members[0].kind,
            len(members),
            len(frozenset().union(*(self._platforms[member.id] for member in members))),
            sum(self._below[member.id] for member in members),
            self._drawn(self._catalogue.children_of(body.id)) if body is not None and opened else (),
        )
