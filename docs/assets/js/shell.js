/* Runs in <head>, before the page is painted. The portal works without it; it adds the choice of colours,
   keyboard comfort and what the Material bundle expects of the inline scripts that the content policy forbids. */
(() => {
  "use strict"
  const root = document.documentElement
  root.classList.replace("no-js", "js")
  /* A page that will show what was searched for does not first show its index. */
  root.toggleAttribute("data-ndp-query", Boolean(new URLSearchParams(location.search).get("q")))
  root.toggleAttribute("data-ndp-asked", location.search.length > 1)
  /* Where a script cannot be fetched, the page is as it is without scripts. */
  addEventListener("error", event => {
    if (event.target instanceof HTMLScriptElement) root.classList.replace("js", "no-js")
  }, true)

  /* One file serves pages of every depth: the site's base is two folders above this script. */
  const base = new URL("../../", document.currentScript.src)
  const stored = (key, storage) => {
    try {
      return JSON.parse((storage || localStorage).getItem(base.pathname + "." + key))
    } catch {
      return null
    }
  }
  const store = (key, value, storage) => {
    try {
      (storage || localStorage).setItem(base.pathname + "." + key, JSON.stringify(value))
    } catch { /* private windows have no storage: the choice lasts for this page */ }
  }
  window.__md_scope = base
  window.__md_get = stored
  window.__md_set = store
  window.__md_hash = text => [...text].reduce((hash, char) => (hash << 5) - hash + char.charCodeAt(0), 0)

  /* Colours: the reader's choice, else the system's (which the stylesheet follows by itself). */
  const prefersDark = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : prefersDark.matches)
  const scheme = stored("scheme")
  if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme

  const wide = matchMedia("(min-width: 60em)")
  const forcedOpen = CSS.supports("selector(::details-content)")

  document.addEventListener("DOMContentLoaded", () => {
    const schemeButtons = document.querySelectorAll("[data-ndp-scheme]")
    const nameSchemeButtons = () => {
      for (const button of schemeButtons) {
        const name = isDark() ? button.dataset.light : button.dataset.dark
        button.setAttribute("aria-label", name)
        button.title = name
        button.hidden = false
      }
    }
    for (const button of schemeButtons) {
      button.addEventListener("click", () => {
        root.dataset.scheme = isDark() ? "light" : "dark"
        store("scheme", root.dataset.scheme)
        nameSchemeButtons()
      })
    }
    prefersDark.addEventListener("change", nameSchemeButtons)
    nameSchemeButtons()

    /* Menus that stand open on wide screens: older browsers cannot do it in CSS alone. */
    if (!forcedOpen) {
      const fit = () => {
        for (const menu of document.querySelectorAll("[data-ndp-wide-open]")) menu.open = wide.matches
      }
      wide.addEventListener("change", fit)
      fit()
    }
    const menu = document.querySelector(".ndp-menu")
    const closeMenu = () => {
      if (menu && menu.open && !wide.matches) menu.open = false
    }
    document.addEventListener("click", event => {
      if (menu && !menu.contains(event.target)) closeMenu()
    })
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu || !menu.open || wide.matches) return
      closeMenu()
      menu.querySelector("summary").focus()
    })

    /* A link to a tab of a guide opens that tab. */
    const target = document.getElementById(location.hash.slice(1))
    if (target && target.name && target.name.startsWith("__tabbed_")) target.checked = true
  })
})()
