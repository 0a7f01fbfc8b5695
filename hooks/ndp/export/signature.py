"""Signatures by SSH keys (OpenSSH's `ssh-keygen -Y`), which anyone can check without a network."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMESPACE = "ndp-snapshot"
"""What the signature is for: one made for something else does not pass."""


class SignatureError(Exception):
    """The file cannot be signed; the message says why."""


def sign(file: Path, key: Path) -> Path:
    """Sign `file` with the private key in the file `key`; returns the signature, which stands beside it as `*.sig`.

    A key with a passphrase is not asked for it. Raises SignatureError.
    """
    signature = file.with_name(f"{file.name}.sig")
    signature.unlink(missing_ok=True)
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, files named by the caller
            ["ssh-keygen", "-Y", "sign", "-n", NAMESPACE, "-f", str(key), str(file)],  # noqa: S607 - looked up on PATH
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "SSH_ASKPASS_REQUIRE": "never"},
            start_new_session=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise SignatureError("ssh-keygen: OpenSSH") from error
    if done.returncode or not signature.is_file():
        raise SignatureError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "ssh-keygen")
    return signature


@contextmanager
def key_file(text: str) -> Iterator[Path]:
    """A file that holds the private key `text` as long as it is needed, readable to nobody else."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "key"
        file.touch(mode=0o600)
        # OpenSSH does not read a key whose last line does not end; secrets of a forge lose that end.
        file.write_text(text.strip() + "\n", encoding="utf-8")
        yield file
