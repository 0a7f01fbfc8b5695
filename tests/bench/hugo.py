"""The same pages for Hugo: Markdown of each page's words under the plain frame, ready to be built."""

from __future__ import annotations

import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

BLOCKS = "main :is(h1, h2, h3, p, li, dt, dd, th, td)"
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+\-!|])")
CONFIGURATION = {
    "baseURL": "https://example.org/",
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "404", "section", "home"],
    "disableHugoGeneratorInject": True,
}
LAYOUT = "layouts/_default/single.html"


def write_source(site: Path, directory: Path) -> int:
    """Write the source of the pages of the built `site` below `directory`; returns how many."""
    pages = sorted(site.rglob("index.html"))
    frame = (site / "index.html").read_text(encoding="utf-8")
    start, end = frame.index(">", frame.index("<main")) + 1, frame.index("</main>")
    layout = directory / LAYOUT
    layout.parent.mkdir(parents=True)
    head = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", frame[:start])
    layout.write_text(f"{head}{{{{ .Content }}}}{frame[end:]}", encoding="utf-8")
    (directory / "hugo.json").write_text(json.dumps(CONFIGURATION), encoding="utf-8")
    for number, page in enumerate(pages):
        target = directory / "content" / f"trang-{number // 1000}" / f"{number}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    return len(pages)


def _markdown(html: str) -> str:
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    lines = [json.dumps({"title": title.text() if title else ""}, ensure_ascii=False), ""]
    for node in tree.css(BLOCKS):
        text = SPECIAL.sub(r"\\\1", " ".join(node.text().split()))
        tag = node.tag or ""
        lines += [f"{'#' * int(tag[1])} {text}" if tag[0] == "h" else f"- {text}" if tag == "li" else text, ""]
    return "\n".join(lines)
