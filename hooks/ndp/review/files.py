"""What is wrong with the files of a proposal as files: where they stand, what they are, how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ndp.kinds import record_of
from ndp.review.facts import Content, FileFault
from ndp.review.tree import (
    EXECUTABLE,
    PLAIN,
    SUBMODULE,
    SYMLINK,
    FileChange,
    Proposal,
    TreeFile,
    is_in_catalogue,
)
from ndp.source.parse import MAX_BYTES

MOST_FILES = 50
MOST_LINES = 2000
RIGHTS_KINDS = frozenset({"account", "policy"})
CODEOWNERS = ".github/CODEOWNERS"


def content_of(proposal: Proposal) -> Content:
    """What a proposal is about. Data, rights and code do not go together."""
    kinds = {_content(file.path) for file in proposal.pending}
    if not kinds:
        return "nothing"
    return kinds.pop() if len(kinds) == 1 else "mixed"


def file_faults(proposal: Proposal, content: Content) -> Iterator[FileFault]:
    """Every fault of the files and of the proposal as a whole."""
    if content == "nothing":
        yield FileFault(code="nothing-changed")
    if content == "mixed":
        kinds = sorted({_content(file.path) for file in proposal.pending})
        yield FileFault(code="mixed-content", detail=" ".join(kinds))
    for file in proposal.pending:
        yield from _faults(file)
    if content == "code":
        return
    if len(proposal.pending) > MOST_FILES:
        yield FileFault(code="too-many-files", detail=f"{len(proposal.pending)} {MOST_FILES}")
    lines = count_lines(proposal)
    if lines > MOST_LINES:
        yield FileFault(code="too-many-lines", detail=f"{lines} {MOST_LINES}")


def count_lines(proposal: Proposal) -> int:
    """How many lines of the catalogue are new or gone."""
    return sum(
        (_lines(file.after) - _lines(file.before)).total() + (_lines(file.before) - _lines(file.after)).total()
        for file in proposal.pending
        if is_in_catalogue(file.path)
    )


def _content(path: str) -> Content:
    if not is_in_catalogue(path):
        return "code"
    place = record_of(path)
    return "rights" if place is not None and place[0].name in RIGHTS_KINDS else "data"


def _faults(file: FileChange) -> Iterator[FileFault]:
    in_catalogue = is_in_catalogue(file.path)
    if in_catalogue and record_of(file.path) is None and file.after is not None:
        yield FileFault(code="path-not-allowed", path=file.path)
    if not in_catalogue and file.path.rpartition("/")[2] == "CODEOWNERS" and file.path != CODEOWNERS and file.after:
        yield FileFault(code="second-codeowners", path=file.path)
    if file.conflicts:
        yield FileFault(code="conflict", path=file.path)
    if file.after is not None:
        yield from _content_faults(file.path, file.after, in_catalogue=in_catalogue)


def _content_faults(path: str, file: TreeFile, *, in_catalogue: bool) -> Iterator[FileFault]:
    if file.mode == SYMLINK:
        yield FileFault(code="symbolic-link", path=path)
    elif file.mode == SUBMODULE:
        yield FileFault(code="submodule", path=path)
    elif (in_catalogue and file.mode != PLAIN) or file.mode not in (PLAIN, EXECUTABLE):
        yield FileFault(code="executable", path=path, detail=f"{file.mode:o}")
    if in_catalogue and file.size > MAX_BYTES:
        yield FileFault(code="too-large", path=path, detail=f"{file.size // 1024} {MAX_BYTES // 1024}")


def _lines(file: TreeFile | None) -> Counter[bytes]:
    return Counter(file.content.splitlines()) if file is not None else Counter()
