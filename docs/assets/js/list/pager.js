/* Links to the pages of a list, as `site/pages/paging.py` chooses them. */
const SHOWN = 9
const NEIGHBOURS = 2

export const makePager = (number, last, address) => {
  const list = document.createElement("ul")
  list.className = "ndp-pager"
  if (last === 1) return list
  let before = 0
  for (let page = 1; page <= last; page += 1) {
    if (last > SHOWN && page !== 1 && page !== last && Math.abs(page - number) > NEIGHBOURS) continue
    if (page > before + 1) list.append(item("…"))
    list.append(item(page === number ? here(page) : link(page, address(page))))
    before = page
  }
  return list
}

const item = content => {
  const made = document.createElement("li")
  made.append(content)
  return made
}

const here = page => {
  const made = document.createElement("span")
  made.setAttribute("aria-current", "page")
  made.append(page)
  return made
}

const link = (page, address) => {
  const made = document.createElement("a")
  made.href = address
  made.dataset.page = page
  made.append(page)
  return made
}
