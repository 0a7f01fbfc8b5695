"""Words for coded values: the labels the schemas give, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from ndp.i18n import Language, translator
from ndp.schema import Schemas, Shape


class Vocabulary:
    """Labels by place: `platform.status`, `assignment.assignments.role`, `provenance.level`."""

    def __init__(self, schemas: Schemas, kinds: tuple[str, ...]) -> None:
        self._labels: dict[str, Mapping[str, str]] = {}
        self._translated: dict[Language, Mapping[str, Mapping[str, str]]] = {}
        for kind in kinds:
            self._collect(kind, schemas.shape(kind), frozenset())

    def _collect(self, place: str, shape: Shape, above: frozenset[int]) -> None:
        if id(shape) in above:
            return
        if shape.labels:
            self._labels.setdefault(place, shape.labels)
            self._labels.setdefault(place.partition(".")[2], shape.labels)
        for name, part in shape.properties.items():
            self._collect(f"{place}.{name}", part, above | {id(shape)})
        if shape.items is not None:
            self._collect(place, shape.items, above | {id(shape)})

    def codes(self, place: str) -> tuple[str, ...]:
        """The codes a place may hold, in the order of the schema."""
        return tuple(self._labels[place])

    def label(self, place: str, code: str, language: Language) -> str:
        """The label of `code` at `place`. Raises KeyError for a place or code no schema knows."""
        return self.labels(language)[place][code]

    def labels(self, language: Language) -> Mapping[str, Mapping[str, str]]:
        """Every label in a language, by place and code."""
        found = self._translated.get(language)
        if found is None:
            text = translator(language).text
            found = self._translated[language] = {
                place: {code: text(label) for code, label in labels.items()} for place, labels in self._labels.items()
            }
        return found
