"""From bytes to text: encoding and line breaks."""

from __future__ import annotations

from dataclasses import dataclass

from ndp.source import character_kinds as kinds
from ndp.source.characters import Finding

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` has line feeds alone and no byte order mark; bytes that are not UTF-8 are lone surrogates in it.

    `findings` tell of the line breaks and the mark that it lost.
    """

    text: str
    findings: tuple[Finding, ...]


def decode(data: bytes) -> Decoded:
    """`data` as text, whatever it is."""
    if data.startswith(UTF16_MARKS):
        # Read as UTF-8 this would be nothing but noise: one finding says it all.
        return Decoded("", (Finding(kinds.NOT_UTF8, 0, {"byte": f"0x{data[0]:02X}"}),))
    findings: list[Finding] = []
    if data.startswith(UTF8_MARK):
        data = data.removeprefix(UTF8_MARK)
        findings.append(Finding(kinds.BYTE_ORDER_MARK, 0, {}))
    text = data.decode("utf-8", "surrogateescape")
    if "\r" in text:
        findings.append(Finding(kinds.CARRIAGE_RETURN, text.index("\r"), {"count": str(text.count("\r"))}))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, tuple(findings))
