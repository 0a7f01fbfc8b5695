/* Filters and sorts the list of platforms. The address alone holds the state, so that a link or the back button brings
   the same list. What this takes to know of all platforms is fetched when it is first used. */
import { addressOf, isPlain, read } from "./list/state.js"
import { addPicks } from "./list/pick.js"

const form = document.querySelector("form[data-ndp-filter]")
if (form) start(form, document.getElementById(form.dataset.ndpFilter))

function start(form, table) {
  const body = table.tBodies[0]
  const count = document.querySelector("[data-ndp-count]")
  const empty = document.querySelector("[data-ndp-empty]")
  const tools = document.querySelector("[data-ndp-tools]")
  const pager = document.querySelector("[data-ndp-pager]")
  const view = tools.querySelector("[data-ndp-view]")
  const csv = tools.querySelector("[data-ndp-csv]")
  const order = tools.querySelector("select")
  const fields = [...form.elements].filter(field => field.name)
  const names = fields.map(field => field.name)
  const headers = [...table.tHead.rows[0].cells].filter(cell => cell.dataset.sort)
  const served = { rows: [...body.rows], count: count.textContent, pages: pager && [...pager.children] }
  const picks = addPicks(table, tools.querySelector("[data-ndp-picked]"))

  /* All platforms; a failed attempt is forgotten, so that the next use tries again. */
  let opened
  const open = () => {
    opened ??= import("./list/all.js")
      .then(({ load }) => load(form.dataset.ndpIndex, { fields, row: served.rows[0], pick: picks.label }))
      .catch(error => {
        opened = undefined
        throw error
      })
    return opened
  }

  const mark = state => {
    for (const field of fields) {
      const value = state.choice[field.name] || ""
      if (field.value === value) continue
      field.value = value
      if (field.value !== value) field.value = ""
    }
    const sort = (state.down ? "-" : "") + state.sort
    order.value = sort
    for (const cell of headers) {
      cell.setAttribute("aria-sort", cell.dataset.name !== state.sort ? "none" : state.down ? "descending" : "ascending")
    }
    view.setAttribute("aria-pressed", state.cards)
    table.classList.toggle("ndp-table--tiles", state.cards)
  }

  const showServed = () => {
    body.replaceChildren(...served.rows)
    pager?.replaceChildren(...served.pages)
    count.textContent = served.count
    empty.hidden = true
  }

  /* Choices may be quicker than the network: only the newest is shown. */
  let turn = 0
  const show = async () => {
    const mine = (turn += 1)
    const state = read(names)
    mark(state)
    if (isPlain(state) && !opened) showServed()
    else {
      const all = await open().catch(() => null)
      if (mine !== turn) return
      document.documentElement.toggleAttribute("data-ndp-failed", !all)
      if (!all) {
        count.textContent = count.dataset.failed
        table.dataset.ndpShown = location.search
        return
      }
      mark(state)
      const found = all.found(state)
      all.count(state)
      if (isPlain(state)) showServed()
      else {
        body.replaceChildren(...all.page(found, state.page))
        pager?.replaceChildren(all.pager(found, state, addressOf))
        count.textContent = all.said(count.dataset.ndpCount, found.length)
        empty.hidden = found.length > 0
      }
    }
    table.dataset.ndpShown = location.search
    picks.check()
  }

  const go = (change, replace = false) => {
    const state = { ...read(names), page: 1, ...change }
    history[replace ? "replaceState" : "pushState"](null, "", addressOf(state))
    return show()
  }
  const chosen = () => Object.fromEntries(fields.map(field => [field.name, field.value]))

  for (const cell of headers) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "ndp-sort"
    button.append(cell.textContent)
    cell.replaceChildren(button)
    button.addEventListener("click", () => {
      const { sort, down } = read(names)
      go({ sort: cell.dataset.name, down: sort === cell.dataset.name && !down })
    })
  }
  order.addEventListener("change", () => go({ sort: order.value.replace(/^-/, ""), down: order.value.startsWith("-") }))
  view.addEventListener("click", () => go({ cards: !read(names).cards, page: read(names).page }))
  csv.addEventListener("click", async () => {
    const all = await open().catch(() => null)
    if (all) all.offerCsv(read(names), csv.dataset, table.tHead.rows[0])
    else count.textContent = count.dataset.failed
  })
  pager?.addEventListener("click", async event => {
    const link = event.target.closest("a[data-page]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    await go({ page: Number(link.dataset.page) })
    count.focus({ preventScroll: true })
    count.scrollIntoView()
  })

  /* What is typed at a stretch is one step of the back button. */
  let typing = false
  form.addEventListener("input", event => {
    const typed = event.target.type === "search"
    go({ choice: chosen() }, typed && typing)
    typing = typed
  })
  form.addEventListener("focusin", () => open().catch(() => {}), { once: true })
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", event => {
    event.preventDefault()
    typing = false
    go({ choice: {} })
  })
  addEventListener("popstate", () => {
    typing = false
    show()
  })
  /* What was typed before this script came is kept. */
  const early = document.activeElement
  if (form.contains(early) && early.type === "search" && early.value) go({ choice: chosen() }, true)
  else show()
}
