/* Hits as elements. Texts of the index only ever become text nodes. */
import { parse, tokens } from "./words.js"
import { hrefOf } from "./load.js"

const SNIPPET = 180
const BEFORE = 50

export const element = (name, className = "", ...children) => {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

/** A text of the index's messages with its placeholders filled. */
export const message = (index, key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), index.texts[key])

/* On English pages, what is only known in Vietnamese says so. Numbers of documents belong to both languages. */
const VIETNAMESE = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1ef9]/
const LETTERS_OF_NUMBER = /[0-9/][/-][A-ZĐ]+(?:-[A-ZĐa-z]+)*/g
const spoken = (index, content) => {
  if (index.data.language !== "en" || !VIETNAMESE.test(content.textContent.replace(LETTERS_OF_NUMBER, ""))) return content
  const span = element("span", "", content)
  span.lang = "vi"
  return span
}

/* Runs of pieces, marked or not, so that neighbouring marks become one. */
const marked = (pieces, isMarked) => {
  const out = document.createDocumentFragment()
  let text = ""
  let mark = false
  const flush = () => {
    if (text) out.append(mark ? element("mark", "", text) : text)
    text = ""
  }
  pieces.forEach((piece, at) => {
    const between = piece.place < 0 && mark && at + 1 < pieces.length && isMarked(pieces[at + 1])
    const now = between || isMarked(piece)
    if (now !== mark) flush()
    mark = now
    text += piece.text
  })
  flush()
  return out
}

const written = pieces => pieces.map(piece => piece.text).join("")

/** The parts of a hit, for the box and the page alike: where it leads, its name, kind, further name and summary. */
export const hitParts = (search, hit) => {
  const { index } = search
  const words = search.marked(hit)
  const looked = piece => words.has(piece.place)
  const initials = search.initialPlaces(hit)
  let word = -1
  const name = index.name(hit.item).map(piece => {
    if (!index.isWord[piece.place]) return piece
    word += 1
    return { ...piece, initial: initials.has(word) }
  })
  const summary = index.summary(hit.item)
  const inName = name.filter(looked).length
  const further = index
    .furtherNames(hit.item)
    .map(pieces => ({ pieces, count: pieces.filter(looked).length }))
    .filter(({ pieces, count }) => count > inName && !written(summary).includes(written(pieces)))
    .sort((a, b) => b.count - a.count)[0]
  return {
    href: hrefOf(index, hit.item),
    kind: index.kindOf[hit.item],
    name: spoken(index, marked(name, piece => looked(piece) || piece.initial)),
    further: further ? spoken(index, marked(further.pieces, looked)) : null,
    summary: spoken(index, marked(summary, looked)),
  }
}

/** The part of a body where most of what was typed stands close together. */
export const snippet = (search, hit, body) => {
  const found = tokens(body).filter(match => search.fitsBody(parse(match[0]), hit))
  if (!found.length) return null
  const near = start => found.filter(match => match.index >= start && match.index < start + SNIPPET - BEFORE)
  const kinds = matches => new Set(matches.map(match => match[0].toLowerCase())).size
  const best = found.reduce((a, b) => (kinds(near(b.index)) > kinds(near(a.index)) ? b : a))
  const start = best.index <= BEFORE ? 0 : body.indexOf(" ", best.index - BEFORE) + 1
  const end = body.length <= start + SNIPPET ? body.length : body.lastIndexOf(" ", start + SNIPPET)
  const out = document.createDocumentFragment()
  let at = start
  for (const match of found) {
    if (match.index < at || match.index + match[0].length > end) continue
    out.append(body.slice(at, match.index), element("mark", "", match[0]))
    at = match.index + match[0].length
  }
  out.prepend(start ? "… " : "")
  out.append(body.slice(at, end), end < body.length ? " …" : "")
  return spoken(search.index, out)
}
