/* Filters and sorts a list that is whole without it. The state stands in the address, so that a link or the back
   button brings the same list. */
import { fold } from "./fold.js"
import { offerFile, tableRows, toCsv } from "./list/csv.js"
import { addPages } from "./list/pages.js"
import { addPicks } from "./list/pick.js"

const form = document.querySelector("form[data-ndp-filter]")
const table = form && document.getElementById(form.dataset.ndpFilter)
if (table) prepare(form, table)

async function prepare(form, table) {
  const others = table.dataset.ndpPages
  if (others) {
    if (!(await addPages(others.split(" "), table))) {
      /* The list stays as it is without scripts. */
      document.documentElement.classList.remove("js")
      return
    }
    document.querySelector("[data-ndp-pager]").hidden = true
  }
  for (const plain of document.querySelectorAll("[data-ndp-plain]")) plain.hidden = true
  start(form, table)
}

function start(form, table) {
  const body = table.tBodies[0]
  const rows = [...body.rows]
  const count = document.querySelector("[data-ndp-count]")
  const empty = document.querySelector("[data-ndp-empty]")
  const fields = [...form.elements].filter(field => field.name)
  const headers = [...table.tHead.rows[0].cells].filter(cell => cell.dataset.sort)
  const tools = document.querySelector("[data-ndp-tools]")
  const view = tools.querySelector("[data-ndp-view]")
  const csv = tools.querySelector("[data-ndp-csv]")
  const state = { sort: "", down: false, cards: false }

  const read = () => {
    const query = new URLSearchParams(location.search)
    for (const field of fields) {
      field.value = query.get(field.name) || ""
      if (field.value !== (query.get(field.name) || "")) field.value = ""
    }
    const sort = query.get("sort") || ""
    state.sort = sort.replace(/^-/, "")
    state.down = sort.startsWith("-")
    state.cards = query.get("view") === "cards"
  }

  const write = replace => {
    const query = new URLSearchParams()
    for (const field of fields) if (field.value) query.set(field.name, field.value)
    if (state.sort) query.set("sort", (state.down ? "-" : "") + state.sort)
    if (state.cards) query.set("view", "cards")
    const address = location.pathname + (query.size ? "?" + query : "") + location.hash
    history[replace ? "replaceState" : "pushState"](null, "", address)
  }

  const matches = row =>
    fields.every(field => {
      if (!field.value.trim()) return true
      if (field.name !== "q") return row.dataset[field.name].split(" ").includes(field.value)
      return fold(field.value).split(/\s+/).every(word => row.dataset.text.includes(word))
    })

  /* NaN for what is not known. The places of texts come with the page: browsers do not have a dictionary's order. */
  const key = (row, index, kind) => {
    if (kind === "order") return Number(row.dataset.order)
    const cell = row.cells[index]
    return kind === "text" ? Number(cell.dataset.key ?? NaN) : Number(cell.textContent)
  }

  const compare = (a, b) => {
    if (isNaN(a) || isNaN(b)) return isNaN(a) - isNaN(b)
    return state.down ? b - a : a - b
  }
  const order = () => {
    const header = headers.find(cell => cell.dataset.name === state.sort)
    for (const cell of headers) cell.setAttribute("aria-sort", cell !== header ? "none" : state.down ? "descending" : "ascending")
    if (!header) return body.append(...rows)
    const { cellIndex } = header
    const { sort } = header.dataset
    const keyed = rows.map(row => [key(row, cellIndex, sort), row])
    keyed.sort(([a], [b]) => compare(a, b))
    body.append(...keyed.map(([, row]) => row))
  }

  const show = () => {
    let shown = 0
    for (const row of rows) {
      row.hidden = !matches(row)
      if (!row.hidden) shown += 1
    }
    count.textContent = count.dataset.ndpCount.replace("%s", shown).replace("%t", rows.length)
    empty.hidden = shown > 0
    view.setAttribute("aria-pressed", state.cards)
    table.classList.toggle("ndp-table--tiles", state.cards)
    order()
  }

  for (const cell of headers) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "ndp-sort"
    button.append(cell.textContent)
    cell.replaceChildren(button)
    button.addEventListener("click", () => {
      const { name } = cell.dataset
      state.down = state.sort === name && !state.down
      state.sort = name
      write(false)
      show()
    })
  }
  view.addEventListener("click", () => {
    state.cards = !state.cards
    write(false)
    show()
  })
  csv.addEventListener("click", () => {
    offerFile(csv.dataset.ndpCsv, toCsv(tableRows(table, csv.dataset.columns.split("|"))))
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    write(false)
  })
  form.addEventListener("input", () => {
    write(true)
    show()
  })
  form.addEventListener("reset", () => {
    setTimeout(() => {
      for (const field of fields) field.value = ""
      write(false)
      show()
    })
  })
  addEventListener("popstate", () => {
    read()
    show()
  })
  form.hidden = false
  count.hidden = false
  tools.hidden = false
  addPicks(table, tools.querySelector("[data-ndp-picked]"))
  read()
  show()
}
