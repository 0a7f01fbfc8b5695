/* What a schema says of one place, with every `$ref` followed: the twin of ndp.schema.store.Shape. */

const LIMITS = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minProperties", "maxProperties"]

export class Shape {
  #documents
  #base
  #parts = new Map()

  constructor(documents, base, schema) {
    this.#documents = documents
    this.#base = base
    const referred = schema.$ref ? this.#follow(schema.$ref) : null
    // A reference's own title, description and examples stand before those of what it refers to.
    const all = { ...referred?.schema, ...schema }
    this.schema = all
    this.#base = referred?.base ?? base
    this.definition = schema.$ref ? schema.$ref.split("/").at(-1) : ""
    this.type = all.type ?? ""
    this.title = all.title ?? ""
    this.description = all.description ?? ""
    this.examples = all.examples ?? []
    this.format = all.format ?? ""
    this.pattern = all.pattern ?? ""
    this.refersTo = all["x-refers-to"] ?? ""
    this.options = all.enum ?? null
    this.labels = all["x-labels"] ?? {}
    this.required = all.required ?? []
    this.names = Object.keys(all.properties ?? {})
    this.someOf = (all.anyOf ?? []).flatMap(part => part.required ?? [])
    this.limits = Object.fromEntries(LIMITS.filter(name => name in all).map(name => [name, all[name]]))
  }

  #follow(reference) {
    const [file, fragment] = reference.split("#")
    const base = file ? new URL(file, this.#base).href : this.#base
    const schema = fragment.split("/").slice(1).reduce((part, step) => part[step], this.#documents.get(base))
    // No definition of the schemas is another name of a definition.
    return { schema, base }
  }

  #part(name, schema) {
    if (!this.#parts.has(name)) this.#parts.set(name, new Shape(this.#documents, this.#base, schema))
    return this.#parts.get(name)
  }

  get items() {
    return this.schema.items ? this.#part("[]", this.schema.items) : null
  }

  /* The shape of the values under keys that the schema does not name, null where there may be none. */
  get values() {
    return typeof this.schema.additionalProperties === "object" ? this.#part("{}", this.schema.additionalProperties) : null
  }

  /* The shape of a property or item, null where the schema knows none. */
  child(step) {
    if (this.type === "array") return this.items
    const schema = this.schema.properties?.[step]
    return schema ? this.#part(`.${step}`, schema) : this.values
  }

  at(path) {
    return path.reduce((shape, step) => shape?.child(step) ?? null, this)
  }
}

/* The shape of a kind's records. `documents` holds every schema by its `$id`. */
export function shapeOf(documents, kind) {
  const id = [...documents.keys()].find(each => each.endsWith(`/${kind}.schema.json`))
  return new Shape(documents, id, documents.get(id))
}

/* A value to be filled in: what has to be there, with empty texts. */
export function blank(shape) {
  if (shape.type === "array") return [blank(shape.items)]
  if (shape.type !== "object") return ""
  const names = shape.required.length ? shape.required : shape.names.slice(0, 1)
  return Object.fromEntries(names.map(name => [name, blank(shape.child(name))]))
}
