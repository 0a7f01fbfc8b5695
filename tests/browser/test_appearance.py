"""Every kind of page, on phones and desks, light and dark: nothing overflows, nothing fails, nobody is shut out."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OpenPage
from tests.browser.kinds_of_page import kinds_of_page
from tests.browser.serving import Watch
from tests.site.reading import Site

from ndp.i18n import LANGUAGES, Language

# English pages have the same form and colours: where the longest words fit, the others do.
WIDTHS: dict[Language, tuple[int, ...]] = {"vi": (1440, 390, 320), "en": (320,)}
SCHEMES: dict[int, Literal["light", "dark"]] = {1440: "light", 390: "dark"}
# Left out: of long tables, lists and examples all but the first lines, which stand for the others.
LEFT_OUT = (
    *("tbody > tr:nth-child(n+5)", "li:nth-child(n+9)", "dl > div:nth-child(n+9)", "pre span:nth-child(n+30)"),
    "ol ol li:nth-child(n+3)",
)
AXE = """async leftOut => {
  await new Promise(go => requestAnimationFrame(() => setTimeout(go)))
  const context = {exclude: leftOut.filter(selector => document.querySelector(selector))}
  const options = {resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}}
  const {violations} = await axe.run(context, options)
  return violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")}`))
}"""
# A text of the same class, colours and size as one judged before needs no second look.
TEXTS = """async seen => {
  const known = new Set(seen), fresh = [], signs = []
  const ground = element => {
    if (!element) return ""
    const {backgroundColor, backgroundImage} = getComputedStyle(element)
    const clear = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none"
    return clear ? ground(element.parentElement) : backgroundColor + backgroundImage
  }
  for (const element of document.body.querySelectorAll("*")) {
    const texts = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    if (!texts || !element.checkVisibility({visibilityProperty: true})) continue
    const {color, fontSize, fontWeight, opacity} = getComputedStyle(element)
    const sign = [element.getAttribute("class"), color, fontSize, fontWeight, opacity, ground(element)].join()
    if (known.has(sign)) continue
    known.add(sign)
    signs.push(sign)
    fresh.push(element)
  }
  if (!fresh.length) return {signs, faults: []}
  const {violations} = await axe.run({include: fresh}, {runOnly: ["color-contrast"], resultTypes: ["violations"]})
  return {signs, faults: violations.flatMap(one => one.nodes.map(node => node.target.join(" ")))}
}"""
# What reaches over the right edge and is not within something that scrolls by itself.
OVERFLOW = """() => {
  const edge = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= edge) return []
  const scrolls = element =>
    element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement))
  return [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > edge + 1 && !scrolls(element.parentElement))
    .map(element => element.tagName + "." + element.className).slice(0, 3)
}"""


@pytest.fixture(scope="module")
def kinds(portal_site: Site, demo_site: Site, portal_address: str, demo_address: str) -> dict[Language, list[str]]:
    """For each language where to find a page of every kind: in the real portal, else in the demonstration."""
    found: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        demo = {kind: demo_address + url for kind, url in kinds_of_page(demo_site, language).items()}
        real = {kind: portal_address + url for kind, url in kinds_of_page(portal_site, language).items()}
        found[language] = list({**demo, **real}.values())
    return found


def violations(page: Page) -> list[str]:
    found = page.evaluate(AXE, LEFT_OUT)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_page_loads_cleanly_fits_and_is_accessible(
    kinds: dict[Language, list[str]], open_page: OpenPage, axe_script: str, language: Language
) -> None:
    assert len(kinds[language]) > 40
    page = open_page()
    watch = Watch(page)
    texts: set[str] = set()
    faults = []
    for address in kinds[language]:
        page.goto(address, wait_until="load")
        found = watch.taken()
        page.evaluate(axe_script)
        for width in WIDTHS[language]:
            page.emulate_media(color_scheme=SCHEMES.get(width))
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"at {width}: {element}" for element in page.evaluate(OVERFLOW)]
            if width in SCHEMES:
                judged = page.evaluate(TEXTS, list(texts))
                texts.update(judged["signs"])
                found += [f"{SCHEMES[width]}: {text}" for text in judged["faults"]]
        found += violations(page)
        faults += [f"{address} {fault}" for fault in found]
    assert len(texts) > 100 or language == "en"
    assert not faults, "\n".join(faults)


def test_the_watch_sees_what_goes_wrong(open_page: OpenPage, axe_script: str) -> None:
    page = open_page(width=320)
    watch = Watch(page)
    page.goto("/", wait_until="load")
    assert watch.taken() == []
    page.evaluate(
        """() => {
          const add = (name, values) => document.body.appendChild(Object.assign(document.createElement(name), values))
          add("script", {textContent: "window.bad = 1"})
          add("img", {src: "http://127.0.0.2/a.png"})
          add("img", {src: "/khong-co.png"})
          add("p", {textContent: "x"}).style.width = "800px"
          add("p", {textContent: "mờ nhạt"}).style.color = "#eee"
        }"""
    )
    page.wait_for_function("() => [...document.images].every(image => image.complete)")
    seen = "\n".join(watch.taken())
    assert "script-src" in seen
    assert "img-src" in seen
    assert "404: " in seen
    assert page.evaluate(OVERFLOW)
    page.evaluate(axe_script)
    assert any(found.startswith("image-alt") for found in violations(page))
    assert page.evaluate(TEXTS, [])["faults"]
