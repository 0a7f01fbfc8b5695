/* The score sheet: keeps what is typed as a draft in this browser, shows the result as it stands, gives the file. */

import { derive } from "./score.js"
import { addMember, emptyDraft, evaluationOf, keepDraft, keptDraft } from "./score-draft.js"
import { criterionField, drawResult, drawTalks, make, memberRow, offer } from "./score-fields.js"
import { lacksOf, nameOfFile, pathOfFile, textOfFile } from "./score-file.js"
import { Words } from "./score-words.js"
import { clean } from "./score-yaml.js"

const form = document.querySelector("[data-score]")
const texts = JSON.parse(document.getElementById("score-texts").textContent)
const language = document.documentElement.lang === "en" ? "en" : "vi"
const FIELDS = ["platform", "product", "criteria", "date", "kind", "body", "document"]
const LONGEST_ADDRESS = 6000

const at = name => form.querySelector(`[data-score-${name}]`)

let site
let draft

const criteriaSet = () => site.criteria.find(each => each.id === draft.criteria)

/* ---------- Drawing ---------- */

function drawMembers() {
  const removable = draft.members.length > 1
  at("members").replaceChildren(...draft.members.map(member => {
    const removed = () => {
      draft.members.splice(draft.members.indexOf(member), 1)
      drawMembers()
      changed()
      drawSheet()
      at("add").focus()
    }
    const row = memberRow(at("member"), member, site.organisations, { texts, language }, changed, removed)
    row.querySelector("[name=remove]").disabled = !removable
    return row
  }))
}

function drawSheet() {
  const criteria = criteriaSet()
  const member = draft.members.find(each => each.id === draft.shown)
  const words = criteria && new Words(texts, language, criteria)
  const fields = criteria ? criteria.criteria.map(criterion => {
    member.scores[criterion.id] ??= {}
    return criterionField(at("criterion"), criterion, member.scores[criterion.id], words, changed)
  }) : []
  at("criteria").replaceChildren(...fields)
}

/* After every change: keeps the draft and brings result and file up to it. */
function changed() {
  if (!draft.members.some(member => member.id === draft.shown)) draft.shown = draft.members[0].id
  keepDraft(draft)
  at("sheet").replaceChildren(...draft.members.map((member, index) => {
    const textContent = clean(member.name) || texts.member.replace("{number}", index + 1)
    return make("option", { value: member.id, textContent })
  }))
  at("sheet").value = draft.shown
  const criteria = criteriaSet()
  at("partial").hidden = !criteria || criteria.extent !== "partial"
  at("partial").textContent = texts.partial
  at("path").textContent = pathOfFile(draft)
  if (!criteria) {
    drawResult(at("outcome"), at("result"), null, { texts })
    at("yaml").value = ""
    return
  }
  const entered = evaluationOf(draft, criteria)
  const result = derive(criteria, entered)
  const words = new Words(texts, language, criteria)
  at("talks").hidden = !drawTalks(at("talks").querySelector("div"), draft, result, words, changed)
  drawResult(at("outcome"), at("result"), result, words)
  at("lacks").replaceChildren(...lacksOf(draft, entered).map(name => make("li", { textContent: texts[name] })))
  at("yaml").value = textOfFile(draft, criteria, entered)
}

function drawAll() {
  draft.platform = offer(form.elements.platform, site.platforms, draft.platform, texts, language)
  draft.criteria = offer(form.elements.criteria, site.criteria, draft.criteria, texts, language)
  for (const name of FIELDS) form.elements[name].value = draft[name]
  drawMembers()
  changed()
  drawSheet()
}

/* ---------- Taking the file away ---------- */

async function copy() {
  try {
    await navigator.clipboard.writeText(at("yaml").value)
    return true
  } catch {
    at("yaml").select()
    return false
  }
}

function download() {
  const url = URL.createObjectURL(new Blob([at("yaml").value], { type: "application/yaml" }))
  make("a", { href: url, download: `${nameOfFile(draft)}.yml` }).click()
  URL.revokeObjectURL(url)
}

async function openForge() {
  const address = new URL(form.dataset.newFile)
  address.searchParams.set("filename", pathOfFile(draft))
  address.searchParams.set("value", at("yaml").value)
  if (address.href.length > LONGEST_ADDRESS) {
    address.searchParams.delete("value")
    at("said").textContent = (await copy()) ? texts.too_long : texts.not_copied
  }
  window.open(address, "_blank", "noopener")
}

/* ---------- Start ---------- */

function listen() {
  for (const name of FIELDS) {
    form.elements[name].addEventListener("input", event => {
      draft[name] = event.target.value
      changed()
      if (name === "criteria") drawSheet()
    })
  }
  at("sheet").addEventListener("input", event => {
    draft.shown = event.target.value
    keepDraft(draft)
    drawSheet()
  })
  at("add").addEventListener("click", () => {
    draft.shown = addMember(draft).id
    drawMembers()
    changed()
    drawSheet()
    at("members").lastElementChild.querySelector("[name=name]").focus()
  })
  at("download").addEventListener("click", download)
  at("copy").addEventListener("click", async () => {
    at("said").textContent = (await copy()) ? texts.copied : texts.not_copied
  })
  if (at("open")) at("open").addEventListener("click", openForge)
  at("clear").addEventListener("click", () => {
    draft = emptyDraft()
    at("notice").hidden = true
    drawAll()
  })
  form.addEventListener("submit", event => event.preventDefault())
}

function fail() {
  const failure = document.querySelector("[data-score-failure]")
  failure.textContent = texts.not_loaded
  failure.hidden = false
}

async function start() {
  document.querySelector("[data-score-wait]").remove()
  try {
    const answer = await fetch(form.dataset.source)
    site = await answer.json()
  } catch {
    fail()
    return
  }
  const kept = keptDraft()
  draft = kept || emptyDraft()
  const asked = new URLSearchParams(location.search)
  draft.platform = asked.get("nen-tang") || draft.platform
  draft.criteria = asked.get("bo") || draft.criteria
  at("notice").textContent = texts.kept
  at("notice").hidden = !kept
  form.hidden = false
  listen()
  drawAll()
}

start()
