/* Finds and ranks: which items hold what was typed, the best first. The twin of ndp.search.find: whole numbers only, so
   that both give the same to the last digit. It runs over all items at every key, so the inner loops make nothing. */
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
const PENALTIES = [0, 30, 100, 150, 300]

export const NONE = 0
export const MARKS = 2
export const SLIP = 3
export const PARTS = 4

/* Of an item nothing is known: every bit may be set. */
const UNSIFTED = -1

/* Asked words that are told apart by a bit when items are sifted; further ones are looked for in every item. */
const BITS = 31

const letters = text => [...text].length
const bitLength = number => 32 - Math.clz32(number)
const sum = values => values.reduce((total, value) => total + value, 0)

export class Search {
  /** With `bodies`, which must be prepared for the words of `asked`, these are searched too. */
  constructor(index, text, bodies = null) {
    this.index = index
    this.bodies = bodies
    this.units = readQuery(index, text)
    /** Every word that may be looked for. */
    this.asked = this.units.flatMap(unit => unit.ways.flatMap(way => way.words))
    for (const asked of this.asked) {
      asked.fits = this.fitsOf(asked, fit)
      asked.length = letters(asked.word.folded)
    }
    const typed = this.units.flatMap(unit => unit.ways[0].words)
    this.maySlip = sum(typed.map(asked => asked.length)) >= SLIP_FROM_LETTERS
    /* What was taken for initials may as well be a slip. */
    this.guesses = this.units.some(unit => unit.ways.some(way => way.initials))
  }

  /* How well a typed word fits each of the vocabulary. */
  fitsOf({ word, beginning }, judge) {
    const { index } = this
    const fits = new Uint8Array(index.vocabulary.length)
    for (let place = 0; place < fits.length; place += 1) {
      if (!index.isWord[place]) continue
      const known = index.folded[place]
      if (judge === fit && index.same[place] !== word.same && !(beginning && known.startsWith(word.folded))) continue
      if (judge === fitWithSlip && !beginning && Math.abs(known.length - word.folded.length) > 1) continue
      fits[place] = judge(word, index.word(place), beginning)
    }
    return fits
  }

  slipsOf(asked) {
    if (!asked.slips) {
      asked.slips = this.fitsOf(asked, fitWithSlip)
      /* A word that fits another word of the query is not this one mistyped. */
      const units = this.units.filter(unit => !unit.ways[0].words.some(own => sameAsked(own, asked)))
      for (const other of units.flatMap(unit => unit.ways.flatMap(way => way.words))) {
        for (let place = 0; place < asked.slips.length; place += 1) if (other.fits[place]) asked.slips[place] = 0
      }
    }
    return asked.slips
  }

  /** The items found, the best first, with score and how forgiving the search had to be. */
  find() {
    const hits = []
    const found = new Set()
    for (const asked of this.asked) asked.inBodies = this.bodies && this.bodies.fits(asked.word, asked.beginning)
    for (let forgiveness = NONE; forgiveness <= PARTS; forgiveness += 1) {
      if (!this.units.length || (hits.length && forgiveness === PARTS)) break
      if (hits.length >= ENOUGH && !this.guesses) break
      hits.push(...this.hits(forgiveness).filter(hit => !found.has(hit.item)))
      for (const { item } of hits) found.add(item)
    }
    return hits.sort((a, b) => b.score - a.score || a.item - b.item)
  }

  hits(forgiveness) {
    const slip = forgiveness === SLIP
    if (slip && !this.maySlip) return []
    const { units } = this
    const { size } = this.index
    const floor = floorOf(forgiveness)
    const needed = units.map(unit => unit.optional <= (forgiveness === NONE ? MAYBE : NO))
    const width = units.length
    const values = new Int32Array(size * width)
    const slipped = new Int32Array(size).fill(-1)
    const counts = units.map(() => 0)
    const present = this.sifted(floor)
    for (let item = 0; item < size; item += 1) {
      const start = item * width
      for (let at = 0; at < width; at += 1) values[start + at] = this.value(item, units[at], floor, present[item])
      if (slip) slipped[item] = this.slip(item, values.subarray(start, start + width), needed)
      for (let at = 0; at < width; at += 1) if (values[start + at]) counts[at] += 1
    }
    const rarity = counts.map((count, at) => (needed[at] ? 1 + bitLength(Math.floor(size / Math.max(1, count))) : 1))
    const weight = sum(rarity)
    const hits = []
    for (let item = 0; item < size; item += 1) {
      const own = values.subarray(item * width, (item + 1) * width)
      if (!passes(own, needed, rarity, weight, forgiveness === PARTS)) continue
      let total = 0
      for (let at = 0; at < width; at += 1) total += own[at] * rarity[at]
      const extra = this.bonus(item, slipped[item], floor) + this.index.kindOf[item].weight - PENALTIES[forgiveness]
      hits.push({ item, score: Math.floor(total / weight) + extra, forgiveness })
    }
    return hits
  }

