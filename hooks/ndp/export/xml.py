"""XML that any parser takes, whatever texts it holds."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring
from xml.sax.saxutils import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 cannot hold, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with the replacement character for what XML cannot hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def xml_content(text: str) -> str:
    """`text` as it stands between tags."""
    return escape(xml_text(text))


def xml_value(text: str) -> str:
    """`text` as it stands between double quotation marks."""
    return escape(xml_text(text), {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})


def to_xml(root: Element) -> bytes:
    """A document as indented UTF-8 XML with a final line break."""
    indent(root)
    return DECLARATION.encode() + tostring(root, encoding="unicode").encode() + b"\n"
