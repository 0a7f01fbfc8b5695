/* A derivation in sentences, from the texts the page carries: the same words as ndp.derive.scoring.words. */

import { compare, formatNumber, formatShort, parse } from "./score.js"

export class Words {
  constructor(texts, language, criteria) {
    this.texts = texts
    this.language = language
    this.places = criteria.display_places ?? 2
    this.titles = new Map(criteria.criteria.map(each => [each.id, localised(each.title, language)]))
  }

  say(name, values = {}) {
    return fill(this.texts[name], values)
  }

  percent(text) {
    return formatNumber(parse(text), this.language, this.places)
  }

  points(text) {
    return formatShort(parse(text), this.language, this.places)
  }

  reason(reason) {
    return fill(this.texts.reasons[reason.code], this.values(reason))
  }

  change(reason) {
    return fill(this.texts.changes[reason.code], this.values(reason))
  }

  ways(reason) {
    if (!reason.ways.length) return reason.code.startsWith("below-") && !reason.criterion ? [this.texts.no_way] : []
    return reason.ways.map(way => fill(this.texts.way, {
      criterion: this.titles.get(way.criterion),
      start: this.points(way.start),
      end: this.atLeast(way.end),
    }))
  }

  values(reason) {
    const [have, need] = this.apart(parse(reason.have), parse(reason.need))
    return {
      criterion: this.titles.get(reason.criterion) || "",
      group: reason.group ? this.texts.groups[reason.group] : "",
      have,
      need,
      gap: this.atLeast(reason.gap),
    }
  }

  /* Rounded up: the rounded change has to be enough too. */
  atLeast(text) {
    const value = parse(text)
    const size = 10n ** BigInt(this.places)
    const scaled = value.n * size
    const up = scaled / value.d + (scaled % value.d > 0n ? 1n : 0n)
    return formatShort({ n: up, d: size }, this.language, this.places)
  }

  /* More places where rounding would make different numbers look the same. */
  apart(low, high) {
    for (let places = this.places; ; places += 1) {
      const shown = [low, high].map(value => formatShort(value, this.language, places))
      if (compare(low, high) === 0 || shown[0] !== shown[1]) return shown
    }
  }
}

export const localised = (name, language) => (name ? name[language] || name.vi || name.en || "" : "")

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""))
}

