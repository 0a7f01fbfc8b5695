/* The changing parts of the score sheet's form: members, criteria, discussions, result. All text goes in as text. */

import { fault } from "./score-draft.js"
import { localised } from "./score-words.js"

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/* Fills `select` with `items` of { id, name } and returns the choice, "" where `chosen` is none of them. */
export function offer(select, items, chosen, texts, language) {
  const first = make("option", { value: "", textContent: texts.choose })
  const rest = items.map(item => make("option", { value: item.id, textContent: localised(item.name, language) }))
  select.replaceChildren(first, ...rest)
  select.value = items.some(item => item.id === chosen) ? chosen : ""
  return select.value
}

/* A member's row from `template`; `changed` and `removed` are told of what happens in it. */
export function memberRow(template, member, organisations, { texts, language }, changed, removed) {
  const row = template.content.cloneNode(true).firstElementChild
  const field = name => row.querySelector(`[name=${name}]`)
  offer(field("organisation"), organisations, member.organisation, texts, language)
  for (const name of ["name", "organisation", "role", "conflict"]) {
    field(name).value = member[name]
    field(name).addEventListener("input", event => {
      member[name] = event.target.value
      changed()
    })
  }
  field("recused").checked = member.recused
  field("recused").addEventListener("change", event => {
    member.recused = event.target.checked
    changed()
  })
  field("remove").addEventListener("click", removed)
  return row
}

/* The field of a criterion from `template`; `given` holds the score and comment as typed. */
export function criterionField(template, criterion, given, words, changed) {
  const part = template.content.cloneNode(true).firstElementChild
  const id = `s-${criterion.id}`
  part.querySelector("b").append(make("label", { htmlFor: id, textContent: words.titles.get(criterion.id) }))
  part.querySelector("[data-about]").textContent = about(words, criterion)
  part.querySelector("[data-score-folds]").append(...folds(words, criterion))
  const input = scoreInput(words.texts, criterion, id, given.score)
  const error = part.querySelector(".ndp-field__error")
  error.id = `${id}-error`
  input.setAttribute("aria-describedby", error.id)
  const judge = () => {
    // A number field gives no text for what it cannot read.
    const found = input.validity.badInput ? { name: "no_number", values: {} } : fault(criterion, given.score)
    const values = found && Object.fromEntries(Object.entries(found.values).map(([key, text]) => [key, words.points(text)]))
    error.textContent = found ? words.say(found.name, values) : ""
    error.hidden = !found
    input.setAttribute("aria-invalid", String(Boolean(found)))
  }
  input.addEventListener("input", () => {
    given.score = input.value
    judge()
    changed()
  })
  part.querySelector("[data-score-input]").append(input)
  const comment = part.querySelector("[name=comment]")
  comment.setAttribute("aria-label", words.say("comment", { criterion: words.titles.get(criterion.id) }))
  comment.value = given.comment || ""
  comment.addEventListener("input", () => {
    given.comment = comment.value
    changed()
  })
  judge()
  return part
}

function about(words, criterion) {
  const { scale, minimum, weight } = criterion
  const verdict = criterion.method === "pass-fail"
  const facts = [localised(criterion.description, words.language)]
  if (!verdict) {
    const range = scale && { low: words.points(scale.min), high: words.points(scale.max), step: words.points(scale.step) }
    facts.push(range ? words.say("scale", range) : words.texts.unknown_method)
  }
  if (weight) facts.push(words.say("weight", { weight: words.points(weight) }))
  if (minimum) facts.push(verdict ? words.texts.has_to_pass : words.say("minimum", { minimum: words.points(minimum) }))
  return facts.filter(Boolean).join(" · ")
}

function folds(words, criterion) {
  const { texts, language } = words
  const anchors = ((criterion.scale && criterion.scale.anchors) || [])
    .map(each => `${words.points(each.score)}: ${localised(each.text, language)}`)
  const evidence = (criterion.evidence || []).map(each => localised(each, language))
  return [[texts.anchors, anchors], [texts.evidence, evidence]].filter(([, items]) => items.length).map(([title, items]) =>
    make("details", { className: "ndp-fold ndp-fold--small" }, make("summary", { textContent: title }),
      make("ul", {}, ...items.map(textContent => make("li", { textContent })))))
}

function scoreInput(texts, criterion, id, value) {
  let input
  if (criterion.method === "pass-fail") {
    const choices = [["", texts.choose], ["1", texts.pass], ["0", texts.fail]]
    input = make("select", { id, className: "ndp-input" },
      ...choices.map(([code, textContent]) => make("option", { value: code, textContent })))
  } else {
    const { min, max, step } = criterion.scale || {}
    input = make("input", { id, className: "ndp-input", type: "number", disabled: !criterion.scale, min, max, step })
  }
  input.value = value ?? ""
  return input
}

/* Asks in `holder` for the discussion of every criterion whose scores lie far apart; keeps the field being typed in. */
export function drawTalks(holder, draft, result, words, changed) {
  const wide = result.criteria.filter(item => item.wide || draft.talks[item.id])
  const fields = () => [...holder.querySelectorAll("textarea")]
  for (const field of fields()) {
    if (!wide.some(item => field.name === item.id)) field.closest(".ndp-field").remove()
  }
  for (const item of wide) {
    let field = fields().find(each => each.name === item.id)
    if (!field) {
      const value = draft.talks[item.id] || ""
      field = make("textarea", { className: "ndp-input", name: item.id, rows: 2, maxLength: 4000, value })
      field.addEventListener("input", () => {
        draft.talks[item.id] = field.value
        changed()
      })
      holder.append(make("div", { className: "ndp-field" }, make("label", {}, make("span"), field)))
    }
    const values = { criterion: words.titles.get(item.id), spread: words.points(item.spread ?? "0") }
    field.previousSibling.textContent = words.say("talk", values)
  }
  return wide.length > 0
}

/* The result as it stands: its outcome into `outcome`, which is read out when it changes, the rest into `holder`. */
export function drawResult(outcome, holder, result, words) {
  const { texts } = words
  const known = result !== null && result.criteria.some(item => item.combined !== null)
  const word = known ? texts.outcomes[result.outcome] : texts.nothing_yet
  if (outcome.textContent !== word) {
    const tag = known ? [make("span", { className: `ndp-tag ${texts.tags[result.outcome]}`, textContent: word })] : [word]
    outcome.replaceChildren(...tag)
  }
  holder.replaceChildren(...(known ? [make("ul", {}, ...totals(result, words)), make("ul", {}, ...reasons(result, words))] : []))
}

function totals(result, words) {
  const { texts } = words
  return [...result.groups, result.overall].filter(each => each.percent !== null).map(each => {
    const percent = words.percent(each.percent)
    const text = each.group ? words.say("group_total", { group: texts.groups[each.group], percent }) : words.say("total", { percent })
    const needed = each.minimum === null ? "" : ` (${words.say("needed", { minimum: words.points(each.minimum) })})`
    return make("li", { textContent: text + needed })
  })
}

function reasons(result, words) {
  return result.reasons.map(reason => make("li", {},
    `${words.reason(reason)} `, make("b", { textContent: words.texts.change }), ` ${words.change(reason)}`,
    ...words.ways(reason).map(textContent => make("div", { textContent }))))
}
