/* Words as the search compares them, how well a typed word fits a word of the index, and the keys of Telex and VNI.
   The twin of ndp.search.words and ndp.search.keys; tests hold both to the same answers. */
import { fold } from "../fold.js"

export const EXACT = 100
export const AGREES = 90
export const BEGINS = 76
export const BEGINS_AGREEING = 70
const CONFLICTS = 40
const SLIP = 50
const BEGINS_CONFLICTING = 30
const BEGINS_SLIPPING = 30

const WORD = /(?:[\p{L}\p{N}][\u0300-\u036f]*)+/gu
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const CLUSTER = /[^\u0300-\u036f][\u0300-\u036f]*/gu
const EITHER_I = /^(?:h|k|l|m|qu|s|t)[iy]$/
export const NUMBER = /^[0-9]+$/
const SHORTEST_SLIP = 2
const SHORTEST_BEGINNING_SLIP = 4

const bare = letter => (letter.startsWith("đ") ? "d" : [...letter][0])

export class Word {
  constructor(folded, letters, tone) {
    this.folded = folded
    this.letters = letters
    this.tone = tone
    this.spelling = spelling(folded, letters)
    this.same = sameOf(folded)
    this.written = this.spelling.join("") + "\0" + tone
    this.marked = tone !== "" || letters.join("") !== folded
  }
}

const spelling = (folded, letters) => {
  if (NUMBER.test(folded)) return [...(folded.replace(/^0+/, "") || "0")]
  if (!EITHER_I.test(folded)) return letters
  return [...letters.slice(0, -1), letters[letters.length - 1].replace("y", "i")]
}

/** What words of the same letters have in common, from the folded word. */
export const sameOf = folded => {
  if (NUMBER.test(folded)) return folded.replace(/^0+/, "") || "0"
  return EITHER_I.test(folded) ? folded.replace(/y$/, "i") : folded
}

/** The words of a text in normal form C, each with the place where it begins. */
export const tokens = text => [...text.matchAll(WORD)]

export const parse = word => {
  const decomposed = word.normalize("NFD").toLowerCase()
  const letters = decomposed.replace(TONES, "").match(CLUSTER) || []
  return new Word(fold(word), letters, (decomposed.match(TONES) || []).join(""))
}

export const wordsOf = text => tokens(text.normalize("NFC")).map(([word]) => parse(word))

const agree = (typed, known) => {
  const size = Math.min(typed.length, known.length)
  for (let at = 0; at < size; at += 1) {
    if (typed[at] !== known[at] && typed[at] !== bare(known[at])) return false
  }
  return true
}

const tonesAgree = (typed, known) => typed.tone === "" || typed.tone === known.tone

/** How well `typed` fits `known`, 0 for not at all. With `beginning`, `typed` may be the start of `known`. */
export const fit = (typed, known, beginning) => {
  if (typed.same === known.same) {
    if (typed.written === known.written) return EXACT
    return agree(typed.spelling, known.spelling) && tonesAgree(typed, known) ? AGREES : CONFLICTS
  }
  if (!beginning || !known.folded.startsWith(typed.folded)) return 0
  if (!agree(typed.letters, known.letters) || !tonesAgree(typed, known)) return BEGINS_CONFLICTING
  const same = typed.letters.every((letter, at) => letter === known.letters[at]) && typed.tone === known.tone
  return same ? BEGINS : BEGINS_AGREEING
}

/** How well `typed` fits `known` if one key was struck wrongly, 0 for not at all. */
export const fitWithSlip = (typed, known, beginning) => {
  const size = typed.folded.length
  if (size < SHORTEST_SLIP) return 0
  if (oneSlip(typed.folded, known.folded)) return SLIP
  if (!beginning || size < SHORTEST_BEGINNING_SLIP) return 0
  const starts = [size - 1, size, size + 1].map(end => known.folded.slice(0, end))
  return starts.some(start => oneSlip(typed.folded, start)) ? BEGINS_SLIPPING : 0
}

/** Whether one letter inserted, left out, replaced, or exchanged with its neighbour makes `a` into `b`. */
export const oneSlip = (a, b) => {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1)
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}

/* Vietnamese typed without an input method. */

const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" }
const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" }
const HAT = "\u0302"
const BREVE = "\u0306"
const HORN = "\u031b"

class Letters {
  bare = []
  marks = []
  tone = ""

  get hasVowel() {
    return this.bare.some(letter => "aeiouy".includes(letter))
  }

  add(letter) {
    this.bare.push(letter)
    this.marks.push("")
  }

  markLast(letters, mark) {
    for (let place = this.bare.length - 1; place >= 0; place -= 1) {
      if (letters.includes(this.bare[place]) && !this.marks[place]) {
        this.marks[place] = mark
        return true
      }
    }
    return false
  }

  horn() {
    let at = this.bare.length - 1
    while (at > 0 && !(this.bare[at - 1] === "u" && this.bare[at] === "o")) at -= 1
    if (at > 0 && !this.marks[at]) {
      this.marks[at - 1] = this.marks[at] = HORN
      return true
    }
    return this.markLast("ou", HORN)
  }

  breve() {
    return this.markLast("a", BREVE)
  }

  curve() {
    return (this.bare[this.bare.length - 1] === "a" && this.breve()) || this.horn() || this.breve()
  }

  stroke() {
    if (this.bare[0] !== "d") return false
    this.bare[0] = "đ"
    return true
  }

  word() {
    const marked = this.tone || this.marks.some(Boolean) || this.bare.includes("đ")
    if (!marked || !this.hasVowel) return null
    const letters = this.bare.map((letter, at) => letter + this.marks[at])
    return new Word(this.bare.join("").replaceAll("đ", "d"), letters, this.tone)
  }
}

/** The word meant by Telex keys (`ddieenj` is điện); null where there is no such reading. */
export const telex = typed => {
  const text = typed.normalize("NFC").toLowerCase()
  if (!/^[a-z]+$/.test(text)) return null
  const letters = new Letters()
  for (const key of text) {
    if (key in TELEX_TONES && letters.hasVowel) {
      letters.tone = TELEX_TONES[key]
    } else if (key === "w") {
      if (!letters.curve()) return null
    } else if (
      !("aeo".includes(key) && letters.bare.includes(key) && letters.markLast(key, HAT)) &&
      !(key === "d" && letters.stroke())
    ) {
      letters.add(key)
    }
  }
  return letters.word()
}

/** The word meant by VNI keys (`d9ie6n5` is điện); null where there is no such reading. */
export const vni = typed => {
  const text = typed.normalize("NFC").toLowerCase()
  if (!/^[a-z]+[0-9][a-z0-9]*$/.test(text)) return null
  const letters = new Letters()
  const understood = {
    6: () => letters.markLast("aeo", HAT),
    7: () => letters.horn(),
    8: () => letters.breve(),
    9: () => letters.stroke(),
  }
  for (const key of text) {
    if (key in VNI_TONES) letters.tone = VNI_TONES[key]
    else if (!NUMBER.test(key)) letters.add(key)
    else if (key === "0" || !understood[key]()) return null
  }
  return letters.word()
}
