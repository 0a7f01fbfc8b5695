/* Draws the form of a record from its schema: what is there and what has to be there; the rest can be added. */

import { boxes, control, isOptions } from "./controls.js"
import { button, make } from "./dom.js"
import { rowAt } from "./policy.js"
import { blank } from "./shape.js"
import { at, pointerOf } from "./tree.js"

const FEW = 3
const PREVIEW = 90

const isGroup = shape => shape.type === "object" || (shape.type === "array" && !isOptions(shape))

/* An object of a few texts, as names in two languages are: all its fields are shown. */
const isSmall = shape => shape.type === "object" && !shape.values && shape.names.length <= FEW &&
  shape.names.every(name => !isGroup(shape.child(name)))

export class Form {
  #holder
  #editor
  #open = new Set()
  #shown = new Set()

  constructor(holder, editor) {
    this.#holder = holder
    this.#editor = editor
  }

  /* Draws the record anew; the field at `focused` then has the focus. */
  draw(focused = null) {
    this.#holder.replaceChildren(...this.#fields(this.#editor.shape, []))
    if (focused !== null) this.focus(focused)
  }

  /* Opens what the field at `path` stands in, draws it, and goes there. */
  reveal(path) {
    for (let length = 1; length <= path.length; length += 1) {
      const pointer = pointerOf(path.slice(0, length))
      this.#open.add(pointer)
      this.#shown.add(pointer)
    }
    this.draw(path)
  }

  focus(path) {
    const place = document.getElementById(`bt${pointerOf(path)}`)
    const inner = place?.matches("details, fieldset")
      ? (place.querySelector("input:not(:disabled), select, textarea") ?? place.querySelector("summary, button"))
      : place
    inner?.focus()
  }

  #node(path) {
    return at(this.#editor.root, path)
  }

