/* Changes to a YAML text that leave everything else as it is, byte by byte: comments, order, quotes, line breaks.
   Every function takes the text and gives the new one. A path is a list of keys and places; `shape` is the record's. */

import { at, read, toTexts } from "./tree.js"
import { inBrackets, keyText, tidyText, written } from "./write.js"

const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1
const splice = (text, start, end, inserted) => text.slice(0, start) + inserted + text.slice(end)
const column = (text, place) => place - lineStart(text, place)

function lineEnd(text, place) {
  const found = text.indexOf("\n", place)
  return found < 0 ? text.length : found + 1
}

/* Where the content of a node ends, without the line break of a block text. */
function contentEnd(text, node) {
  const last = node.flow ? null : (node.entries?.at(-1)?.node ?? node.items?.at(-1))
  if (last) return contentEnd(text, last)
  const shown = text.slice(node.start, node.end)
  return node.style?.startsWith("BLOCK") ? node.start + shown.trimEnd().length : node.end
}

/* The lines of a part that begins at `place`: with the comments right above it, to the end of its last line. */
function linesOf(text, place, node) {
  const indent = " ".repeat(column(text, place))
  let start = lineStart(text, place)
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (!text.slice(above, start).startsWith(`${indent}#`)) break
    start = above
  }
  return { start, end: lineEnd(text, Math.max(contentEnd(text, node), place)) }
}

const dashOf = (text, item) => text.lastIndexOf("-", item.start - 1)
const isWithin = (text, place) => text.slice(lineStart(text, place), place).trim() !== ""
const ended = text => (text === "" || text.endsWith("\n") ? text : `${text}\n`)

/* The path of the flow collection (`[a, b]`) around or at `path`, null where it stands in lines. */
function flowAround(root, path) {
  for (let length = 0; length <= path.length; length += 1) {
    if (at(root, path.slice(0, length))?.flow) return path.slice(0, length)
  }
  return null
}

/* A change within a flow collection writes that collection anew. */
function inFlow(text, path, around, shape, change) {
  const node = at(read(text), around)
  const holder = { value: toTexts(node) }
  const steps = ["value", ...path.slice(around.length)]
  change(steps.slice(0, -1).reduce((value, step) => value[step], holder), steps.at(-1))
  return splice(text, node.start, node.end, inBrackets(holder.value, shape.at(around)))
}

/* Sets the text at `path`; what is missing on the way is added, each key where the schema lists it. An empty text takes
   the key away, and what held nothing else. */
export function setText(text, path, value, shape) {
  const shown = tidyText(value)
  const node = at(read(text), path)
  if (!node) return shown ? insert(text, path, shown, shape) : text
  if (tidyText(node.text) === shown) return text
  if (shown || isOnlyPartOfItem(read(text), path)) return replace(text, path, node, shown, shape)
  return remove(text, path, shape)
}

function isOnlyPartOfItem(root, path) {
  for (let length = path.length; length > 0; length -= 1) {
    if (typeof path[length - 1] === "number") return true
    if (at(root, path.slice(0, length - 1)).entries.length > 1) return false
  }
  return true
}

function replace(text, path, node, value, shape) {
  const root = read(text)
  const around = flowAround(root, path)
  if (around) return inFlow(text, path, around, shape, (holder, step) => (holder[step] = value))
  const step = path.at(-1)
  const place = typeof step === "number" ? dashOf(text, node) : at(root, path.slice(0, -1)).entries.find(entry => entry.key === step).start
  const indent = column(text, place)
  const opening = typeof step === "number" ? "-" : text.slice(place, text.indexOf(":", place + step.length) + 1)
  const [first, ...others] = written(opening, value, indent, shape.at(path))
  const wasBlock = node.style.startsWith("BLOCK")
  let end = contentEnd(text, node)
  let line = first.trimStart()
  if (wasBlock || others.length) {
    // A comment beside the text stays on the first of its lines.
    const rest = wasBlock ? text.slice(node.start, lineEnd(text, node.start)).replace(/^\S+/, "") : text.slice(end, lineEnd(text, end))
    if (rest.trim()) line += ` ${rest.trim()}`
    if (!wasBlock) end += rest.trimEnd().length
  }
  return splice(text, place, end, [line, ...others].join("\n"))
}

