/* The editor's page: opens a file or a new record, keeps the draft, draws the form and what becomes of it. */

import { checker } from "./check.js"
import { make } from "./dom.js"
import { dropDraft, drafts, keepDraft, keptDraft } from "./draft.js"
import { Faults } from "./faults.js"
import { Form } from "./form.js"
import { copy, download, drawDiff, drawRights, send } from "./hand-over.js"
import { Site } from "./load.js"
import { Editing } from "./record.js"
import { reference } from "./reference.js"
import { blank, shapeOf } from "./shape.js"
import { read } from "./tree.js"
import { Words, fill } from "./words.js"
import { written } from "./write.js"

const settings = JSON.parse(document.getElementById("edit-settings").textContent)
const language = document.documentElement.lang === "en" ? "en" : "vi"
const site = new Site(settings)
const PATH = /^catalogue\/([a-z-]+)(?:\/[a-z0-9-]+){0,2}\.yml$/
const WAIT = 200

const part = name => document.querySelector(`[data-edit-${name}]`)
const form = document.querySelector("[data-edit]")

const kindBy = (name, value) => settings.kinds.find(each => each[name] === value)
const kindOfPath = path => kindBy("folder", PATH.exec(path)?.[1])
const kindOfText = text => kindBy("kind", /\/([a-z]+)\.schema\.json/.exec(text)?.[1])

function fail(reason) {
  const failure = part("failure")
  failure.replaceChildren(make("p", { textContent: fill(settings.texts.cannot_open, { reason }) }))
  failure.hidden = false
}

/* ---------- Opening ---------- */

/* `path` is empty for a new record, `base` the text to compare with. */
async function open({ kind, path, base }) {
  const words = new Words(settings, language)
  let info, documents
  try {
    ;[info, documents] = await Promise.all([site.kind(kind), site.schemas(kind)])
  } catch {
    return fail(settings.texts.not_loaded)
  }
  words.english = info.english
  const shape = shapeOf(documents, kind)
  const isNew = base === ""
  const first = isNew ? newText(info, shape) : base
  try {
    read(first)
  } catch (error) {
    return fail(fill(settings.texts.not_yaml, { reason: error.message }))
  }
  const key = path || `${kind}:`
  const draft = keptDraft(key)
  const begin = text => {
    const judge = checker(documents, shape, kind, settings.codes)
    edit({ site, info, shape, judge, words, base, text, path, isNew }, { key, first })
  }
  if (!draft || draft.text === first) return begin(first)
  offer(draft, first, path || fill(settings.texts.new_of_kind, { title: kindBy("kind", kind).title }), begin, () => {
    dropDraft(key)
    begin(first)
  })
}

function newText(info, shape) {
  const lines = Object.entries(blank(shape)).flatMap(([name, value]) => written(`${name}:`, value, 0, shape.child(name)))
  return `${info.header}\n${lines.join("\n")}\n`
}

function offer(draft, first, name, restored, discarded) {
  const holder = part("draft")
  holder.querySelector("p").textContent = fill(settings.texts.draft_of, { file: name })
  part("draft-changed").textContent = draft.base === first ? "" : settings.texts.draft_changed
  holder.hidden = false
  const close = then => () => {
    holder.hidden = true
    then()
  }
  part("restore").addEventListener("click", close(() => restored(draft.text)), { once: true })
  part("discard").addEventListener("click", close(discarded), { once: true })
  part("restore").focus()
}

/* ---------- Editing ---------- */

function edit(given, { key, first }) {
  let waiting = 0
  const update = () => {
    clearTimeout(waiting)
    const count = faults.show()
    part("unready").hidden = !count
    part("path").textContent = editing.path
    drawDiff(part("diff"), editing.base, editing.text, editing.words)
    drawRights(part("rights"), editing)
  }
  const changed = () => {
    keepDraft(key, editing.text, first)
    clearTimeout(waiting)
    waiting = setTimeout(update, WAIT)
  }
  const editing = new Editing({ ...given, changed })
  const drawn = new Form(part("form"), editing)
  const faults = new Faults(editing, drawn, { fields: part("form"), count: part("count"), list: part("faults") })
  editing.showFaults = () => faults.show()
  part("title").replaceChildren(make("h2", { textContent: titleOf(editing) }))
  for (const each of document.querySelectorAll("[data-edit-how]")) each.hidden = (each.dataset.editHow === "new") !== editing.isNew
  form.hidden = false
  drawn.draw()
  update()
  listen(editing, () => {
    editing.text = first
    changed()
    drawn.draw()
    update()
    part("said").textContent = ""
  })
}

