"""Badges and cards: what other sites show of a platform."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from tests.browser.serving import served
from tests.export.conftest import Sample
from tests.site.serving import served as served_plainly

from ndp.export.badges import FORMS, PALETTES, STYLE, Form
from ndp.export.context import ExportFile
from ndp.export.embeds import badge_code, embed_code
from ndp.export.files import write_files
from ndp.i18n import Language
from ndp.site.writer import Writer

SVG = "{http://www.w3.org/2000/svg}"
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_SHAPES = 3
COLOUR_AT_THE_END = """images => images.map(image => {
  const canvas = document.createElement("canvas")
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext("2d")
  context.drawImage(image, 0, 0)
  const [red, green, blue] = context.getImageData(image.naturalWidth - 4, image.naturalHeight / 2, 1, 1).data
  return "#" + [red, green, blue].map(part => part.toString(16).padStart(2, "0")).join("")
})"""


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_badges_are_images_with_a_text(sample: Sample) -> None:
    badges = {address: data for address, data in sample.files.items() if address.endswith(".svg")}
    assert len(badges) == 2 * len(FORMS) * len([1 for kind, _ in sample.raw if kind == "platform"])
    for address, data in badges.items():
        root = ElementTree.fromstring(data)  # noqa: S314 - our own
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags - {"style"} == {"svg", "title", "rect", "path", "g", "text"}
        assert [element.text for element in root.iter(f"{SVG}style")] == [STYLE] * address.endswith("huy-hieu.svg")
        language: Language = "en" if address.startswith("/en/") else "vi"
        platform = address.split("/")[-2]
        title = root.find(f"{SVG}title")
        assert title is not None
        assert (title.text or "").startswith(sample.export.title("platform", platform, language))
        assert (root.get("role"), root.get("aria-labelledby")) == ("img", title.get("id"))


def test_letters_and_rims_can_be_seen_on_every_badge() -> None:
    pages: dict[Form, str] = {"light": "#ffffff", "dark": "#10191f"}
    for form, page in pages.items():
        palette = PALETTES[form]
        assert contrast(palette.name.fill, palette.name.text) >= LEAST_CONTRAST, form
        assert contrast(palette.name.stroke, page) >= LEAST_CONTRAST_OF_SHAPES, form
        for code, state in palette.states.items():
            assert contrast(state.fill, state.text) >= LEAST_CONTRAST, (form, code)
            assert contrast(state.fill, page) >= LEAST_CONTRAST_OF_SHAPES, (form, code)


def test_badges_are_light_or_dark_as_the_reader_is(hostile_sample: Sample, browser: Browser, tmp_path: Path) -> None:
    """The code another site copies, and each file as a picture, in a real browser that keeps the content policies."""
    platform = next(entry_id for kind, entry_id in hostile_sample.raw if kind == "platform")
    write_files(map(ExportFile, *zip(*hostile_sample.files.items(), strict=True)), Writer(tmp_path))
    with served(tmp_path) as address:
        chosen = badge_code(hostile_sample.export, platform, "vi").replace("https://ndp.gov.vn", address)
        alone = badge_code(hostile_sample.export, platform, "vi", form="both").replace("https://ndp.gov.vn", address)
        (tmp_path / "thu.html").write_text(
            f"<!doctype html><meta charset=utf-8><body>{chosen}{alone}", encoding="utf-8"
        )
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.goto(f"{address}/thu.html", wait_until="load")
            images = page.locator("img")
            assert images.count() == 2
            fills = images.evaluate_all(COLOUR_AT_THE_END)
            palette = PALETTES[scheme]
            assert set(fills) <= {state.fill for state in palette.states.values()}, scheme
            for image in images.all():
                box = image.bounding_box()
                natural = image.evaluate("image => [image.naturalWidth, image.naturalHeight]")
                assert box is not None
                assert [box["width"], box["height"]] == natural
                assert hostile_sample.export.title("platform", platform, "vi") in (image.get_attribute("alt") or "")
            page.close()


def test_cards_hold_the_platform_and_nothing_that_runs(hostile_sample: Sample) -> None:
    for (kind, entry_id), record in hostile_sample.raw.items():
        if kind != "platform":
            continue
        html = LexborHTMLParser(hostile_sample.files[f"/nhung/{entry_id}/index.html"].decode())
        assert html.css("script, img, iframe, form, base") == []
        assert html.css("h1")[0].text(strip=False).replace("\xa0", " ") == record["name"]["vi"].replace("\xa0", " ")
        assert html.css("style, [style]") == []
        style = urljoin(f"/nhung/{entry_id}/", html.css("link[rel=stylesheet]")[0].attributes["href"] or "")
        assert style in hostile_sample.files
        policy = html.css("meta[http-equiv=Content-Security-Policy]")[0].attributes["content"] or ""
        assert policy.startswith("default-src 'none'; style-src 'self' 'sha256-")
        assert policy.endswith("'; base-uri 'none'; form-action 'none'")


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
    write_files(map(ExportFile, *zip(*hostile_sample.files.items(), strict=True)), Writer(tmp_path))
    complaints: list[str] = []
    with served(tmp_path) as address:
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.on("console", lambda message: complaints.append(message.text))
            page.on("dialog", lambda dialog: complaints.append(dialog.message))
            page.goto(f"{address}/nhung/{platform}/")
            assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
            page.evaluate(axe_script)
            assert page.evaluate("async () => (await axe.run()).violations.map(v => v.id)") == []
            page.goto(f"{address}/nhung/{platform}/huy-hieu.svg")
            fill = page.evaluate("getComputedStyle(document.querySelector('.name')).fill")
            assert fill == "rgb({}, {}, {})".format(*bytes.fromhex(PALETTES[scheme].name.fill[1:]))
    assert complaints == []


def test_another_site_frames_the_card_and_only_the_card(
    hostile_sample: Sample, browser: Browser, tmp_path: Path
) -> None:
    platform = next(entry_id for kind, entry_id in hostile_sample.raw if kind == "platform")
    portal, other = tmp_path / "portal", tmp_path / "other"
    write_files(map(ExportFile, *zip(*hostile_sample.files.items(), strict=True)), Writer(portal))
    (portal / "index.html").write_text("<!doctype html><title>Cổng</title><h1>Cổng</h1>", encoding="utf-8")
    code = embed_code(hostile_sample.export, platform, "vi")
    with served(portal) as address, served_plainly(other) as elsewhere:
        other.mkdir()
        frames = code.replace("https://ndp.gov.vn", address) + f'<iframe src="{address}/"></iframe>'
        (other / "index.html").write_text(f"<!doctype html><title>Nơi khác</title>{frames}", encoding="utf-8")
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(elsewhere, wait_until="networkidle")
        card = page.frame_locator("iframe").first.locator("body")
        # The frame is sandboxed: its origin is none, and the style still counts as the site's own.
        assert card.evaluate("body => getComputedStyle(body).margin") == "0px"
        assert card.locator("h1").count() == 1
        assert [frame.url for frame in page.frames].count(f"{address}/") == 0
        refused = [text for text in complaints if "favicon.ico" not in text and "404" not in text]
        assert len(refused) == 1
        assert "frame-ancestors 'none'" in refused[0]
        page.close()
