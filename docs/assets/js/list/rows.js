/* Rows of the list, the same as the macro `platform_row` of `site/templates/platform_table.html` writes them. */

const words = node => node.textContent.replace(/\s+/g, " ").trim()

/* What is not known is an empty cell of the file. */
const known = node => {
  const text = words(node)
  return text === "–" || node.querySelector(".ndp-none") ? "" : text
}

/* Cells come as HTML of the server's own making, of which nothing runs here. */
const parsed = cells => {
  const html = `<table><tbody><tr>${cells.join("")}</tr></tbody></table>`
  return [...new DOMParser().parseFromString(html, "text/html").querySelector("tr").cells]
}

const marked = (text, name, value) => {
  const span = document.createElement("span")
  span.setAttribute(name, value)
  span.append(text)
  return span
}

/* `row` is one that the server wrote; `pick` makes the box beside a platform, of its id and title. */
export const rowMaker = (index, row, pick) => {
  const { lang } = document.documentElement
  const columns = Object.entries(index.columns).map(([name, { cells, of }]) => ({ name, cells: parsed(cells), of }))
  const shownNumber = place => (index.numbers[place] ? String(index.numbers[place]).padStart(2, "0") : "–")

  const make = place => {
    const id = index.ids[place]
    const [title, ...mark] = [index.titles[place]].flat()
    const made = row.cloneNode(false)
    made.dataset.id = id
    const number = row.cells[0].cloneNode(false)
    number.append(shownNumber(place))
    const head = row.cells[1].cloneNode(false)
    const link = document.createElement("a")
    link.href = `${id}/`
    link.append(mark.length ? marked(title, ...mark) : title)
    head.append(link)
    const [note, language] = index.notes.cells[index.notes.of[place]]
    if (note) {
      const small = document.createElement("small")
      small.append(language === lang ? note : marked(note, "lang", language))
      head.append(document.createElement("br"), small)
    }
    head.append(pick(id, title))
    made.append(number, head, ...columns.map(({ cells, of }) => cells[of[place]].cloneNode(true)))
    return made
  }

  /* The texts of a row: its id, what its cells say, its address. */
  const texts = place => [
    index.ids[place],
    shownNumber(place) === "–" ? "" : shownNumber(place),
    [index.titles[place]].flat()[0],
    ...columns.map(({ cells, of }) => known(cells[of[place]])),
    new URL(`${index.ids[place]}/`, location.href).href,
  ]

  /* What rows are sorted by: NaN for what is not known. The places of texts come with the index, since browsers do not
     have a dictionary's order. */
  const key = sort => {
    if (sort === "number") return place => index.numbers[place] ?? NaN
    if (sort === "name") return place => index.order[place]
    const column = columns.find(({ name }) => name === sort)
    if (!column) return undefined
    const keys = column.cells.map(cell => Number(cell.dataset.key ?? NaN))
    return place => keys[column.of[place]]
  }

  return { make, texts, key }
}
