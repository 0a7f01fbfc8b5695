/* The index in memory: names, further names and summaries of all items as words of one vocabulary, and the bodies in
   pieces that are fetched when they are asked for. The twin of ndp.search.index and ndp.search.coding. */
import { fold } from "../fold.js"
import { fit, parse, sameOf, wordsOf } from "./words.js"

const FIRST = 0x20
const NOT_USED = [[0x22, 0x23], [0x5c, 0x5d], [0x7f, 0xa1], [0xd800, 0xe000], [0xfeff, 0xff00], [0xfff0, 0x10000]]
const LAST = "\uffff"

const isWord = piece => /^[\p{L}\p{N}]/u.test(piece)

/** A function that reads characters as places in a vocabulary. */
const decoder = size => {
  const places = []
  let code = FIRST
  for (let place = 0; place < size; place += 1) {
    for (const [start, end] of NOT_USED) if (code >= start && code < end) code = end
    places[code++] = place
  }
  return text => Array.from(text, character => places[character.codePointAt(0)])
}

export class SearchIndex {
  constructor(data) {
    const { vocabulary } = data
    this.data = data
    this.texts = data.texts
    this.vocabulary = vocabulary
    this.size = data.names.length
    this.read = decoder(vocabulary.length)
    this.isWord = vocabulary.map(isWord)
    this.parsed = []
    this.folded = vocabulary.map((piece, place) => (this.isWord[place] ? fold(piece) : ""))
    this.same = this.folded.map(sameOf)
    this.readItems()
    this.optional = data.optional.map(parse)
    this.markedOptional = this.optional.filter(word => word.marked)
    let first = 0
    this.kinds = data.kinds.map(kind => {
      const placed = { ...kind, first, end: first + kind.count }
      first = placed.end
      return placed
    })
    this.kindOf = this.kinds.flatMap(kind => Array(kind.count).fill(kind))
  }

  /* All words of all items one after the other, and where each field begins: of an item, first the name, then the
     further names, last the summary. Flat, because every query runs over all of it. */
  readItems() {
    const { names, others, summaries } = this.data
    const words = []
    const fields = [0]
    this.firstField = new Int32Array(this.size + 1)
    const end = () => fields.push(words.length)
    const add = written => {
      for (const place of this.read(written)) if (this.isWord[place]) words.push(place)
      end()
    }
    for (let item = 0; item < this.size; item += 1) {
      this.firstField[item] = fields.length - 1
      add(names[item])
      for (const part of others[item] ? this.read(others[item]).concat(-1) : []) {
        if (part >= 0 && this.isWord[part]) words.push(part)
        else if ((part < 0 || this.vocabulary[part] === "\n") && words.length > fields[fields.length - 1]) end()
      }
      add(summaries[item])
    }
    this.firstField[this.size] = fields.length - 1
    this.tokens = Int32Array.from(words)
    this.fieldStart = Int32Array.from(fields)
    this.known = new Set()
    const seen = new Uint8Array(this.vocabulary.length)
    for (const place of words) {
      if (!seen[place]) this.known.add(this.same[place])
      seen[place] = 1
    }
  }

  /** The word at a place of the vocabulary, taken apart. */
  word(place) {
    return (this.parsed[place] ||= parse(this.vocabulary[place]))
  }

  /** The places of the words of a field. */
  wordsIn(field) {
    return this.tokens.subarray(this.fieldStart[field], this.fieldStart[field + 1])
  }

  /** The fields of the names of an item. */
  namesOf(item) {
    const first = this.firstField[item]
    return Array.from({ length: this.firstField[item + 1] - 1 - first }, (_, at) => first + at)
  }

  /** The text of places, as pieces with their places: what is shown, ready to be marked. */
  pieces(written) {
    const out = []
    let afterWord = false
    for (const place of this.read(written)) {
      const word = this.isWord[place]
      if (word && afterWord) out.push({ text: " ", place: -1 })
      out.push({ text: this.vocabulary[place], place })
      afterWord = word
    }
    return out
  }

  /** The pieces of the further names of an item, one list for each. */
  furtherNames(item) {
    const names = [[]]
    for (const piece of this.pieces(this.data.others[item])) {
      if (piece.text === "\n") names.push([])
      else names[names.length - 1].push(piece)
    }
    return names.filter(name => name.length)
  }

