/* The index in memory: names, further names and summaries of all items as words of one vocabulary, and the bodies in
   pieces that are fetched when they are asked for. The twin of ndp.search.index and ndp.search.coding. */
import { fit, parse, wordsOf } from "./words.js"

const FIRST = 0x20
const NOT_USED = [[0x22, 0x23], [0x5c, 0x5d], [0x7f, 0xa1], [0xd800, 0xe000], [0xfeff, 0xff00], [0xfff0, 0x10000]]
const LAST = "\uffff"

const isWord = piece => /^[\p{L}\p{N}]/u.test(piece)

/** A function that reads characters as places in a vocabulary. */
const decoder = () => {
  const places = new Map()
  let next = FIRST
  return text => {
    const found = []
    for (const character of text) {
      const code = character.codePointAt(0)
      while (next <= code) {
        const unused = NOT_USED.find(([start, end]) => next >= start && next < end)
        if (unused) next = unused[1]
        else places.set(next++, places.size)
      }
      found.push(places.get(code))
    }
    return found
  }
}

export class SearchIndex {
  constructor(data) {
    this.data = data
    this.texts = data.texts
    this.vocabulary = data.vocabulary
    this.read = decoder()
    this.words = data.vocabulary.map(piece => (isWord(piece) ? parse(piece) : null))
    this.names = data.names.map((name, item) => [this.wordsIn(this.read(name)), ...this.split(this.read(data.others[item]))])
    this.summaries = data.summaries.map(summary => this.wordsIn(this.read(summary)))
    this.optional = data.optional.map(parse)
    this.markedOptional = this.optional.filter(word => word.marked)
    this.known = new Set()
    for (const places of [...this.names.flat(), ...this.summaries]) for (const place of places) this.known.add(this.words[place].same)
    this.size = data.names.length
    let first = 0
    this.kinds = data.kinds.map(kind => {
      const placed = { ...kind, first, end: first + kind.count }
      first = placed.end
      return placed
    })
    this.kindOf = this.kinds.flatMap(kind => Array(kind.count).fill(kind))
  }

  wordsIn(places) {
    return places.filter(place => this.words[place])
  }

  /** The further names of an item, parted as they are in the column. */
  split(places) {
    const groups = [[]]
    for (const place of places) {
      if (this.vocabulary[place] === "\n") groups.push([])
      else if (this.words[place]) groups[groups.length - 1].push(place)
    }
    return groups.filter(group => group.length)
  }

  /** The text of places, as pieces with their places: what is shown, ready to be marked. */
  pieces(written) {
    const out = []
    let afterWord = false
    for (const place of this.read(written)) {
      const word = Boolean(this.words[place])
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

  get initials() {
    const small = new Set(this.optional.map(word => word.letters.join("") + "\0" + word.tone))
    const value = this.names.map(names => names.map(name => initials(name.map(at => this.words[at]), small)))
    Object.defineProperty(this, "initials", { value })
    return value
  }

  get forms() {
    const groups = this.data.synonyms.map(group => group.map(wordsOf))
    for (const kind of this.kinds) {
      if (!kind.named) continue
      for (const names of this.names.slice(kind.first, kind.end)) {
        groups.push(names.filter(name => name.length).map(name => name.map(at => this.words[at])))
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
  const long = placed.filter(({ word }) => !small.has(word.letters.join("") + "\0" + word.tone))
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
