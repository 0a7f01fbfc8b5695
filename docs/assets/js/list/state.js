/* What is asked of the list, in the address: a parameter for each filter, and `sort`, `view`, `page`. */

export const read = names => {
  const query = new URLSearchParams(location.search)
  const sort = query.get("sort") || ""
  return {
    choice: Object.fromEntries(names.map(name => [name, query.get(name) || ""])),
    sort: sort.replace(/^-/, ""),
    down: sort.startsWith("-"),
    cards: query.get("view") === "cards",
    page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1),
  }
}

/* The list as it stands without scripts. */
export const isPlain = ({ choice, sort, cards, page }) =>
  !sort && !cards && page === 1 && !Object.values(choice).some(value => value.trim())

export const addressOf = ({ choice, sort, down, cards, page }) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(choice)) if (value) query.set(name, value)
  if (sort) query.set("sort", (down ? "-" : "") + sort)
  if (cards) query.set("view", "cards")
  if (page > 1) query.set("page", page)
  return location.pathname + (query.size ? `?${query}` : "") + location.hash
}
