/* Boxes beside the platforms of the list, and the link that sets those chosen side by side. A choice outlives the rows
   that are shown. */
export const addPicks = (table, link) => {
  const most = Number(link.dataset.most)
  const boxes = () => [...table.querySelectorAll(".ndp-pick > input")]
  const pattern = table.querySelector(".ndp-pick")
  /* Browsers keep boxes checked over a reload. */
  const chosen = new Set(boxes().filter(box => box.checked).map(box => box.value))

  const check = () => {
    for (const box of boxes()) {
      box.checked = chosen.has(box.value)
      box.disabled = !box.checked && chosen.size >= most
    }
    link.hidden = chosen.size < 2
    link.search = `?p=${[...chosen].join(",")}`
    link.textContent = link.dataset.text.replace("%s", chosen.size)
  }
  table.addEventListener("change", ({ target }) => {
    if (target.checked) chosen.add(target.value)
    else chosen.delete(target.value)
    check()
  })

  const label = (id, title) => {
    const made = pattern.cloneNode(true)
    const box = made.querySelector("input")
    box.setAttribute("value", id)
    box.disabled = false
    made.querySelector("span").textContent = ` ${title}`
    return made
  }
  return { check, label }
}
