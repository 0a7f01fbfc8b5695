/* New values as the catalogue writes them: two spaces, quotes only where needed, long texts folded. */

import { Document, visit } from "../vendor/yaml.js"
import { UNWANTED } from "../score-yaml.js"

const WIDTH = 110

/* `value` (texts, arrays, objects of them) as lines of YAML without an end, all but the first behind `indent` spaces.
   `style` is that of the text it replaces; `oneLine` keeps a text on one line, whatever its length. */
export function written(value, indent, { style, oneLine = false, flow = false } = {}) {
  const document = new Document(tidy(value), { schema: "failsafe" })
  const width = WIDTH - indent
  visit(document, {
    Scalar(key, node, path) {
      if (key === "key") return
      // The keys on the way take room too: two spaces for each level.
      const room = width - 2 * Math.max(0, path.length - 2) - keyLength(path)
      if (oneLine || flow) node.type = node.value.includes("\n") ? "QUOTE_DOUBLE" : node.value ? "PLAIN" : "QUOTE_SINGLE"
      else node.type = styleOf(node.value, room, style)
    },
    Collection(key, node) {
      node.flow = flow
    },
  })
  const lineWidth = oneLine || flow ? 0 : Math.max(width, 40)
  const text = document.toString({ singleQuote: true, lineWidth, flowCollectionPadding: false, minContentWidth: 20 })
  return text.trimEnd().replace(/\n(?!\n|$)/g, `\n${" ".repeat(indent)}`)
}

function keyLength(path) {
  const pair = path.at(-1)
  return pair?.key ? String(pair.key.value).length + 2 : 2
}

function styleOf(text, room, style) {
  if (!text) return "QUOTE_SINGLE"
  if (text.includes("\n")) return style === "BLOCK_FOLDED" ? style : "BLOCK_LITERAL"
  if (text.length > room || style === "BLOCK_FOLDED" || style === "BLOCK_LITERAL") return "BLOCK_FOLDED"
  return "PLAIN"
}

function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidy(part)]))
  return tidyText(value)
}

/* A text as the catalogue keeps it: composed letters, no invisible characters, nothing at the ends of its lines. */
export function tidyText(text) {
  const lines = text.normalize("NFC").replace(/\r\n?|[\u2028\u2029]/g, "\n").split("\n")
  const shown = lines.map(line => line.replace(/\p{Zs}/gu, " ").replace(UNWANTED, "").trimEnd())
  return shown.join("\n").replace(/\n{3,}/g, "\n\n").trim()
}
