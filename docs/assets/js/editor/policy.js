/* Who has to approve what: the rows of the change policy, as the page carries them. */

const general = path => `/${path.map(step => (typeof step === "number" ? "*" : step)).join("/")}`

/* The row whose pattern is that very field, null where it is marked on a field around it or on none. */
export function rowAt(rows, path) {
  return rows.find(row => row.fields.includes(general(path))) ?? null
}

/* The row that a field belongs to. */
export function rowOf(rows, path) {
  const place = general(path)
  const length = row => Math.max(0, ...row.fields.filter(field => `${place}/`.startsWith(`${field}/`)).map(field => field.length))
  const best = rows.reduce((found, row) => (length(row) > length(found) ? row : found), { fields: [] })
  return best.fields.length ? best : null
}

/* The fields that two records (objects of texts) say differently, as a list of { path, row }, each top field once for
   each row. */
export function changes(rows, before, after) {
  const [old, now] = [texts(before), texts(after)]
  const found = new Map()
  for (const place of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(place), now.get(place)]
    if (was && is && JSON.stringify(was.values) === JSON.stringify(is.values)) continue
    const { path } = is ?? was
    const row = rowOf(rows, path)
    const key = `${path[0]} ${rows.indexOf(row)}`
    if (!found.has(key)) found.set(key, { path: path.slice(0, 1), row })
  }
  return [...found.values()]
}

/* Every text of a record by its place, list items taken together. */
function texts(value, path = [], found = new Map()) {
  if (typeof value === "object") {
    const parts = Array.isArray(value) ? value.map((part, place) => [place, part]) : Object.entries(value)
    for (const [step, part] of parts) texts(part, [...path, step], found)
    return found
  }
  const place = general(path)
  if (!found.has(place)) found.set(place, { path, values: [] })
  found.get(place).values.push(value)
  return found
}
