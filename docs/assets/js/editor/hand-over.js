/* What will change, who has to approve it, and the ways to take the file to the forge. */

import { compare, excerpt } from "./diff.js"
import { make } from "./dom.js"
import { changes } from "./policy.js"
import { read, toTexts } from "./tree.js"

const LONGEST_ADDRESS = 6000

export function drawDiff(list, base, text, words) {
  const lines = excerpt(compare(base, text))
  const item = line => {
    if (line === null) return make("li", { className: "ndp-diff__gap" }, make("span", { className: "ndp-vh", textContent: words.texts.left_out }), "⋯")
    const word = { "+": words.texts.line_added, "-": words.texts.line_removed }[line.sign]
    const tag = { "+": "ins", "-": "del", " ": "span" }[line.sign]
    const said = word ? make("span", { className: "ndp-vh", textContent: `${word} ` }) : null
    return make("li", {}, said, make(tag, { textContent: line.text || " " }))
  }
  list.replaceChildren(...(lines.length ? lines.map(item) : [make("li", { textContent: words.texts.no_change })]))
}

export function drawRights(list, editing) {
  const { words, policy, shape } = editing
  const said = []
  if (editing.isNew) said.push({ titles: [words.texts.for_new], row: policy.add })
  else {
    for (const { path, row } of changes(policy.fields, toTexts(read(editing.base)), editing.texts)) {
      const title = words.title(shape.at(path), path)
      const same = said.find(each => each.row === row)
      if (same) same.titles.push(title)
      else said.push({ titles: [title], row })
    }
  }
  const lines = said.map(({ titles, row }) => make("li", {}, make("b", { textContent: `${titles.join(", ")}: ` }), words.rights(row).join(" ")))
  const own = said.some(({ row }) => row && !row.fixed && !row.own) ? [make("li", { textContent: words.texts.approvals_own })] : []
  list.replaceChildren(...(lines.length ? [...lines, ...own] : [make("li", { textContent: words.texts.no_change })]))
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

export function download(path, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }))
  make("a", { href: url, download: path.split("/").at(-1) }).click()
  URL.revokeObjectURL(url)
}

/* Opens the forge's page for the file; gives the name of the text that says what to do there, null where nothing is to. */
export async function send(editing, { newFile, editFile }) {
  const { path, text } = editing
  let name = null
  let address
  if (editing.isNew) {
    address = new URL(newFile)
    address.searchParams.set("filename", path)
    address.searchParams.set("value", text)
    if (address.href.length > LONGEST_ADDRESS) {
      address.searchParams.delete("value")
      name = "too_long"
    }
  } else {
    address = new URL(editFile + path)
    name = "copied_to_forge"
  }
  const copied = name === null || (await copy(text))
  window.open(address, "_blank", "noopener")
  return copied ? name : "not_copied"
}
