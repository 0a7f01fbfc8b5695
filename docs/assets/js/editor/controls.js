/* The field for one text of a record, by its shape: what is typed or chosen is told to `changed` as a text. */

import { make } from "./dom.js"
import { reference } from "./reference.js"

const LONG = 400

/* { input, element } of the field; `input` is what a label and descriptions belong to. */
export function control(shape, path, value, editor) {
  const { words } = editor
  const changed = text => editor.set(path, text)
  if (shape.refersTo) return reference(editor.names(shape.refersTo), value, words, changed)
  const input = shape.options || shape.type === "boolean" ? choice(shape, value, words) : typed(shape, value)
  if (["vi", "en"].includes(path.at(-1))) input.lang = path.at(-1)
  input.addEventListener("input", () => changed(input.value))
  return { input, element: input }
}

function choice(shape, value, words) {
  const options = shape.options
    ? shape.options.map(code => [code, words.label(shape, code)])
    : [["true", words.texts.yes], ["false", words.texts.no]]
  if (value && !options.some(([code]) => code === value)) options.push([value, value])
  const select = make("select", { className: "ndp-input" },
    ...[["", words.texts.choose], ...options].map(([code, textContent]) => make("option", { value: code, textContent })))
  select.value = value
  return select
}

function typed(shape, value) {
  if (isLong(shape)) return make("textarea", { className: "ndp-input", rows: 2, value })
  const isNumber = shape.type === "integer" || shape.type === "number"
  return make("input", {
    className: "ndp-input",
    type: shape.format === "date" && (!value || /^\d{4}-\d\d-\d\d$/.test(value)) ? "date" : "text",
    inputMode: isNumber ? "decimal" : shape.definition.toLowerCase().endsWith("url") ? "url" : "text",
    autocomplete: "off",
    value,
  })
}

const isLong = shape => shape.type === "string" && (shape.limits.maxLength ?? 0) >= LONG && !shape.pattern

/* Whether a list is a choice of some of a few codes. */
export const isOptions = shape => shape.type === "array" && Boolean(shape.items.options)

/* The boxes of such a list. */
export function boxes(shape, path, chosen, editor) {
  return shape.items.options.map(code => {
    const input = make("input", { type: "checkbox", checked: chosen.includes(code) })
    input.addEventListener("change", () => editor.tick(path, code, input.checked))
    return make("label", { className: "ndp-edit__box" }, input, ` ${editor.words.label(shape.items, code)}`)
  })
}
