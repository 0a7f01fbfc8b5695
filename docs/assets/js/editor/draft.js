/* Work that is not sent yet, kept in this browser: for each file its text and the published one it began from. */

// The drafts belong to the site, whatever folder it is served from.
const PREFIX = `${new URL("../../../", import.meta.url).pathname}.edit:`

/* { text, base } of a file, null where nothing is kept. */
export function keptDraft(file) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + file))
    return typeof kept?.text === "string" && typeof kept.base === "string" ? kept : null
  } catch {
    return null
  }
}

export function keepDraft(file, text, base) {
  try {
    if (text === base) localStorage.removeItem(PREFIX + file)
    else localStorage.setItem(PREFIX + file, JSON.stringify({ text, base }))
  } catch { /* a private window keeps the draft only while it is open */ }
}

export function dropDraft(file) {
  try {
    localStorage.removeItem(PREFIX + file)
  } catch { /* nothing was kept */ }
}

/* The files with a draft. */
export function drafts() {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length)).sort()
  } catch {
    return []
  }
}