  /* Which asked words each item has, as bits: most items have none and are passed over. */
  sifted(floor) {
    const { index } = this
    const masks = new Int32Array(index.vocabulary.length)
    this.asked.slice(0, BITS).forEach(({ fits }, bit) => {
      for (let place = 0; place < masks.length; place += 1) if (fits[place] >= floor) masks[place] |= 1 << bit
    })
    const present = new Int32Array(index.size)
    for (let item = 0; item < index.size; item += 1) {
      const end = index.fieldStart[index.firstField[item + 1]]
      for (let at = index.fieldStart[index.firstField[item]]; at < end; at += 1) present[item] |= masks[index.tokens[at]]
    }
    this.asked.forEach((asked, number) => {
      asked.bit = number < BITS ? 1 << number : 0
      if (asked.inBodies && number < BITS) for (const item of asked.inBodies.keys()) present[item] |= asked.bit
    })
    for (const { ways } of this.units) {
      for (const way of ways) way.bits = way.words.reduce((bits, asked) => bits | asked.bit, 0)
    }
    return present
  }

  /* How much a unit is worth in an item. */

  value(item, unit, floor, present = UNSIFTED) {
    let best = 0
    for (const way of unit.ways) {
      if ((way.bits & present) !== way.bits) continue
      const value = Math.floor((this.wayValue(item, way, floor) * way.worth) / 100)
      if (value > best) best = value
    }
    return best
  }

  wayValue(item, way, floor) {
    const { firstField } = this.index
    const first = firstField[item]
    const summary = firstField[item + 1] - 1
    let best = 0
    if (!way.run && !way.initials) {
      for (const asked of way.words) {
        const value = this.wordValue(item, asked, asked.fits, floor)
        if (!value) return 0
        best += value
      }
      return Math.floor(best / way.words.length)
    }
    for (let field = first; field <= summary; field += 1) {
      const weight = field === first ? NAME : field < summary ? FURTHER_NAME : SUMMARY
      if (weight * EXACT <= best) continue
      if (way.run) best = Math.max(best, weight * this.runValue(field, way, floor))
      else if (field < summary && this.initialRuns(field, way).length) best = Math.max(best, weight * EXACT)
    }
    return best
  }

  wordValue(item, asked, fits, floor) {
    const { firstField, fieldStart, tokens } = this.index
    const first = firstField[item]
    const summary = firstField[item + 1] - 1
    let value = 0
    for (let field = first; field <= summary; field += 1) {
      const weight = field === first ? NAME : field < summary ? FURTHER_NAME : SUMMARY
      for (let at = fieldStart[field]; at < fieldStart[field + 1]; at += 1) {
        const quality = fits[tokens[at]]
        if (quality >= floor && quality * weight > value) value = quality * weight
      }
    }
    if (asked.inBodies && fits === asked.fits) {
      const quality = asked.inBodies.get(item) || 0
      if (quality >= floor && quality * BODY > value) value = quality * BODY
    }
    return value
  }

  runValue(field, way, floor) {
    const { fieldStart } = this.index
    const last = fieldStart[field + 1] - way.words.length
    let best = 0
    for (let start = fieldStart[field]; start <= last; start += 1) {
      const value = this.runAt(start, way, floor)
      if (value > best) best = value
    }
    return best
  }

  /* How well the words of a way fit those that begin at a place, 0 where one does not. */
  runAt(start, { words }, floor) {
    const { tokens } = this.index
    let total = 0
    for (let at = 0; at < words.length; at += 1) {
      const value = words[at].fits[tokens[start + at]]
      if (value < floor) return 0
      total += value
    }
    return Math.floor(total / words.length)
  }

  /** The places of words in a name whose first letters are those of a way. */
  initialRuns(field, way) {
    const runs = []
    for (const reading of this.index.initials(field)) {
      const start = reading.letters.indexOf(way.initials)
      if (start >= 0) runs.push(reading.places.slice(start, start + way.initials.length))
    }
    return runs
  }

  slip(item, values, needed) {
    let missing = -1
    for (let at = 0; at < values.length; at += 1) {
      if (values[at] || !needed[at]) continue
      if (missing >= 0) return -1
      missing = at
    }
    if (missing < 0) return -1
    const { words } = this.units[missing].ways[0]
    if (words.length === 1) values[missing] = this.wordValue(item, words[0], this.slipsOf(words[0]), ANY)
    return values[missing] ? missing : -1
  }

  /* How well an item as a whole fits the query. */

