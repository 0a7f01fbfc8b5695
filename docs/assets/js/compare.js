/* Sets platforms side by side: a column for each from a small file beside this page. The choice stands in the
   address, so that a link brings the same comparison. */
import { offerOf } from "./compare/offer.js"

const form = document.querySelector("[data-ndp-compare]")
const status = document.querySelector("[data-ndp-status]")
const result = document.querySelector("[data-ndp-result]")
const table = result.querySelector("table")
const adding = form.querySelector("#them")
const onlyDifferent = form.querySelector("[type=checkbox]")
const files = new Map()
const most = Number(form.dataset.most)

/* What comes from an address stays within this folder. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

const asked = () => {
  const all = (new URLSearchParams(location.search).get("p") || "").split(",").filter(Boolean)
  return [...new Set(all)].slice(0, 3 * most)
}

const make = (name, properties, ...children) => {
  const node = Object.assign(document.createElement(name), properties)
  node.append(...children)
  return node
}

/* The platform of that id; null where there is none. */
const fetched = id => {
  if (!ID.test(id)) return null
  if (!files.has(id)) {
    const read = answer => (answer.ok ? answer.json() : answer.status === 404 ? null : Promise.reject(answer.status))
    files.set(id, fetch(`${id}.json`).then(read))
  }
  return files.get(id)
}

const choose = ids => {
  /* Commas as they are: the address is for reading. */
  history.pushState(null, "", location.pathname + (ids.length ? `?p=${ids.join(",")}` : ""))
  show()
}

const shownValue = value => {
  const node = value.url ? make("a", { href: value.url }, value.text) : make("span", {}, value.text)
  if (value.lang) node.lang = value.lang
  return node
}

const header = ({ id, name }, ids) => {
  const remove = make("button", { type: "button", className: "ndp-btn" }, form.dataset.remove)
  remove.setAttribute("aria-label", `${form.dataset.remove}: ${name.text}`)
  remove.addEventListener("click", () => {
    choose(ids.filter(each => each !== id))
    adding.focus()
  })
  return make("th", { scope: "col" }, shownValue(name), remove)
}

const cell = values => {
  if (!values.length) return make("td", {}, make("span", { className: "ndp-none" }, form.dataset.unsourced))
  if (values.length === 1) return make("td", {}, shownValue(values[0]))
  return make("td", {}, make("ul", {}, ...values.map(value => make("li", {}, shownValue(value)))))
}

const texts = values => JSON.stringify(values.map(value => value.text).sort())

const fill = platforms => {
  const ids = platforms.map(({ id }) => id)
  table.tHead.rows[0].replaceChildren(make("td", {}), ...platforms.map(each => header(each, ids)))
  for (const [index, row] of [...table.tBodies[0].rows].entries()) {
    const [title] = row.cells
    title.querySelector(".ndp-tag")?.remove()
    const differs = new Set(platforms.map(({ rows }) => texts(rows[index]))).size > 1
    row.classList.toggle("ndp-differs", differs)
    if (differs) title.append(make("span", { className: "ndp-tag ndp-tag--state" }, form.dataset.differs))
    row.replaceChildren(title, ...platforms.map(({ rows }) => cell(rows[index])))
    row.hidden = onlyDifferent.checked && !differs
  }
}

/* Answers may arrive out of order: only the newest choice is shown. */
let turn = 0
let shown = []
const show = async () => {
  const mine = (turn += 1)
  const ids = asked()
  const found = await Promise.all(ids.map(fetched)).catch(() => null)
  if (mine !== turn) return
  const unknown = found ? ids.filter((_, place) => !found[place]) : []
  const platforms = (found || []).map((each, place) => each && { id: ids[place], ...each }).filter(Boolean).slice(0, most)
  shown = platforms.map(({ id }) => id)
  offer.mark(shown, shown.length >= most)
  result.hidden = !platforms.length
  status.textContent = unknown.length ? `${form.dataset.unknown} ${unknown.join(", ")}` : platforms.length ? "" : form.dataset.none
  if (!found) {
    status.textContent = form.dataset.failed
    files.clear()
  } else if (platforms.length) fill(platforms)
}

const offer = offerOf(adding, id => choose([...shown.filter(each => each !== id), id].slice(0, most)))
onlyDifferent.addEventListener("change", show)
form.addEventListener("submit", event => event.preventDefault())
addEventListener("popstate", show)
document.querySelector("[data-ndp-plain]").hidden = true
form.hidden = false
show()
