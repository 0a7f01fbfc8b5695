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

/* A function of a record's data: its faults as { keyword, code, path, field, values }. `path` is the place that the
   library names, `field` the field that a person has to mend; they differ where a field is missing. `codes` has the
   library's code of a fault of each keyword. */
export function checker(documents, shape, kind, codes) {
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
    return [...places].flatMap(([location, keywords]) => told(location, keywords, data, shape, codes))
  }
}

function told(location, keywords, data, root, codes) {
  const path = []
  let value = data
  for (const step of location.split("/").slice(1)) {
    const name = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")
    path.push(Array.isArray(value) ? Number(name) : name)
    value = value[path.at(-1)]
  }
  const shape = root.at(path)
  const name = nameOf(path, root)
  const explain = (keyword, standing = keyword) =>
    EXPLANATIONS[keyword]({ keyword: standing, code: codes[standing], path, value, shape, root, name })
  if (keywords.has("false")) return explain("false", "additionalProperties")
  if (value === "") return explain("minLength")
  if (keywords.has("type")) return explain("type")
  if (keywords.has("pattern")) keywords.delete("format")
  return [...keywords].flatMap(keyword => explain(keyword))
}

/* What a person calls the place: the nearest title on the way. */
function nameOf(path, root) {
  for (let length = path.length; length > 0; length -= 1) {
    const title = root.at(path.slice(0, length))?.title
    if (typeof path[length - 1] === "string" && title) return title
  }
  return root.title
}

const problem = (fault, values = {}, field = fault.path, path = fault.path) =>
  ({ keyword: fault.keyword, code: fault.code, path, field, values: { property: { text: fault.name }, ...values } })

const plain = value => ({ plain: String(value) })
const word = text => ({ text })
const shorten = text => (text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH - 1)}…`)
const shown = value => plain(shorten(String(value)))

function bound(sign, name) {
  return fault => [problem(fault, { value: shown(fault.value), bound: plain(sign), limit: plain(fault.shape.limits[name]) })]
}

function limited(name) {
  return fault => [problem(fault, { limit: plain(fault.shape.limits[name]) })]
}

const example = fault => plain(typeof fault.shape.examples[0] === "string" ? fault.shape.examples[0] : "")

const EXPLANATIONS = {
  required: fault => fault.shape.required.filter(name => !(name in fault.value)).map(name =>
    problem(fault, { property: plain(name), title: word(fault.shape.child(name).title) }, [...fault.path, name])),
  // The library says it once for the object and once for each key, as a schema that refuses all.
  false(fault) {
    const known = fault.root.at(fault.path.slice(0, -1)).names.slice(0, SHOWN_VALUES).join(", ")
    return [problem(fault, { property: shown(fault.path.at(-1)), suggestions: plain(known) })]
  },
  type(fault) {
    const type = TYPES.find(each => (each === "array" ? Array.isArray(fault.value) : typeof fault.value === each))
    const quoted = !["string", "array", "object"].includes(fault.shape.type) && NUMBER_OR_BOOLEAN.test(fault.value)
    const actual = quoted ? { type: "quoted" } : type === "object" || type === "array" ? { type } : plain(`“${shorten(String(fault.value))}”`)
    return [problem(fault, { expected: { type: fault.shape.type }, actual })]
  },
  enum: fault => [problem(fault, { value: shown(fault.value), allowed: { options: fault.shape.options.slice(0, SHOWN_VALUES) } })],
  pattern: fault => [problem(fault, { value: shown(fault.value), example: example(fault) })],
  minLength: fault => [problem(fault)],
  maxLength: fault => [problem(fault, { length: plain([...fault.value].length), limit: plain(fault.shape.limits.maxLength) })],
  minItems: limited("minItems"),
  minProperties: limited("minProperties"),
  maxItems: limited("maxItems"),
  maxProperties: limited("maxProperties"),
  uniqueItems(fault) {
    const texts = fault.value.map(item => JSON.stringify(item))
    const repeat = [...fault.path, texts.findIndex((text, place) => texts.indexOf(text) < place)]
    return [problem(fault, {}, repeat, repeat)]
  },
  minimum: bound("≥", "minimum"),
  maximum: bound("≤", "maximum"),
  exclusiveMinimum: bound(">", "exclusiveMinimum"),
  exclusiveMaximum: bound("<", "exclusiveMaximum"),
  format: fault => [problem(fault, { value: shown(fault.value) })],
  anyOf: fault => [problem(fault, { properties: { titles: fault.shape.someOf.map(name => fault.shape.child(name).title) } })],
  propertyNames(fault) {
    const pattern = new RegExp(fault.shape.schema.propertyNames.pattern, "u")
    return Object.keys(fault.value).filter(name => !pattern.test(name)).map(name => {
      const path = [...fault.path, name]
      const first = plain(Object.keys(fault.shape.examples[0] ?? {})[0] ?? "")
      return problem(fault, { value: shown(name), example: first }, path, path)
    })
  },
}
