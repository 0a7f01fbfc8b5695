/* Finds and ranks: which items hold what was typed, the best first. The twin of ndp.search.find: whole numbers only, so
   that both give the same to the last digit. */
import { MAYBE, NO, readQuery } from "./query.js"
import { BEGINS_AGREEING, EXACT, fit, fitWithSlip } from "./words.js"

const NAME = 10
const FURTHER_NAME = 9
const SUMMARY = 4
const BODY = 1
const IN_ORDER = 150
const BEGINNING = 30
const ENOUGH = 3
const SLIP_FROM_LETTERS = 5
const ANY = 1

export const NONE = 0
export const MARKS = 2
export const SLIP = 3
export const PARTS = 4

const PENALTIES = [0, 30, 100, 150, 300]

const whole = Math.floor
const sum = values => values.reduce((total, value) => total + value, 0)
const letters = text => [...text].length
const bitLength = number => 32 - Math.clz32(number)

export class Search {
  /** With `bodies`, which must be prepared for the words of `asked`, these are searched too. */
  constructor(index, text, bodies = null) {
    this.index = index
    this.bodies = bodies
    this.units = readQuery(index, text)
    this.fitsOf = remembered(asked => index.words.map(known => (known ? fit(asked.word, known, asked.beginning) : 0)))
    this.slipsOf = remembered(asked => index.words.map(known => (known ? fitWithSlip(asked.word, known, asked.beginning) : 0)))
    this.bodiesOf = remembered(asked => bodies.fits(asked.word, asked.beginning))
    this.lengths = index.words.map(word => (word ? letters(word.folded) : 0))
    const typed = this.units.flatMap(unit => unit.ways[0].words)
    /* What was taken for initials may as well be a slip. */
    this.guesses = this.units.some(unit => unit.ways.some(way => way.initials))
    this.maySlip = sum(typed.map(asked => letters(asked.word.folded))) >= SLIP_FROM_LETTERS
  }

  /** Every word that may be looked for. */
  get asked() {
    return this.units.flatMap(unit => unit.ways.flatMap(way => way.words))
  }

  /** The items found, the best first, with score and how forgiving the search had to be. */
  find() {
    const hits = []
    const found = new Set()
    for (let forgiveness = NONE; forgiveness <= PARTS; forgiveness += 1) {
      if (!this.units.length || (hits.length && forgiveness === PARTS)) break
      if (hits.length >= ENOUGH && !this.guesses) break
      hits.push(...this.hits(forgiveness).filter(hit => !found.has(hit.item)))
      for (const { item } of hits) found.add(item)
    }
    return hits.sort((a, b) => b.score - a.score || a.item - b.item)
  }

  hits(forgiveness) {
    const floor = floorOf(forgiveness)
    const slip = forgiveness === SLIP
    if (slip && !this.maySlip) return []
    const needed = this.units.map(unit => unit.optional <= (forgiveness === NONE ? MAYBE : NO))
    const rows = []
    const counts = this.units.map(() => 0)
    for (let item = 0; item < this.index.size; item += 1) {
      const values = this.units.map(unit => this.value(item, unit, floor))
      const slipped = slip ? this.slip(item, values, needed) : -1
      values.forEach((value, at) => (counts[at] += value > 0))
      if (values.some(Boolean)) rows.push({ item, values, slipped })
    }
    const rarity = counts.map((count, at) => (needed[at] ? 1 + bitLength(whole(this.index.size / Math.max(1, count))) : 1))
    const weight = sum(rarity)
    return rows
      .filter(({ values }) => passes(values, needed, rarity, forgiveness === PARTS))
      .map(({ item, values, slipped }) => {
        const total = whole(sum(values.map((value, at) => value * rarity[at])) / weight)
        const score = total + this.bonus(item, slipped, floor) + this.index.kindOf[item].weight - PENALTIES[forgiveness]
        return { item, score, forgiveness }
      })
  }

