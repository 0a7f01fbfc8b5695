/* A YAML text as a tree whose nodes know where they stand. Scalars stay text: the schema alone decides their type, as
   ndp.schema.typing does. */

import { isMap, isScalar, isSeq, parseDocument } from "../vendor/yaml.js"

const OPTIONS = { schema: "failsafe", prettyErrors: false, logLevel: "silent" }
const INTEGER = /^-?(0|[1-9][0-9]{0,17})$/
const NUMBER = /^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$/

let last = { text: null, root: null }

/* The root of `text`, an object of { entries } | { items } | { text, plain, style }, each with `start` and `end`. Throws
   SyntaxError where the text is no YAML. */
export function read(text) {
  if (last.text !== text) {
    const document = parseDocument(text, OPTIONS)
    if (document.errors.length) throw new SyntaxError(document.errors[0].message)
    last = { text, root: nodeOf(document.contents) }
  }
  return last.root
}

function nodeOf(node) {
  if (isMap(node)) {
    const entries = node.items.map(pair => ({
      key: String(pair.key.value),
      start: pair.key.range[0],
      node: pair.value ? nodeOf(pair.value) : scalar("", "PLAIN", pair.key.range[1], pair.key.range[1]),
    }))
    return { entries, flow: Boolean(node.flow), start: node.range[0], end: node.range[1] }
  }
  if (isSeq(node)) return { items: node.items.map(nodeOf), flow: Boolean(node.flow), start: node.range[0], end: node.range[1] }
  if (isScalar(node)) return scalar(String(node.value ?? ""), node.type, node.range[0], node.range[1])
  throw new SyntaxError("an alias or an empty document")
}

const scalar = (text, style, start, end) => ({ text, style, plain: style === "PLAIN", start, end })

/* The child of a node, undefined where there is none. */
export function child(node, step) {
  if (!node) return undefined
  if (node.entries) return node.entries.find(entry => entry.key === step)?.node
  return node.items?.[step]
}

export const at = (node, path) => path.reduce(child, node)

/* The value of `node` as plain data, typed by `shape`: the twin of ndp.schema.typing.to_data. */
export function toData(node, shape) {
  if (node.entries) {
    return Object.fromEntries(node.entries.map(({ key, node: value }) => [key, toData(value, shape?.child(key))]))
  }
  if (node.items) return node.items.map(item => toData(item, shape?.items))
  const wanted = shape?.type
  if (wanted === "string" || !node.plain) return node.text
  if (wanted === "integer" && INTEGER.test(node.text)) return Number(node.text)
  if (wanted === "number" && NUMBER.test(node.text)) return Number(node.text)
  if (wanted === "boolean" && /^(true|false)$/.test(node.text)) return node.text === "true"
  return node.text
}

/* The same as texts alone, whatever the schema says. */
export function toTexts(node) {
  if (node.entries) return Object.fromEntries(node.entries.map(({ key, node: value }) => [key, toTexts(value)]))
  return node.items ? node.items.map(toTexts) : node.text
}

/* A path as a JSON pointer, and back. */
export const pointerOf = path => path.map(step => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
