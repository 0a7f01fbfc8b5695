/* What is typed on the score sheet: kept as a draft in this browser, and read as an evaluation. No page in here. */

import { compare, format, parse, scaleOf } from "./score.js"
import { clean } from "./score-yaml.js"

// The draft belongs to the site, whatever folder it is served from.
const KEY = `${new URL("../../", import.meta.url).pathname}.score`

export function emptyDraft() {
  const draft = { platform: "", product: "", criteria: "", date: "", kind: "council", body: "", document: "", members: [], talks: {}, last: 0, shown: "" }
  const chair = addMember(draft)
  chair.role = "chair"
  draft.shown = chair.id
  return draft
}

export function addMember(draft) {
  draft.last += 1
  const member = { id: `tv-${draft.last}`, name: "", organisation: "", role: "member", conflict: "", recused: false, scores: {} }
  draft.members.push(member)
  return member
}

/* The draft kept here, or null. */
export function keptDraft() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY))
    const members = kept && Array.isArray(kept.members) && kept.members.length > 0
    return members && kept.members.every(member => member && member.scores) ? { ...emptyDraft(), ...kept } : null
  } catch {
    return null
  }
}

export function keepDraft(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft))
  } catch { /* a private window keeps the draft only while it is open */ }
}

/* What is wrong with a score as typed: name of a text and its values; null where nothing is, or nothing was typed. */
export function fault(criterion, text) {
  if (text === undefined || text === "") return null
  const score = parse(text)
  if (score === null) return { name: "no_number", values: {} }
  const { low, width } = scaleOf(criterion)
  if (!width.n) return { name: "unknown_method", values: {} }
  const scale = criterion.scale || { min: "0", max: "1", step: "1" }
  const values = { low: format(low), high: scale.max, step: scale.step }
  if (compare(score, low) < 0 || compare(score, parse(scale.max)) > 0) return { name: "outside", values }
  const step = parse(scale.step)
  const above = (score.n * low.d - low.n * score.d) * step.d
  return above % (score.d * low.d * step.n) === 0n ? null : { name: "off_step", values }
}

/* The draft as an evaluation: only scores that stand on their scale, no sheets of members who do not score. */
export function evaluationOf(draft, criteria) {
  const stands = (criterion, given) => Boolean(given && given.score) && fault(criterion, given.score) === null
  return {
    members: draft.members.map(({ id, recused }) => ({ id, recused })),
    sheets: draft.members.filter(member => !member.recused).map(member => ({
      member: member.id,
      scores: criteria.criteria
        .filter(criterion => stands(criterion, member.scores[criterion.id]))
        .map(criterion => ({ criterion: criterion.id, ...member.scores[criterion.id] })),
    })).filter(sheet => sheet.scores.length),
    discussions: criteria.criteria.filter(each => clean(draft.talks[each.id] || "")).map(each => ({ criterion: each.id })),
  }
}
