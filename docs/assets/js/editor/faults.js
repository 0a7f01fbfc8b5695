/* Shows what is wrong: beside each field, on closed parts that hold one, and all of it in a list. */

import { make } from "./dom.js"
import { pointerOf } from "./tree.js"

const MOST = 30
const WAIT = 300
// What has not been filled in yet is no mistake of someone who is just beginning.
const UNFILLED = new Set(["required", "minLength", "minItems", "minProperties", "anyOf"])

export class Faults {
  #editing
  #form
  #parts
  #touched = new Set()

  /* `parts` are { fields, count, list }: where the form is, the number of faults is said, and they are listed. */
  constructor(editing, form, parts) {
    this.#editing = editing
    this.#form = form
    this.#parts = parts
    parts.fields.addEventListener("focusout", event => {
      if (!event.target.id.startsWith("bt/")) return
      this.#touched.add(event.target.id.slice(2))
      // Not at once: a button pressed meanwhile must not move away before it is let go.
      setTimeout(() => this.show(), WAIT)
    })
  }

  show() {
    const { words } = this.#editing
    const found = this.#editing.faults.map(fault => {
      const shape = this.#editing.shape.at(fault.path)
      return { fault, pointer: pointerOf(fault.field), text: words.fault(fault, shape) }
    })
    this.#besides(found)
    this.#onParts(found)
    const { count, list } = this.#parts
    const said = found.length ? words.say("faults", { count: found.length }) : words.texts.no_faults
    if (count.textContent !== said) count.textContent = said
    list.replaceChildren(...found.slice(0, MOST).map(each => this.#line(each)))
    return found.length
  }

  #line({ fault, text }) {
    const { shape, words } = this.#editing
    const titles = []
    fault.field.forEach((step, place) => {
      const path = fault.field.slice(0, place + 1)
      if (typeof step === "number") titles.push(`${titles.pop() ?? ""} ${step + 1}`.trim())
      else titles.push(words.title(shape.at(path), path))
    })
    const link = make("a", { href: `#bt${pointerOf(fault.field)}`, textContent: titles.join(" › ") || words.title(shape, []) })
    link.addEventListener("click", event => {
      event.preventDefault()
      this.#form.reveal(fault.field)
      this.show()
    })
    return make("li", {}, link, make("br"), make("small", { textContent: text }))
  }

  #besides(found) {
    const texts = new Map()
    for (const { fault, pointer, text } of found) {
      if (this.#editing.isNew && UNFILLED.has(fault.keyword) && !this.#touched.has(pointer)) continue
      texts.set(pointer, [...(texts.get(pointer) ?? []), text])
    }
    for (const place of this.#parts.fields.querySelectorAll("[data-fault]")) {
      const text = (texts.get(place.dataset.fault) ?? []).join(" ")
      if (place.textContent !== text) place.textContent = text
      place.hidden = !text
      const input = document.getElementById(`bt${place.dataset.fault}`)
      if (input?.matches("input, select, textarea")) input.setAttribute("aria-invalid", String(Boolean(text)))
    }
  }

  #onParts(found) {
    for (const part of this.#parts.fields.querySelectorAll("[data-part]")) {
      const within = found.some(({ pointer }) => pointer === part.dataset.part || pointer.startsWith(`${part.dataset.part}/`))
      const summary = part.firstElementChild
      summary.querySelector(".ndp-tag")?.remove()
      if (within) summary.append(make("span", { className: "ndp-tag ndp-tag--warn", textContent: this.#editing.words.texts.needs_mending }))
    }
  }
}
