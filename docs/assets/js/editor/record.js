/* The record being edited: its text is the one state, every change is a change of the text. */

import { insertItem, move, remove, setText, setValue } from "./edit.js"
import { read, toData, toTexts } from "./tree.js"

export class Editing {
  /* `base` is the text it began from, empty for a new file; `changed` is called after every change. */
  constructor({ site, info, shape, judge, words, base, text, path, isNew, changed }) {
    Object.assign(this, { info, shape, words, base, text, isNew })
    this.policy = info.policy[words.language]
    this.given = path
    this.judge = judge
    this.names = kind => site.names(kind)
    this.changed = changed
    this.showFaults = () => {}
  }

  get root() {
    return read(this.text)
  }

  get faults() {
    return this.judge(toData(this.root, this.shape))
  }

  get texts() {
    return toTexts(this.root)
  }

  /* The file's path in the repository: the one it was loaded from, else made of what it says. */
  get path() {
    if (this.given) return this.given
    const { folder, depth } = this.info
    const { id = "", platform = "" } = this.texts
    const parts = depth === 0 ? [] : depth === 1 ? [id || "…"] : [platform || "…", id || "…"]
    return `catalogue/${[folder, ...parts].join("/")}.yml`
  }

  #becomes(text) {
    this.text = text
    this.changed()
  }

  set(path, text) {
    this.#becomes(setText(this.text, path, text, this.shape))
  }

  /* Adds or takes away a code of a list of codes, in the order of the schema. */
  tick(path, code, wanted) {
    const { options } = this.shape.at(path).items
    const chosen = path.reduce((value, step) => value?.[step], this.texts) ?? []
    if (!wanted) return this.remove([...path, chosen.indexOf(code)])
    const place = chosen.findIndex(each => options.indexOf(each) > options.indexOf(code))
    return this.insert(path, place < 0 ? chosen.length : place, code)
  }

  insert(path, place, value) {
    this.#becomes(insertItem(this.text, path, place, value, this.shape))
  }

  /* Puts an object with texts to be filled in where nothing is. */
  fill(path, value) {
    this.#becomes(setValue(this.text, path, value, this.shape))
  }

  remove(path) {
    this.#becomes(remove(this.text, path, this.shape))
  }

  move(path, from, to) {
    this.#becomes(move(this.text, path, from, to, this.shape))
  }
}
