/* New values as the catalogue's canonical form writes them (ndp.edit.writing): two spaces, quotes only where needed,
   lines of 120 signs. */

import { Document } from "../vendor/yaml.js"
import { UNWANTED } from "../score-yaml.js"

const WIDTH = 120
// What readers of YAML 1.1 take for a number, a boolean, nothing, or a sign of their own; a date stays as it is.
const READ_OTHERWISE = new RegExp(
  "^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL|<<|=" +
  "|[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?" +
  "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)" +
  "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$"
)

/* The lines of `opening` (`key:` or `-`, standing behind `indent` spaces) and its value: texts, arrays, objects. */
export function written(opening, value, indent, shape) {
  const pad = " ".repeat(indent)
  if (typeof value === "string") return scalarLines(`${pad}${opening}`, value, indent + 2, isText(shape))
  const below = Array.isArray(value)
    ? value.flatMap(item => written("-", item, indent + 2, shape?.items))
    : Object.entries(value).flatMap(([key, part]) => written(`${keyText(key)}:`, part, indent + 2, shape?.child(key)))
  if (opening !== "-") return [`${pad}${opening}`, ...below]
  // The first line of what an item holds stands behind its dash.
  return [`${pad}-${below[0].slice(indent + 1)}`, ...below.slice(1)]
}

/* A list or object as it stands in brackets. */
export function inBrackets(value, shape) {
  if (typeof value === "string") return onOneLine(value, isText(shape), true)
  if (Array.isArray(value)) return `[${value.map(item => inBrackets(item, shape?.items)).join(", ")}]`
  const parts = Object.entries(value).map(([key, part]) => `${keyText(key)}: ${inBrackets(part, shape?.child(key))}`)
  return `{${parts.join(", ")}}`
}

const isText = shape => shape?.type === "string"
const quoted = text => `'${text.replaceAll("'", "''")}'`
export const keyText = key => (isPlain(key, false) ? key : quoted(key))

/* Whether a text may stand without quotes and is then the same text. */
function isPlain(text, inFlow) {
  if (inFlow && /[,[\]{}]/.test(text)) return false
  return new Document(text, { schema: "failsafe" }).toString({ singleQuote: true, lineWidth: 0 }) === `${text}\n`
}

function onOneLine(text, wantsText, inFlow = false) {
  if (!text) return "''"
  if (text.includes("\n")) return JSON.stringify(text)
  return isPlain(text, inFlow) && !(wantsText && READ_OTHERWISE.test(text)) ? text : quoted(text)
}

function scalarLines(opening, text, indent, wantsText) {
  const pad = " ".repeat(indent)
  if (text.includes("\n")) return [`${opening} |-`, ...text.split("\n").map(line => (line ? pad + line : ""))]
  const line = `${opening} ${onOneLine(text, wantsText)}`
  return line.length <= WIDTH || !text.includes(" ") ? [line] : [`${opening} >-`, ...folded(text, pad)]
}

/* A long text broken at single spaces. */
function folded(text, pad) {
  const lines = []
  for (const word of text.split(/(?<! ) (?! )/)) {
    const line = lines.at(-1)
    if (line === undefined || pad.length + line.length + 1 + word.length > WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.map(line => pad + line)
}

/* A text as the catalogue keeps it: composed letters, no invisible characters, nothing at the ends of its lines. */
export function tidyText(text) {
  const lines = text.normalize("NFC").replace(/\r\n?|[\u2028\u2029]/g, "\n").split("\n")
  const shown = lines.map(line => line.replace(/\p{Zs}/gu, " ").replace(UNWANTED, "").trimEnd())
  return shown.join("\n").replace(/\n{3,}/g, "\n\n").trim()
}