function insert(text, path, value, shape) {
  const root = read(text)
  let length = path.length - 1
  while (length > 0 && !at(root, path.slice(0, length))) length -= 1
  const parent = path.slice(0, length)
  const nested = path.slice(length + 1).reduceRight((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), value)
  const step = path[length]
  if (typeof step === "number") return insertItem(text, parent, step, nested, shape)
  return dropBlank(insertEntry(text, parent, step, nested, shape), parent, step, shape)
}

/* What a new record or item was given to be filled in, and was not, gives way to what was. */
function dropBlank(text, parent, kept, shape) {
  const { entries } = at(read(text), parent)
  if (entries.length !== 2 || !parent.length) return text
  const blank = entries.find(entry => entry.key !== kept && entry.node.text === "")
  return blank ? remove(text, [...parent, blank.key], shape) : text
}

function insertEntry(text, path, key, value, shape) {
  const root = read(text)
  const around = flowAround(root, path)
  if (around) return inFlow(text, [...path, key], around, shape, (holder, step) => (holder[step] = value))
  const { entries } = at(root, path)
  const indent = column(text, entries[0].start)
  const order = shape.at(path)?.names ?? []
  const rank = name => (order.includes(name) ? order.indexOf(name) : order.length)
  const before = entries.filter(entry => rank(entry.key) <= rank(key)).at(-1)
  const lines = written(`${keyText(key)}:`, value, indent, shape.at([...path, key])).join("\n")
  if (before) {
    const whole = ended(text)
    const { end } = linesOf(whole, before.start, before.node)
    return splice(whole, end, end, `${lines}\n`)
  }
  return splice(text, entries[0].start, entries[0].start, `${lines.trimStart()}\n${" ".repeat(indent)}`)
}

/* Puts `value` where nothing is: an object or list with texts to be filled in. */
export function setValue(text, path, value, shape) {
  return at(read(text), path) ? text : insert(text, path, value, shape)
}

/* Puts an item into the list at `path`, which is made where it is missing. */
export function insertItem(text, path, place, value, shape) {
  const root = read(text)
  const list = at(root, path)
  if (!list) return insert(text, path, [value], shape)
  const around = flowAround(root, path)
  if (around) return inFlow(text, [...path, place], around, shape, (holder, step) => holder.splice(step, 0, value))
  const whole = ended(text)
  const indent = column(whole, dashOf(whole, list.items[0]))
  const spans = list.items.map(item => linesOf(whole, dashOf(whole, item), item))
  const point = place < spans.length ? spans[place].start : spans.at(-1).end
  return splice(whole, point, point, `${written("-", value, indent, shape.at(path)?.items).join("\n")}\n`)
}

/* Takes away the key or item at `path`, and what held nothing else. */
export function remove(text, path, shape) {
  const root = read(text)
  const parent = at(root, path.slice(0, -1))
  const step = path.at(-1)
  if ((parent.entries ?? parent.items).length === 1 && path.length > 1) return remove(text, path.slice(0, -1), shape)
  const around = flowAround(root, path.slice(0, -1))
  if (around) {
    return inFlow(text, path, around, shape, (holder, key) => (Array.isArray(holder) ? holder.splice(key, 1) : delete holder[key]))
  }
  if (parent.items) {
    const item = parent.items[step]
    const { start, end } = linesOf(text, dashOf(text, item), item)
    return splice(text, start, end, "")
  }
  const index = parent.entries.findIndex(entry => entry.key === step)
  const entry = parent.entries[index]
  if (isWithin(text, entry.start)) {
    // The first key of an item stands behind the item's dash: the next one moves up to it.
    return splice(text, entry.start, parent.entries[index + 1].start, "")
  }
  const { start, end } = linesOf(text, entry.start, entry.node)
  return splice(text, start, end, "")
}

/* Moves an item of the list at `path`, with its comments. */
export function move(text, path, from, to, shape) {
  const root = read(text)
  const list = at(root, path)
  const around = flowAround(root, path)
  if (around) {
    return inFlow(text, [...path, from], around, shape, (holder, step) => holder.splice(to, 0, ...holder.splice(step, 1)))
  }
  const whole = ended(text)
  const spans = list.items.map(item => linesOf(whole, dashOf(text, item), item))
  const lines = whole.slice(spans[from].start, spans[from].end)
  const point = to > from ? spans[to].end : spans[to].start
  const inserted = splice(whole, point, point, lines)
  const gone = to > from ? spans[from].start : spans[from].start + lines.length
  return splice(inserted, gone, gone + lines.length, "")
}
