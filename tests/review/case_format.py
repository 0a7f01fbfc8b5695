r"""Recorded changes: one text file each, laid over the small catalogue of tests/review/base.

    title: Doanh nghiệp sửa mô tả
    proposer: github:1001
    review: github:2001 approved
    review: github:2002 changes-requested old
    == base
    -- catalogue/platforms/ban-do.yml {delete} --
    == change
    -- catalogue/platforms/hoi-dap.yml {edit} --
    -status: trial
    +status: in-use

`== base` changes what stands before, `== ours` what the base branch did since the change began, `== change` (the
default) is the change. A file is given whole, or by flags: `{edit}` replaces each block of `-` lines, which must occur
once, by the `+` lines after it; `{delete}`; `{copy=PATH}` (then `{edit}` may follow); `{mode=755}`; `{symlink}`;
`{submodule}`; `{repeat=N}` repeats path and content with `%N%` counting up; `{raw}` leaves out the schema's line, which
records get otherwise; `{escapes}` decodes `\xNN`, `\uNNNN`, `\n` and `\{text*N}` in the content and in the path.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from ndp.kinds import record_of
from ndp.review.facts import ReviewFact, ReviewState
from ndp.review.gather import Reviews
from ndp.review.tree import PLAIN, SUBMODULE, SYMLINK, Proposal, Tree, TreeFile
from ndp.source.parse import MAX_BYTES

HEADER = re.compile(r"(title|proposer|as-of|review|contributor): (.+)")
FILE = re.compile(r"-- (\S.*?)(?: \{([^{}]+)\})? --")
STATES: dict[str, ReviewState] = {
    "approved": "approved",
    "changes-requested": "changes-requested",
    "commented": "commented",
    "dismissed": "dismissed",
}


@dataclass
class Case:
    """A recorded change."""

    title: str = ""
    proposer: str | None = None
    as_of: str = "2026-01-15"
    reviews: list[ReviewFact] = field(default_factory=list)
    contributors: list[str] = field(default_factory=list)
    trees: dict[str, dict[str, TreeFile]] = field(default_factory=dict)

    @property
    def said(self) -> Reviews:
        return Reviews(tuple(self.reviews), tuple(self.contributors))

    @property
    def proposal(self) -> Proposal:
        return Proposal.of(self.trees["ours"], self.trees["change"], self.trees["base"], "b" * 40, "c" * 40)


def blob(content: bytes, mode: int = PLAIN) -> TreeFile:
    """A file of a tree; as Git reads it, the content of a large one is left out."""
    kept = content if len(content) <= MAX_BYTES else b""
    return TreeFile(mode, hashlib.sha1(content, usedforsecurity=False).hexdigest(), len(content), kept)


def tree_of(directory: Path) -> dict[str, TreeFile]:
    """The files below a directory."""
    return {
        path.relative_to(directory).as_posix(): blob(path.read_bytes())
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def read_case(path: Path, base: Tree) -> Case:
    """The case written in `path`, over the tree `base`."""
    case = Case()
    blocks: dict[str, list[tuple[str, list[str], list[str]]]] = {"base": [], "ours": [], "change": []}
    section = "change"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        header, file = HEADER.fullmatch(line), FILE.fullmatch(line)
        if line in ("== base", "== ours", "== change"):
            section = line[3:]
        elif file:
            blocks[section].append((file[1], (file[2] or "").split(), []))
        elif blocks[section]:
            blocks[section][-1][2].append(line)
        elif header:
            _header(case, header[1], header[2])
        elif line.strip():
            raise ValueError(f"{path}:{number}: {line}")
    case.trees["base"] = _apply(base, blocks["base"])
    case.trees["ours"] = _apply(case.trees["base"], blocks["ours"])
    case.trees["change"] = _apply(case.trees["base"], blocks["change"])
    return case


def _header(case: Case, name: str, value: str) -> None:
    if name == "title":
        case.title = value
    elif name == "proposer":
        case.proposer = None if value == "unknown" else value
    elif name == "as-of":
        case.as_of = value
    elif name == "contributor":
        case.contributors.append(value)
    else:
        person, state, *rest = value.split()
        fact = ReviewFact(person=person, state=STATES[state], at_head="old" not in rest, is_bot="bot" in rest)
        case.reviews.append(fact)


def _apply(base: Tree, blocks: list[tuple[str, list[str], list[str]]]) -> dict[str, TreeFile]:
    tree = dict(base)
    for path, flags, lines in blocks:
        options = dict(flag.partition("=")[::2] for flag in flags)
        for count in range(1, int(options.get("repeat", 1)) + 1):
            where, text = path.replace("%N%", str(count)), "\n".join(lines).replace("%N%", str(count)).rstrip("\n")
            _put(tree, _unescaped(where) if "escapes" in options else where, text, options)
    return tree


def _put(tree: dict[str, TreeFile], path: str, text: str, options: dict[str, str]) -> None:
    mode = int("100" + options.get("mode", "644"), 8)
    if "delete" in options:
        del tree[path]
    elif "symlink" in options:
        tree[path] = blob(text.encode(), SYMLINK)
    elif "submodule" in options:
        tree[path] = TreeFile(SUBMODULE, hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest(), 0)
    elif "edit" in options or "copy" in options:
        source = tree[options.get("copy", path)].content.decode()
        tree[path] = blob(_edited(source, text).encode(), mode)
    elif "escapes" in options:
        tree[path] = blob(_with_header(path, _unescaped(text) + "\n", options).encode("utf-8", "surrogateescape"), mode)
    else:
        tree[path] = blob(_with_header(path, text + "\n" if text else "", options).encode(), mode)


def _with_header(path: str, text: str, options: dict[str, str]) -> str:
    place = record_of(path)
    if place is None or "raw" in options:
        return text
    return f"# yaml-language-server: $schema={place[0].schema_comment}\n{text}"


def _edited(source: str, script: str) -> str:
    for block in re.findall(r"((?:^-.*\n?)*)((?:^\+.*\n?)*)", script, re.MULTILINE):
        old, new = ("".join(line[1:] + "\n" for line in part.splitlines()) for part in block)
        if not old and not new:
            continue
        if not old:
            source += new
        elif ("\n" + source).count("\n" + old) == 1:
            source = ("\n" + source).replace("\n" + old, "\n" + new)[1:]
        else:
            raise ValueError(f"does not stand there once:\n{old}")
    return source


def _unescaped(text: str) -> str:
    text = re.sub(r"\\\{([^{}]*)\*([0-9]+)\}", lambda match: match[1] * int(match[2]), text)
    data = re.sub(
        rb"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(n)|(t))",
        lambda match: (
            bytes.fromhex(match[1].decode())
            if match[1]
            else chr(int(match[2], 16)).encode()
            if match[2]
            else (b"\n" if match[3] else b"\t")
        ),
        text.encode(),
    )
    return data.decode("utf-8", "surrogateescape")
