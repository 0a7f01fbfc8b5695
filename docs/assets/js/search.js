/* Stands on every page and fetches nothing: what searches is fetched when a search field is first used. */
const forms = [...document.querySelectorAll("form[data-ndp-search]")]

for (const form of forms) {
  const start = () => {
    import("./search/box.js").then(({ attach }) => attach(form))
  }
  form.elements.q.addEventListener("focus", start, { once: true })
}

/* On small screens the field is behind a button, which without scripts is a link to the page of the search. */
const [header] = forms
for (const link of document.querySelectorAll("[data-ndp-search-open]")) {
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openField(header)
  })
}

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.closest("input, textarea, select, [contenteditable]")) return
  const all = [...document.querySelectorAll("form[data-ndp-search], form[data-ndp-search-page]")]
  const form = all.reverse().find(one => one.elements.q.offsetParent) || header
  if (!form) return
  event.preventDefault()
  openField(form)
})

function openField(form) {
  if (form === header) form.classList.add("ndp-find--open")
  form.elements.q.focus()
  form.elements.q.select()
}

if (document.querySelector("[data-ndp-results]")) import("./search/page.js").then(({ start }) => start())
