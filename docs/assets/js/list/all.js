/* All platforms, as `site/pages/platform_index.py` writes them: what matches a choice, in which order, and its rows. */
import { fold } from "../fold.js"
import { offerFile, toCsv } from "./csv.js"
import { makePager } from "./pager.js"
import { rowMaker } from "./rows.js"

export const load = async (address, page) => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  return platforms(await answer.json(), page)
}

/* `page`: the `fields` of the form, a `row` of the list as the server wrote it, and what makes the box to `pick` one. */
function platforms(index, { fields, row, pick }) {
  const { ids, facets } = index
  const numbers = new Intl.NumberFormat(document.documentElement.lang)
  const rows = rowMaker(index, row, pick)
  const selects = fields.filter(field => field.name in facets)
  /* Of many values the page names only those that most platforms have. */
  for (const select of selects) {
    const { values, titles } = facets[select.name]
    if (select.options.length > values.length) continue
    const chosen = select.value
    select.replaceChildren(select.options[0], ...values.map((value, place) => new Option(titles[place], value)))
    select.value = chosen
  }

  /* What typed words are looked for in, made when a word is first typed. */
  let texts
  const text = place => {
    texts ??= ids.map((_, each) => {
      const bodies = index.typed.flatMap(key => facets[key].of[each].map(value => facets[key].titles[value]))
      const [title] = [index.titles[each]].flat()
      return fold([index.numbers[each] || "", title, index.names[each], ...bodies].join(" "))
    })
    return texts[place]
  }

  /* Of each condition of a choice: its facet, and which platforms meet it. */
  const conditions = choice => {
    const words = fold(choice.q || "").split(/\s+/).filter(Boolean)
    const found = words.length ? [["q", place => words.every(word => text(place).includes(word))]] : []
    for (const { name } of selects) {
      if (!choice[name]) continue
      const value = facets[name].values.indexOf(choice[name])
      found.push([name, place => facets[name].of[place].includes(value)])
    }
    return found
  }
  const meeting = tests => [...ids.keys()].filter(place => tests.every(([, test]) => test(place)))

  /* The places of the platforms that match, in the order asked for; those of which nothing is known come last. */
  const found = ({ choice, sort, down }) => {
    const places = meeting(conditions(choice))
    const key = rows.key(sort)
    if (!key) return places
    const keyed = places.map(place => [key(place), place])
    const compare = ([a], [b]) => (isNaN(a) || isNaN(b) ? isNaN(a) - isNaN(b) : down ? b - a : a - b)
    return keyed.sort(compare).map(([, place]) => place)
  }

  /* Writes beside every value how many platforms have it and meet all other conditions. */
  const count = ({ choice }) => {
    const tests = conditions(choice)
    const whole = meeting(tests)
    for (const select of selects) {
      const { name } = select
      const { values, titles, of } = facets[name]
      const others = choice[name] ? meeting(tests.filter(([key]) => key !== name)) : whole
      const counts = new Array(values.length).fill(0)
      for (const place of others) for (const value of of[place]) counts[value] += 1
      for (const [value, option] of [...select.options].slice(1).entries()) {
        option.textContent = `${titles[value]} (${numbers.format(counts[value])})`
        option.disabled = !counts[value] && option.value !== choice[name]
      }
    }
  }

  return {
    found,
    count,
    page: (places, number) => places.slice((number - 1) * index.size, number * index.size).map(rows.make),
    pager: (places, state, addressOf) => {
      const last = Math.max(1, Math.ceil(places.length / index.size))
      return makePager(Math.min(state.page, last), last, page => addressOf({ ...state, page }))
    },
    said: (pattern, shown) => pattern.replace("%s", numbers.format(shown)).replace("%t", numbers.format(ids.length)),
    offerCsv: (state, { ndpCsv, columns }, header) => {
      const [id, address] = columns.split("|")
      const titles = [...header.cells].map(cell => cell.textContent.trim())
      offerFile(ndpCsv, toCsv([[id, ...titles, address], ...found(state).map(rows.texts)]))
    },
  }
}
