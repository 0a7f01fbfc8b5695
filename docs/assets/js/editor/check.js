/* Judges a record by its schema and says what is wrong as ndp.schema.check does: the same codes at the same places. */

import { dereference, format, validate } from "../vendor/json-schema.js"

const TYPES = ["object", "array", "string", "number", "boolean"]
const NUMBER_OR_BOOLEAN = /^(-?[0-9]+(\.[0-9]+)?|true|false)$/
const SHOWN_VALUES = 12
const SHOWN_LENGTH = 80

function isDay(text) {
  const [year, month, day] = text.split("-").map(Number)
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

function isPartialDate(text) {
  return /^[0-9]{4}(-[0-9]{2}){0,2}$/.test(text) && isDay(`${text}-01-01`.slice(0, 10))
}

format.date = text => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && isDay(text)
format["partial-date"] = isPartialDate
format["report-period"] = text => isPartialDate(text.replace(/-(q[1-4]|h[12])$/, ""))

/* A function of a record's data: its faults as { code, path, field, values }. `path` is the place that the library
   names, `field` the field that a person has to mend; they differ where a field is missing. */
export function checker(documents, shape, kind) {
  const lookup = Object.create(null)
  for (const document of documents.values()) dereference(document, lookup)
  const schema = [...documents.values()].find(each => each.$id.endsWith(`/${kind}.schema.json`))
  return data => {
    const { errors } = validate(data, schema, "2020-12", lookup, false)
    const places = new Map()
    for (const { keyword, keywordLocation, instanceLocation } of errors) {
      if (!(keyword in EXPLANATIONS) || /\/anyOf\/[0-9]|\/propertyNames\//.test(keywordLocation)) continue
      const found = places.get(instanceLocation) ?? new Set()
      places.set(instanceLocation, found.add(keyword))
    }
    return [...places].flatMap(([location, keywords]) => told(location, keywords, data, shape))
  }
}

function told(location, keywords, data, root) {
  const path = []
  let value = data
  for (const step of location.split("/").slice(1)) {
    const name = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")
    path.push(Array.isArray(value) ? Number(name) : name)
    value = value[path.at(-1)]
  }
  const shape = root.at(path)
  const fault = { path, value, shape, root, name: nameOf(path, root) }
  if (keywords.has("false")) return EXPLANATIONS.false(fault)
  if (value === "") return [problem(fault, "NDP206")]
  if (keywords.has("type")) return EXPLANATIONS.type(fault)
  if (keywords.has("pattern")) keywords.delete("format")
  return [...keywords].flatMap(keyword => EXPLANATIONS[keyword](fault))
}

/* What a person calls the place: the nearest title on the way. */
function nameOf(path, root) {
  for (let length = path.length; length > 0; length -= 1) {
    const title = root.at(path.slice(0, length))?.title
    if (typeof path[length - 1] === "string" && title) return title
  }
  return root.title
}

const problem = (fault, code, values = {}, field = fault.path, path = fault.path) =>
  ({ code, path, field, values: { property: { text: fault.name }, ...values } })

const plain = value => ({ plain: String(value) })
const word = text => ({ text })
const shorten = text => (text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH - 1)}…`)
const shown = value => plain(shorten(String(value)))

function bound(sign, name) {
  return fault => [problem(fault, "NDP211", { value: shown(fault.value), bound: plain(sign), limit: plain(fault.shape.limits[name]) })]
}

function limited(code, name) {
  return fault => [problem(fault, code, { limit: plain(fault.shape.limits[name]) })]
}

const example = fault => plain(typeof fault.shape.examples[0] === "string" ? fault.shape.examples[0] : "")

const EXPLANATIONS = {
  required: fault => fault.shape.required.filter(name => !(name in fault.value)).map(name =>
    problem(fault, "NDP201", { property: plain(name), title: word(fault.shape.child(name).title) }, [...fault.path, name])),
  // The library says it once for the object and once for each key, as a schema that refuses all.
  false(fault) {
    const known = fault.root.at(fault.path.slice(0, -1)).names.slice(0, SHOWN_VALUES).join(", ")
    return [problem(fault, "NDP202", { property: shown(fault.path.at(-1)), suggestions: plain(known) })]
  },
  type(fault) {
    const type = TYPES.find(each => (each === "array" ? Array.isArray(fault.value) : typeof fault.value === each))
    const quoted = !["string", "array", "object"].includes(fault.shape.type) && NUMBER_OR_BOOLEAN.test(fault.value)
    const actual = quoted ? { type: "quoted" } : type === "object" || type === "array" ? { type } : plain(`“${shorten(String(fault.value))}”`)
    return [problem(fault, "NDP203", { expected: { type: fault.shape.type }, actual })]
  },
  enum: fault => [problem(fault, "NDP204", { value: shown(fault.value), allowed: { options: fault.shape.options.slice(0, SHOWN_VALUES) } })],
  pattern: fault => [problem(fault, "NDP205", { value: shown(fault.value), example: example(fault) })],
  minLength: fault => [problem(fault, "NDP206")],
  maxLength: fault => [problem(fault, "NDP207", { length: plain([...fault.value].length), limit: plain(fault.shape.limits.maxLength) })],
  minItems: limited("NDP208", "minItems"),
  minProperties: limited("NDP208", "minProperties"),
  maxItems: limited("NDP209", "maxItems"),
  maxProperties: limited("NDP209", "maxProperties"),
  uniqueItems(fault) {
    const texts = fault.value.map(item => JSON.stringify(item))
    const repeat = [...fault.path, texts.findIndex((text, place) => texts.indexOf(text) < place)]
    return [problem(fault, "NDP210", {}, repeat, repeat)]
  },
  minimum: bound("≥", "minimum"),
  maximum: bound("≤", "maximum"),
  exclusiveMinimum: bound(">", "exclusiveMinimum"),
  exclusiveMaximum: bound("<", "exclusiveMaximum"),
  format: fault => [problem(fault, "NDP212", { value: shown(fault.value) })],
  anyOf: fault => [problem(fault, "NDP213", { properties: { titles: fault.shape.someOf.map(name => fault.shape.child(name).title) } })],
  propertyNames(fault) {
    const pattern = new RegExp(fault.shape.schema.propertyNames.pattern, "u")
    return Object.keys(fault.value).filter(name => !pattern.test(name)).map(name => {
      const path = [...fault.path, name]
      const first = plain(Object.keys(fault.shape.examples[0] ?? {})[0] ?? "")
      return problem(fault, "NDP215", { value: shown(name), example: first }, path, path)
    })
  },
}
