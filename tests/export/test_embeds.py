"""Badges and cards: what other sites show of a platform."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from tests.export.conftest import Sample

from ndp.export.embeds import COLOURS
from ndp.i18n import Language

SVG = "{http://www.w3.org/2000/svg}"
LEAST_CONTRAST = 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_badges_are_images_with_a_text(sample: Sample) -> None:
    badges = [(address, data) for address, data in sample.files.items() if address.endswith("huy-hieu.svg")]
    assert len(badges) == 2 * len([1 for kind, _ in sample.raw if kind == "platform"])
    for address, data in badges:
        root = ElementTree.fromstring(data)  # noqa: S314 - our own
        assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
            "svg", "title", "style", "rect", "path", "g", "text"
        }  # fmt: skip
        language: Language = "en" if address.startswith("/en/") else "vi"
        platform = address.split("/")[-2]
        assert (root.findtext(f"{SVG}title") or "").startswith(sample.export.title("platform", platform, language))
        assert root.get("role") == "img"


def test_white_letters_can_be_read_on_every_badge() -> None:
    for colour in COLOURS.values():
        assert 1.05 / (luminance(colour) + 0.05) >= LEAST_CONTRAST, colour


def test_cards_hold_the_platform_and_nothing_that_runs(hostile_sample: Sample) -> None:
    for (kind, entry_id), record in hostile_sample.raw.items():
        if kind != "platform":
            continue
        html = LexborHTMLParser(hostile_sample.files[f"/nhung/{entry_id}/index.html"].decode())
        assert html.css("script, img, iframe, form, base") == []
        assert html.css("h1")[0].text(strip=False).replace("\xa0", " ") == record["name"]["vi"].replace("\xa0", " ")
        style = html.css("style")[0].text()
        digest = base64.b64encode(sha256(style.encode()).digest()).decode()
        policy = html.css("meta[http-equiv=Content-Security-Policy]")[0].attributes["content"] or ""
        assert f"'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none'")


def test_the_description_of_a_card_holds_the_code_of_the_frame(hostile_sample: Sample) -> None:
    for kind, entry_id in hostile_sample.raw:
        if kind != "platform":
            continue
        data = json.loads(hostile_sample.files[f"/nhung/{entry_id}/oembed.json"])
        assert (data["version"], data["type"]) == ("1.0", "rich")
        frames = LexborHTMLParser(data["html"]).css("body > *")
        assert [frame.tag for frame in frames] == ["iframe"]
        assert frames[0].attributes["src"] == f"https://ndp.gov.vn/nhung/{entry_id}/"
        assert frames[0].attributes["title"] == data["title"]


def test_a_browser_shows_card_and_badge_as_their_policy_allows(
    hostile_sample: Sample, browser: Browser, axe_script: str, tmp_path: Path
) -> None:
    platform = next(entry_id for kind, entry_id in hostile_sample.raw if kind == "platform")
    card, badge = tmp_path / "index.html", tmp_path / "huy-hieu.svg"
    card.write_bytes(hostile_sample.files[f"/nhung/{platform}/index.html"])
    badge.write_bytes(hostile_sample.files[f"/nhung/{platform}/huy-hieu.svg"])
    complaints: list[str] = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(card.as_uri())
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.evaluate(axe_script)
        assert page.evaluate("async () => (await axe.run()).violations.map(v => v.id)") == []
        page.goto(badge.as_uri())
        assert re.fullmatch(r"\d+", str(int(page.evaluate("document.documentElement.getBBox().width"))))
    assert complaints == []
