/* Elements; every text goes in as text. */

export const make = (tag, properties = {}, ...children) => {
  const { data = {}, aria = {}, ...rest } = properties
  const element = Object.assign(document.createElement(tag), rest)
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value
  for (const [name, value] of Object.entries(aria)) element.setAttribute(name === "role" ? name : `aria-${name}`, value)
  element.append(...children.filter(child => child !== null))
  return element
}

export const button = (textContent, pressed, properties = {}) => {
  const made = make("button", { type: "button", className: "ndp-btn", textContent, ...properties })
  made.addEventListener("click", pressed)
  return made
}
