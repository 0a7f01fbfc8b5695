"""Who signed a commit or an approval, by the SSH keys that the catalogue knew before the change.

An approval is signed as a tag on the commit that is approved, its name beginning with `duyet/`:

    git tag --sign --message "Duyệt" duyet/2001-0123456789ab 0123456789abcdef0123456789abcdef01234567

A signature says who held the key; that the key was theirs on that day rests on the catalogue's accounts. The day is the
one that the signer wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from ndp.model.catalogue import Catalogue
from ndp.review.git import GitError, Repository
from ndp.review.owners import allowed_signers
from ndp.review.record import PERSON

APPROVAL_TAGS = "duyet/"
GOOD = re.compile(rf'^Good "git" signature for ({PERSON}) with ', re.MULTILINE)
Check = Literal["verify-commit", "verify-tag"]


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks signatures against a file of allowed signers."""

    repository: Repository
    signers: Path

    def signer_of(self, commit: str) -> str | None:
        """Who signed a commit with a key of the catalogue; None where nobody did."""
        return self._signer("verify-commit", commit)

    def approvers_of(self, commit: str) -> frozenset[str]:
        """Everybody who signed a tag of approval on a commit."""
        found = (self._approver(tag, commit) for tag in self.repository.tags_at(commit))
        return frozenset(person for person in found if person is not None)

    def _approver(self, tag: str, commit: str) -> str | None:
        # What is signed names the commit and the tag: a signed release does not become an approval by another name.
        head, _, _ = self.repository.run("cat-file", "tag", tag).partition(b"\n\n")
        lines = head.decode("utf-8", "replace").split("\n")
        names = [line.removeprefix("tag ") for line in lines if line.startswith("tag ")]
        if f"object {commit}" not in lines[:1] or len(names) != 1 or not names[0].startswith(APPROVAL_TAGS):
            return None
        return self._signer("verify-tag", tag)

    def _signer(self, check: Check, name: str) -> str | None:
        settings = (f"gpg.ssh.allowedSignersFile={self.signers}", "gpg.ssh.program=ssh-keygen", "gpg.program=false")
        try:
            told = self.repository.told(settings, check, "--raw", name)
        except GitError:
            return None
        match = GOOD.search(told)
        return match[1] if match else None


@contextmanager
def verifier(repository: Repository, catalogue: Catalogue, day: date) -> Iterator[Verifier]:
    """A verifier by the accounts of a catalogue as of a day."""
    with TemporaryDirectory(prefix="ndp-") as folder:
        signers = Path(folder) / "allowed_signers"
        signers.write_text(allowed_signers(catalogue, day), encoding="utf-8")
        yield Verifier(repository, signers)