  /* The fields of the object at `path`. */
  #fields(shape, path) {
    const node = this.#node(path)
    const has = name => node?.entries?.some(entry => entry.key === name)
    const isShown = name => isSmall(shape) || has(name) || shape.required.includes(name) || this.#shown.has(pointerOf([...path, name]))
    const fields = shape.names.filter(isShown).map(name => this.#field(shape.child(name), [...path, name], shape.required.includes(name)))
    const keys = shape.values ? (node?.entries ?? []).filter(entry => !shape.names.includes(entry.key)).map(entry => entry.key) : []
    fields.push(...keys.map(key => this.#field(shape.values, [...path, key], false)))
    const absent = shape.names.filter(name => !isShown(name))
    if (absent.length) fields.push(this.#adder(shape, path, absent))
    if (shape.values) fields.push(this.#keyAdder(shape, path))
    return fields
  }

  #field(shape, path, required) {
    if (shape.type === "object" && !isSmall(shape)) return this.#folded(shape, path, required)
    if (shape.type === "array" && !isOptions(shape)) return this.#folded(shape, path, required)
    if (shape.type === "object") return this.#set(shape, path, required, this.#fields(shape, path))
    if (isOptions(shape)) {
      const chosen = this.#node(path)?.items?.map(item => item.text) ?? []
      return this.#set(shape, path, required, [make("div", { className: "ndp-edit__boxes" }, ...boxes(shape, path, chosen, this.#editor))])
    }
    return this.#text(shape, path, required)
  }

  /* Everything about a field but its control: what it is for, who approves a change, what is wrong. */
  #about(shape, path) {
    const { words } = this.#editor
    const pointer = pointerOf(path)
    const parts = []
    const isLanguage = ["vi", "en"].includes(path.at(-1))
    if (shape.description && !isLanguage) {
      parts.push(make("p", { className: "ndp-note", id: `bt-nghia${pointer}`, textContent: words.of(shape.description) }))
    }
    const row = this.#editor.isNew ? null : rowAt(this.#editor.policy.fields, path)
    if (row?.marked) {
      const text = words.rights(row).slice(row.fixed ? 0 : 1).join(" ")
      parts.push(make("p", { className: "ndp-edit__who", id: `bt-duyet${pointer}`, textContent: text }))
    }
    const error = make("p", { className: "ndp-field__error", id: `bt-loi${pointer}`, hidden: true, data: { fault: pointer } })
    return { parts, error, described: [...parts.map(part => part.id), error.id].join(" "), fixed: Boolean(row?.fixed) }
  }

  #must(required) {
    return required ? make("span", { className: "ndp-edit__must", textContent: ` (${this.#editor.words.texts.must})` }) : null
  }

  #text(shape, path, required, name = null) {
    const { words } = this.#editor
    const id = `bt${pointerOf(path)}`
    const about = this.#about(shape, path)
    const { input, element } = control(shape, path, this.#node(path)?.text ?? "", this.#editor)
    input.id = id
    input.disabled = about.fixed
    input.setAttribute("aria-describedby", about.described)
    const label = make("label", { htmlFor: id }, name ?? words.title(shape, path), this.#must(required))
    return make("div", { className: "ndp-edit__field" }, label, ...about.parts, element, about.error)
  }

  #set(shape, path, required, children) {
    const about = this.#about(shape, path)
    const legend = make("legend", {}, this.#editor.words.title(shape, path), this.#must(required))
    return make("fieldset", { className: "ndp-edit__set", id: `bt${pointerOf(path)}`, aria: { describedby: about.described } },
      legend, ...about.parts, ...children, about.error)
  }

  /* A list, or an object with much in it: closed until asked for. */
  #folded(shape, path, required) {
    const { words } = this.#editor
    const pointer = pointerOf(path)
    const about = this.#about(shape, path)
    const node = this.#node(path)
    const count = node?.items ? words.say("known_fields", { count: node.items.length }) : preview(node, shape, words)
    const summary = make("summary", {}, make("b", { textContent: words.title(shape, path) }), this.#must(required),
      make("span", { className: "ndp-edit__preview", textContent: count }))
    const fill = () => (shape.type === "array" ? this.#items(shape, path) : this.#fields(shape, path))
    return this.#details(pointer, summary, () => [...about.parts, ...fill(), about.error, this.#remover(shape, path, required)])
  }

  /* A part that is drawn when it is opened first. */
  #details(pointer, summary, children) {
    const details = make("details", { className: "ndp-edit__fold", id: `bt${pointer}`, data: { part: pointer } }, summary)
    const fill = () => details.append(make("div", { className: "ndp-edit__body" }, ...children()))
    if (this.#open.has(pointer)) {
      details.open = true
      fill()
    }
    details.addEventListener("toggle", () => {
      if (!details.open) return this.#open.delete(pointer)
      this.#open.add(pointer)
      if (details.childElementCount > 1) return undefined
      fill()
      return this.#editor.showFaults()
    })
    return details
  }

  #remover(shape, path, required) {
    if (required || !this.#node(path) || this.#about(shape, path).fixed) return null
    const title = this.#editor.words.title(shape, path)
    return button(this.#editor.words.say("remove_part", { title }), () => {
      this.#shown.delete(pointerOf(path))
      this.#editor.remove(path, title)
      this.draw()
    }, { className: "ndp-btn ndp-edit__less" })
  }

