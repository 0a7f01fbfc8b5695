/* From criteria and score sheets to the result: the same exact arithmetic as ndp.derive.scoring, which a test holds
   against it over generated sheets. Numbers come in as decimal text and go out as fractions in text, "7/2" or "7". */

export const ZERO = { n: 0n, d: 1n }
const ONE = { n: 1n, d: 1n }
const HUNDRED = { n: 100n, d: 1n }
const GROUPS = ["technical", "non-technical"]
const FAILING = new Set(["below-minimum", "verdict-failed", "below-group", "below-overall"])

/* ---------- Fractions of BigInt, always in lowest terms with a positive denominator ---------- */

function fraction(n, d = 1n) {
  let a = n < 0n ? -n : n
  let b = d < 0n ? -d : d
  while (b) [a, b] = [b, a % b]
  const divisor = d < 0n ? -a : a
  return { n: n / divisor, d: d / divisor }
}
const add = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
const subtract = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
const times = (a, b) => fraction(a.n * b.n, a.d * b.d)
const over = (a, b) => fraction(a.n * b.d, a.d * b.n)
const whole = number => fraction(BigInt(number))
const sum = items => items.reduce(add, ZERO)
const ascending = (a, b) => compare(a, b)

export function compare(a, b) {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/* The fraction that "7", "-0.25" or "2/3" stands for; null for any other text. */
export function parse(text) {
  const match = /^(-?)(\d+)(?:\.(\d+)|\/([1-9]\d*))?$/.exec(text)
  if (!match) return null
  const [, sign, digits, decimals = "", divisor] = match
  const n = BigInt(digits + decimals)
  return fraction(sign ? -n : n, divisor ? BigInt(divisor) : 10n ** BigInt(decimals.length))
}

export const format = value => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`)

/* ---------- Result ---------- */

/* The derivation of an evaluation, as `to_plain` of ndp.derive.scoring gives it. */
export function derive(criteria, evaluation) {
  const { quorum, sheets } = count(criteria, evaluation)
  const weights = sum(criteria.criteria.map(criterion => number(criterion.weight)))
  const discussed = new Set((evaluation.discussions || []).map(discussion => discussion.criterion))
  const results = criteria.criteria.map(criterion => {
    const weight = number(criterion.weight)
    const possible = weight.n ? over(times(HUNDRED, weight), weights) : ZERO
    return criterionResult(criteria, criterion, sheets, possible, discussed.has(criterion.id))
  })
  const rule = criteria.pass || {}
  const groups = GROUPS.flatMap(group => {
    const own = results.filter(result => result.criterion.group === group)
    const minimum = (rule.groups || []).findLast(item => item.group === group)
    return own.length ? [totalOf(group, own, minimum && minimum.minimum)] : []
  })
  const overall = totalOf(null, results, rule.overall)
  const reasons = reasonsOf(criteria, results, groups, overall, quorum)
  const open = reasons.some(reason => !FAILING.has(reason.code))
  return {
    outcome: open ? "inconclusive" : reasons.length ? "failed" : "passed",
    criteria: results.map(plainCriterion),
    groups: groups.map(plainTotal),
    overall: plainTotal(overall),
    quorum: { ...quorum, needed_share: format(quorum.needed_share) },
    reasons,
  }
}

const number = text => (text === undefined || text === null ? ZERO : parse(text))
const optional = value => (value === null ? null : format(value))

function count(criteria, evaluation) {
  const members = new Map()
  for (const member of evaluation.members) if (!members.has(member.id)) members.set(member.id, member)
  const handedIn = new Map()
  for (const sheet of evaluation.sheets) if (!handedIn.has(sheet.member)) handedIn.set(sheet.member, sheet)
  const eligible = [...members.values()].filter(member => !member.recused)
  const sheets = eligible.filter(member => handedIn.has(member.id)).map(member => {
    const scores = new Map()
    for (const item of handedIn.get(member.id).scores) {
      if (!scores.has(item.criterion)) scores.set(item.criterion, parse(item.score))
    }
    return { member: member.id, scores }
  })
  const rule = criteria.quorum || { members: 1 }
  const share = rule.share ? parse(rule.share) : ZERO
  const present = sheets.length
  const quorum = {
    appointed: members.size,
    excluded: members.size - eligible.length,
    eligible: eligible.length,
    present,
    needed: rule.members,
    needed_share: share,
    met: present >= rule.members && compare(whole(present), times(share, whole(eligible.length))) >= 0,
  }
  return { quorum, sheets }
}

function criterionResult(criteria, criterion, sheets, possible, discussed) {
  const scores = sheets.map(({ member, scores: given }) => ({ member, score: given.get(criterion.id) ?? null }))
  const given = scores.map(item => item.score).filter(score => score !== null)
  const rule = criteria.combination || { method: "mean" }
  const { low, width } = scaleOf(criterion)
  let combined = null
  let spread = null
  if (given.length && criterion.method === "pass-fail") {
    combined = passes(given) >= votesNeeded(given.length, rule) ? ONE : ZERO
  } else if (given.length) {
    const ordered = [...given].sort(ascending)
    combined = combinedScore(ordered, rule)
    if (width.n) spread = over(times(HUNDRED, subtract(ordered.at(-1), ordered[0])), width)
  }
  const normalised = combined !== null && width.n ? over(subtract(combined, low), width) : null
  return {
    criterion,
    scores,
    combined,
    normalised,
    spread,
    wide: Boolean(criteria.spread) && spread !== null && compare(spread, parse(criteria.spread.limit)) > 0,
    discussed,
    possible,
    contribution: normalised === null ? null : times(possible, normalised),
    below_minimum: combined !== null && criterion.minimum !== undefined && compare(combined, parse(criterion.minimum)) < 0,
  }
}

export function scaleOf(criterion) {
  if (criterion.method === "pass-fail") return { low: ZERO, width: ONE }
  if (!criterion.scale) return { low: ZERO, width: ZERO }
  const low = parse(criterion.scale.min)
  const width = subtract(parse(criterion.scale.max), low)
  return { low, width: width.n > 0n ? width : ZERO }
}

function combinedScore(ordered, rule) {
  if (rule.method === "median") {
    const middle = Math.floor(ordered.length / 2)
    if (ordered.length % 2) return ordered[middle]
    return over(add(ordered[middle - 1], ordered[middle]), whole(2))
  }
  const trim = rule.method === "trimmed-mean" ? rule.trim || 0 : 0
  const kept = ordered.slice(trim, Math.max(trim, ordered.length - trim))
  return kept.length ? over(sum(kept), whole(kept.length)) : null
}

const passes = given => given.filter(score => compare(score, ONE) >= 0).length

function votesNeeded(voters, rule) {
  if (rule.verdicts === "all") return voters
  return rule.verdicts === "two-thirds" ? Math.ceil((2 * voters) / 3) : Math.floor(voters / 2) + 1
}

function totalOf(group, results, minimum) {
  const weighted = results.filter(result => result.possible.n)
  const earned = sum(weighted.map(result => result.contribution || ZERO))
  const possible = sum(weighted.map(result => result.possible))
  return {
    group,
    earned,
    possible,
    percent: possible.n ? over(times(HUNDRED, earned), possible) : null,
    minimum: minimum === undefined ? null : parse(minimum),
    complete: weighted.every(result => result.contribution !== null),
  }
}

/* ---------- Why not passed, and what would have had to differ ---------- */

function reasonsOf(criteria, results, groups, overall, quorum) {
  const reasons = []
  const tell = (code, have, need, criterion = null, group = null, ways = []) => {
    const gap = subtract(need, have)
    const size = gap.n < 0n ? { n: -gap.n, d: gap.d } : gap
    reasons.push({ code, criterion, group, have: format(have), need: format(need), gap: format(size), ways })
  }
  if (criteria.extent === "partial") tell("partial-criteria", ZERO, ZERO)
  const present = whole(quorum.present)
  if (quorum.present < quorum.needed) tell("too-few-members", present, whole(quorum.needed))
  const share = times(quorum.needed_share, whole(quorum.eligible))
  const neededByShare = (share.n + share.d - 1n) / share.d
  if (BigInt(quorum.present) < neededByShare) tell("too-small-share", present, fraction(neededByShare))
  for (const result of results) openReasons(criteria, result, tell)
  for (const result of results) minimumReasons(criteria, result, tell)
  for (const total of [...groups, overall]) {
    if (!total.complete || total.percent === null || total.minimum === null) continue
    if (compare(total.percent, total.minimum) >= 0) continue
    const own = results.filter(result => total.group === null || result.criterion.group === total.group)
    const points = over(times(subtract(total.minimum, total.percent), total.possible), HUNDRED)
    const code = total.group === null ? "below-overall" : "below-group"
    tell(code, total.percent, total.minimum, null, total.group, ways(own, points))
  }
  return reasons
}

function openReasons(criteria, result, tell) {
  const key = result.criterion.id
  const given = result.scores.filter(item => item.score !== null).length
  if (given < result.scores.length) tell("missing-scores", whole(given), whole(result.scores.length), key)
  const trim = criteria.combination && criteria.combination.trim
  if (given && result.combined === null && trim) tell("too-few-scores", whole(given), whole(2 * trim + 1), key)
  if (!result.wide) return
  const limit = parse(criteria.spread.limit)
  if (criteria.spread.then === "rescore") tell("unresolved-spread", result.spread, limit, key)
  else if (!result.discussed) tell("undiscussed-spread", result.spread, limit, key)
}

function minimumReasons(criteria, result, tell) {
  const { criterion } = result
  if (!result.below_minimum) return
  if (criterion.method !== "pass-fail") {
    tell("below-minimum", result.combined, parse(criterion.minimum), criterion.id)
    return
  }
  const given = result.scores.map(item => item.score).filter(score => score !== null)
  const needed = votesNeeded(given.length, criteria.combination || {})
  tell("verdict-failed", whole(passes(given)), whole(needed), criterion.id)
}

function ways(results, points) {
  const found = []
  for (const result of results) {
    if (!result.possible.n || result.normalised === null) continue
    let rise = over(points, result.possible)
    if (result.criterion.method === "pass-fail" && compare(rise, ONE) < 0) rise = ONE
    if (compare(add(result.normalised, rise), ONE) > 0) continue
    const end = add(result.combined, times(rise, scaleOf(result.criterion).width))
    found.push({ rise, way: { criterion: result.criterion.id, start: format(result.combined), end: format(end) } })
  }
  return found.sort((a, b) => compare(a.rise, b.rise)).map(item => item.way)
}

/* ---------- As plain data, and for people ---------- */

function plainCriterion(result) {
  return {
    id: result.criterion.id,
    scores: result.scores.map(({ member, score }) => ({ member, score: optional(score) })),
    combined: optional(result.combined),
    normalised: optional(result.normalised),
    spread: optional(result.spread),
    wide: result.wide,
    discussed: result.discussed,
    possible: format(result.possible),
    contribution: optional(result.contribution),
    below_minimum: result.below_minimum,
  }
}

const plainTotal = ({ group, earned, possible, percent, minimum, complete }) => ({
  group,
  earned: format(earned),
  possible: format(possible),
  percent: optional(percent),
  minimum: optional(minimum),
  complete,
})

/* `value` with `places` decimals, halves to the even neighbour, as ndp.text.format_number writes it. */
export function formatNumber(value, language, places) {
  const size = 10n ** BigInt(places)
  const scaled = (value.n < 0n ? -value.n : value.n) * size
  let units = scaled / value.d
  const rest = 2n * (scaled % value.d)
  if (rest > value.d || (rest === value.d && units % 2n)) units += 1n
  const [group, point] = language === "vi" ? [".", ","] : [",", "."]
  const whole = `${units / size}`
  const first = whole.length % 3 || 3
  const text = [whole.slice(0, first), ...(whole.slice(first).match(/[0-9]{3}/g) ?? [])].join(group)
  const decimals = places ? point + `${units % size}`.padStart(places, "0") : ""
  return (value.n < 0n && units ? "\u2212" : "") + text + decimals
}

/* `value` with as many decimals as it has, at most `places`. */
export function formatShort(value, language, places) {
  for (let least = 0; least < places; least += 1) {
    if ((value.n * 10n ** BigInt(least)) % value.d === 0n) return formatNumber(value, language, least)
  }
  return formatNumber(value, language, places)
}
