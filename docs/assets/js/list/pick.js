/* Boxes beside the platforms of the list, and the link that sets those chosen side by side. */
export const addPicks = (table, link) => {
  const most = Number(link.dataset.most)
  const boxes = []
  for (const row of table.tBodies[0].rows) {
    const box = document.createElement("input")
    box.type = "checkbox"
    box.value = row.dataset.id
    const label = document.createElement("label")
    label.className = "ndp-pick"
    const name = document.createElement("span")
    name.className = "ndp-vh"
    name.textContent = ` ${row.querySelector("th a").textContent}`
    label.append(box, ` ${link.dataset.word}`, name)
    row.querySelector("th").append(label)
    boxes.push(box)
  }
  const count = () => {
    const chosen = boxes.filter(box => box.checked).map(box => box.value)
    link.hidden = chosen.length < 2
    link.search = `?p=${chosen.join(",")}`
    link.textContent = link.dataset.text.replace("%s", chosen.length)
    for (const box of boxes) box.disabled = !box.checked && chosen.length >= most
  }
  table.addEventListener("change", count)
  /* Browsers keep boxes checked over a reload. */
  count()
}