  bonus(item, slipped, floor) {
    const { index, units } = this
    const first = index.firstField[item]
    const summary = index.firstField[item + 1] - 1
    const pairs = units.length - 1
    let best = 0
    let sideBySide = 0
    for (let field = first; field <= (pairs ? summary : summary - 1); field += 1) {
      const places = this.places(field, field < summary, slipped, floor)
      for (let at = 0; at < pairs; at += 1) if (meets(places, at)) sideBySide |= 1 << at
      if (field === summary || !units.every((unit, at) => places.found[at] || unit.optional)) continue
      const bonus = 2 * Math.floor((places.covered * 100) / places.letters) + (places.begins ? BEGINNING : 0)
      best = Math.max(best, field === first ? bonus : Math.floor((bonus * FURTHER_NAME) / NAME))
    }
    return best + (pairs ? Math.floor((bitCount(sideBySide) * IN_ORDER) / pairs) : 0)
  }

  /* Where in a field the units begin and end, and how many of its letters were typed. */
  places(field, isName, slipped, floor) {
    const { index, units } = this
    const from = index.fieldStart[field]
    const size = index.fieldStart[field + 1] - from
    const covered = new Uint8Array(size)
    const starts = []
    const ends = []
    const span = (at, start, end) => {
      starts[at].push(start)
      ends[at].push(end)
    }
    units.forEach((unit, at) => {
      starts.push([])
      ends.push([])
      for (const way of unit.ways) {
        if (way.initials) {
          for (const run of isName ? this.initialRuns(field, way) : []) {
            span(at, run[0], run[run.length - 1] + 1)
            for (const place of run) covered[place] = this.length(from + place)
          }
        } else if (way.run || way.words.length > 1) {
          for (let start = 0; start + way.words.length <= size; start += 1) {
            if (!this.runAt(from + start, way, floor)) continue
            const end = start + way.words.length
            span(at, start, end)
            for (let place = start; place < end; place += 1) covered[place] = this.length(from + place)
          }
        } else {
          const [asked] = way.words
          const fits = isName && at === slipped ? this.slipsOf(asked) : asked.fits
          for (let place = 0; place < size; place += 1) {
            if (fits[index.tokens[from + place]] < floor) continue
            span(at, place, place + 1)
            covered[place] = Math.max(covered[place], Math.min(asked.length, this.length(from + place)))
          }
        }
      }
    })
    let total = 0
    for (let place = 0; place < size; place += 1) total += this.length(from + place)
    return {
      starts,
      ends,
      found: starts.map(found => found.length),
      begins: starts[0].includes(0),
      covered: sum([...covered]),
      letters: total,
    }
  }

  /* How many letters the word at a place of the texts has. */
  length(at) {
    return letters(this.index.folded[this.index.tokens[at]])
  }

  /* What to mark in the texts of a hit. */

  /** The words of the vocabulary that were looked for and stand in an item; where the search had to forgive, only those
      that fit best. */
  marked({ item, forgiveness }) {
    const { fieldStart, firstField, tokens } = this.index
    const floor = floorOf(forgiveness)
    const places = new Set(tokens.subarray(fieldStart[firstField[item]], fieldStart[firstField[item + 1]]))
    const found = new Set()
    const add = fits => {
      const best = Math.max(...[...places].map(place => fits[place]))
      const least = forgiveness >= MARKS ? Math.max(best, floor) : floor
      for (const place of places) if (fits[place] >= least) found.add(place)
    }
    for (const unit of this.units) {
      if (this.value(item, unit, floor)) {
        for (const asked of unit.ways.flatMap(way => way.words)) add(asked.fits)
      } else if (forgiveness === SLIP) {
        for (const asked of unit.ways[0].words) add(this.slipsOf(asked))
      }
    }
    return found
  }

  /** The places in the name of a hit whose words stand for initials that were typed. */
  initialPlaces({ item }) {
    const ways = this.units.flatMap(unit => unit.ways).filter(way => way.initials)
    return new Set(ways.flatMap(way => this.initialRuns(this.index.firstField[item], way)).flat())
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

const sameAsked = (a, b) =>
  a === b ||
  (a.beginning === b.beginning && a.word.tone === b.word.tone && a.word.letters.join("") === b.word.letters.join(""))

const floorOf = forgiveness => (forgiveness >= MARKS ? ANY : BEGINS_AGREEING)

const passes = (values, needed, rarity, weight, parts) => {
  let have = 0
  let any = false
  for (let at = 0; at < values.length; at += 1) {
    if (values[at]) have += rarity[at]
    if (needed[at] && values[at]) any = true
    if (needed[at] && !values[at] && !parts) return false
  }
  return !parts || (any && 3 * have >= weight)
}

const meets = ({ starts, ends }, at) => ends[at].some(end => starts[at + 1].includes(end))

const bitCount = bits => bits.toString(2).replaceAll("0", "").length