  #items(shape, path) {
    const { words } = this.#editor
    const items = this.#node(path)?.items ?? []
    const title = words.title(shape, path)
    const list = make("ol", { className: "ndp-edit__items" }, ...items.map((node, place) => this.#item(shape, path, node, place, items.length)))
    const add = button(words.say("add_item", { title }), () => {
      const added = [...path, items.length]
      this.#editor.insert(path, items.length, blank(shape.items))
      this.reveal(added)
    })
    return [list, add]
  }

  #item(shape, path, node, place, count) {
    const { words } = this.#editor
    const here = [...path, place]
    const name = words.say("item", { title: words.title(shape, path), number: place + 1 })
    const act = (word, pressed, disabled = false) => {
      const made = button(words.texts[word], pressed, { disabled })
      made.setAttribute("aria-label", `${words.texts[word]}: ${name}`)
      made.dataset.act = `${word}${pointerOf(here)}`
      return made
    }
    const buttons = make("div", { className: "ndp-actions ndp-edit__moves" },
      act("up", () => this.#move(path, place, place - 1, "up"), place === 0),
      act("down", () => this.#move(path, place, place + 1, "down"), place === count - 1),
      act("remove", () => {
        this.#editor.remove(here, name)
        this.#open.delete(pointerOf(here))
        this.draw(count > 1 ? [...path, Math.min(place, count - 2)] : path)
      }))
    if (!isGroup(shape.items)) return make("li", {}, this.#text(shape.items, here, false, name), buttons)
    if (isSmall(shape.items)) return make("li", {}, this.#set({ ...plain(shape.items), title: name }, here, false, this.#fields(shape.items, here)), buttons)
    const summary = make("summary", {}, make("b", { textContent: name }), make("span", { className: "ndp-edit__preview", textContent: preview(node, shape.items, words) }))
    return make("li", {}, this.#details(pointerOf(here), summary, () => [...this.#fields(shape.items, here), this.#about(shape.items, here).error]), buttons)
  }

  #move(path, from, to, word) {
    const swap = (set, one, other) => {
      const [had, has] = [set.delete(one), set.delete(other)]
      if (had) set.add(other)
      if (has) set.add(one)
    }
    swap(this.#open, pointerOf([...path, from]), pointerOf([...path, to]))
    this.#editor.move(path, from, to)
    this.draw()
    const pressed = this.#holder.querySelector(`[data-act="${CSS.escape(word + pointerOf([...path, to]))}"]`)
    const usable = pressed?.disabled ? pressed.parentElement.querySelector("button:not(:disabled)") : pressed
    usable?.focus()
  }

  #adder(shape, path, names) {
    const { words } = this.#editor
    const buttons = names.map(name => {
      const child = shape.child(name)
      return button(words.title(child, [name]), () => {
        const added = [...path, name]
        if (child.type === "array" && !isOptions(child)) this.#editor.insert(added, 0, blank(child.items))
        this.reveal(child.type === "array" && !isOptions(child) ? [...added, 0] : added)
      }, { title: words.of(child.description), className: "ndp-btn ndp-edit__add" })
    })
    return make("div", { className: "ndp-edit__more" }, make("p", { className: "ndp-note", textContent: words.texts[path.length ? "of_record" : "add_fields"] }),
      make("div", { className: "ndp-actions" }, ...buttons))
  }

  #keyAdder(shape, path) {
    const { words } = this.#editor
    const id = `bt-khoa${pointerOf(path)}`
    const input = make("input", { className: "ndp-input", id, type: "text", autocomplete: "off", placeholder: Object.keys(shape.examples[0] ?? {})[0] ?? "" })
    const add = button(words.texts.add, () => {
      const key = input.value.trim()
      if (!key) return input.focus()
      this.#editor.fill([...path, key], blank(shape.values))
      this.reveal([...path, key])
    })
    return make("div", { className: "ndp-edit__field" }, make("label", { htmlFor: id, textContent: words.texts.key }), make("div", { className: "ndp-edit__key" }, input, add))
  }
}

/* What a shape says of itself, to be said otherwise. */
const plain = shape => ({ title: shape.title, description: shape.description })

/* The first words of a part, so that it is known while it is closed. */
function preview(node, shape, words) {
  const found = []
  const walk = (part, of) => {
    if (!part || found.join(" · ").length > PREVIEW) return
    if (part.entries) part.entries.forEach(entry => walk(entry.node, of?.child(entry.key)))
    else if (part.items) part.items.forEach(item => walk(item, of?.items))
    else if (part.text) found.push((of?.options ? words.label(of, part.text) : part.text).replace(/\s+/g, " "))
  }
  walk(node, shape)
  const text = found.join(" · ")
  return text.length > PREVIEW ? `${text.slice(0, PREVIEW - 1)}…` : text
}