  /* How much a unit is worth in an item. */

  value(item, unit, floor) {
    let best = 0
    for (const way of unit.ways) best = Math.max(best, whole((this.wayValue(item, way, floor) * way.worth) / 100))
    return best
  }

  wayValue(item, way, floor) {
    const names = this.index.names[item]
    let best = 0
    if (way.initials) {
      names.forEach((_, at) => {
        if (this.initialRuns(item, at, way).length) best = Math.max(best, EXACT * (at ? FURTHER_NAME : NAME))
      })
      return best
    }
    if (way.run) {
      names.forEach((name, at) => (best = Math.max(best, (at ? FURTHER_NAME : NAME) * this.runValue(name, way, floor))))
      return Math.max(best, SUMMARY * this.runValue(this.index.summaries[item], way, floor))
    }
    for (const asked of way.words) {
      const value = this.wordValue(item, asked, floor, false)
      if (!value) return 0
      best += value
    }
    return whole(best / way.words.length)
  }

  wordValue(item, asked, floor, slip) {
    const fits = slip ? this.slipsOf(asked) : this.fitsOf(asked)
    const names = this.index.names[item]
    let value = SUMMARY * bestOf(this.index.summaries[item], fits, floor)
    for (let at = 0; at < names.length; at += 1) {
      value = Math.max(value, (at ? FURTHER_NAME : NAME) * bestOf(names[at], fits, floor))
    }
    if (this.bodies && !slip) {
      const quality = this.bodiesOf(asked).get(item) || 0
      if (quality >= floor) value = Math.max(value, BODY * quality)
    }
    return value
  }

  runValue(places, way, floor) {
    return this.runs(places, way, floor).reduce((best, [, value]) => Math.max(best, value), 0)
  }

  runs(places, way, floor) {
    const fits = way.words.map(this.fitsOf)
    const runs = []
    for (let start = 0; start + fits.length <= places.length; start += 1) {
      let total = 0
      let at = 0
      for (; at < fits.length; at += 1) {
        const value = fits[at][places[start + at]]
        if (value < floor) break
        total += value
      }
      if (at === fits.length) runs.push([start, whole(total / fits.length)])
    }
    return runs
  }

  initialRuns(item, at, way) {
    const runs = []
    for (const reading of this.index.initials[item][at]) {
      const start = reading.letters.indexOf(way.initials)
      if (start >= 0) runs.push(reading.places.slice(start, start + way.initials.length))
    }
    return runs
  }

  slip(item, values, needed) {
    const missing = values.flatMap((value, at) => (!value && needed[at] ? [at] : []))
    if (missing.length !== 1) return -1
    const [at] = missing
    const { words } = this.units[at].ways[0]
    if (words.length === 1) values[at] = this.wordValue(item, words[0], ANY, true)
    return values[at] ? at : -1
  }

  /* How well an item as a whole fits the query. */

  bonus(item, slipped, floor) {
    let best = 0
    const sideBySide = Array(this.units.length - 1).fill(false)
    this.index.names[item].forEach((name, at) => {
      const covered = name.map(() => 0)
      const spans = this.units.map((unit, number) => this.spans(item, at, name, unit, floor, covered, number === slipped))
      notePairs(spans, sideBySide)
      if (!spans.every((found, number) => found.length || this.units[number].optional)) return
      const coverage = whole((sum(covered) * 100) / sum(name.map(place => this.lengths[place])))
      const bonus = 2 * coverage + (spans[0].some(([start]) => start === 0) ? BEGINNING : 0)
      best = Math.max(best, at ? whole((bonus * FURTHER_NAME) / NAME) : bonus)
    })
    if (!sideBySide.length) return best
    const summary = this.index.summaries[item]
    const nothing = summary.map(() => 0)
    notePairs(this.units.map(unit => this.spans(item, -1, summary, unit, floor, nothing, false)), sideBySide)
    return best + whole((sideBySide.filter(Boolean).length * IN_ORDER) / sideBySide.length)
  }

