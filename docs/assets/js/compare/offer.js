/* Offers platforms to add: of few a choice of all, which the page names; of many those whose names match what is
   typed, from the index of the list of platforms, fetched when it is first needed. */
import { fold } from "../fold.js"

const OFFERED = 8

export const offerOf = (field, add) => (field.matches("select") ? choice(field, add) : finder(field, add))

function choice(select, add) {
  for (const item of document.querySelectorAll("[data-ndp-platforms] > li")) {
    select.append(new Option(item.querySelector("a").textContent, item.dataset.id))
  }
  select.addEventListener("change", () => add(select.value))
  return {
    mark(shown, full) {
      for (const option of select.options) option.disabled = shown.includes(option.value)
      select.value = ""
      select.disabled = full
    },
  }
}

function finder(input, add) {
  const offers = input.nextElementSibling
  let taken = []

  /* A failed attempt is forgotten, so that the next letter tries again. */
  let opened
  const open = () => {
    opened ??= fetch(input.dataset.ndpIndex)
      .then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(({ ids, titles, names }) =>
        ids.map((id, place) => {
          const [title] = [titles[place]].flat()
          return { id, title, text: fold(`${title} ${names[place]}`) }
        })
      )
      .catch(() => {
        opened = undefined
        return []
      })
    return opened
  }

  const button = ({ id, title }) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "ndp-btn", textContent: title })
    made.addEventListener("click", () => add(id))
    const item = document.createElement("li")
    item.append(made)
    return item
  }

  input.addEventListener("input", async () => {
    const typed = input.value
    const words = fold(typed).split(/\s+/).filter(Boolean)
    const all = words.length ? await open() : []
    if (typed !== input.value) return
    const found = all.filter(each => !taken.includes(each.id) && words.every(word => each.text.includes(word)))
    offers.replaceChildren(...found.slice(0, OFFERED).map(button))
  })
  input.addEventListener("focus", open, { once: true })
  return {
    mark(shown, full) {
      taken = shown
      input.value = ""
      input.disabled = full
      offers.replaceChildren()
    },
  }
}
