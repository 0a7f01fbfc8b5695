/* The catalogue file of a draft: where it goes, what it says, what it still lacks. */

import { clean, toYaml } from "./score-yaml.js"

const slug = text => clean(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()
  .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")

export const nameOfFile = draft => [draft.date || "…", slug(draft.product)].filter(Boolean).join("-")

export const pathOfFile = draft => `catalogue/evaluations/${draft.platform || "…"}/${nameOfFile(draft)}.yml`

/* Names of the texts that say what has to be filled in before the file can be handed in. */
export function lacksOf(draft, entered) {
  const lacks = []
  if (!draft.platform) lacks.push("lack_platform")
  if (!draft.date) lacks.push("lack_date")
  if (!clean(draft.body)) lacks.push("lack_body")
  if (draft.members.some(member => !clean(member.name) || !member.organisation)) lacks.push("lack_member")
  if (draft.members.filter(member => member.role === "chair").length !== 1) lacks.push("lack_chair")
  if (!entered.sheets.length) lacks.push("lack_scores")
  return lacks
}

export function textOfFile(draft, criteria, entered) {
  const document = clean(draft.document)
  const result = criteria.spread && criteria.spread.then === "rescore" ? "rescored" : "kept"
  return toYaml({
    id: nameOfFile(draft),
    platform: draft.platform,
    product: draft.product,
    criteria: criteria.id,
    date: draft.date && { plain: draft.date },
    body: { kind: draft.kind, name: { vi: draft.body }, document },
    members: draft.members.map(member => ({
      id: member.id,
      name: member.name,
      organisation: member.organisation,
      role: member.role,
      conflicts: clean(member.conflict) ? [{ reason: { vi: member.conflict } }] : [],
      recused: member.recused ? { plain: "true" } : undefined,
    })),
    sheets: entered.sheets.map(sheet => ({
      member: sheet.member,
      scores: sheet.scores.map(each => ({ criterion: each.criterion, score: { plain: each.score }, comment: each.comment })),
    })),
    discussions: entered.discussions.map(each => ({ criterion: each.criterion, summary: { vi: draft.talks[each.criterion] }, result })),
    provenance: document ? { level: "verified", sources: [{ legal: document }] } : { level: "unverified" },
  })
}
