/* A field whose value is the id of another record: typing searches their names, with or without diacritics; arrows and
   Enter choose. An id that is not on the list can be typed as it is. */

import { fold } from "../fold.js"
import { make } from "./dom.js"

const SHOWN = 40
let fields = 0

/* `names` is a promise of rows [id, Vietnamese name, English name]; `changed` is told the id. Gives { input, element },
   with `input` the field to be labelled. */
export function reference(names, value, words, changed) {
  const id = `bt-chon-${(fields += 1)}`
  const input = make("input", {
    className: "ndp-input", type: "text", autocomplete: "off", spellcheck: false, value,
    aria: { role: "combobox", autocomplete: "list", expanded: "false", controls: id },
  })
  const list = make("div", { className: "ndp-edit__list", id, hidden: true, aria: { role: "listbox" } })
  const remark = make("p", { className: "ndp-note" })
  const element = make("div", { className: "ndp-edit__choice" }, input, list, remark)
  let rows = null
  let chosen = -1
  let current = value

  const nameOf = row => (words.language === "en" ? row[2] : row[1])

  const show = () => {
    const row = rows?.find(each => each[0] === current)
    input.value = row ? nameOf(row) : current
    remark.textContent = row ? row[0] : current && rows ? words.texts.unknown_reference : ""
  }

  const set = value_ => {
    current = value_
    show()
    changed(value_)
  }

  const mark = place => {
    chosen = place
    const options = [...list.children]
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === place)))
    if (place < 0) return input.removeAttribute("aria-activedescendant")
    input.setAttribute("aria-activedescendant", options[place].id)
    options[place].scrollIntoView({ block: "nearest" })
  }

  const close = () => {
    mark(-1)
    list.hidden = true
    input.setAttribute("aria-expanded", "false")
  }

  const open = query => {
    if (!rows) return
    const parts = fold(query).split(/\s+/).filter(Boolean)
    const found = rows.filter(row => parts.every(part => fold(`${row[0]} ${row[1]} ${row[2]}`).includes(part)))
    list.replaceChildren(...found.slice(0, SHOWN).map((row, place) => {
      const option = make("div", { className: "ndp-edit__option", id: `${id}-${place}`, aria: { role: "option", selected: "false" } },
        make("span", { textContent: nameOf(row) }), make("small", { textContent: row[0] }))
      option.addEventListener("click", () => {
        set(row[0])
        close()
      })
      return option
    }))
    mark(-1)
    list.hidden = !found.length
    input.setAttribute("aria-expanded", String(Boolean(found.length)))
    remark.textContent = found.length ? "" : words.texts.no_finds
  }

  input.addEventListener("input", () => open(input.value))
  input.addEventListener("keydown", event => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      if (list.hidden) return open("")
      const { length } = list.children
      mark((chosen + step + length) % length)
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault()
      close()
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault()
      list.children[chosen].click()
    }
  })
  // Pressing the button on an option must not first take the focus away and close the list under it.
  list.addEventListener("mousedown", event => event.preventDefault())
  input.addEventListener("blur", () => {
    close()
    const typed = input.value.trim()
    const row = rows?.find(each => each[0] === typed || nameOf(each) === typed)
    if ((row ? row[0] : typed) === current || row?.[0] === current) show()
    else set(row ? row[0] : typed)
  })
  names.then(loaded => {
    rows = loaded
    if (document.activeElement !== input) show()
    else if (input.value !== current) open(input.value)
  }, () => {})
  return { input, element, get value() { return current } }
}
