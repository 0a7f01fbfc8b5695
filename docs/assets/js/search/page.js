/* The page of the search: what the address asks for, all kinds or one, names only or bodies too. */
import { MARKS, Search } from "./find.js"
import { bodiesOf, loadIndex, words } from "./load.js"
import { element, hitParts, message, snippet } from "./show.js"

const PAGE = 20

export const start = () => {
  const place = document.querySelector("[data-ndp-results]")
  const form = document.querySelector("form[data-ndp-search-page]")
  const status = place.querySelector("[role=status]")
  const output = place.querySelector("[data-ndp-list]")
  const { title } = document
  let latest = 0

  const asked = () => {
    const query = new URLSearchParams(location.search)
    return { query: (query.get("q") || "").trim(), kind: query.get("kind") || "", body: query.get("body") === "1" }
  }

  const addressOf = ({ query, kind, body }) => {
    const parameters = new URLSearchParams()
    if (query) parameters.set("q", query)
    if (kind) parameters.set("kind", kind)
    if (body) parameters.set("body", "1")
    return location.pathname + (parameters.size ? `?${parameters}` : "")
  }

  const go = state => {
    history.pushState(null, "", addressOf(state))
    run()
  }

  const chip = (text, count, state, current) => {
    const link = element("a", "ndp-chip", text, " ", element("span", "ndp-badge", String(count)))
    link.href = addressOf(state)
    if (current) link.setAttribute("aria-current", "true")
    link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      go(state)
    })
    return element("li", "", link)
  }

  const kinds = (index, hits, state) => {
    const counts = new Map()
    for (const hit of hits) counts.set(index.kindOf[hit.item].key, (counts.get(index.kindOf[hit.item].key) || 0) + 1)
    if (counts.size < 2 && !state.kind) return ""
    const chips = [chip(index.texts.every, hits.length, { ...state, kind: "" }, !state.kind)]
    for (const { key, title } of index.kinds) {
      if (counts.has(key)) chips.push(chip(title, counts.get(key), { ...state, kind: key }, state.kind === key))
    }
    return element("ul", "ndp-chips", ...chips)
  }

  const entry = (search, hit) => {
    const { href, name, kind, further, summary } = hitParts(search, hit)
    const link = element("a", "", name)
    link.href = href
    const item = element("li", "ndp-hit", element("p", "ndp-hit__name", link, " ", element("span", "ndp-tag", kind.title)))
    if (further) item.append(element("p", "ndp-hit__further", further))
    const text = element("p", "ndp-hit__text", summary)
    if (text.textContent) item.append(text)
    if (search.bodies && !search.namesOnly.holds(hit)) {
      search.bodies.text(hit.item).then(body => {
        const part = snippet(search, hit, body)
        if (!part) return
        text.replaceChildren(part)
        item.append(text)
      })
    }
    return item
  }

  const list = (search, hits) => {
    const { texts } = search.index
    const rows = element("ol", "ndp-hits__list")
    const more = element("button", "ndp-btn", texts.more)
    more.type = "button"
    let shown = 0
    const grow = () => {
      const first = shown
      shown = Math.min(shown + PAGE, hits.length)
      rows.append(...hits.slice(first, shown).map(hit => entry(search, hit)))
      more.hidden = shown >= hits.length
      if (first) rows.children[first].querySelector("a").focus()
    }
    more.addEventListener("click", grow)
    grow()
    const [{ forgiveness }] = hits
    const note = forgiveness >= MARKS ? [element("p", "ndp-note", texts[`forgiveness${forgiveness}`])] : []
    return element("div", "ndp-hits", ...note, rows, more)
  }

  const bodyChoice = (index, state) => {
    const button = element("button", "ndp-btn", index.texts[state.body ? "names" : "bodies"])
    button.type = "button"
    button.addEventListener("click", () => go({ ...state, body: !state.body }))
    return element("p", "ndp-actions", button)
  }

  const run = async () => {
    const turn = (latest += 1)
    const state = asked()
    if (form.elements.q.value.trim() !== state.query) form.elements.q.value = state.query
    document.title = state.query ? `${state.query} · ${title}` : title
    document.documentElement.toggleAttribute("data-ndp-query", Boolean(state.query))
    place.hidden = !state.query
    if (!state.query) return
    status.textContent = words.wait
    try {
      const index = await loadIndex()
      const search = new Search(index, state.query, state.body ? bodiesOf(index) : null)
      if (search.bodies) {
        search.namesOnly = new Search(index, state.query)
        await search.bodies.prepare(search.asked)
      }
      if (turn !== latest) return
      const all = search.find()
      const hits = state.kind ? all.filter(hit => index.kindOf[hit.item].key === state.kind) : all
      status.textContent = hits.length
        ? message(index, "count", { count: hits.length })
        : message(index, "none", { query: state.query })
      const found = hits.length ? list(search, hits) : element("p", "ndp-empty", index.texts.hint)
      output.replaceChildren(kinds(index, all, state), found, bodyChoice(index, state))
    } catch {
      if (turn === latest) status.textContent = words.failed
    }
  }

  const typed = () => ({ ...asked(), query: form.elements.q.value.trim(), kind: "" })
  form.addEventListener("submit", event => {
    event.preventDefault()
    go(typed())
  })
  const follow = () => {
    history.replaceState(null, "", addressOf(typed()))
    run()
  }
  form.addEventListener("input", follow)
  addEventListener("popstate", run)
  /* Somebody may type before this script has come: what they typed then is not taken from them. */
  if (document.activeElement === form.elements.q && form.elements.q.value) follow()
  else run()
}
