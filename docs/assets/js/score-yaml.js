/* Writes the evaluation as the catalogue's YAML: two spaces, no anchors, quotes only where plain text could be read as
   something else. */

const SAFE = /^[\p{L}\d][\p{L}\d \/().,%+-]*$/u
const READ_OTHERWISE = /^(?:[-+.\d][\d_.,:eE+-]*|true|false|yes|no|on|off|null|y|n)$/i
// Controls and what does not show; line breaks are dealt with before.
export const UNWANTED = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu

export const HEADER = "# yaml-language-server: $schema=../../../schemas/evaluation.schema.json"

/* What a person typed, as the catalogue keeps it: composed letters, single spaces, no invisible characters. */
export function clean(text) {
  return text.normalize("NFC").replace(/[\r\n\u2028\u2029]+/g, "\n").replace(/\p{Zs}/gu, " ").split("\n")
    .map(line => line.replace(UNWANTED, "").replace(/ +/g, " ").trim()).filter(Boolean).join("\n")
}

/* `value` as YAML: objects, arrays of objects, texts; { plain } for what stands without quotes whatever it looks like. */
export function toYaml(value) {
  return `${HEADER}\n${lines(value, "").join("\n")}\n`
}

function lines(object, indent) {
  const out = []
  for (const [key, value] of Object.entries(object)) {
    if (isNothing(value)) continue
    if (Array.isArray(value)) {
      out.push(`${indent}${key}:`)
      for (const item of value) {
        const [first, ...rest] = lines(item, `${indent}    `)
        out.push(`${indent}  - ${first.trimStart()}`, ...rest)
      }
    } else if (typeof value === "object" && !("plain" in value)) {
      out.push(`${indent}${key}:`, ...lines(value, `${indent}  `))
    } else {
      out.push(`${indent}${key}:${scalar(value, `${indent}  `)}`)
    }
  }
  return out
}

const isNothing = value =>
  value === undefined || (typeof value === "string" && !clean(value)) || (Array.isArray(value) && !value.length)

function scalar(value, indent) {
  if (typeof value === "object") return ` ${value.plain}`
  const text = clean(value)
  if (text.includes("\n")) return ` |-\n${text.split("\n").map(line => indent + line).join("\n")}`
  return SAFE.test(text) && !READ_OTHERWISE.test(text) ? ` ${text}` : ` '${text.replaceAll("'", "''")}'`
}
