/* Sets platforms side by side: a column for each from a small file beside this page. The choice stands in the
   address, so that a link brings the same comparison. */
const form = document.querySelector("[data-ndp-compare]")
const status = document.querySelector("[data-ndp-status]")
const result = document.querySelector("[data-ndp-result]")
const table = result.querySelector("table")
const adding = form.querySelector("select")
const onlyDifferent = form.querySelector("[type=checkbox]")
const links = new Map([...document.querySelectorAll("[data-ndp-platforms] > li")].map(item => [item.dataset.id, item.querySelector("a")]))
const files = new Map()
const most = Number(form.dataset.most)

const asked = () => {
  const all = (new URLSearchParams(location.search).get("p") || "").split(",").filter(Boolean)
  return [...new Set(all)]
}

const make = (name, properties, ...children) => {
  const node = Object.assign(document.createElement(name), properties)
  node.append(...children)
  return node
}

const fetched = id => {
  if (!files.has(id)) {
    files.set(id, fetch(`${id}.json`).then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status))))
  }
  return files.get(id)
}

const choose = ids => {
  /* Commas as they are: the address is for reading. */
  history.pushState(null, "", location.pathname + (ids.length ? `?p=${ids.join(",")}` : ""))
  show()
}

const header = (id, ids) => {
  const remove = make("button", { type: "button", className: "ndp-btn" }, form.dataset.remove)
  remove.setAttribute("aria-label", `${form.dataset.remove}: ${links.get(id).textContent}`)
  remove.addEventListener("click", () => {
    choose(ids.filter(each => each !== id))
    adding.focus()
  })
  return make("th", { scope: "col" }, links.get(id).cloneNode(true), remove)
}

const shownValue = value => {
  const node = value.url ? make("a", { href: value.url }, value.text) : make("span", {}, value.text)
  if (value.lang) node.lang = value.lang
  return node
}

const cell = values => {
  if (!values.length) return make("td", {}, make("span", { className: "ndp-none" }, form.dataset.unsourced))
  if (values.length === 1) return make("td", {}, shownValue(values[0]))
  return make("td", {}, make("ul", {}, ...values.map(value => make("li", {}, shownValue(value)))))
}

const texts = values => JSON.stringify(values.map(value => value.text).sort())

const fill = (ids, columns) => {
  table.tHead.rows[0].replaceChildren(make("td", {}), ...ids.map(id => header(id, ids)))
  for (const [index, row] of [...table.tBodies[0].rows].entries()) {
    const [title] = row.cells
    title.querySelector(".ndp-tag")?.remove()
    const differs = new Set(columns.map(column => texts(column[index]))).size > 1
    row.classList.toggle("ndp-differs", differs)
    if (differs) title.append(make("span", { className: "ndp-tag ndp-tag--state" }, form.dataset.differs))
    row.replaceChildren(title, ...columns.map(column => cell(column[index])))
    row.hidden = onlyDifferent.checked && !differs
  }
}

/* Answers may arrive out of order: only the newest choice is shown. */
let turn = 0
const show = async () => {
  const mine = (turn += 1)
  const ids = asked().filter(id => links.has(id)).slice(0, most)
  const unknown = asked().filter(id => !links.has(id))
  for (const option of adding.options) option.disabled = ids.includes(option.value)
  adding.value = ""
  adding.disabled = ids.length >= most
  const columns = await Promise.all(ids.map(fetched)).catch(() => null)
  if (mine !== turn) return
  result.hidden = !ids.length || !columns
  status.textContent = unknown.length ? `${form.dataset.unknown} ${unknown.join(", ")}` : ids.length ? "" : form.dataset.none
  if (!columns) {
    status.textContent = form.dataset.failed
    files.clear()
  } else if (ids.length) fill(ids, columns)
}

for (const [id, link] of links) adding.append(make("option", { value: id }, link.textContent))
adding.addEventListener("change", () => choose([...asked().filter(id => links.has(id)), adding.value].slice(0, most)))
onlyDifferent.addEventListener("change", show)
form.addEventListener("submit", event => event.preventDefault())
addEventListener("popstate", show)
document.querySelector("[data-ndp-plain]").hidden = true
form.hidden = false
show()
