"""Fuzzing that follows what the code does: `python -m tests.fuzz.guided TARGET FOLDER [libFuzzer's options]`.

What is found worth keeping stays in FOLDER, and so does an input that breaks the program. It starts from the examples
of problems, the demonstration's texts and answers; atheris watches which of the library's branches an input reaches.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ndp", "markdown_it"]):
    from tests.fuzz import targets
    from tests.fuzz.inputs import form_labels
    from tests.fuzz.seeds import HOSTILE, ROOT, demonstration_files
    from tests.site.statement_attacks import attacks

MOST_BYTES = 4096
FORMS = sorted(form_labels())


def read(data: bytes) -> None:
    """The reader."""
    targets.read(data)


def statement(data: bytes) -> None:
    """A contributor's Markdown."""
    targets.show_statement(data.decode("utf-8", "replace"))


def intake(data: bytes) -> None:
    """The answers of the form that the first byte chooses."""
    if data:
        targets.take_answers(FORMS[data[0] % len(FORMS)], data[1:])


def files() -> Iterator[bytes]:
    """The files of the examples of problems, and some of the demonstration."""
    for path in sorted((ROOT / "tests/fixtures/problems").glob("*.txt")):
        yield path.read_bytes()[:MOST_BYTES]
    yield from (content[:MOST_BYTES] for _, content in demonstration_files()[::10])


def statements() -> Iterator[bytes]:
    """A part of the attacks."""
    yield from (text.encode() for text in [*attacks()][::20])


def forms() -> Iterator[bytes]:
    """Each form, its fields answered with hostile and with plain words."""
    for number, name in enumerate(FORMS):
        for words in (*HOSTILE[:8], "Nội dung", "ban-do", "2025-12", "12,5"):
            body = "\n".join(f"### {label}\n\n{words}\n" for label in form_labels()[name])
            yield bytes([number]) + body.encode("utf-8", "replace")


TARGETS: Mapping[str, tuple[Callable[[bytes], None], Callable[[], Iterator[bytes]]]] = {
    "read": (read, files),
    "statement": (statement, statements),
    "intake": (intake, forms),
}


def main() -> None:
    """Write the seeds, then run libFuzzer, which ends the process."""
    name, folder, *options = sys.argv[1:]
    target, seeds = TARGETS[name]
    corpus = Path(folder) / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    atheris.Setup(
        [sys.argv[0], f"-artifact_prefix={folder}/{name}-", f"-max_len={MOST_BYTES}", *options, str(corpus)], target
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