  name(item) {
    return this.pieces(this.data.names[item])
  }

  summary(item) {
    return this.pieces(this.data.summaries[item])
  }

  /** The address of an item from the top of the site, without the first slash. */
  path(item) {
    const tail = this.pieces(this.data.tails[item]).map(piece => piece.text).join("")
    return (this.kindOf[item].base + tail.replaceAll(" ", "-")).slice(1)
  }

  /** How the initials of the name in a field may read. */
  initials(field) {
    this.readings ||= []
    this.small ||= new Set(this.optional.map(word => word.written))
    return (this.readings[field] ||= initials([...this.wordsIn(field)].map(place => this.word(place)), this.small))
  }

  get forms() {
    const groups = this.data.synonyms.map(group => group.map(wordsOf))
    for (const kind of this.kinds) {
      if (!kind.named) continue
      for (let item = kind.first; item < kind.end; item += 1) {
        const names = this.namesOf(item).map(field => [...this.wordsIn(field)].map(place => this.word(place)))
        groups.push(names.filter(name => name.length))
      }
    }
    const value = new Map()
    for (const group of groups) {
      group.forEach((words, place) => {
        const others = group.filter((_, at) => at !== place)
        if (!others.length && words.length < 2) return
        const key = words[0].same
        if (!value.has(key)) value.set(key, [])
        value.get(key).push({ words, others })
      })
    }
    Object.defineProperty(this, "forms", { value })
    return value
  }
}

const initials = (words, small) => {
  const placed = words.map((word, place) => ({ word, place }))
  const long = placed.filter(({ word }) => !small.has(word.written))
  const readings = []
  for (const chosen of [placed, long]) {
    const letters = chosen.map(({ word }) => [...word.same][0]).join("")
    if (!readings.some(reading => reading.letters === letters)) {
      readings.push({ letters, places: chosen.map(({ place }) => place) })
    }
  }
  return readings
}

/** Which words stand in which bodies. Pieces are fetched by `prepare`; what is not there is not found. */
export class Bodies {
  constructor(data, fetchFile) {
    this.firsts = data.words.map(([first]) => first)
    this.names = data.words.map(([, name]) => name)
    this.parts = data.texts
    this.fetchFile = fetchFile
    this.pieces = new Map()
    this.blocks = new Map()
  }

  needed(typed, beginning) {
    const places = new Set(this.between(typed.same, typed.same))
    if (beginning) for (const place of this.between(typed.folded, typed.folded + LAST)) places.add(place)
    return [...places].sort((a, b) => a - b).map(place => this.names[place])
  }

  /* Words alike but for their marks may be parted by a cut: the piece before may hold some too. */
  between(start, end) {
    const found = []
    for (let place = 0; place < this.firsts.length; place += 1) {
      const following = this.firsts[place + 1]
      if (this.firsts[place] <= end && (following === undefined || following >= start)) found.push(place)
    }
    return found
  }

  /** Fetch what `fits` needs for these words. */
  async prepare(asked) {
    const names = new Set(asked.flatMap(({ word, beginning }) => this.needed(word, beginning)))
    await Promise.all([...names].map(name => this.piece(name)))
  }

  async piece(name) {
    if (this.pieces.has(name)) return
    const [words, steps] = await this.fetchFile(name)
    this.pieces.set(name, words.map((word, at) => ({ word: parse(word), items: numbersOf(steps[at]) })))
  }

  /** How well `typed` fits a word of the body, by item, best word of each. */
  fits(typed, beginning) {
    const found = new Map()
    for (const name of this.needed(typed, beginning)) {
      for (const { word, items } of this.pieces.get(name) || []) {
        const quality = fit(typed, word, beginning)
        if (quality) for (const item of items) found.set(item, Math.max(found.get(item) || 0, quality))
      }
    }
    return found
  }

  /** The body of an item. */
  async text(item) {
    const [first, name] = this.parts.findLast(([start]) => start <= item)
    if (!this.blocks.has(name)) this.blocks.set(name, this.fetchFile(name))
    return (await this.blocks.get(name))[item - first]
  }
}

const numbersOf = steps => {
  let sum = 0
  return steps.map(step => (sum += step))
}
