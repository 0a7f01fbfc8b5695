/* The rows that a list shows, as CSV that a spreadsheet program opens without taking a text for a formula: the same
   guard as hooks/ndp/export/csv_files.py. */
const PLACES = /(^|[;\t\r\n])(?=[=+\-@\t\r\n＝＋－＠'])/g

const cell = text => `"${text.replace(PLACES, "$1'").replaceAll('"', '""')}"`

/* UTF-8 with BOM, every cell quoted. `rows` are lists of texts. */
export const toCsv = rows => "\ufeff" + rows.map(row => row.map(cell).join(",") + "\r\n").join("")

const words = node => node.textContent.replace(/\s+/g, " ").trim()

/* What is not known is an empty cell. */
const known = node => {
  const text = words(node)
  return text === "–" || node.querySelector(".ndp-none") ? "" : text
}

/* A title cell may hold more than the title: its link is the title. */
const shown = node => (node.tagName === "TH" ? words(node.querySelector("a")) : known(node))

/* `columns` names the id and the address, which the table does not show. */
export const tableRows = (table, columns) => [
  [columns[0], ...[...table.tHead.rows[0].cells].map(words), columns[1]],
  ...[...table.tBodies[0].rows]
    .filter(row => !row.hidden)
    .map(row => [row.dataset.id, ...[...row.cells].map(shown), row.querySelector("th a").href]),
]

export const offerFile = (name, text) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
