/* Fetches the index once for a page, however many fields ask for it. */
import { Bodies, SearchIndex } from "./index.js"

const settings = document.querySelector("[data-ndp-index]").dataset
const address = new URL(settings.ndpIndex, document.baseURI)
const top = new URL(settings.ndpTop, document.baseURI)

const read = async (name, options) => {
  const answer = await fetch(new URL(name, address), options)
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`)
  return answer.json()
}

let index = null
let bodies = null

/** The index; fetched again after a failure. Pieces carry checksums in their names, the index does not: it is asked for
    anew, so that it always belongs to the page. */
export const loadIndex = () => {
  index ||= read(address, { cache: "no-cache" }).then(
    data => new SearchIndex(data),
    error => {
      index = null
      throw error
    }
  )
  return index
}

/** What reads the bodies; their pieces are fetched when a query needs them. */
export const bodiesOf = found => {
  bodies ||= new Bodies(found.data.bodies, name => read(name, {}))
  return bodies
}

/** The address of an item, whatever it holds, stays on this site. */
export const hrefOf = (found, item) => new URL(`./${found.path(item)}`, top).href

export const words = { wait: settings.ndpWait, failed: settings.ndpFailed }
