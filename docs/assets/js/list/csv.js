/* The rows that a list shows, as CSV that a spreadsheet program opens without taking a text for a formula: the same
   guard as hooks/ndp/export/csv_files.py. */
const PLACES = /(^|[;\t\r\n])(?=[=+\-@\t\r\n＝＋－＠'])/g

const cell = text => `"${text.replace(PLACES, "$1'").replaceAll('"', '""')}"`

/* UTF-8 with BOM, every cell quoted. `rows` are lists of texts. */
export const toCsv = rows => "\ufeff" + rows.map(row => row.map(cell).join(",") + "\r\n").join("")

export const offerFile = (name, text) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
