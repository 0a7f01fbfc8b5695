"""Files that a command makes for the forge: written, or held against what stands in the repository."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from ndp.i18n import Language, translator

SAME, DIFFERENT = 0, 1


def settle(root: Path, texts: Mapping[Path, str | None], differs: str, language: Language, *, write: bool) -> int:
    """Write the files below `root`, None for one that is to go, or name in the sentence `differs` those that differ.

    Returns the exit status.
    """
    status = SAME
    for path, text in sorted(texts.items()):
        file = root / path
        if write:
            _write(file, text)
        elif text != (file.read_text(encoding="utf-8") if file.is_file() else None):
            sys.stdout.write(translator(language).text(differs).format(file=path.as_posix()) + "\n")
            status = DIFFERENT
    return status


def _write(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)