/* What is edited: the kind, and what the record is called. */
function titleOf({ info, isNew, texts, words }) {
  const { title } = kindBy("kind", info.kind)
  if (isNew) return words.say("new_of_kind", { title })
  const name = texts.name ?? texts.title
  return [title, name?.[language] ?? name?.vi ?? name?.en ?? texts.id].filter(each => typeof each === "string").join(": ")
}

function listen(editing, undo) {
  const say = name => (part("said").textContent = name ? settings.texts[name] : "")
  form.addEventListener("submit", event => event.preventDefault())
  part("copy").addEventListener("click", async () => say((await copy(editing.text)) ? "copied" : "not_copied"))
  part("download").addEventListener("click", () => download(editing.path, editing.text))
  part("undo").addEventListener("click", undo)
  part("send")?.addEventListener("click", async () => say(await send(editing, settings)))
}

/* ---------- Start ---------- */

const isId = text => /^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(text)

async function openPublished(path) {
  const kind = kindOfPath(path)
  if (!kind) return fail(fill(settings.texts.not_found, { file: path }))
  if (!kind.published) return fail(settings.texts.not_published)
  try {
    await open({ kind: kind.kind, path, base: await site.file(path) })
  } catch {
    fail(fill(settings.texts.not_found, { file: path }))
  }
  return undefined
}

function pathOf(kind, id) {
  const { folder, depth } = kindBy("kind", kind)
  return depth ? `catalogue/${folder}/${id}.yml` : `catalogue/${folder}.yml`
}

function offerWays() {
  const opening = part("open")
  const words = new Words(settings, language)
  let chosen = ""
  const offerEntries = () => {
    const kind = opening.elements.kind.value
    const names = site.names(kind).then(rows => (kind === "legal" ? rows.filter(row => !row[0].includes("/")) : rows))
    const { input, element } = reference(names, "", words, id => (chosen = id))
    chosen = ""
    input.id = "bt-muc"
    part("entry").replaceChildren(part("entry").querySelector("label"), element)
  }
  offerEntries()
  opening.elements.kind.addEventListener("change", offerEntries)
  opening.addEventListener("submit", event => {
    event.preventDefault()
    if (isId(chosen)) location.search = new URLSearchParams({ tep: pathOf(opening.elements.kind.value, chosen) })
    else document.getElementById("bt-muc").focus()
  })
  part("new").addEventListener("submit", event => {
    event.preventDefault()
    location.search = new URLSearchParams({ loai: part("new").elements.kind.value })
  })
  part("file").addEventListener("change", async event => {
    const text = await event.target.files[0]?.text()
    const kind = text && kindOfText(text)
    if (!kind) return text === undefined ? undefined : fail(settings.texts.no_kind)
    part("start").hidden = true
    return open({ kind: kind.kind, path: "", base: text })
  })
  listDrafts()
  part("start").hidden = false
}

function listDrafts() {
  const kept = drafts()
  const holder = part("drafts")
  holder.hidden = !kept.length
  holder.querySelector("ul").replaceChildren(...kept.map(file => {
    const kind = file.endsWith(":") ? file.slice(0, -1) : ""
    const title = kind ? fill(settings.texts.new_of_kind, { title: kindBy("kind", kind)?.title ?? kind }) : file
    const search = new URLSearchParams(kind ? { loai: kind } : { tep: file })
    const drop = make("button", { type: "button", className: "ndp-btn", textContent: settings.texts.remove, aria: { label: `${settings.texts.remove}: ${title}` } })
    drop.addEventListener("click", () => {
      dropDraft(file)
      listDrafts()
    })
    return make("li", {}, make("a", { href: `?${search}`, className: "ndp-break", textContent: title }), " ", drop)
  }))
}

function start() {
  part("wait").remove()
  const asked = new URLSearchParams(location.search)
  const [path, kind, id] = ["tep", "loai", "ma"].map(name => asked.get(name) ?? "")
  if (path) return openPublished(path)
  if (kindBy("kind", kind) && id) return isId(id) ? openPublished(pathOf(kind, id)) : fail(fill(settings.texts.not_found, { file: id }))
  if (kindBy("kind", kind)) return open({ kind, path: "", base: "" })
  return offerWays()
}

start()
