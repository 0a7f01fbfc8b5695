/* A search field that shows finds while typing: the combobox pattern of the ARIA practices. Arrows choose, Enter opens,
   Escape closes; Enter without a choice goes to the page of the search. */
import { Search } from "./find.js"
import { loadIndex, words } from "./load.js"
import { element, hitParts, message } from "./show.js"

const SHOWN = 8
let boxes = 0

export const attach = form => {
  const input = form.elements.q
  const id = `ndp-finds-${(boxes += 1)}`
  const list = element("div", "ndp-finds__list")
  const status = element("p", "ndp-finds__status")
  const panel = element("div", "ndp-finds", status, list)
  let chosen = -1
  let index = null

  list.id = id
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", form.dataset.ndpSearch)
  status.setAttribute("role", "status")
  panel.hidden = true
  form.append(panel)
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", id],
  ]) {
    input.setAttribute(name, value)
  }

  const choose = place => {
    const options = [...list.children]
    chosen = place
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)))
    if (place < 0) return input.removeAttribute("aria-activedescendant")
    input.setAttribute("aria-activedescendant", options[place].id)
    options[place].scrollIntoView({ block: "nearest" })
  }

  const close = () => {
    choose(-1)
    panel.hidden = true
    input.setAttribute("aria-expanded", "false")
  }

  const say = text => {
    list.replaceChildren()
    choose(-1)
    status.textContent = text
    panel.hidden = false
    input.setAttribute("aria-expanded", "false")
  }

  const option = (href, ...children) => {
    const made = element("a", "ndp-finds__item", ...children)
    made.href = href
    made.id = `${id}-${list.children.length}`
    made.tabIndex = -1
    made.setAttribute("role", "option")
    made.setAttribute("aria-selected", "false")
    list.append(made)
    return made
  }

  const show = () => {
    const query = input.value.trim()
    if (!query || !index) return query ? say(words.wait) : close()
    const search = new Search(index, query)
    const hits = search.find()
    if (!hits.length) return say(message(index, "none", { query }))
    list.replaceChildren()
    for (const hit of hits.slice(0, SHOWN)) {
      const { href, name, kind, further, summary } = hitParts(search, hit)
      const text = further || summary
      option(
        href,
        element("span", "ndp-finds__name", name),
        element("span", "ndp-finds__kind", kind.title),
        ...(text.textContent ? [element("span", "ndp-finds__text", text)] : [])
      )
    }
    const all = new URL(form.action)
    all.searchParams.set("q", query)
    option(all.href, message(index, "all", { query })).classList.add("ndp-finds__all")
    choose(-1)
    status.textContent = message(index, "count", { count: hits.length })
    panel.hidden = false
    input.setAttribute("aria-expanded", "true")
  }

  input.addEventListener("input", show)
  input.addEventListener("keydown", event => {
    if (event.isComposing) return
    const { length } = list.children
    if (event.key === "Escape") {
      if (panel.hidden) form.classList.remove("ndp-find--open")
      else event.preventDefault()
      close()
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (panel.hidden) return show()
      if (!length) return
      const step = event.key === "ArrowDown" ? 1 : -1
      choose(chosen + step >= length ? -1 : chosen + step < -1 ? length - 1 : chosen + step)
    } else if (event.key === "Enter" && chosen >= 0 && !panel.hidden) {
      event.preventDefault()
      list.children[chosen].click()
    }
  })
  form.addEventListener("focusout", event => {
    if (form.contains(event.relatedTarget)) return
    close()
    form.classList.remove("ndp-find--open")
  })
  /* Pressing the button on an entry must not first take the focus away and close the list under it. */
  panel.addEventListener("mousedown", event => event.preventDefault())
  input.addEventListener("focus", () => input.value.trim() && form.classList.contains("ndp-find") && show())

  loadIndex().then(
    loaded => {
      index = loaded
      if (input.value.trim() && form.contains(document.activeElement)) show()
    },
    () => say(words.failed)
  )
}
