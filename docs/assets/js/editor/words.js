/* What the editor says, in the page's language. */

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""))

const sentence = text => text.charAt(0).toUpperCase() + text.slice(1)

export class Words {
  constructor({ texts, faults, types }, language, english = {}) {
    this.texts = texts
    this.faults = faults
    this.types = types
    this.language = language
    this.english = english
  }

  say(name, values = {}) {
    return fill(this.texts[name], values)
  }

  /* A text of the schemas. */
  of(text) {
    return this.language === "en" ? (this.english[text] ?? text) : text
  }

  label(shape, code) {
    return this.of(shape.labels[code] ?? code)
  }

  title(shape, path) {
    const last = path.at(-1)
    if (shape?.title && !["vi", "en"].includes(last)) return this.of(shape.title)
    return this.texts[last] && ["vi", "en"].includes(last) ? this.texts[last] : String(last ?? "")
  }

  /* What is wrong and how to mend it. */
  fault({ code, values }, shape) {
    const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.#value(value, shape)]))
    return ["message", "remedy"].map(part => fill(this.faults[code][part], said)).join(" ")
  }

  #value(value, shape) {
    if (value.text) return this.of(value.text)
    if (value.type) return this.types[value.type]
    if (value.titles) return value.titles.map(title => this.of(title)).join(", ")
    if (value.options) return value.options.map(code => this.label(shape, code)).join(", ")
    return value.plain ?? ""
  }

  /* Who may propose and who must approve, by a row of the policy, as sentences. */
  rights(row) {
    if (!row) return [this.texts.no_other]
    if (row.fixed) return [this.texts.fixed]
    const needs = each => this.say("approvals", { count: each.approvals, who: each.approve })
    const notes = row.notes.length ? [`${sentence(row.notes.join("; "))}.`] : []
    const domain = row.new_domain ? [`${this.texts.new_domain} ${needs(row.new_domain)}`] : []
    return [this.say("who", { who: row.propose }), needs(row), ...notes, ...domain]
  }
}