  spans(item, at, name, unit, floor, covered, slip) {
    const spans = []
    for (const way of unit.ways) {
      if (way.initials) {
        for (const places of at >= 0 ? this.initialRuns(item, at, way) : []) {
          spans.push([places[0], places[places.length - 1] + 1])
          for (const place of places) covered[place] = this.lengths[name[place]]
        }
      } else if (way.run || way.words.length > 1) {
        for (const [start] of this.runs(name, way, floor)) {
          spans.push([start, start + way.words.length])
          for (let place = start; place < start + way.words.length; place += 1) covered[place] = this.lengths[name[place]]
        }
      } else {
        this.wordSpans(name, way.words[0], floor, covered, slip, spans)
      }
    }
    return spans
  }

  wordSpans(name, asked, floor, covered, slip, spans) {
    const fits = slip ? this.slipsOf(asked) : this.fitsOf(asked)
    const typed = letters(asked.word.folded)
    name.forEach((word, place) => {
      if (fits[word] < floor) return
      spans.push([place, place + 1])
      covered[place] = Math.max(covered[place], Math.min(typed, this.lengths[word]))
    })
  }

  /* What to mark in the texts of a hit. */

  /** The words of the vocabulary that were looked for and stand in an item; where the search had to forgive, only those
      that fit best. */
  marked({ item, forgiveness }) {
    const floor = floorOf(forgiveness)
    const places = new Set([...this.index.names[item].flat(), ...this.index.summaries[item]])
    const found = new Set()
    const add = fits => {
      const best = Math.max(...[...places].map(place => fits[place]))
      const least = forgiveness >= MARKS ? Math.max(best, floor) : floor
      for (const place of places) if (fits[place] >= least) found.add(place)
    }
    for (const unit of this.units) {
      if (this.value(item, unit, floor)) unit.ways.flatMap(way => way.words).map(this.fitsOf).forEach(add)
      else if (forgiveness === SLIP) unit.ways[0].words.map(this.slipsOf).forEach(add)
    }
    return found
  }

  /** The places in the name of a hit whose words stand for initials that were typed. */
  initialPlaces(hit) {
    const ways = this.units.flatMap(unit => unit.ways).filter(way => way.initials)
    return new Set(ways.flatMap(way => this.initialRuns(hit.item, 0, way)).flat())
  }

  /** Whether an item holds all that was typed. */
  holds({ item, forgiveness }) {
    return this.units.every(unit => unit.optional || this.value(item, unit, floorOf(forgiveness)))
  }

  /** Whether a word of a body is one that was looked for. */
  fitsBody(word, hit) {
    return this.asked.some(asked => fit(asked.word, word, asked.beginning) >= floorOf(hit.forgiveness))
  }
}

const floorOf = forgiveness => (forgiveness >= MARKS ? ANY : BEGINS_AGREEING)

const passes = (values, needed, rarity, parts) => {
  const have = values.filter((_, at) => needed[at])
  if (!parts) return have.every(Boolean)
  return have.some(Boolean) && 3 * sum(rarity.filter((_, at) => values[at])) >= sum(rarity)
}

const notePairs = (spans, sideBySide) => {
  for (let place = 0; place < sideBySide.length; place += 1) {
    const ends = new Set(spans[place].map(([, end]) => end))
    if (spans[place + 1].some(([start]) => ends.has(start))) sideBySide[place] = true
  }
}

const bestOf = (places, fits, floor) => {
  let best = 0
  for (const place of places) if (fits[place] > best) best = fits[place]
  return best >= floor ? best : 0
}

/** `work` done once for each argument. */
const remembered = work => {
  const known = new Map()
  return argument => {
    if (!known.has(argument)) known.set(argument, work(argument))
    return known.get(argument)
  }
}
