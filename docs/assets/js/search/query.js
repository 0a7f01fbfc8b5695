/* What a reader may mean by the text typed. The twin of ndp.search.query. */
import { AGREES, EXACT, NUMBER, Word, fit, telex, vni, wordsOf } from "./words.js"

const MOST_WORDS = 16
const AS_TYPED = 100
const SCATTERED = 35
const BY_KEYS = 96
const BY_PARTING = 90
const BY_JOINING = 88
const BY_SYNONYM = 85
const BY_INITIALS = 62
const SHORTEST_BEGINNING = 6
const SHORTEST_INITIALS = 3
const LONGEST_INITIALS = 10
const SHORTEST_PARTED = 4

export const NO = 0
export const MAYBE = 1
const YES = 2

const way = (words, worth, { run = false, initials = "" } = {}) => ({ words, worth, run, initials, bits: 0 })
const asks = (word, beginning = false) => ({ word, beginning })

/** Units that must all be found, each with the ways it may be found; none for a text without words. */
export const readQuery = (index, text) => {
  const typed = wordsOf(text).slice(0, MOST_WORDS)
  const units = []
  let place = 0
  while (place < typed.length) {
    let [size, others] = synonymsAt(index, typed, place)
    const joined = size === 1 ? joinedAt(index, typed, place) : null
    if (joined) [size, others] = [2, [joined]]
    units.push(unitOf(index, typed, place, size, others))
    place += size
  }
  if (units.every(unit => unit.optional)) for (const unit of units) unit.optional = NO
  return units
}

const unitOf = (index, typed, place, size, others) => {
  const words = typed.slice(place, place + size)
  const asked = words.map((word, at) => asks(word, mayBegin(typed, place + at)))
  const ways = [way(asked, AS_TYPED, { run: size > 1 })]
  if (size > 1) ways.push(way(asked, SCATTERED))
  ways.push(...others)
  if (size === 1 && !index.known.has(words[0].same)) {
    ways.push(...readings(index, words[0], asked[0].beginning, others.length > 0))
  }
  return { ways, optional: optionalOf(index, words) }
}

const optionalOf = (index, words) => {
  if (words.every(word => index.markedOptional.some(small => fit(word, small, false) === EXACT))) return YES
  return words.every(word => index.optional.some(small => fit(word, small, false) >= AGREES)) ? MAYBE : NO
}

const mayBegin = (typed, place) => {
  const word = typed[place].folded
  return place === typed.length - 1 || ([...word].length >= SHORTEST_BEGINNING && !NUMBER.test(word))
}

const synonymsAt = (index, typed, place) => {
  let size = 1
  let others = new Map()
  for (const form of index.forms.get(typed[place].same) || []) {
    const { length } = form.words
    if (length < size || !isForm(typed.slice(place, place + length), form.words)) continue
    if (length > size) [size, others] = [length, new Map()]
    for (const other of form.others) {
      const key = other.map(word => word.written).join(" ")
      if (!others.has(key)) others.set(key, way(other.map(word => asks(word)), BY_SYNONYM, { run: true }))
    }
  }
  return [size, [...others.values()]]
}

const isForm = (typed, form) =>
  typed.length === form.length && typed.every((word, at) => fit(word, form[at], false) >= AGREES)

const joinedAt = (index, typed, place) => {
  const [a, b] = typed.slice(place, place + 2)
  if (!b) return null
  const known = index.known.has(a.same) && index.known.has(b.same)
  if (known && !NUMBER.test(b.folded)) return null
  const whole = new Word(a.folded + b.folded, [...a.letters, ...b.letters], a.tone + b.tone)
  if (index.known.has(whole.same)) return way([asks(whole)], BY_JOINING)
  const parts = parted(index, whole)
  return parts.length === 2 && !known ? way(parts.map(part => asks(part)), BY_JOINING, { run: true }) : null
}

const readings = (index, word, beginning, meaningKnown) => {
  const ways = []
  const typed = word.tone ? "" : word.letters.join("")
  for (const meant of [telex(typed), vni(typed)]) {
    if (!meant) continue
    ways.push(way([asks(meant, beginning)], BY_KEYS))
    meaningKnown ||= index.known.has(meant.same)
  }
  const parts = parted(index, word)
  if (parts.length) ways.push(way(parts.map(part => asks(part)), BY_PARTING, { run: true }))
  const { length } = [...word.same]
  if (!meaningKnown && length >= SHORTEST_INITIALS && length <= LONGEST_INITIALS && /^\p{L}+$/u.test(word.same)) {
    ways.push(way([], BY_INITIALS, { initials: word.same }))
  }
  return ways
}

/* The fewest words of the index that `word` is made of when written without spaces; none where it is not. */
const parted = (index, word) => {
  const folded = [...word.folded]
  const size = word.letters.length
  if (size < SHORTEST_PARTED || size !== folded.length) return []
  const best = [[], ...Array(size).fill(null)]
  for (let end = 1; end <= size; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = best[start]
      if (!before || before.length * 2 >= size) continue
      const part = new Word(folded.slice(start, end).join(""), word.letters.slice(start, end), "")
      if (index.known.has(part.same) && (!best[end] || before.length + 1 < best[end].length)) best[end] = [...before, part]
    }
  }
  const found = best[size]
  return found && found.length >= 2 && found.length <= Math.floor(size / 2) ? found : []
}
